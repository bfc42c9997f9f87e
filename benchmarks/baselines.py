"""What others do with the same lines: nothing, C4's line rules, jusText. Each takes a text and its language."""

from __future__ import annotations

import html
import importlib.util
from collections.abc import Callable, Mapping

Clean = Callable[[str, str], str]

END_MARKS = (".", "?", "!", '"', "”", "»", "。", "？", "！", "؟")
"""C4 asks for the first four; the others keep the comparison fair beyond English."""
FEWEST_WORDS = 5
"""C4's own number."""
POLICY = (
    "terms of use",
    "privacy policy",
    "cookie policy",
    "uses cookies",
    "use of cookies",
    "use cookies",
)
"""C4's own list."""

STOPLISTS = {
    "ar": "Arabic",
    "de": "German",
    "el": "Greek",
    "en": "English",
    "es": "Spanish",
    "fa": "Persian",
    "fr": "French",
    "hr": "Croatian",
    "it": "Italian",
    "nl": "Dutch",
    "pl": "Polish",
    "pt": "Portuguese",
    "ru": "Russian",
}


def keep_all(text: str, _language: str) -> str:
    """Return the text as it is."""
    return text


def c4_lines(text: str, _language: str) -> str:
    """Return the lines that C4's rules keep: an end mark, five words, no script, no policy."""
    return "\n".join(line for line in text.split("\n") if _kept_by_c4(line.strip()))


def _kept_by_c4(line: str) -> bool:
    lower = line.lower()
    if "javascript" in lower or any(words in lower for words in POLICY):
        return False
    spaced = line.isascii() or " " in line
    return line.endswith(END_MARKS) and (len(line.split()) >= FEWEST_WORDS or not spaced)


def justext_lines(text: str, language: str) -> str:
    """Return the lines that jusText calls good when each is a paragraph of a page."""
    import justext

    page = "".join(f"<p>{html.escape(line)}</p>" for line in text.split("\n") if line.strip())
    if not page:
        return ""
    if language in STOPLISTS:
        paragraphs = justext.justext(page, justext.get_stoplist(STOPLISTS[language]))
    else:
        paragraphs = justext.justext(page, frozenset(), stopwords_low=0, stopwords_high=0)
    return "\n".join(paragraph.text for paragraph in paragraphs if not paragraph.is_boilerplate)


def baselines() -> Mapping[str, Clean]:
    """Return the baselines that are installed, by name."""
    known: dict[str, Clean] = {"keep all": keep_all, "C4 line rules": c4_lines}
    if importlib.util.find_spec("justext"):
        known["jusText on lines"] = justext_lines
    return known
