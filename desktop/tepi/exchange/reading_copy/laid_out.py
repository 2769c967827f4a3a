"""A text with structure and marks, a paragraph at a time, cut where anything begins or ends.

What every copy for reading is made of. Only the paragraph that is asked for is held.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from tepi.library.mark_outlines import Outline
from tepi.text.document import Structure
from tepi.text.ranges import Range
from tepi.text.structure import Structures
from tepi.text.units import Units

NESTING = {"quote", "list"}
INLINE = {"emphasis": 1, "strong": 2, "image": 3, "code": 4, "link": 0}


class Part(NamedTuple):
    """One part of a mark as it lies over the text.

    ``number`` is the mark's in the text, from 1; ``part`` counts from 0. ``codes`` are ids, and ``lanes``
    tells for each (one where there is no code) how many others lie under it, so that all stay visible.
    """

    number: int
    part: int
    place: Range
    mark: str
    codes: tuple[str, ...]
    lanes: tuple[int, ...]


class Atom(NamedTuple):
    """A stretch over which nothing changes.

    ``over`` are the parts that lie over it, earliest first; ``begins`` and ``ends`` those that begin and
    end in front of it. ``inline`` are links, emphasis and the like, outermost first; ``pages`` are the
    names of the pages that begin in front of it.
    """

    text: str
    over: tuple[Part, ...]
    begins: tuple[Part, ...]
    ends: tuple[Part, ...]
    inline: tuple[Structure, ...]
    pages: tuple[str, ...]


class Block(NamedTuple):
    """One paragraph: its number from 1, what it is, and the quotes and items it lies in, outermost first.

    ``kind`` is paragraph, heading, code or table; ``level`` is that of a heading, else 0. ``first`` are the
    marks that begin here, ``lanes`` is how many underlines lie under one another at most.
    """

    number: int
    kind: str
    level: int
    within: tuple[Structure, ...]
    atoms: tuple[Atom, ...]
    first: tuple[str, ...]
    lanes: int


def blocks(
    text: str,
    units: Units,
    outline: Iterable[Outline],
    numbers: Iterable[str],
    structures: Structures | None = None,
) -> Iterator[Block]:
    """The paragraphs of a text in order.

    ``outline`` are the parts of its marks in text order, ``numbers`` the ids of the marks in the same order:
    the first is number 1. What lies between two paragraphs is moved to the next, behind the last to the last.
    """
    known = {mark: number + 1 for number, mark in enumerate(numbers)}
    waiting = iter(outline)
    coming = next(waiting, None)
    open_ones: list[Part] = []
    count = units.paragraph_count
    for number in range(1, count + 1):
        line = units.paragraph_range(number)
        fresh: list[Part] = []
        while coming is not None and (coming.place.start < line.end or number == count):
            start = min(max(coming.place.start, line.start), line.end)
            place = Range(start, max(coming.place.end, start))
            fresh.append(Part(known[coming.mark], coming.part, place, coming.mark, coming.codes, ()))
            coming = next(waiting, None)
        if number == count:
            fresh.sort(key=lambda part: part.place.start)
            fresh = [_within(part, line) for part in fresh]
            open_ones = [_within(part, line) for part in open_ones]
        parts = structures.over(line.start, line.end) if structures is not None else []
        whole = [each for each in parts if each.start <= line.start and each.end >= line.end > each.start]
        kind, level = _kind(whole)
        atoms, lanes = _Cutter(text, line, open_ones, fresh, parts if kind != "code" else []).atoms()
        yield Block(
            number,
            kind,
            level,
            tuple(each for each in whole if each.kind in NESTING),
            atoms,
            tuple(part.mark for part in fresh if not part.part),
            lanes,
        )


def _within(part: Part, line: Range) -> Part:
    return part._replace(place=Range(part.place.start, min(part.place.end, line.end)))


def _kind(whole: Sequence[Structure]) -> tuple[str, int]:
    for each in whole:
        if each.kind == "heading":
            return "heading", min(max(int(each.value), 1), 6) if each.value.isdecimal() else 1
        if each.kind == "table" or (each.kind == "code" and each.value == "block"):
            return each.kind, 0
    return "paragraph", 0


class _Cutter:
    """Cuts one paragraph; ``open_ones`` are the parts open in front of it, and behind it when it is done."""

    def __init__(
        self,
        text: str,
        line: Range,
        open_ones: list[Part],
        fresh: Sequence[Part],
        parts: Sequence[Structure],
    ) -> None:
        self._text, self._line = text, line
        self._over, self._fresh = open_ones, list(fresh)
        self._inline = sorted(
            (each for each in parts if _is_inline(each) and each.start < line.end and each.end > line.start),
            key=lambda each: (INLINE[each.kind], each.start, -each.end),
        )
        self._pages = [
            (max(each.start, line.start), each.value) for each in parts if each.kind == "page" and each.value
        ]

    def atoms(self) -> tuple[tuple[Atom, ...], int]:
        line = self._line
        cuts = {line.start, line.end}
        for part in (*self._over, *self._fresh):
            cuts.update((part.place.start, part.place.end))
        for each in self._inline:
            cuts.update((each.start, each.end))
        cuts.update(start for start, _ in self._pages)
        stops = sorted(cut for cut in cuts if line.start <= cut <= line.end)
        found: list[Atom] = []
        lanes, at = 0, 0
        for index, cut in enumerate(stops):
            end = stops[index + 1] if index + 1 < len(stops) else cut
            ends = [part for part in self._over if part.place.end <= cut]
            begins: list[Part] = []
            self._over[:] = [part for part in self._over if part.place.end > cut]
            while at < len(self._fresh) and self._fresh[at].place.start == cut:
                part = self._placed(self._fresh[at])
                at += 1
                begins.append(part)
                if part.place.end > cut:
                    self._over.append(part)
                else:
                    ends.append(part)
            lanes = max(lanes, 1 + max((lane for part in self._over for lane in part.lanes), default=-1))
            found.append(
                Atom(
                    self._text[cut:end],
                    tuple(self._over),
                    tuple(begins),
                    tuple(ends),
                    tuple(each for each in self._inline if each.start <= cut < each.end),
                    tuple(name for start, name in self._pages if start == cut),
                )
            )
        return tuple(found), lanes

    def _placed(self, part: Part) -> Part:
        """The part in the lowest lanes that are free where it begins."""
        taken = {lane for each in self._over for lane in each.lanes}
        lanes: list[int] = []
        lane = 0
        while len(lanes) < max(len(part.codes), 1):
            if lane not in taken:
                lanes.append(lane)
            lane += 1
        return part._replace(lanes=tuple(lanes))


def _is_inline(part: Structure) -> bool:
    return part.kind in INLINE and part.value != "block"
