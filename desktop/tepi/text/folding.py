"""Words compared without capitals and accents: "cafe" is found in "CAFÉ"."""

from __future__ import annotations

import unicodedata
from array import array
from bisect import bisect_left
from itertools import accumulate


class _Signs(dict[int, str]):
    """What each sign is folded to, found once."""

    def __missing__(self, point: int) -> str:
        spread = unicodedata.normalize("NFKD", chr(point).casefold())
        bare = "".join(sign for sign in spread if not unicodedata.combining(sign))
        folded = self[point] = unicodedata.normalize("NFKC", bare.casefold())
        return folded


_SIGNS = _Signs()


def fold(text: str) -> str:
    """The text as it is compared: without capitals, accents or other marks above and below letters.

    Each sign is folded by itself (Unicode's case folding, then compatibility decomposition without
    combining marks), so that a part of a folded text is the folded part.
    """
    return text.lower() if text.isascii() else text.translate(_SIGNS)


class Folded:
    """A text made ready to be asked which of its ranges hold a word."""

    def __init__(self, text: str) -> None:
        self._text = fold(text)
        self._starts: array[int] | None = None
        if not text.isascii() and any(len(_SIGNS[ord(sign)]) != 1 for sign in set(text)):
            # Where a sign is folded to none or several, offsets move.
            lengths = (len(_SIGNS[ord(sign)]) for sign in text)
            self._starts = array("l", accumulate(lengths, initial=0))

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
