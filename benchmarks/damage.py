"""Damage done to a clean text on purpose, a share of it at a time, the same in every run."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping, Sequence

Damage = Callable[[str, float, random.Random], str]

SENTENCE_END = re.compile(r"((?<=[.!?…])[ \n]+)")

BOILERPLATE = (
    "Share on Facebook",
    "Leave a comment",
    "Sign up for our newsletter",
    "Read also",
    "Advertisement",
    "Log in | Register",
    "All rights reserved",
    "Home > News > Local",
    "Accept all cookies",
    "Follow us on Twitter",
    "Back to top",
    "Most read",
    "Related articles",
    "Tags: council, budget, roads",
    "Next article",
)


def boilerplate_lines(text: str, share: float, chance: random.Random) -> str:
    """Put lines that sites print between the lines, until so large a share of all words is theirs."""
    lines = text.split("\n")
    missing = len(text.split()) * share / (1 - share)
    while missing > 0:
        line = chance.choice(BOILERPLATE)
        lines.insert(chance.randrange(len(lines) + 1), line)
        missing -= len(line.split())
    return "\n".join(lines)


def mojibake(text: str, share: float, chance: random.Random) -> str:
    """Read the UTF-8 of a share of the sentences as Latin-1."""
    return _sentences(text, share, chance, lambda sentence: sentence.encode("utf-8", "replace").decode("latin-1"))


def lost_characters(text: str, share: float, chance: random.Random) -> str:
    """Replace the middle letter of a share of the words by the sign for a lost character."""
    return _words(text, share, chance, lambda word: word[: len(word) // 2] + "\ufffd" + word[len(word) // 2 + 1 :])


def cut_sentences(text: str, share: float, chance: random.Random) -> str:
    """Take the first or the last third from a share of the sentences."""

    def cut(sentence: str) -> str:
        words = sentence.split(" ")
        third = len(words) // 3
        return " ".join(words[third:] if chance.random() < 1 / 2 else words[: len(words) - third])

    return _sentences(text, share, chance, cut)


def repeated_lines(text: str, share: float, chance: random.Random) -> str:
    """Print lines a second time elsewhere, until a share of all letters is such copies."""
    lines = text.split("\n")
    originals = [line for line in lines if line.strip()]
    missing = len(text) * share / (1 - share)
    while missing > 0:
        line = chance.choice(originals)
        lines.insert(chance.randrange(len(lines) + 1), line)
        missing -= len(line)
    return "\n".join(lines)


def shuffled_words(text: str, share: float, chance: random.Random) -> str:
    """Let a share of the words change places with one another."""
    pieces = re.split(r"(\s+)", text)
    places = [at for at, piece in enumerate(pieces) if piece and not piece.isspace()]
    chosen = chance.sample(places, int(share * len(places)))
    for at, word in zip(chosen, chance.sample([pieces[at] for at in chosen], len(chosen)), strict=True):
        pieces[at] = word
    return "".join(pieces)


def _sentences(text: str, share: float, chance: random.Random, spoil: Callable[[str], str]) -> str:
    pieces = SENTENCE_END.split(text)
    pieces[::2] = _spoilt(pieces[::2], share, chance, spoil)
    return "".join(pieces)


def _words(text: str, share: float, chance: random.Random, spoil: Callable[[str], str]) -> str:
    return "".join(_spoilt(re.findall(r"\s*\S+|\s+", text), share, chance, spoil))


def _spoilt(pieces: Sequence[str], share: float, chance: random.Random, spoil: Callable[[str], str]) -> list[str]:
    chosen = set(chance.sample(range(len(pieces)), round(share * len(pieces))))
    return [spoil(piece) if at in chosen else piece for at, piece in enumerate(pieces)]


DAMAGES: Mapping[str, Damage] = {
    "boilerplate lines": boilerplate_lines,
    "mojibake": mojibake,
    "lost characters": lost_characters,
    "cut sentences": cut_sentences,
    "repeated lines": repeated_lines,
    "shuffled words": shuffled_words,
}
