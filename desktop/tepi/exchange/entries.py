"""Marks as they are written out, with every name resolved."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from tepi.library.mark_details import Details
from tepi.marks.codebook import Codebook
from tepi.text.ranges import Range
from tepi.text.units import Units

KEPT = 200


class Entry(NamedTuple):
    """One mark as it is written out.

    ``codes`` are the names of the codes given, in the codebook's order; ``second`` that of the
    second-best. ``said_by`` is the chain of speakers, outermost first. ``place`` is a citation such as
    "¶2 s3", ``date`` the day it was made (UTC). ``counted`` is false where all its codes lie in groups
    that are not counted. ``notes`` hold (id, Markdown) of every note on it, oldest first.
    """

    id: str
    start: int
    end: int
    quote: str
    place: str
    annotator: str
    date: str
    counted: bool
    codes: tuple[str, ...] = ()
    unsure: bool = False
    second: str | None = None
    said_by: tuple[str, ...] = ()
    manner: str | None = None
    reading: str | None = None
    translation: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


class Resolver:
    """Puts names in place of ids in the marks of one document."""

    def __init__(self, book: Codebook, units: Units, people: Mapping[str, str], details: Details) -> None:
        self._book, self._units, self._people, self._details = book, units, people, details
        self._labels: dict[tuple[int, int], str] = {}
        self._named: dict[tuple[str, ...], tuple[bool, tuple[str, ...]]] = {}

    def entries(self, ids: Sequence[str]) -> Iterator[Entry]:
        """Marks with their names resolved, read as they are asked for."""
        for mark in self._details.of(ids):
            place = mark.place
            counted, codes = self._codes(mark.codes)
            yield Entry(
                mark.id,
                place.start,
                place.end,
                mark.quote,
                self._label(place),
                self._people[mark.annotator],
                mark.created[:10],
                counted,
                codes,
                mark.unsure or mark.second is not None,
                self._book.code(mark.second).name if mark.second else None,
                mark.said_by,
                mark.manner,
                mark.reading,
                mark.translation,
                tuple(note for note in mark.notes if note[1].strip()) if mark.notes else (),
            )

    def _codes(self, codes: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
        """Whether a mark with these codes counts, and their names; the same few come again and again."""
        found = self._named.get(codes)
        if found is None:
            counts = not codes or any(self._book.group_of(code).counted for code in codes)
            found = self._named[codes] = counts, tuple(self._book.code(code).name for code in codes)
        return found

    def _label(self, place: Range) -> str:
        """Cite a place; many marks lie over the same few sentences."""
        touched = self._units.within(place)
        if not touched:
            return self._units.label_of(place)
        key = touched.start, touched.stop
        found = self._labels.get(key)
        if found is None:
            if len(self._labels) >= KEPT:
                self._labels.clear()
            found = self._labels[key] = self._units.label_between(touched[0], touched[-1])
        return found
