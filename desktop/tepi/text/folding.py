"""Words compared without capitals and accents: "cafe" is found in "CAFÉ".

Accents are the marks on Latin, Greek and Cyrillic letters and the vowel points of Hebrew and Arabic. In
other scripts a mark makes another letter, as in Japanese か and が or in Thai, and stays.
"""

from __future__ import annotations

import re
import unicodedata
from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate

# Unicode's blocks of combining marks, and the points of Hebrew and Arabic.
_ACCENTS = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"
    "\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u08d3-\u08ff]"
)

PIECE = 65_536  # signs that are folded at a time: some milliseconds


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
    """A text made ready, piece by piece and each piece once, to be asked which of its ranges hold a word."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._pieces: list[tuple[str, array[int] | None]] = []
        self._bases = array(
            "l", [0]
        )  # where each piece begins in the folded text, and where the last one ends

    def __len__(self) -> int:
        return len(self._text)

    def places(self, word: str) -> Places:
        """Where ``word``, folded, stands."""
        return Places(self, word)

    def piece(self, number: int) -> str:
        """A piece of the folded text; the ones before it have been asked for."""
        if number == len(self._pieces):
            start = number * PIECE
            self._pieces.append(fold_with_starts(self._text[start : start + PIECE]))
            self._bases.append(self._bases[-1] + len(self._pieces[-1][0]))
        return self._pieces[number][0]

    def base(self, number: int) -> int:
        """Where a piece begins in the folded text."""
        return self._bases[number]

    def sign_at(self, place: int) -> int:
        """The sign of the text (code points) that gave the folded letter at a place."""
        number = bisect_right(self._bases, place) - 1
        starts = self._pieces[number][1]
        inside = place - self._bases[number]
        return number * PIECE + (inside if starts is None else bisect_right(starts, inside) - 1)

    def end_at(self, place: int) -> int:
        """How much of the text (code points) gives the folded letters up to a place; at least one is wanted."""
        number = bisect_left(self._bases, place) - 1
        starts = self._pieces[number][1]
        inside = place - self._bases[number]
        return number * PIECE + (inside if starts is None else bisect_left(starts, inside))


class Places:
    """Where one word stands in a text, looked for as far as is asked."""

    def __init__(self, folded: Folded, word: str) -> None:
        self._folded = folded
        self._word = word
        self._begins = array("l")  # code points of the text, as all that follows
        self._ends = array("l")
        self._searched = 0  # pieces
        self._before = ""  # the end of what was searched, too short to hold the word

    def reach(self, end: int) -> bool:
        """Look through one piece more; False where the text has been searched up to ``end``."""
        if self._searched * PIECE >= min(end, len(self._folded)):
            return False
        letters = self._before + self._folded.piece(self._searched)
        base = self._folded.base(self._searched) - len(self._before)
        at = letters.find(self._word)
        while at >= 0:
            self._begins.append(self._folded.sign_at(base + at))
            self._ends.append(self._folded.end_at(base + at + len(self._word)))
            at = letters.find(self._word, at + 1)
        self._searched += 1
        self._before = letters[max(len(letters) - len(self._word) + 1, 0) :]
        return True

    def inside(self, start: int, end: int) -> bool:
        """Whether the whole word stands at least once in [start, end)."""
        while self.reach(end):
            pass
        first = bisect_left(self._begins, start)
        return first < len(self._begins) and self._ends[first] <= end
