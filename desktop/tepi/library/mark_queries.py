"""Questions about marks: light spans for painting, whole highlights for cards and exports."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from sqlalchemy import and_, exists, func, or_, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import among, chunks, driver_rows, these
from tepi.marks.highlight import Anchor, Attribution, Coding, Highlight
from tepi.marks.index import Span
from tepi.marks.note import Note
from tepi.text.ranges import Range


def spans(library: Library, revision: str, ids: Iterable[str] | None = None) -> list[Span]:
    """What painting needs of the marks in a revision: all of them, or those with these ids."""
    if ids is None:
        return list(_spans(library, t.anchors.c.revision == revision))
    found: list[Span] = []
    for portion in chunks(ids):
        found.extend(
            _spans(library, and_(t.anchors.c.revision == revision, t.anchors.c.highlight.in_(portion)))
        )
    return found


def spans_from(library: Library, revision: str, start: int, end: int) -> list[Span]:
    """The parts of marks that begin from ``start`` up to, not including, ``end`` (code points)."""
    anchors = t.anchors.c
    return list(
        _spans(library, and_(anchors.revision == revision, anchors.start >= start, anchors.start < end))
    )


def start_of_next(library: Library, revision: str, start: int, count: int) -> int | None:
    """Where the mark begins that has ``count`` others before it from ``start`` on, or None where there are fewer."""
    anchors = t.anchors.c
    query = select(anchors.start).where(anchors.revision == revision, anchors.start >= start)
    found = library.connection.execute(query.order_by(anchors.start).offset(count).limit(1)).scalar()
    return None if found is None else int(found)


def wide_spread(library: Library, revision: str, length: int) -> list[tuple[str, int, int]]:
    """The marks that have several parts, or one longer than ``length`` code points.

    Of each its id, the length of its longest part (of those found) and the number of its last part, from 1.
    """
    anchors = t.anchors.c
    wide = or_(anchors.end - anchors.start > length, anchors.part > 0)
    query = (
        select(anchors.highlight, func.max(anchors.end - anchors.start), func.max(anchors.part) + 1)
        .where(anchors.revision == revision, wide)
        .group_by(anchors.highlight)
    )
    return [(mark, longest, parts) for mark, longest, parts in library.connection.execute(query)]


def highlights(library: Library, ids: Iterable[str], revision: str | None = None) -> list[Highlight]:
    """Whole marks by id, in the order asked; ids that are not there are left out.

    With ``revision`` only their places in that revision are read, otherwise all places
    in the revision that is their document's current one.
    """
    found: dict[str, Highlight] = {}
    wanted = list(ids)
    for portion in chunks(wanted):
        found.update(_highlights(library, portion, revision))
    return [found[highlight] for highlight in wanted if highlight in found]


def highlight(library: Library, highlight_id: str) -> Highlight | None:
    """The mark with this id, or None."""
    return next(iter(highlights(library, [highlight_id])), None)


def ids_in_text_order(library: Library, document: str) -> list[str]:
    """The ids of a document's marks: by start, then longer first, then id."""
    first = t.anchors.alias()
    query = (
        select(first.c.highlight)
        .join(t.documents, t.documents.c.revision == first.c.revision)
        .where(t.documents.c.id == document, first.c.part == 0)
        .order_by(first.c.start, first.c.end.desc(), first.c.highlight)
    )
    return [mark for (mark,) in driver_rows(library, query)]


def in_text_order(library: Library, revision: str, first: int, most: int, part: str = "") -> list[str]:
    """The ids of ``most`` marks of a revision behind the ``first`` in text order, of those with ``part`` in the id."""
    anchors = t.anchors.c
    query = select(anchors.highlight).where(anchors.revision == revision, anchors.part == 0)
    if part:
        query = query.where(anchors.highlight.contains(part, autoescape=True))
    query = query.order_by(anchors.start, anchors.end.desc(), anchors.highlight).offset(first).limit(most)
    return [mark for (mark,) in driver_rows(library, query)]


class WithOnly:
    """The marks that have some of these codes (rank 1), and no other."""

    def __init__(self, library: Library, codes: Iterable[str]) -> None:
        columns, other, named = t.codings.c, t.codings.alias().c, list(codes)
        more = exists().where(other.highlight == columns.highlight, other.rank == 1, other.code.not_in(named))
        self._library = library
        self._those = and_(columns.rank == 1, columns.code.in_(named), ~more)
        self._some = select(columns.highlight).where(self._those, among(columns.highlight))

    def count(self, document: str) -> int:
        """How many a document has."""
        query = (
            select(func.count(t.codings.c.highlight.distinct()))
            .join(t.highlights, t.highlights.c.id == t.codings.c.highlight)
            .where(t.highlights.c.document == document, self._those)
        )
        return int(self._library.connection.execute(query).scalar() or 0)

    def of(self, marks: Collection[str]) -> frozenset[str]:
        """Which of these they are, by id."""
        return frozenset(self._library.connection.execute(self._some, these(marks)).scalars())


def ids_at(library: Library, revision: str, place: Range, annotator: str) -> list[str]:
    """The ids of an annotator's marks with exactly this range (code points), oldest first."""
    query = (
        select(t.highlights.c.id)
        .join(t.anchors, t.anchors.c.highlight == t.highlights.c.id)
        .where(t.anchors.c.revision == revision, t.anchors.c.start == place.start)
        .where(t.highlights.c.annotator == annotator)
        .order_by(t.highlights.c.created, t.highlights.c.id)
    )
    found = highlights(library, [row[0] for row in library.connection.execute(query)], revision)
    return [mark.id for mark in found if len(mark.anchors) == 1 and mark.range == place]


