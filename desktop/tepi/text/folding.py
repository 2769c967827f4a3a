"""Words compared without capitals and accents: "cafe" is found in "CAFÉ".

Accents are the marks on Latin, Greek and Cyrillic letters and the vowel points of Hebrew and Arabic. In
other scripts a mark makes another letter, as in Japanese か and が or in Thai, and stays.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left
from itertools import accumulate

# Unicode's blocks of combining marks, and the points of Hebrew and Arabic.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff]"
)


class _Signs(dict[int, str]):
    """What each sign is folded to, found once."""

    def __missing__(self, point: int) -> str:
        spread = unicodedata.normalize("NFKD", chr(point).casefold())
        bare = _ACCENTS.sub("", spread)
        folded = self[point] = unicodedata.normalize("NFKC", bare.casefold())
        return folded


_SIGNS = _Signs()


def fold(text: str) -> str:
    """The text as it is compared: without capitals, accents or other marks above and below letters.

    Each sign is folded by itself (Unicode's case folding, then compatibility decomposition without
    accents), so that a part of a folded text is the folded part.
    """
    return text.lower() if text.isascii() else text.translate(_SIGNS)


def fold_with_starts(text: str) -> tuple[str, array[int] | None]:
    """The folded text, and where each sign begins in it, its whole length last.

    None where every sign is folded to just one, so that no offset moves.
    """
    if text.isascii() or all(len(_SIGNS[ord(sign)]) == 1 for sign in set(text)):
        return fold(text), None
    return fold(text), array("l", accumulate((len(_SIGNS[ord(sign)]) for sign in text), initial=0))


class Folded:
    """A text made ready to be asked which of its ranges hold a word."""

    def __init__(self, text: str) -> None:
        self._text, self._starts = fold_with_starts(text)

    def places(self, word: str) -> Places:
        """Where ``word``, folded, stands."""
        found = array("l")
        at = self._text.find(word)
        while at >= 0:
            found.append(at)
            at = self._text.find(word, at + 1)
        return Places(found, len(word), self._starts)


class Places:
    """Where one word stands in a text."""

    def __init__(self, found: array[int], length: int, starts: array[int] | None) -> None:
        self._found = found
        self._length = length
        self._starts = starts

    def __bool__(self) -> bool:
        return bool(self._found)

    def inside(self, start: int, end: int) -> bool:
        """Whether the whole word stands at least once in [start, end) (code points of the text)."""
        if self._starts is not None:
            start, end = self._starts[start], self._starts[end]
        first = bisect_left(self._found, start)
        return first < len(self._found) and self._found[first] + self._length <= end
