"""The signals of the score: each looks at the evidence and says how good the text is in one respect, and why.

Every signal is a smooth function of shares of the text, so that no single word can tip it.
"""

from __future__ import annotations

from collections.abc import Callable
from math import exp
from typing import NamedTuple

from cleaner.model import LanguageGuess
from cleaner.score.evidence import ENDLESS, SPACELESS, Evidence

DAMAGE = 4.0
"""A lost or garbled character spoils the clause around it, some four words."""
CLEAR = 2.0
"""Half of the usual function words settle the language: no other has so many of them by chance."""
FORGIVING = 3
"""Power of the share of function words that is missing: a medical article lacks half of them, a menu four fifths."""
COMMONEST_AGAIN = 0.08
"""Share of 270 words of prose that are one of the ten commonest again: less in agglutinating languages only."""
USUAL_SENTENCE = 20
"""Words to a sentence: the median of the news measured is 18 to 24 in European languages."""
LONG_SENTENCE = 80
"""Words to a sentence at which its signal halves; one in a hundred clean texts is above, long lists are."""
LONGER = 2.0
"""A sentence has about twice as many characters in Chinese or Japanese as words in European languages."""
DISORDER = 0.15
"""Misplaced function words to all words at which the signal halves: in fully shuffled text they are about so many."""
USUAL_LETTERS = 0.78
"""Share of the characters that words make up in clean text: 0.76 to 0.82 in nine of ten."""

Judge = Callable[[Evidence, LanguageGuess], tuple[float, str]]


class Kind(NamedTuple):
    """A kind of signal: its name, the most it can take from the score alone (0 to 1), and how it is judged."""

    name: str
    weight: float
    judge: Judge


def noise_left(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Noise that was found and stayed: 1 minus its share of the text."""
    share = min(1.0, evidence.told.noise)
    return 1 - share, f"{share:.1%} of the text was found to be noise and stayed" if share else "no noise was found"


def fragments(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Broken sentences, found by rules and by their first letters: 1 minus their share of all sentences.

    One that both find counts twice: it is the surer for that.
    """
    number = evidence.told.fragments + evidence.broken
    whole = max(1.0, evidence.words / USUAL_SENTENCE)
    broken = f"{number:.0f} broken sentence" + ("s" if round(number) != 1 else "")
    because = f"{broken} for about {whole:.0f} whole ones"
    return whole / (whole + number), because if number else "no broken sentence was found"


def encoding_damage(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Characters lost or garbled: every such place spoils its clause."""
    number = max(evidence.told.damaged, evidence.garbled)
    because = f"{number:g} damaged places among about {evidence.words:.0f} words"
    return exp(-DAMAGE * number / (number + evidence.words)), because if number else "no damaged character was found"


def repetition(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Text that stands twice: 1 minus its share."""
    share = min(1.0, max(evidence.repeated, evidence.told.repeated))
    return 1 - share, f"{share:.1%} of the text stood before" if share else "nothing stands twice"


def language_certainty(evidence: Evidence, language: LanguageGuess) -> tuple[float, str]:
    """How surely the text is in its language: by its function words, else by what decided; less the foreign lines."""
    sure = max(language.share, min(1.0, CLEAR * _support(evidence)))
    because = f"{language.language}, {sure:.0%} sure by {language.decided_by}"
    if evidence.told.foreign:
        because += f"; {evidence.told.foreign:.1%} of the text is in another"
    return sure * (1 - min(1.0, evidence.told.foreign)), because


def function_words(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Words without content of their own hold prose together; lists, menus and tables hardly have any."""
    missing = max(0.0, 1 - _support(evidence)) ** FORGIVING
    if not evidence.usual_function_words:
        return 1 - missing, "the language has no list of function words; its commonest words were counted"
    usual = evidence.usual_function_words
    return 1 - missing, f"{evidence.function_words:.0%} of the words are function words; usual: {usual:.0%}"


def sentences(evidence: Evidence, language: LanguageGuess) -> tuple[float, str]:
    """Prose ends its sentences; lists and menus go on without a stop."""
    if language.language in ENDLESS:
        return 1.0, "the language marks no ends of sentences"
    length = evidence.words / (evidence.sentences + 1) / (LONGER if language.language in SPACELESS else 1)
    return 1 / (1 + (length / LONG_SENTENCE) ** 2), f"{length:.0f} words to a sentence"


def word_order(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Function words follow one another in few ways; where they do in others, words were lost or mixed up."""
    because = f"{evidence.disorder:.1%} of the words follow a word they do not go with"
    return 1 / (1 + evidence.disorder / DISORDER), because


def full_lines(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Prose fills its lines; menus, tables and word lists do not."""
    return evidence.fullness, f"the lines are {evidence.fullness:.0%} as full as those of long paragraphs"


def letters(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """Prose is made of words; bullets, rules, markup and white space are not."""
    return min(1.0, evidence.letters / USUAL_LETTERS), f"{evidence.letters:.0%} of the characters belong to words"


def share_removed(evidence: Evidence, _language: LanguageGuess) -> tuple[float, str]:
    """The more was taken, the likelier something of the article went with it."""
    share = min(1.0, evidence.told.removed)
    return 1 - share, f"{share:.1%} of the raw text was taken out"


def _support(evidence: Evidence) -> float:
    """Return the share of function words against the usual one of the language: about 1 for prose."""
    if not evidence.usual_function_words:
        return evidence.commonest / COMMONEST_AGAIN
    return evidence.function_words / evidence.usual_function_words


KINDS = (
    Kind("noise-left", 0.95, noise_left),
    Kind("fragments", 0.6, fragments),
    Kind("encoding-damage", 0.9, encoding_damage),
    Kind("repetition", 0.7, repetition),
    Kind("language", 0.3, language_certainty),
    Kind("function-words", 0.5, function_words),
    Kind("sentences", 0.15, sentences),
    Kind("word-order", 0.5, word_order),
    Kind("full-lines", 0.4, full_lines),
    Kind("letters", 0.6, letters),
    Kind("share-removed", 0.35, share_removed),
)
"""The weights are round numbers under which most articles score above their pages and the medians of one kind of text
lie closest together over languages. They were compared on documents with even numbers; `benchmarks/README.md` has the
figures of the odd ones."""
