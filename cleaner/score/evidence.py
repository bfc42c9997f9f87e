"""What the score looks at: things counted in a bounded sample of a text, and what the findings say of all of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from cleaner.language import languages, words_of
from cleaner.score.tables import DISORDER, FOLLOWERS, FUNCTION_WORDS
from cleaner.score.told import Told

WORD_SAMPLE = 1_600
"""Characters whose words are counted: some 270 words, which tell a share to three points."""
SAMPLE = 8_000
"""Characters whose lines and sentences are looked at: they cost little, and lines differ more than words."""
WINDOWS = 4
"""A sample of a longer text is taken at so many places, evenly spread: top and foot of a page, and twice its middle."""

SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})
"""Languages that write no blanks between words; there a character counts where elsewhere a word does."""
HALF_FULL = 25
"""Characters of a line that counts as half full: items of menus are shorter, verse is longer."""
HALF_FULL_SPACELESS = 10
"""The same where a character is a syllable or a word: translations are some 2.5 times shorter."""

ENDLESS = frozenset({"th", "lo"})
"""Languages that put no mark at the end of a sentence."""

FEWEST_FUNCTION_WORDS = 0.1
"""Below this usual share, as in languages that write such words as endings, their number says nothing of a text."""
COMMONEST = 10
"""How many words are taken for function words where no list of them is known."""

STOPS = ".!?…؟।۔։።"
FULL_WIDTH_STOPS = "。！？"
PARTERS = ".,:;()\"“”«»'’-"
"""Marks that stand at words and are no part of them; the rarer ones are left out, for each costs a pass."""
BEFORE_A_SENTENCE = " \n\t\"“„«»”’'()[]–—-"
"""What may stand between the end of a sentence and the first letter of the next."""

SHORTEST_REPEATED = 20
"""Characters below which a piece may well stand twice: a name, an answer, a refrain's cry."""

LEADS = "ÂÃÎÏÐÑØÙ"
C1_CONTROLS = "".join(map(chr, range(0x80, 0xA0)))
GARBLED = re.compile(
    f"[\N{REPLACEMENT CHARACTER}{C1_CONTROLS}]|[{LEADS}][\xa1-\xbf\u0152-\u0178\u02c6\u02dc\u2018-\u2122]|â€"
)
"""What UTF-8 looks like when it was read as Windows-1252 or Latin-1, and what stands for a lost character."""
GARBLED_HAS = ("\N{REPLACEMENT CHARACTER}", "â€", *LEADS, *C1_CONTROLS)
"""One of these is in all that is garbled: much faster to look for than the pattern."""


class Evidence(NamedTuple):
    """What was counted in a text. `words` and `sentences` are estimated for the whole text; shares are of a sample.

    `function_words`: share of the words; `usual_function_words`: what it is in prose, 0.0 where no list is known;
    `disorder`: pairs of function words that do not follow one another in prose, to all words, above the usual;
    `commonest`: share of the words in which one of the commonest comes again, where no list is known;
    `letters`: share of the characters that belong to words; `begun_oddly`: sentences that begin in lower case;
    `fullness`: how full the lines are; `repeated`: share of the text that stood before;
    `garbled`: places where characters were lost or read in the wrong encoding.
    """

    words: float
    sentences: float
    function_words: float
    usual_function_words: float
    disorder: float
    commonest: float
    letters: float
    begun_oddly: float
    fullness: float
    repeated: float
    garbled: float
    told: Told


class Lexicon(NamedTuple):
    """The words of a language that the score knows, how frequent they usually are, and which follow one another."""

    function_words: frozenset[str] = frozenset()
    usual: float = 0.0
    ordered: frozenset[str] = frozenset()
    pairs: frozenset[tuple[str, str]] = frozenset()
    usual_disorder: float = 0.0


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; none where it has no file, or too few function words to count on."""
    small = words_of(language, "function_words")
    known = small | {word.capitalize() for word in small}
    usual = FUNCTION_WORDS.get(language) or _share_in_own_prose(language, known)
    if usual < FEWEST_FUNCTION_WORDS:
        return Lexicon()
    rows = [line.split() for line in FOLLOWERS.get(language, "").splitlines()]
    pairs = frozenset((row[0], follower) for row in rows for follower in row[1:])
    return Lexicon(known, usual, frozenset(word for row in rows for word in row), pairs, DISORDER.get(language, 0.0))


def _share_in_own_prose(language: str, function_words: frozenset[str]) -> float:
    """Return the share of function words in the prose of a language's file, for one that was never measured."""
    if language not in languages():
        return 0.0
    prose = "\n".join(languages()[language].prose)
    tokens = characters(prose) if language in SPACELESS else words(prose)
    return sum(map(function_words.__contains__, tokens)) / max(1, len(tokens))


