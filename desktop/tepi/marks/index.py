"""The range index: which marks cover these characters?"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tepi.text.ranges import Range


class Span(NamedTuple):
    """One part of a mark, as light as a hundred thousand of them need it.

    ``start`` and ``end`` are code points of the open revision. ``codes`` holds the ids
    of the codes given (rank 1), in codebook order. The flags say what signs to show.
    """

    start: int
    end: int
    highlight: str
    codes: tuple[str, ...] = ()
    annotator: str = ""
    note: bool = False
    unsure: bool = False
    said: bool = False
    part: int = 0

    @property
    def range(self) -> Range:
        """The characters of this part."""
        return Range(self.start, self.end)


def reading_order(span: Span) -> tuple[int, int, str]:
    """Text order: by start, then longer first, then id."""
    return span.start, -span.end, span.highlight


class RangeIndex:
    """All spans of one revision, asked by range in logarithmic time.

    Spans are kept in levels by length: level k holds lengths from 2**k up to, not
    including, 2**(k+1), sorted by start. What overlaps [a, b) on a level must start
    after a - 2**(k+1) and before b, so that a question looks at little more than its
    answer, however long or nested the marks are.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._levels: dict[int, list[Span]] = {}
        self._marks: dict[str, tuple[Span, ...]] = {}
        for span in spans:
            self._levels.setdefault(_level(span), []).append(span)
            self._marks[span.highlight] = (*self._marks.get(span.highlight, ()), span)
        for level in self._levels.values():
            level.sort()

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Span]:
        """Every span, in no particular order."""
        for level in self._levels.values():
            yield from level

    def __contains__(self, highlight: str) -> bool:
        return highlight in self._marks

    def ids(self) -> Iterable[str]:
        """The id of every mark."""
        return self._marks.keys()

    def parts(self, highlight: str) -> tuple[Span, ...]:
        """The parts of a mark in text order; empty where it is not here."""
        return self._marks.get(highlight, ())

    def put(self, highlight: str, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Set the parts of a mark, in place of those it had; returns those it had."""
        before = self._marks.pop(highlight, ())
        for span in before:
            level = self._levels[_level(span)]
            place = bisect_left(level, span)
            if place < len(level) and level[place] == span:
                del level[place]
        parts = tuple(sorted(spans))
        if parts:
            self._marks[highlight] = parts
        for span in parts:
            insort(self._levels.setdefault(_level(span), []), span)
        return before

    def overlapping(self, start: int, end: int) -> list[Span]:
        """The spans that share a character with [start, end), in text order."""
        found: list[Span] = []
        for number, level in self._levels.items():
            first = bisect_left(level, (start - (2 << number) + 1,))
            last = bisect_left(level, (end,), lo=first)
            found.extend(span for span in level[first:last] if span.end > start)
        found.sort(key=reading_order)
        return found

    def touching(self, offset: int) -> list[Span]:
        """The spans in which, or at whose ends, a caret at ``offset`` stands; shortest first."""
        near = self.overlapping(offset - 1, offset + 1)
        near.sort(key=lambda span: (span.end - span.start, span.start, span.highlight))
        return near

    def after(self, key: tuple[int, int, str]) -> Span | None:
        """The first span behind ``key`` (see ``reading_order``) in text order, or None."""
        return self._nearest(key, forward=True)

    def before(self, key: tuple[int, int, str]) -> Span | None:
        """The last span in front of ``key`` in text order, or None."""
        return self._nearest(key, forward=False)

    def _nearest(self, key: tuple[int, int, str], forward: bool) -> Span | None:
        best: Span | None = None
        for level in self._levels.values():
            candidate = _step(level, key, forward)
            if candidate is None:
                continue
            if best is None or (reading_order(candidate) < reading_order(best)) == forward:
                best = candidate
        return best


def _level(span: Span) -> int:
    return max(span.end - span.start, 1).bit_length() - 1


def _step(level: list[Span], key: tuple[int, int, str], forward: bool) -> Span | None:
    """The neighbour of ``key`` on one level, where equal starts lie together but not longest first."""
    low, high = bisect_left(level, (key[0],)), bisect_left(level, (key[0] + 1,))
    beside = [
        span
        for span in level[low:high]
        if (reading_order(span) > key if forward else reading_order(span) < key)
    ]
    if not beside:
        if forward and high < len(level):
            beside = _starting_at(level, level[high].start)
        elif not forward and low:
            beside = _starting_at(level, level[low - 1].start)
    if not beside:
        return None
    return min(beside, key=reading_order) if forward else max(beside, key=reading_order)


def _starting_at(level: list[Span], start: int) -> list[Span]:
    return level[bisect_left(level, (start,)) : bisect_left(level, (start + 1,))]
