"""The sentences of a long text, read from where the reader is; the others follow, or come when asked for."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator

from tepi.text.ranges import Range
from tepi.text.units import Place, Units

FIRST, PIECE = 60_000, 300_000

Read = Callable[[int, int], "tuple[array[int], array[int]]"]


class GrowingUnits(Units):
    """Units of which a stretch is known; every answer is that of all units.

    What the known stretch cannot answer has the rest read first, which takes some hundredths of a second
    for a book. Units that are not known are held by impossible offsets on the right side of the known ones,
    so that a search among those finds its way.

    Args:
        text: The text.
        total: How many units it has.
        before: How many of them start before ``start``.
        start: From where on they are known at first (a code point; any will do).
        read: Gives the starts and ends of the units that start in a stretch of the text.
    """

    __slots__ = ("_first", "_from", "_last", "_read", "_to", "torn")

    def __init__(self, text: str, total: int, before: int, start: int, read: Read) -> None:
        super().__init__(text, array("l", [-1]) * before, array("l", [-1]) * before)
        behind = array("l", [len(text) + 1]) * (total - before)
        self._starts.extend(behind)
        self._ends.extend(behind)
        self._read: Read | None = read
        # Known are the units from index _first up to _last, which are those that start from _from up to _to.
        self._first = self._last = before
        self._from = self._to = start
        self.torn = False  # whether somebody else joined or split sentences while these were read
        self.grow()

    @property
    def is_whole(self) -> bool:
        """Whether every unit is known."""
        return self._read is None

    def grow(self) -> bool:
        """Read some more, those behind first; False where all are known."""
        if self._read is None:
            return False
        size = len(self._text)
        if self._to <= size:
            length = PIECE if self._last > self._first else FIRST
            first, self._to = self._to, min(self._to + length, size + 1)
            starts, ends = self._read(first, self._to)
            last = self._last + len(starts)
            if last > len(self._starts) or (self._to > size and last < len(self._starts)):
                self._tear()
                return False
            self._lay(self._last, starts, ends)
            self._last = last
        else:
            last, self._from = self._from, max(self._from - PIECE, 0)
            starts, ends = self._read(self._from, last)
            lower = self._first - len(starts)
            if lower < 0 or (self._from == 0 and lower > 0):
                self._tear()
                return False
            self._first = lower
            self._lay(lower, starts, ends)
        if self._from == 0 and self._to > size:
            self._read = None
        return self._read is not None

    def complete(self) -> None:
        """Read all that is left."""
        while self.grow():
            pass

    def _lay(self, at: int, starts: array[int], ends: array[int]) -> None:
        self._starts[at : at + len(starts)] = starts
        self._ends[at : at + len(starts)] = ends

    def _tear(self) -> None:
        """The counts no longer fit: read all anew. Their number stays until somebody makes new units."""
        assert self._read is not None
        starts, ends = self._read(0, len(self._text) + 1)
        total = len(self._starts)
        missing = total - len(starts)
        if missing > 0 and len(starts):
            starts.extend(array("l", [len(self._text)]) * missing)
            ends.extend(array("l", [len(self._text)]) * missing)
        self._lay(0, starts[:total], ends[:total])
        self._read, self.torn = None, True

    def _want(self, start: int, end: int) -> None:
        """See to it that searches from ``start`` to ``end`` (code points) are answered by known units."""
        if self._read is None:
            return
        # The neighbours decide too: a known unit must lie on each side, or the edge of the text.
        low = self._from == 0 or (self._first < self._last and self._starts[self._first] <= start)
        high = self._to > len(self._text) or (self._first < self._last and self._starts[self._last - 1] > end)
        if not (low and high):
            self.complete()

    def __getitem__(self, index: int) -> Range:
        if self._read is not None:
            index = range(len(self._starts))[index]
            if not self._first <= index < self._last:
                self.complete()
        return super().__getitem__(index)

    def __iter__(self) -> Iterator[Range]:
        self.complete()
        return super().__iter__()

    def at(self, offset: int) -> int:
        """As of all units."""
        self._want(offset, offset)
        return super().at(offset)

    def within(self, span: Range) -> range:
        """As of all units."""
        self._want(span.start, span.end)
        return super().within(span)

    def difference(self, before: Units) -> tuple[range, range]:
        """As of all units."""
        self.complete()
        return super().difference(before)

    def place(self, index: int) -> Place:
        """As of all units."""
        unit = self[index]
        if self._read is not None:
            start = self.paragraph_range(self.paragraph_of(unit.start)).start
            self._want(start, unit.start)
        return super().place(index)

    def find(self, place_text: str) -> int:
        """As of all units."""
        self.complete()
        return super().find(place_text)