def evidence_of(text: str, language: str, told: Told) -> Evidence:
    """Count in `text` what the signals need; the time is bounded however long the text is."""
    sample = windows(text, SAMPLE)
    few = windows(text, WORD_SAMPLE)
    tokens = characters(few) if language in SPACELESS else words(few)
    known = lexicon(language)
    number = max(1, len(tokens))
    whole = len(text) / max(1, len(few))
    ended = sentences(few)
    return Evidence(
        words=len(tokens) * whole,
        sentences=(len(ended) - 1) * whole,
        function_words=sum(map(known.function_words.__contains__, tokens)) / number,
        usual_function_words=known.usual,
        disorder=max(0.0, _disorder(tokens, known) / number - known.usual_disorder),
        commonest=0.0 if known.function_words else _come_again(tokens) / number,
        letters=sum(map(len, tokens)) / max(1, len(few)),
        begun_oddly=sum(map(_begins_oddly, ended[1:])) * whole,
        fullness=_fullness(sample, HALF_FULL_SPACELESS if language in SPACELESS else HALF_FULL),
        repeated=_repeated(sample),
        garbled=_garbled(sample) * len(text) / max(1, len(sample)),
        told=told,
    )


def windows(text: str, most: int) -> str:
    """Return `text`, or where it is longer than `most` characters, stretches of it that are as long together."""
    if len(text) <= most:
        return text
    size = most // WINDOWS
    step = (len(text) - size) // (WINDOWS - 1)
    return "\n".join(text[start : start + size] for start in range(0, step * WINDOWS, step))


def words(sample: str) -> list[str]:
    """Return the words of a sample in a script with blanks."""
    for mark in PARTERS:
        sample = sample.replace(mark, " ")
    return sample.split()


def characters(sample: str) -> list[str]:
    """Return the letters and digits of a sample in a script without blanks."""
    return list(filter(str.isalnum, sample))


def sentences(sample: str) -> list[str]:
    """Return the stretches between the ends of sentences; the first begins before any end."""
    for mark in STOPS:
        if mark in sample:
            sample = sample.replace(mark + "\n", ". ").replace(mark + " ", ". ")
    for mark in FULL_WIDTH_STOPS:
        sample = sample.replace(mark, ". ")
    return sample.split(". ")


def _begins_oddly(sentence: str) -> bool:
    return sentence.lstrip(BEFORE_A_SENTENCE)[:1].islower()


def _disorder(tokens: Sequence[str], known: Lexicon) -> int:
    ordered, pairs = known.ordered, known.pairs
    return sum([a in ordered and b in ordered and (a, b) not in pairs for a, b in pairwise(tokens)]) if pairs else 0


def _come_again(tokens: Sequence[str]) -> int:
    return sum(number - 1 for _, number in Counter(tokens).most_common(COMMONEST))


def _fullness(sample: str, half: int) -> float:
    """Return how full the lines are, weighted by their letters: near 1 for paragraphs, near 0 for a list of words."""
    lengths = Counter(map(len, map(str.strip, sample.split("\n"))))
    total = sum(length * number for length, number in lengths.items())
    missing = sum([number * length / (length + half) for length, number in lengths.items()]) * half
    return 1 - missing / max(1, total)


def _repeated(sample: str) -> float:
    """Return the share of the text that stands in lines or sentences which stood before."""
    pieces = sample.replace("\n", ". ").split(". ")
    if len(set(pieces)) == len(pieces):
        return 0.0
    again = sum((times - 1) * len(piece) for piece, times in Counter(pieces).items() if len(piece) > SHORTEST_REPEATED)
    return again / max(1, len(sample))


def _garbled(sample: str) -> int:
    return len(GARBLED.findall(sample)) if any(map(sample.__contains__, GARBLED_HAS)) else 0
