"""A text with the places at which its marks begin and end, a paragraph at a time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from heapq import heappop, heappush

from tepi.text.ranges import Range
from tepi.text.units import Units

# A run: its text, the numbers of the marks that end and begin in front of it, whether a mark lies over it.
Run = tuple[str, tuple[int, ...], tuple[int, ...], bool]


def marked_paragraphs(
    text: str, units: Units, parts: Iterable[tuple[Range, int]]
) -> Iterator[tuple[Run, ...]]:
    """The paragraphs of a text in runs, cut wherever a mark begins or ends; each has at least one.

    ``parts`` are (place, number) pairs in text order, places in code points, and are taken as their paragraphs
    come: only those that are open are held. What begins or ends between two paragraphs is moved to the
    nearest one inside the mark.
    """
    coming = iter(parts)
    ahead = next(coming, None)
    open_ones = _Open(units)
    count = units.paragraph_count
    for number in range(1, count + 1):
        line = units.paragraph_range(number)
        begins: defaultdict[int, list[int]] = defaultdict(list)
        fresh: list[Range] = []
        while ahead is not None and (ahead[0].start < line.end or number == count):
            place, mark = ahead
            begin = min(max(place.start, line.start), line.end)
            begins[begin].append(mark)
            fresh.append(place)
            open_ones.add(place, begin, mark)
            ahead = next(coming, None)
        ends = open_ones.ending(line.end)
        cuts = sorted({line.start, *begins, *ends})
        yield tuple(
            (
                text[cut:stop],
                tuple(ends.get(cut, ())),
                tuple(begins.get(cut, ())),
                open_ones.lies_over(cut, fresh),
            )
            for cut, stop in zip(cuts, [*cuts[1:], line.end], strict=True)
        )
        open_ones.pass_by(fresh)


class _Open:
    """The marks that have begun: where they will end, and how far they reach."""

    def __init__(self, units: Units) -> None:
        self._units = units
        self._ends: defaultdict[int, list[int]] = defaultdict(list)
        self._next: list[int] = []
        self._reach = 0

    def add(self, place: Range, begin: int, mark: int) -> None:
        line = self._units.paragraph_range(self._units.paragraph_of(place.end - 1))
        end = max(begin, min(place.end, line.end))
        if end not in self._ends:
            heappush(self._next, end)
        self._ends[end].insert(0, mark)

    def ending(self, until: int) -> dict[int, list[int]]:
        """Those that end up to here, by where; they are let go."""
        found = {}
        while self._next and self._next[0] <= until:
            end = heappop(self._next)
            found[end] = self._ends.pop(end)
        return found

    def lies_over(self, offset: int, fresh: list[Range]) -> bool:
        """Whether one lies over the character there; of the ``fresh`` ones those that begin up to it are passed."""
        while fresh and fresh[0].start <= offset:
            self.pass_by([fresh.pop(0)])
        return self._reach > offset

    def pass_by(self, places: list[Range]) -> None:
        for place in places:
            self._reach = max(self._reach, place.end)
