"""A text with the places at which its marks begin and end, a paragraph at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable

from tepi.study.cover import merged
from tepi.text.ranges import Range
from tepi.text.units import Units

# A run: its text, the numbers of the marks that end and begin in front of it, whether a mark lies over it.
Run = tuple[str, tuple[int, ...], tuple[int, ...], bool]


class MarkedText:
    """The paragraphs of a text in runs, cut wherever a mark begins or ends.

    ``parts`` are (place, number) pairs in text order, places in code points. What begins or ends between
    two paragraphs is moved to the nearest one inside the mark.
    """

    def __init__(self, text: str, units: Units, parts: Iterable[tuple[Range, int]]) -> None:
        self._text = text
        self._lines = [units.paragraph_range(number + 1) for number in range(units.paragraph_count)]
        self._starts = [line.start for line in self._lines]
        self._begins: defaultdict[int, list[int]] = defaultdict(list)
        self._ends: defaultdict[int, list[int]] = defaultdict(list)
        placed = list(parts)
        for place, number in placed:
            begin = self._begin(place.start)
            end = max(begin, self._end(place.end))
            self._begins[begin].append(number)
            self._ends[end].insert(0, number)
        self._cuts = sorted({*self._begins, *self._ends})
        self._covered = merged(place for place, _ in placed)
        self._covered_starts = [place.start for place in self._covered]

    def __len__(self) -> int:
        return len(self._lines)

    def paragraph(self, index: int) -> tuple[Run, ...]:
        """The runs of one paragraph, counted from 0; there is always at least one."""
        line = self._lines[index]
        first, last = bisect_left(self._cuts, line.start), bisect_right(self._cuts, line.end)
        cuts = [line.start, *(cut for cut in self._cuts[first:last] if cut > line.start)]
        stops = [*cuts[1:], line.end]
        return tuple(
            (
                self._text[cut:stop],
                tuple(self._ends.get(cut, ())),
                tuple(self._begins.get(cut, ())),
                self._is_covered(cut),
            )
            for cut, stop in zip(cuts, stops, strict=True)
        )

    def _begin(self, offset: int) -> int:
        index = bisect_right(self._starts, offset) - 1
        if index >= 0 and offset < self._lines[index].end:
            return offset
        if index + 1 < len(self._lines):
            return self._lines[index + 1].start
        return self._lines[index].end if self._lines else offset

    def _end(self, offset: int) -> int:
        index = bisect_left(self._starts, offset) - 1
        return min(offset, self._lines[index].end) if index >= 0 else offset

    def _is_covered(self, offset: int) -> bool:
        index = bisect_right(self._covered_starts, offset) - 1
        return index >= 0 and offset < self._covered[index].end