def _spans(library: Library, where: Any) -> Iterator[Span]:
    codes: defaultdict[str, list[str]] = defaultdict(list)
    query = (
        select(t.codings.c.highlight, t.codings.c.code, t.codings.c.certainty)
        .join(t.anchors, t.anchors.c.highlight == t.codings.c.highlight)
        .join(t.codes, t.codes.c.id == t.codings.c.code)
        .where(where, t.anchors.c.part == 0, t.codings.c.rank == 1)
        .order_by(t.codes.c.position)
    )
    unsure = set()
    for highlight, code, certainty in driver_rows(library, query):
        codes[highlight].append(code)
        if certainty == "unsure":
            unsure.add(highlight)
    noted = exists().where(t.notes.c.target == t.anchors.c.highlight)
    said = exists().where(t.attributions.c.highlight == t.anchors.c.highlight)
    places = select(
        t.anchors.c.start,
        t.anchors.c.end,
        t.anchors.c.highlight,
        t.anchors.c.part,
        t.highlights.c.annotator,
        noted.label("noted"),
        said.label("said"),
    ).join(t.highlights, t.highlights.c.id == t.anchors.c.highlight)
    combinations: dict[tuple[str, ...], tuple[str, ...]] = {}
    names: dict[str, str] = {}
    for start, end, highlight, part, annotator, has_note, has_speaker in driver_rows(
        library, places.where(where)
    ):
        given = tuple(codes.get(highlight, ()))
        yield Span(
            start,
            end,
            highlight,
            combinations.setdefault(given, given),
            names.setdefault(annotator, annotator),
            bool(has_note),
            highlight in unsure,
            bool(has_speaker),
            part,
        )


def _highlights(library: Library, ids: Iterable[str], revision: str | None) -> dict[str, Highlight]:
    run = library.connection.execute
    ids = list(ids)
    anchors: defaultdict[str, list[Anchor]] = defaultdict(list)
    places = (
        select(t.anchors)
        .where(t.anchors.c.highlight.in_(ids))
        .order_by(t.anchors.c.highlight, t.anchors.c.part)
    )
    if revision is not None:
        places = places.where(t.anchors.c.revision == revision)
    else:
        places = places.join(t.documents, t.documents.c.revision == t.anchors.c.revision)
    for row in run(places).mappings():
        anchors[row["highlight"]].append(Anchor(**{name: row[name] for name in row if name != "highlight"}))
    codings: defaultdict[str, list[Coding]] = defaultdict(list)
    given = (
        select(t.codings)
        .join(t.codes, t.codes.c.id == t.codings.c.code)
        .where(t.codings.c.highlight.in_(ids))
        .order_by(t.codings.c.rank, t.codes.c.position)
    )
    for row in run(given).mappings():
        codings[row["highlight"]].append(Coding(**{name: row[name] for name in row if name != "highlight"}))
    notes: defaultdict[str, list[Note]] = defaultdict(list)
    for row in run(select(t.notes).where(t.notes.c.target.in_(ids)).order_by(t.notes.c.created)).mappings():
        notes[row["target"]].append(Note(**{name: row[name] for name in row if name != "written"}))
    said = _attributions(library, ids)
    query = (
        select(t.highlights, t.annotators.c.name)
        .join(t.annotators, t.annotators.c.id == t.highlights.c.annotator)
        .where(t.highlights.c.id.in_(ids))
    )
    return {
        row["id"]: Highlight(
            id=row["id"],
            document=row["document"],
            annotator=row["annotator"],
            annotator_name=row["name"],
            anchors=tuple(anchors[row["id"]]),
            codings=tuple(codings[row["id"]]),
            attributions=tuple(said[row["id"]]),
            notes=tuple(notes[row["id"]]),
            reading=row["reading"],
            translation=row["translation"],
            kept=bool(row["kept"]),
            created=row["created"],
            changed=row["changed"],
        )
        for row in run(query).mappings()
        if anchors[row["id"]]
    }


def _attributions(library: Library, ids: list[str]) -> defaultdict[str, list[Attribution]]:
    run = library.connection.execute
    chain: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    speakers = (
        select(t.attribution_sources.c.attribution, t.sources.c.id, t.sources.c.name)
        .join(t.sources, t.sources.c.id == t.attribution_sources.c.source)
        .join(t.attributions, t.attributions.c.id == t.attribution_sources.c.attribution)
        .where(t.attributions.c.highlight.in_(ids))
        .order_by(t.attribution_sources.c.position)
    )
    for attribution, source, name in run(speakers):
        chain[attribution].append((source, name))
    said: defaultdict[str, list[Attribution]] = defaultdict(list)
    for row in run(
        select(t.attributions).where(t.attributions.c.highlight.in_(ids)).order_by(t.attributions.c.id)
    ):
        speaking = chain[row.id]
        cue = Range(row.cue_start, row.cue_end) if row.cue_start is not None else None
        said[row.highlight].append(
            Attribution(row.id, tuple(s for s, _ in speaking), tuple(n for _, n in speaking), row.manner, cue)
        )
    return said
