"""A linter for the files in `languages/`: it tells a wrong phrase before that does harm."""

from __future__ import annotations

import re
import re._constants as kind
import re._parser as parser
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby

from cleaner.catalogue import catalogue
from cleaner.language import EVERYWHERE, Language, Phrase
from cleaner.text.characters import SCRIPT_BLOCKS
from cleaner.text.folding import folded
from cleaner.text.hearts import NoHeart, anatomy
from cleaner.text.sentences import has_end
from tests.likeness import shares_word

WIDEST_REPEAT = 80
LONGEST_ADDRESS = 200
"""`\\S` may go so far: what has no blank in it is no prose."""
MOST_GAPS = 2
SHORTEST_HEART = 4
"""Letters that every match must hold: a shorter string stands in prose by chance."""
SHORTEST_HEART_WITHOUT_SPACES = 2
"""The same where a character is a syllable or a word."""
WITHOUT_SPACES = {"zh", "ja", "ko"}
SENTENCES = 2

SCRIPTS = {script for script, _, _ in SCRIPT_BLOCKS}
WORD_FIELDS = ("function_words", "starters", "never_last", "one_letter_words", "before_titles", "abbreviations")

REPEATS = {kind.MAX_REPEAT, kind.MIN_REPEAT}
ALLOWED = REPEATS | {kind.LITERAL, kind.IN, kind.BRANCH, kind.SUBPATTERN, kind.ANY, kind.NOT_LITERAL}
IN_CLASS = {kind.LITERAL, kind.RANGE, kind.NEGATE}
NO_BLANK = list(parser.parse(r"\S"))
CATEGORIES = {kind.CATEGORY_DIGIT, kind.CATEGORY_NOT_SPACE}


def complaints(language: Language) -> list[str]:
    """Return what is wrong with a language file, each in a sentence that begins with the place."""
    own = list(_about_writing(language)) + list(_about_order(language.phrase))
    return own + [
        f"{phrase.rule} {phrase.match!r}: {wrong}"
        for phrase in language.phrase
        for wrong in (*_about_phrase(phrase, language), *about_pattern(phrase.match, language.code))
    ]


def _about_writing(language: Language) -> Iterator[str]:
    if language.code != EVERYWHERE and language.script not in SCRIPTS:
        yield f"script: {language.script!r} is none of {', '.join(sorted(SCRIPTS))}"
    if language.code != EVERYWHERE and len(language.prose) < SENTENCES:
        yield f"prose: {SENTENCES} sentences are asked for, {len(language.prose)} given"
    for sentence in language.prose:
        if not has_end(sentence):
            yield f"prose: {sentence!r} does not end like a sentence"
    for field in ("spaced_before", "spaced_after"):
        if any(mark.isalnum() or mark.isspace() for mark in getattr(language, field)):
            yield f"{field}: only marks, without anything between them"
    yield from _about_titles(language.link_titles)
    for field in WORD_FIELDS:
        yield from _about_words(field, getattr(language, field).split())


def _about_titles(titles: Sequence[str]) -> Iterator[str]:
    for title, times in Counter(titles).items():
        if times > 1 or title != title.lower():
            yield f"link_titles: {title!r} stands there twice, or is not in lower case"


def _about_words(field: str, words: Sequence[str]) -> Iterator[str]:
    for word, times in Counter(words).items():
        if times > 1:
            yield f"{field}: {word!r} stands there {times} times"
        wrong = _about_word(field, word)
        if wrong:
            yield f"{field}: {word!r} {wrong}"


def _about_word(field: str, word: str) -> str:
    if field in ("function_words", "never_last", "one_letter_words", "before_titles") and word != word.lower():
        return "is not in lower case"
    if field == "starters" and word[0].lower() == word[0] != word[0].upper():
        return "does not begin with a capital"
    if field == "one_letter_words" and len(word) != 1:
        return "is not one letter"
    if field == "abbreviations" and word.endswith("."):
        return "is written with its last stop; leave that out"
    return ""


def _about_order(phrases: tuple[Phrase, ...]) -> Iterator[str]:
    groups = Counter(rule for rule, _ in groupby(phrase.rule for phrase in phrases))
    for rule, times in groups.items():
        if times > 1:
            yield f"{rule}: its phrases stand in {times} places; put them together"
    same = Counter((phrase.rule, folded(phrase.match), phrase.stands) for phrase in phrases)
    for (rule, match, stands), times in same.items():
        if times > 1:
            yield f"{rule} {match!r}: stands there {times} times as {stands!r}"


