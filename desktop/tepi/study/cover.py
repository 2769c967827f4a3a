"""How much of a text lies under each code's marks: counted stretch by stretch, then kept right by the change."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence

from tepi.marks.index import RangeIndex, Span
from tepi.text.ranges import Range

STRETCH = 65_536
_SPACE = re.compile(r"\s")


class Ink:
    """The characters of a text that are not white space, counted between any two offsets in log n.

    White space is looked for as far as somebody asks.
    """

    def __init__(self, text: str) -> None:
        self._text = text
        self._spaces = array("i")
        self._done = 0

    @property
    def total(self) -> int:
        """How many there are in all."""
        return self.between(0, len(self._text))

    def between(self, start: int, end: int) -> int:
        """How many there are from ``start`` up to, not including, ``end`` (code points)."""
        while self._done < end:
            first, self._done = self._done, max(end, self._done + STRETCH)
            found = _SPACE.finditer(self._text, first, self._done)
            self._spaces.extend(space.start() for space in found)
        spaces = bisect_left(self._spaces, end) - bisect_left(self._spaces, start)
        return end - start - spaces


def share_of_text(ink: Ink, ranges: Iterable[tuple[int, int]]) -> float:
    """The share of a text under ``ranges`` (code points), from 0 to 1; overlaps count once.

    White space counts neither as covered nor as text, so that a mark over every word covers all.
    """
    covered = sum(ink.between(start, end) for start, end in merged(ranges))
    return covered / ink.total if ink.total else 0.0


def merged(ranges: Iterable[tuple[int, int]]) -> list[Range]:
    """The same characters as ranges in order that neither overlap nor touch."""
    found: list[Range] = []
    for start, end in sorted(ranges):
        if found and start <= found[-1].end:
            if end > found[-1].end:
                found[-1] = Range(found[-1].start, end)
        elif start < end:
            found.append(Range(start, end))
    return found


class Cover:
    """The share of one text under each code's marks.

    Args:
        text: The text.
        marks: Its marks, which are those of now whenever something is asked.
    """

    def __init__(self, text: str, marks: RangeIndex) -> None:
        self._size = len(text)
        self._ink = Ink(text)
        self._marks = marks
        self._counted = 0  # up to where
        self._covered: Counter[str] = Counter()

    def go_on(self) -> bool:
        """Count one stretch more; False where nothing is left to count."""
        if self._counted < self._size:
            stretch = Range(self._counted, min(self._counted + STRETCH, self._size))
            under: dict[str, list[tuple[int, int]]] = {}
            for span in self._marks.overlapping(*stretch):
                place = max(span.start, stretch.start), min(span.end, stretch.end)
                for code in span.codes:
                    under.setdefault(code, []).append(place)
            for code, places in under.items():
                self._covered[code] += self._sum(places)
            self._ink.between(*stretch)
            self._counted = stretch.end
        return self._counted < self._size

    def share(self, code: str) -> float:
        """The share under this code's marks, from 0 to 1; what is not counted yet is counted now."""
        while self.go_on():
            pass
        return self._covered[code] / self._ink.total if self._ink.total else 0.0

    def put(self, before: Sequence[Span], after: Sequence[Span]) -> None:
        """Take in that marks changed: all parts they had, and all they have now."""
        changed = {span.highlight for span in (*before, *after)}
        for code in {code for span in (*before, *after) for code in span.codes}:
            old = [span[:2] for span in before if code in span.codes]
            new = [span[:2] for span in after if code in span.codes]
            for place in merged((*old, *new)):
                start, end = place.start, min(place.end, self._counted)
                if start >= end:
                    continue
                others = [
                    span[:2]
                    for span in self._marks.overlapping(start, end)
                    if code in span.codes and span.highlight not in changed
                ]
                self._covered[code] += self._within(start, end, (*others, *new))
                self._covered[code] -= self._within(start, end, (*others, *old))

    def _within(self, start: int, end: int, places: Iterable[tuple[int, int]]) -> int:
        return self._sum((max(first, start), min(last, end)) for first, last in places)

    def _sum(self, places: Iterable[tuple[int, int]]) -> int:
        return sum(self._ink.between(*place) for place in merged(places))
