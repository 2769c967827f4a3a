"""Where sought words stand: two plain arrays, so that a million places cost eight megabytes."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

from tepi.text.ranges import Range


class Hits(Sequence[Range]):
    """Places in text order that never overlap (code points), none of them empty."""

    __slots__ = ("_ends", "_starts")

    def __init__(self, starts: array[int] | None = None, ends: array[int] | None = None) -> None:
        self._starts: array[int] = array("i") if starts is None else starts
        self._ends: array[int] = array("i") if ends is None else ends

    def __len__(self) -> int:
        return len(self._ends)

    def __iter__(self) -> Iterator[Range]:
        return map(Range, self._starts, self._ends)

    @overload
    def __getitem__(self, place: int) -> Range: ...
    @overload
    def __getitem__(self, place: slice) -> Hits: ...
    def __getitem__(self, place: int | slice) -> Range | Hits:
        if isinstance(place, slice):
            return Hits(self._starts[place], self._ends[place])
        return Range(self._starts[place], self._ends[place])

    def after(self, offset: int) -> int:
        """The number of the first hit that begins at ``offset`` or behind it; their count where none does."""
        return bisect_left(self._starts, offset)

    def number(self, hit: Range) -> int:
        """The number of exactly this hit, or -1."""
        at = self.after(hit.start)
        return at if at < len(self) and self[at] == hit else -1

    def within(self, start: int, end: int) -> range:
        """The numbers of the hits that share a character with [start, end)."""
        first = bisect_right(self._ends, start)
        return range(first, max(bisect_left(self._starts, end), first))


def joined(before: Hits, behind: Hits) -> Hits:
    """Both in one; what of ``behind`` overlaps the last of ``before`` gives way."""
    last = before[-1].end if before else 0
    rest = behind[behind.after(last) :] if before else behind
    return Hits(before._starts + rest._starts, before._ends + rest._ends)  # noqa: SLF001  # its own class