def _about_phrase(phrase: Phrase, language: Language) -> Iterator[str]:
    if phrase.rule not in catalogue():
        yield f"there is no rule {phrase.rule!r}"
    if not phrase.seen.strip():
        yield "seen does not say where"
    yield from _about_examples("noise", phrase.noise)
    yield from _about_examples("kept", phrase.kept)
    common = language.word_set("function_words")
    only_common = not shares_word(" ".join(phrase.noise), phrase.noise, common)
    for text in phrase.kept:
        if not shares_word(text, phrase.noise, frozenset() if only_common else common):
            yield f"kept {text!r} is hollow: it shares no word with the noise"


def _about_examples(field: str, examples: Sequence[str]) -> Iterator[str]:
    if not examples:
        yield f"{field} has no example"
    if len(set(examples)) < len(examples):
        yield f"{field} says the same twice"
    if any(not text.strip() or "\n" in text for text in examples):
        yield f"{field}: each example is one line with words"


def about_pattern(match: str, code: str) -> Iterator[str]:
    """Yield what is wrong with a pattern: it must be of linear time, and hold a string that prose seldom has."""
    try:
        items = parser.parse(match)
    except re.error as error:
        yield f"no regular expression: {error}"
        return
    yield from dict.fromkeys(_about_items(items, in_repeat=False))
    gaps = _most_gaps(items)
    if gaps > MOST_GAPS:
        yield f"{gaps} gaps `.{{0,N}}` in a row, {MOST_GAPS} at most"
    try:
        shortest = min(anatomy(match).hearts, key=len)
    except NoHeart:
        yield "no string stands in everything that it matches"
        return
    needed = SHORTEST_HEART_WITHOUT_SPACES if code in WITHOUT_SPACES else SHORTEST_HEART
    if len(shortest) < needed:
        yield f"the string {shortest!r} is shorter than {needed} letters; prose would trip on it"


def _about_items(items: object, in_repeat: bool) -> Iterator[str]:
    for operator, argument in items:
        if operator not in ALLOWED:
            yield f"{_name(operator)} is not allowed: literals, groups, alternatives, classes and bounded repeats are"
        elif operator is kind.ANY and not in_repeat:
            yield "a lone `.` is not allowed; write the letter, or `.{0,N}`"
        elif operator is kind.IN:
            yield from _about_class(argument)
        elif operator in REPEATS:
            yield from _about_repeat(*argument, in_repeat)
        else:
            for inner in _inside(operator, argument):
                yield from _about_items(inner, in_repeat)


def _inside(operator: object, argument: object) -> list[object]:
    """Return the sequences of items that an item holds."""
    if operator is kind.BRANCH:
        return list(argument[1])
    if operator is kind.SUBPATTERN:
        return [argument[3]]
    return [argument[2]] if operator in REPEATS else []


def _about_class(members: object) -> Iterator[str]:
    for member, argument in members:
        if member not in IN_CLASS and not (member is kind.CATEGORY and argument in CATEGORIES):
            yield f"{_name(argument)} is not allowed in a class: letters, ranges, \\d and \\S are"


def _about_repeat(least: int, most: int, inner: object, in_repeat: bool) -> Iterator[str]:
    if most is kind.MAXREPEAT:
        yield f"a repeat without an end; write {{{least},N}}"
    elif most > (LONGEST_ADDRESS if list(inner) == NO_BLANK else WIDEST_REPEAT):
        yield f"a repeat up to {most}; {WIDEST_REPEAT} at most, {LONGEST_ADDRESS} of \\S"
    is_optional = most == 1
    if not is_optional and (in_repeat or _holds_repeat(inner)):
        yield "a repeat within a repeat"
    yield from _about_items(inner, in_repeat or not is_optional)


def _holds_repeat(items: object) -> bool:
    return any(
        operator in REPEATS or any(map(_holds_repeat, _inside(operator, argument))) for operator, argument in items
    )


def _most_gaps(items: object) -> int:
    """Return how many repeats of any letter one match can go through."""
    return sum(_gaps(operator, argument) for operator, argument in items)


def _gaps(operator: object, argument: object) -> int:
    own = operator in REPEATS and argument[1] > 1 and argument[2][0][0] in (kind.ANY, kind.NOT_LITERAL)
    return own + max(map(_most_gaps, _inside(operator, argument)), default=0)


def _name(operator: object) -> str:
    return str(operator).replace("_", " ").lower()
