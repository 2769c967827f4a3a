"""Which stretches of a text have been dealt with, and where the next gap is."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from tepi.text.ranges import Range


class Coverage:
    """Characters that are covered, kept as the fewest stretches (code points)."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def add(self, start: int, end: int) -> None:
        """Cover the characters from ``start`` up to, not including, ``end``."""
        if start >= end:
            return
        first = bisect_left(self._ends, start)
        last = bisect_right(self._starts, end)
        if first < last:
            start, end = min(start, self._starts[first]), max(end, self._ends[last - 1])
        self._starts[first:last] = [start]
        self._ends[first:last] = [end]

    def gap(self, start: int, end: int) -> Range | None:
        """The first stretch from ``start`` up to ``end`` that is not covered, or None."""
        at = bisect_right(self._ends, start)
        if at < len(self._starts) and self._starts[at] <= start:
            start = self._ends[at]
            at += 1
        if start >= end:
            return None
        return Range(start, min(self._starts[at], end) if at < len(self._starts) else end)

    def last_gap(self, start: int, end: int) -> Range | None:
        """The last stretch from ``start`` up to ``end`` that is not covered, or None."""
        at = bisect_left(self._starts, end) - 1
        if at >= 0 and self._ends[at] >= end:
            end = self._starts[at]
            at -= 1
        if start >= end:
            return None
        return Range(max(self._ends[at], start) if at >= 0 else start, end)
