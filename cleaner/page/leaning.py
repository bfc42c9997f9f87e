"""The function words of a language, as hashes: how far the words of a unit lean on them."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from cleaner.language import words_of as words_of_language
from cleaner.page.letters import codes, words_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@cache
def leaning(language: str) -> NDArray[np.uint64]:
    """Return the hashes of the function words of a language in order; none where the language has no file."""
    import numpy as np

    return np.unique(words_of(codes(" ".join(sorted(words_of_language(language, "function_words"))))).hash)
