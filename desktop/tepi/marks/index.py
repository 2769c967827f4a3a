"""The range index: which marks cover these characters?"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from itertools import compress, repeat
from operator import neg
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


class _Level:
    """Parts of about one length: their starts in order, and the row of each."""

    __slots__ = ("rows", "starts")

    def __init__(self) -> None:
        self.starts: array[int] = array("l")
        self.rows: array[int] = array("l")

    def place(self, start: int, row: int) -> int:
        """Where the part in this row lies among those that start with it."""
        at = bisect_left(self.starts, start)
        while self.rows[at] != row:
            at += 1
        return at


class RangeIndex:
    """All spans of one revision, asked by range in logarithmic time.

    Spans are kept in levels by length: level k holds lengths from 2**k up to, not
    including, 2**(k+1), sorted by start. What overlaps [a, b) on a level must start
    after a - 2**(k+1) and before b, so that a question looks at little more than its
    answer, however long or nested the marks are.

    A part is a row of a few arrays, and becomes a Span when somebody asks for it: a hundred
    thousand take some twenty megabytes, most of it their ids, and the collector of waste
    passes them by.
    """

    def __init__(self, spans: Iterable[Span] = ()) -> None:
        self._levels: dict[int, _Level] = {}
        self._starts: array[int] = array("l")
        self._ends: array[int] = array("l")
        self._parts: array[int] = array("l")
        self._alike: array[int] = array("l")  # the rest of a span, of which there are few kinds
        self._ids: list[str] = []
        self._free: list[int] = []
        self._kinds: list[tuple[tuple[str, ...], str, bool, bool, bool]] = []
        self._kind_of: dict[tuple[tuple[str, ...], str, bool, bool, bool], int] = {}
        # The row of a mark; of one of several parts their rows in order.
        self._marks: dict[str, int | tuple[int, ...]] = {}
        self.add(spans)

    def __len__(self) -> int:
        return len(self._marks)

    def __iter__(self) -> Iterator[Span]:
        """Every span, in no particular order."""
        for level in self._levels.values():
            yield from map(self._span, level.rows)

    def __contains__(self, highlight: str) -> bool:
        return highlight in self._marks

    def places(self, section: int = 0) -> list[tuple[int, int, int, str]]:
        """Of every mark ``section``, the start, the end as a negative number, and the id; in text order."""
        # What a list of a hundred thousand marks is made of, so none is touched in Python one by one.
        found = list(zip(repeat(section), self._starts, map(neg, self._ends), self._ids, strict=False))
        if self._free or any(self._parts):
            rows = zip(self._ids, self._parts, strict=True)
            found = list(compress(found, [mark and not part for mark, part in rows]))
        found.sort()
        return found

    def codes_of(self, highlight: str) -> tuple[str, ...]:
        """The codes of a mark; none where it is not here."""
        rows = self._rows_of(highlight)
        return self._kinds[self._alike[rows[0]]][0] if rows else ()

    def annotators(self) -> set[str]:
        """Whose marks are here, or have been."""
        return {kind[1] for kind in self._kinds}

    def ids(self) -> Iterable[str]:
        """The id of every mark."""
        return self._marks.keys()

    def parts(self, highlight: str) -> tuple[Span, ...]:
        """The parts of a mark in text order; empty where it is not here."""
        return tuple(map(self._span, self._rows_of(highlight)))

    def add(self, spans: Iterable[Span]) -> None:
        """Take in many spans at once."""
        came: dict[int, list[tuple[int, int]]] = {}
        for span in spans:
            row = self._lay(span)
            came.setdefault(_level(span.end - span.start), []).append((span.start, row))
            had = self._rows_of(span.highlight)
            self._marks[span.highlight] = self._in_order((*had, row)) if had else row
        for number, pairs in came.items():
            pairs.sort()
            level = self._levels.setdefault(number, _Level())
            at = bisect_left(level.starts, pairs[0][0])
            if at == bisect_left(level.starts, pairs[-1][0]):
                # None lies between them, as where a text is read stretch by stretch.
                level.starts[at:at] = array("l", [start for start, _ in pairs])
                level.rows[at:at] = array("l", [row for _, row in pairs])
                continue
            for start, row in pairs:
                at = bisect_left(level.starts, start)
                level.starts.insert(at, start)
                level.rows.insert(at, row)

    def put(self, highlight: str, spans: Iterable[Span]) -> tuple[Span, ...]:
        """Set the parts of a mark, in place of those it had; returns those it had."""
        rows = self._rows_of(highlight)
        before = tuple(map(self._span, rows))
        self._marks.pop(highlight, None)
        for row in rows:
            level = self._levels[_level(self._ends[row] - self._starts[row])]
            at = level.place(self._starts[row], row)
            del level.starts[at], level.rows[at]
            self._ids[row] = ""
            self._free.append(row)
        self.add(spans)
        return before

    def overlapping(self, start: int, end: int) -> list[Span]:
        """The spans that share a character with [start, end), in text order."""
        found: list[Span] = []
        ends = self._ends
        for number, level in self._levels.items():
            first = bisect_left(level.starts, start - (2 << number) + 1)
            last = bisect_left(level.starts, end, lo=first)
            found.extend(self._span(row) for row in level.rows[first:last] if ends[row] > start)
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
            candidate = self._step(level, key, forward)
            if candidate is None:
                continue
            if best is None or (reading_order(candidate) < reading_order(best)) == forward:
                best = candidate
        return best

    def _step(self, level: _Level, key: tuple[int, int, str], forward: bool) -> Span | None:
        """The neighbour of ``key`` on one level, where equal starts lie together but not longest first."""
        low, high = bisect_left(level.starts, key[0]), bisect_left(level.starts, key[0] + 1)
        beside = [
            span
            for span in map(self._span, level.rows[low:high])
            if (reading_order(span) > key if forward else reading_order(span) < key)
        ]
        if not beside:
            if forward and high < len(level.starts):
                beside = self._starting_at(level, level.starts[high])
            elif not forward and low:
                beside = self._starting_at(level, level.starts[low - 1])
        if not beside:
            return None
        return min(beside, key=reading_order) if forward else max(beside, key=reading_order)

    def _starting_at(self, level: _Level, start: int) -> list[Span]:
        first, last = bisect_left(level.starts, start), bisect_left(level.starts, start + 1)
        return list(map(self._span, level.rows[first:last]))

    def _rows_of(self, highlight: str) -> tuple[int, ...]:
        rows = self._marks.get(highlight, ())
        return (rows,) if isinstance(rows, int) else rows

    def _in_order(self, rows: tuple[int, ...]) -> tuple[int, ...]:
        return tuple(sorted(rows, key=lambda row: (self._starts[row], self._ends[row], self._parts[row])))

    def _lay(self, span: Span) -> int:
        """Put a span into a row of its own."""
        kind = (span.codes, span.annotator, span.note, span.unsure, span.said)
        alike = self._kind_of.get(kind)
        if alike is None:
            alike = self._kind_of[kind] = len(self._kinds)
            self._kinds.append(kind)
        if self._free:
            row = self._free.pop()
            self._starts[row], self._ends[row] = span.start, span.end
            self._parts[row], self._alike[row] = span.part, alike
            self._ids[row] = span.highlight
            return row
        self._starts.append(span.start)
        self._ends.append(span.end)
        self._parts.append(span.part)
        self._alike.append(alike)
        self._ids.append(span.highlight)
        return len(self._ids) - 1

    def _span(self, row: int) -> Span:
        codes, annotator, note, unsure, said = self._kinds[self._alike[row]]
        start, end, part = self._starts[row], self._ends[row], self._parts[row]
        return Span(start, end, self._ids[row], codes, annotator, note, unsure, said, part)


def _level(length: int) -> int:
    return max(length, 1).bit_length() - 1
