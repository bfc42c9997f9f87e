"""What the score looks at: things counted in a bounded sample of a text, and what the findings say of all of it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence, Set
from functools import cache
from itertools import compress, count, pairwise
from typing import NamedTuple

from cleaner.language import Prose, languages, measured_prose, words_of
from cleaner.score.told import Told

WORD_SAMPLE = 1_600
"""Characters whose words are counted: some 270 words, which tell a share to three points."""
SAMPLE = 8_000
"""Characters whose lines and sentences are looked at: they cost little, and lines differ more than words."""
WINDOWS = 4
"""A sample of a longer text is taken at so many places, evenly spread: top and foot of a page, and twice its middle."""

SPACELESS = frozenset({"zh", "ja", "th", "lo", "km", "my", "bo"})
"""Languages that write no blanks between words; there a character counts where elsewhere a word does."""
HALF_FULL = 20
"""Characters of a line that counts as half full: items of menus are shorter, verse is longer."""
HALF_FULL_SPACELESS = 8
"""The same where a character is a syllable or a word: translations are some 2.5 times shorter."""

ENDLESS = frozenset({"th", "lo"})
"""Languages that put no mark at the end of a sentence."""

FEWEST_FUNCTION_WORDS = 0.1
"""Below this usual share, as in languages that write such words as endings, their number says nothing of a text."""
OWN_PROSE = 0.7
"""Of the share of function words in a file's own three sentences, what texts of the language surely have: in 17 that
were measured they had 0.8 to 1.3 of it, but Korean news 0.7, and Japanese, which is measured, 0.5."""
COMMONEST = 10
"""How many words are taken for function words where no list of them is known."""

STOPS = "!?…؟।۔։።"
"""Marks that end a sentence before a blank, beside the full stop."""
FULL_WIDTH_STOPS = "。！？"
JOINERS = "'’-"
PARTERS = '.,:;!?…()"“”«»\n'
"""Marks that stand at words and are no part of them; the rarer ones are left out, for each costs a pass."""
BREAK = "|"
"""Stands among the words where one of `PARTERS` stood: what is on both sides of it does not follow one another."""
BEFORE_A_SENTENCE = " \n\t\"“„«»”’'()[]–—-"
"""What may stand between the end of a sentence and the first letter of the next."""

SHORTEST_LAST_WORD = 3
"""Letters of a word that ends a sentence; behind a shorter one the stop is that of an abbreviation."""
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
    `disorder`: function words where none stands in prose, to all words, above what is usual;
    `commonest`: share of the words in which one of the commonest comes again, where no list is known;
    `letters`: share of the characters that belong to words;
    `broken`: sentences that begin with a small letter, or in the middle of another;
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
    broken: float
    fullness: float
    repeated: float
    garbled: float
    told: Told


class Lexicon(NamedTuple):
    """What the score knows of a language.

    Its function words and their usual share; `followers`: which of them follow one in prose, where that was
    measured; `openers`: function words with a capital; how much disorder there usually is.
    """

    function_words: frozenset[str] = frozenset()
    usual: float = 0.0
    starters: frozenset[str] = frozenset()
    followers: Mapping[str, frozenset[str]] = {}
    openers: frozenset[str] = frozenset()
    usual_disorder: float = 0.0


@cache
def lexicon(language: str) -> Lexicon:
    """Return the words of a language; none where it has no file, or too few function words to count on."""
    small = words_of(language, "function_words")
    known = small | {word.capitalize() for word in small}
    prose = measured_prose().get(language) or Prose(_share_in_own_prose(language, known))
    if prose.function_words < FEWEST_FUNCTION_WORDS:
        return Lexicon()
    followers = {word: frozenset(each.split()) for word, each in prose.followers.items()}
    last = frozenset().union(*followers.values()).difference(followers)
    followers |= dict.fromkeys(last, frozenset())
    starters = frozenset(word for word in words_of(language, "starters") if len(word) > 1)
    return Lexicon(known, prose.function_words, starters, followers, known - small, prose.disorder)


def _share_in_own_prose(language: str, function_words: frozenset[str]) -> float:
    """Return the share of function words in the prose of a language's file, for one that was never measured."""
    if language not in languages():
        return 0.0
    prose = "\n".join(languages()[language].prose)
    tokens = characters(prose) if language in SPACELESS else words(prose)
    return OWN_PROSE * sum(map(function_words.__contains__, tokens)) / max(1, len(tokens) - tokens.count(BREAK))


