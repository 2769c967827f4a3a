"""Marks in bulk for exports: plain tuples, a portion at a time, in one statement a portion.

Views ask ``mark_queries`` for whole highlights. An export of twenty thousand marks wants a few values of
each and no objects, so everything that hangs on a mark comes beside it, gathered by SQLite as JSON.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from sqlalchemy import Select, func, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import among, chunks, these
from tepi.text.ranges import Range

FIRST = 50  # so many are read at once at the beginning: somebody may wait to see them


class Part(NamedTuple):
    """One part of a mark (code points)."""

    start: int
    end: int
    quote: str
    prefix: str
    suffix: str
    state: str


class Given(NamedTuple):
    """One code on a mark, by id."""

    code: str
    rank: int
    certainty: str


class Coded(NamedTuple):
    """One code on a mark with who gave it when; ``version`` is the id of the codebook version then, or None."""

    mark: str
    code: str
    rank: int
    certainty: str
    version: str | None
    annotator: str
    created: str


class Said(NamedTuple):
    """One attribution: ``sources`` are ids of the register, the outermost first."""

    id: str
    manner: str | None
    cue: Range | None
    sources: tuple[str, ...]


class MarkRecord(NamedTuple):
    """One mark with all that hangs on it. ``notes`` hold (id, Markdown), oldest first."""

    id: str
    annotator: str
    reading: str | None
    translation: str | None
    created: str
    changed: str
    parts: tuple[Part, ...]
    given: tuple[Given, ...]
    said: tuple[Said, ...]
    notes: tuple[tuple[str, str], ...]

    @property
    def range(self) -> Range:
        """From the first character of the first part to the last of the last (code points)."""
        return Range(self.parts[0].start, self.parts[-1].end)

    @property
    def quote(self) -> str:
        """The marked words; parts are joined by an ellipsis."""
        return self.parts[0].quote if len(self.parts) == 1 else " … ".join(part.quote for part in self.parts)


def mark_records(library: Library, revision: str, ids: Iterable[str]) -> Iterator[MarkRecord]:
    """The marks with these ids, in the order asked; those without a place in the revision are left out.

    The ids are taken as they are wanted. No statement stays open between two marks, so that the library may be written to meanwhile.
    """
    query = _query(revision).where(among(t.highlights.c.id))
    for portion in chunks(ids, FIRST):
        found = {row[0]: row for row in library.connection.execute(query, these(portion))}
        for mark in portion:
            if row := found.get(mark):
                yield _record(row)
        found.clear()  # before the next are read


def codings(library: Library, ids: Iterable[str]) -> Iterator[Coded]:
    """Every code on the marks with these ids: marks in the order asked, codes by rank and id."""
    columns = t.codings.c
    query = (
        select(
            columns.highlight,
            columns.code,
            columns.rank,
            columns.certainty,
            columns.version,
            columns.annotator,
            columns.created,
        )
        .where(among(columns.highlight))
        .order_by(columns.rank, columns.code)
    )
    for portion in chunks(ids):
        found: defaultdict[str, list[Coded]] = defaultdict(list)
        for row in library.connection.execute(query, these(portion)):
            found[row[0]].append(Coded(*row))
        for mark in portion:
            yield from found.get(mark, ())


def _query(revision: str) -> Select[Any]:
    marks, first = t.highlights.c, t.anchors.alias("first")
    part = t.anchors.c
    further = (
        select(
            func.json_group_array(
                func.json_array(
                    part.part, part.start, part.end, part.quote, part.prefix, part.suffix, part.state
                )
            )
        )
        .where(part.highlight == marks.id, part.revision == revision, part.part > 0)
        .scalar_subquery()
    )
    coding = t.codings.c
    given = (
        select(func.json_group_array(func.json_array(coding.code, coding.rank, coding.certainty)))
        .where(coding.highlight == marks.id)
        .scalar_subquery()
    )
    chain = t.attribution_sources.c
    speakers = (
        select(func.json_group_array(func.json_array(chain.position, chain.source)))
        .where(chain.attribution == t.attributions.c.id)
        .scalar_subquery()
    )
    claim = t.attributions.c
    said = (
        select(
            func.json_group_array(
                func.json_array(claim.id, claim.manner, claim.cue_start, claim.cue_end, speakers)
            )
        )
        .where(claim.highlight == marks.id)
        .scalar_subquery()
    )
    note = t.notes.c
    notes = (
        select(func.json_group_array(func.json_array(note.created, note.id, note.text)))
        .where(note.target == marks.id)
        .scalar_subquery()
    )
    return select(
        marks.id,
        marks.annotator,
        marks.reading,
        marks.translation,
        marks.created,
        marks.changed,
        first.c.start,
        first.c.end,
        first.c.quote,
        first.c.prefix,
        first.c.suffix,
        first.c.state,
        further,
        given,
        said,
        notes,
    ).join(first, (first.c.highlight == marks.id) & (first.c.revision == revision) & (first.c.part == 0))


def _record(row: Sequence[Any]) -> MarkRecord:
    mark, annotator, reading, translation, created, changed = row[:6]
    further, given, said, notes = row[12:]
    parts: tuple[Part, ...] = (Part(*row[6:12]),)
    if further != "[]":
        parts += tuple(Part(*values) for _, *values in sorted(json.loads(further)))
    return MarkRecord(
        mark,
        annotator,
        reading,
        translation,
        created,
        changed,
        parts,
        _given(given),
        () if said == "[]" else _said(said),
        () if notes == "[]" else tuple((note, text) for _, note, text in sorted(json.loads(notes))),
    )


@lru_cache(maxsize=1024)
def _given(stored: str) -> tuple[Given, ...]:
    """The same few codes come again and again: most are read once."""
    return tuple(Given(*values) for values in json.loads(stored))


def _said(stored: str) -> tuple[Said, ...]:
    found = []
    for claim, manner, cue_start, cue_end, chain in sorted(json.loads(stored), key=lambda each: str(each[0])):
        speakers = json.loads(chain) if isinstance(chain, str) else chain
        cue = Range(cue_start, cue_end) if cue_start is not None else None
        found.append(Said(claim, manner, cue, tuple(source for _, source in sorted(speakers))))
    return tuple(found)
