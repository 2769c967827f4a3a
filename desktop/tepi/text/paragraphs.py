"""The paragraphs of a text, found from its beginning as far as somebody asks."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from itertools import accumulate, compress
from operator import add

from tepi.text.ranges import Range

PIECE = 250_000


class Paragraphs:
    """The lines that hold more than white space, each without its line break, spaces included (code points).

    They count from 1. A book's take about a hundredth of a second; a question about its first page is
    answered from the first quarter of a million characters.
    """

    __slots__ = ("_done", "_ends", "_starts", "_text")

    def __init__(self, text: str) -> None:
        self._text = text
        self._starts: array[int] = array("l")
        self._ends: array[int] = array("l")
        self._done = 0  # every line that begins before this is known

    def __len__(self) -> int:
        self._reach(len(self._text))
        return len(self._starts)

    def __getitem__(self, number: int) -> Range:
        """The characters of paragraph ``number``; IndexError where there is none."""
        if not self.has(number):
            raise IndexError(f"There is no paragraph {number}.")
        return Range(self._starts[number - 1], self._ends[number - 1])

    def has(self, number: int) -> bool:
        """Whether there are so many."""
        while len(self._starts) < number and self._done <= len(self._text):
            self._find_more()
        return 1 <= number <= len(self._starts)

    def at(self, offset: int) -> int:
        """The number of the one that holds ``offset``, or of the nearest.

        Between paragraphs that is the one before; before the first, the first; 0 where there are none.
        """
        self._reach(offset)
        return max(1, bisect_right(self._starts, offset)) if self.has(1) else 0

    def every(self) -> list[Range]:
        """All of them, in order."""
        self._reach(len(self._text))
        return list(map(Range, self._starts, self._ends))

    def find_more(self) -> bool:
        """Find some more before anybody asks (less than a millisecond's work); False where all are known."""
        if self._done <= len(self._text):
            self._find_more()
        return self._done <= len(self._text)

    def _reach(self, offset: int) -> None:
        while self._done <= min(offset, len(self._text)):
            self._find_more()

    def _find_more(self) -> None:
        """Find the next; no loop of our own over the lines, of which there may be a hundred thousand."""
        text, first = self._text, self._done
        end = text.find("\n", min(first + PIECE, len(text)))
        end = len(text) if end < 0 else end
        lines = text[first:end].split("\n")
        lengths = list(map(len, lines))
        starts = list(accumulate(map((1).__add__, lengths), initial=first))
        kept = list(map(str.strip, lines))
        self._starts.extend(compress(starts, kept))
        self._ends.extend(compress(map(add, starts, lengths), kept))
        self._done = end + 1