def evidence_of(text: str, language: str, told: Told) -> Evidence:
    """Count in `text` what the signals need; the time is bounded however long the text is."""
    sample = windows(text, SAMPLE)
    few = windows(text, WORD_SAMPLE)
    tokens = characters(few) if language in SPACELESS else words(few)
    known = lexicon(language)
    breaks = tokens.count(BREAK)
    function_words, misplaced = counted(tokens, known)
    number = max(1, len(tokens) - breaks)
    whole = len(text) / max(1, len(sample))
    ends, headless = sentences(sample.replace("\n", " "))
    return Evidence(
        words=(len(tokens) - breaks) * len(text) / max(1, len(few)),
        sentences=ends * whole,
        function_words=function_words / number,
        usual_function_words=known.usual,
        disorder=max(0.0, misplaced / number - known.usual_disorder),
        commonest=0.0 if known.function_words else _come_again(tokens) / number,
        letters=(sum(map(len, tokens)) - breaks) / max(1, len(few)),
        broken=(headless + _endless(sample, known.starters)) * whole,
        fullness=_fullness(sample, HALF_FULL_SPACELESS if language in SPACELESS else HALF_FULL),
        repeated=_repeated(sample),
        garbled=_garbled(sample) * whole,
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
    """Return the words of a sample in a script with blanks, and the breaks between them."""
    for mark in JOINERS:
        sample = sample.replace(mark, " ")
    for mark in PARTERS:
        sample = sample.replace(mark, f" {BREAK} ")
    return sample.split()


def characters(sample: str) -> list[str]:
    """Return the letters and digits of a sample in a script without blanks."""
    return list(filter(str.isalnum, sample))


def sentences(flat: str) -> tuple[int, int]:
    """Return how many sentences end in a text of one line, and how many begin with a small letter.

    Those behind other marks than the full stop do not count as such, for speech goes on with one: “Why?” she asked.
    """
    pieces = flat.split(". ")
    others = sum([flat.count(mark + " ") for mark in STOPS if mark in flat])
    full_width = sum([flat.count(mark) for mark in FULL_WIDTH_STOPS])
    headless = sum([_is_headless(before, piece) for before, piece in pairwise(pieces)])
    return len(pieces) - 1 + others + full_width, headless


def _is_headless(before: str, sentence: str) -> bool:
    """Tell whether a sentence begins with a small letter, and not behind an abbreviation like `p.`."""
    return sentence.lstrip(BEFORE_A_SENTENCE)[:1].islower() and " " not in before[-SHORTEST_LAST_WORD:]


def _endless(sample: str, starters: Set[str]) -> int:
    """Return how often a word that opens sentences stands with its capital right behind a word in small letters."""
    tokens = sample.replace("\n", f" {BREAK} ").split()
    places = compress(count(), map(starters.__contains__, tokens))
    return sum([tokens[place - 1][-1].islower() for place in places if place])


def counted(tokens: Sequence[str], known: Lexicon) -> tuple[int, int]:
    """Return how many function words there are, and how many of them stand where none does.

    Such a one follows another that it never follows, or has a capital in the middle of a sentence.
    """
    function_words, followers, openers = known.function_words, known.followers, known.openers
    number = misplaced = 0
    before, after = "", None
    for token in tokens:
        expected, after = after, None
        if token in function_words:
            number += 1
            after = followers.get(token)
            if after is None:
                misplaced += token in openers and before.islower()
            elif expected is not None:
                misplaced += token not in expected
        before = token
    return number, misplaced if followers else 0


def _come_again(tokens: Sequence[str]) -> int:
    counts = Counter(tokens)
    del counts[BREAK]
    return sum(number - 1 for _, number in counts.most_common(COMMONEST))


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
