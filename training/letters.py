"""The tables of characters: `python -m training.letters` writes `cleaner/page/letters.npz`."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np

from cleaner.page.letters import CODES, DIGIT, LETTER, LOWER, MARK, OTHER, SPACE, UPPER, WHOLE

FILE = Path(__file__).parent.parent / "cleaner" / "page" / "letters.npz"

KINDS = {
    **dict.fromkeys(("Lu", "Lt"), UPPER),
    "Ll": LOWER,
    **dict.fromkeys(("Lo", "Lm", "Mn", "Mc", "Me"), LETTER),
    **dict.fromkeys(("Nd", "Nl", "No"), DIGIT),
    **dict.fromkeys(("Zs", "Zl", "Zp"), SPACE),
    **dict.fromkeys(("Pc", "Pd", "Ps", "Pe", "Pi", "Pf", "Po", "Sm", "Sc", "Sk", "So"), MARK),
}
"""What the categories of Unicode are; all others (controls, unassigned) are OTHER."""

WHOLE_WORDS = ((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF), (0x3040, 0x30FF), (0x3400, 0x9FFF))
"""Scripts without blanks between words, as `cleaner.text.words` has them."""


def kinds() -> np.ndarray:
    """Return the kind of every character."""
    found = [KINDS.get(unicodedata.category(chr(code)), OTHER) for code in range(CODES)]
    table = np.array(found, dtype=np.uint8)
    for first, last in WHOLE_WORDS:
        part = table[first : last + 1]
        part[(part != OTHER) & (part != MARK)] = WHOLE
    table[[ord(blank) for blank in "\t\n\v\f\r"]] = SPACE
    return table


def lower_by() -> np.ndarray:
    """Return how far the code of every character's small letter is off, 0 where there is none or more than one."""
    smalls = (chr(code).lower() for code in range(CODES))
    return np.array([ord(low) - code if len(low) == 1 else 0 for code, low in enumerate(smalls)], dtype=np.int32)


if __name__ == "__main__":
    np.savez_compressed(FILE, kind=kinds(), lower_by=lower_by())
