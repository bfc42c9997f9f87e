"""Importing the cleaner, and cleaning a plain text, loads nothing heavy."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

HEAVY = {"trafilatura", "langdetect", "ftfy", "bs4", "lxml", "rich", "chardet", "click", "numpy"}
PIPELINES = {"pyarrow", "ray", "datasets", "pyspark", "datatrove", "pandas"}

SHORT_TEXT = (
    "The council has decided that the old mill will be open to the public in the summer.\n"
    "It was not clear who would pay for the repair of the roof, but the mayor said that she was sure of it.\n"
)


def loaded_by(code: str) -> set[str]:
    """Return the top-level packages that a fresh interpreter has loaded after running `code`."""
    code += "\nimport json, sys; print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    done = subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize(
    "code",
    [
        "import cleaner",
        "from cleaner import Cleaner, Settings; Cleaner(Settings())",
        f"import cleaner; assert cleaner.clean({SHORT_TEXT!r}).language.language == 'en'",
    ],
    ids=["import", "a cleaner", "a short text"],
)
def test_nothing_heavy_is_loaded(code: str) -> None:
    assert loaded_by(code) & (HEAVY | PIPELINES) == set()


def test_the_bare_import_loads_nothing_of_others() -> None:
    without = loaded_by("")
    assert loaded_by("import cleaner") - without - set(sys.stdlib_module_names) == {"cleaner"}


@pytest.mark.parametrize("engine", ["ray", "datasets", "spark"])
def test_a_step_needs_no_more_than_arrow(engine: str) -> None:
    """A process that works for an engine imports the module again, and often nothing else of the engine."""
    pytest.importorskip("pyarrow")
    assert loaded_by(f"import cleaner.integrations.{engine}") & PIPELINES == {"pyarrow"}


def test_a_page_needs_no_trafilatura_unless_it_is_asked() -> None:
    page = "<nav>Home</nav><p>The council has decided that the old mill will be open to the public in the summer.</p>"
    code = f"import cleaner; cleaner.clean_html({page!r}, settings=cleaner.Settings(extractor=%r))"
    assert loaded_by(code % "page-model") & {"trafilatura", "bs4", "lxml"} == set()
    assert "trafilatura" in loaded_by(code % "trafilatura")
