"""Any text through all stages: replay, undo and stable hold, whatever it is.

`python fuzz/pipeline.py -max_total_time=60`, with `pip install cleaner[fuzz]`.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path


def obeys(text: str, page: bool = False) -> None:
    """Clean a text, or a page. Raises AssertionError where a law does not hold."""
    from cleaner import clean, clean_html
    from cleaner.edits import applied, apply

    cleaned = clean_html(text) if page else clean(text)
    replayed = cleaned.raw
    for step in cleaned.steps:
        replayed = apply(replayed, applied(step.findings))
    assert replayed == cleaned.text, "replay"
    assert cleaned.undo() == cleaned.raw, "undo"
    assert page or cleaned.raw == text, "raw"
    assert clean(cleaned.text).text == cleaned.text, "stable"


def one_input(data: bytes) -> None:
    """Take the first byte for what it is, a text or a page, and the others for UTF-8, as far as they are."""
    obeys(data[1:].decode("utf-8", "surrogateescape"), page=bool(data[:1]) and data[0] % 4 == 0)


def _seeded(folder: Path) -> None:
    """Write the noise of all rules and the pages of the samples as inputs to begin with."""
    sys.path.insert(0, str(Path(__file__).parent.parent))
    from cleaner.catalogue import catalogue
    from fuzz.samples import PAGE, TEXT

    for name, rule in catalogue().items():
        said = TEXT + "\n".join((*rule.noise, *rule.kept))
        (folder / name).write_bytes(b"\1" + said.encode("utf-8", "surrogatepass"))
    (folder / "page").write_bytes(b"\0" + PAGE.encode())


def main() -> None:
    """Fuzz."""
    import atheris

    with atheris.instrument_imports(include=["cleaner"]):
        import cleaner
        import cleaner.cleaning  # noqa: F401
    with tempfile.TemporaryDirectory() as corpus:
        _seeded(Path(corpus))
        atheris.Setup([*sys.argv, corpus], one_input)
        atheris.Fuzz()


if __name__ == "__main__":
    main()
