"""Other tools that do a part of the work, where they are installed. Each takes the texts as bytes."""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Mapping, Sequence

from benchmarks.baselines import justext_lines

Peer = Callable[[Sequence[bytes]], None]


def ftfy_alone(pages: Sequence[bytes]) -> None:
    """Repair the encoding of every text as ftfy does by default."""
    from ftfy import fix_text

    for page in pages:
        fix_text(page.decode("utf-8", "surrogatepass"))


def justext_on_lines(pages: Sequence[bytes]) -> None:
    """Let jusText, without a word list, judge every line."""
    for page in pages:
        justext_lines(page.decode("utf-8", "replace"), "und")


def langdetect_unbounded(pages: Sequence[bytes]) -> None:
    """Let langdetect look at the whole of every text."""
    from langdetect import LangDetectException, detect

    for page in pages:
        try:
            detect(page.decode("utf-8", "replace"))
        except LangDetectException:
            continue


def peers() -> Mapping[str, Peer]:
    """Return the tools that are installed, by name."""
    known = {
        "ftfy": ("ftfy alone", ftfy_alone),
        "justext": ("jusText on lines", justext_on_lines),
        "langdetect": ("langdetect on whole texts", langdetect_unbounded),
    }
    return {name: peer for package, (name, peer) in known.items() if importlib.util.find_spec(package)}
