"""Marks in outline, in text order, a few thousand at a time: what counting and ordering them needs."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, and_, bindparam, exists, func, or_, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import among, these
from tepi.text.ranges import Range

FIRST, AT_ONCE = 200, 1_000
FEW = 2_000  # of so many the parts are asked by the ids of their marks


class Outline(NamedTuple):
    """One part of a mark: its place (code points), which part it is (0: the first), and the mark's annotator.

    ``codes`` are the ids of the codes given (rank 1), in the codebook's order; ``created`` is when it was made.
    """

    mark: str
    part: int
    place: Range
    annotator: str
    created: str
    codes: tuple[str, ...]


class CodesInOrder:
    """Puts the codes of a mark, as a statement gathers them, into the codebook's order."""

    def __init__(self, order: Mapping[str, int]) -> None:
        self._order = order
        self._known: dict[str | None, tuple[str, ...]] = {None: ()}

    def of(self, gathered: str | None) -> tuple[str, ...]:
        """The ids in order; the same few combinations come again and again."""
        found = self._known.get(gathered)
        if found is None:
            assert gathered is not None
            place = self._order
            found = tuple(sorted(gathered.split(" "), key=lambda code: (place.get(code, len(place)), code)))
            self._known[gathered] = found
        return found


def gathered_codes() -> Any:
    """The codes given to the mark of an anchor's row, for ``CodesInOrder``."""
    codings = t.codings.c
    return (
        select(func.group_concat(codings.code, " "))
        .where(codings.highlight == t.anchors.c.highlight, codings.rank == 1)
        .scalar_subquery()
    )


class Place(NamedTuple):
    """One part of a mark with the mark's codes: what counting needs, and no more."""

    mark: str
    part: int
    place: Range
    codes: tuple[str, ...]


def outlines(
    library: Library, revision: str, order: Mapping[str, int], marks: Collection[str] | None = None
) -> Iterator[list[Outline]]:
    """Every part of every mark in a revision: by start, then longer first, then id; codes by ``order``, id -> place.

    With ``marks``, ids, only theirs. No statement stays open between two portions, so that the library may be
    written to meanwhile; the first portion is a small one, and one may be empty.
    """
    codes = CodesInOrder(order)
    annotators: dict[str, str] = {}
    columns = t.highlights.c
    query = _query(revision).add_columns(columns.annotator, columns.created)
    query = query.join(t.highlights, columns.id == t.anchors.c.highlight)
    for rows in _portions(library, query, marks):
        yield [
            Outline(mark, part, Range(start, end), annotators.setdefault(who, who), created, codes.of(given))
            for mark, part, start, end, given, who, created in rows
        ]


def places(
    library: Library, revision: str, order: Mapping[str, int], marks: Collection[str] | None = None
) -> Iterator[list[Place]]:
    """The same parts in the same order without who made them and when, in two thirds of the time."""
    codes = CodesInOrder(order)
    for rows in _portions(library, _query(revision), marks):
        yield [
            Place(mark, part, Range(start, end), codes.of(given)) for mark, part, start, end, given in rows
        ]


def in_parts(library: Library, revision: str) -> frozenset[str]:
    """The ids of the marks that have several parts."""
    anchors = t.anchors.c
    query = select(anchors.highlight).where(anchors.revision == revision, anchors.part > 0)
    return frozenset(library.connection.execute(query).scalars())


def annotators_of(library: Library, document: str) -> set[str]:
    """The ids of those who made the marks of a document."""
    made = exists().where(t.highlights.c.document == document, t.highlights.c.annotator == t.annotators.c.id)
    return set(library.connection.execute(select(t.annotators.c.id).where(made)).scalars())


def _portions(library: Library, query: Select[Any], marks: Collection[str] | None) -> Iterator[Sequence[Any]]:
    last: dict[str, Any] = {"start": -1, "end": 0, "mark": "", "part": 0, "most": min(FIRST, AT_ONCE)}
    few = marks is not None and len(marks) <= FEW
    if few:
        query = query.where(among(t.anchors.c.highlight))
        last.update(these(marks or ()))
    while rows := library.connection.execute(query, last).cursor.fetchall():
        yield rows if few or marks is None else [row for row in rows if row[0] in marks]
        mark, part, start, end = rows[-1][:4]
        last |= {"start": start, "end": end, "mark": mark, "part": part}
        last["most"] = min(2 * last["most"], AT_ONCE)


def _query(revision: str) -> Select[Any]:
    """The next portion behind the row that the parameters name."""
    anchors = t.anchors.c
    start: Any = bindparam("start")
    end: Any = bindparam("end")
    mark: Any = bindparam("mark")
    part: Any = bindparam("part")
    same = and_(
        anchors.end == end,
        or_(anchors.highlight > mark, and_(anchors.highlight == mark, anchors.part > part)),
    )
    return (
        select(anchors.highlight, anchors.part, anchors.start, anchors.end, gathered_codes())
        .where(anchors.revision == revision, anchors.start >= start)
        .where(or_(anchors.start > start, anchors.end < end, same))
        .order_by(anchors.start, anchors.end.desc(), anchors.highlight, anchors.part)
        .limit(bindparam("most"))
    )
