"""One input of a run: where its bytes are, how it is called in the run, and where its result goes."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from cleaner.model import Extractor
from cleaner.reading.inner_names import plain
from cleaner.reading.readers import not_read, read, read_bytes, suffix_of
from cleaner.reading.reading import Reading
from cleaner.reading.record_files import holds_many
from cleaner.writing.places import AUDIT_FOLDER, MANIFEST, SCORES

PLAIN = ".txt"

LEFT_BEHIND = (AUDIT_FOLDER, MANIFEST, SCORES)
"""What a run leaves in the folder of its results, and what together lies hardly in another."""
EARLIER_RESULTS = "a folder with the results of an earlier run"


@dataclass(frozen=True)
class Source:
    """An input: where its bytes are, its name in the run, and why it is not to be read, if it is not.

    `relative` is the path below the folder of the run, with "/"; a single file has its own name. With a `problem`
    the input has failed, with `skip` it is passed over; both are plain words. What lies in an archive brings its
    `data`; `size` is in bytes, 0 when unknown.
    """

    path: Path
    relative: str
    problem: str | None = None
    skip: str | None = None
    size: int = 0
    data: bytes | None = field(default=None, repr=False)


def read_source(source: Source, name: str, extractor: Extractor) -> Reading:
    """Return the document `name` that an input holds.

    Raises Unreadable, with a reason in plain words, whatever is wrong.
    """
    if source.data is None:
        return read(source.path, name, extractor=extractor)
    return read_bytes(source.data, name, suffix_of(source.relative), extractor=extractor)


def result_path(relative: str) -> str:
    """Return the path of the result of an input: that of the input for plain text and for what holds many documents
    (a folder, for an archive), else with `.txt` behind it: `a/b.html.txt` for `a/b.html`.
    """
    return relative if suffix_of(relative) == PLAIN or holds_many(relative) else relative + PLAIN


def clashes(relatives: Iterable[str]) -> dict[str, list[str]]:
    """Return the results that two or more of the inputs share, with these inputs."""
    sharing: dict[str, list[str]] = {}
    for relative in relatives:
        sharing.setdefault(result_path(plain(relative)), []).append(relative)
    return {result: inputs for result, inputs in sharing.items() if len(inputs) > 1}


def rivals(relatives: Collection[str]) -> dict[str, str]:
    """Return, for those of a folder's inputs whose result is another's too, the problem in words."""
    read = [relative for relative in relatives if not not_read(relative)]
    return {
        relative: f"its result would be {result}, as that of {', '.join(name for name in inputs if name != relative)}"
        for result, inputs in clashes(read).items()
        for relative in inputs
    }
