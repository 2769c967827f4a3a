"""Marks in outline: where each lies, whose it is, which codes it has. What counting and ordering them needs."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.text.ranges import Range


class Outline(NamedTuple):
    """One mark: its parts (code points), its annotator and the codes given (rank 1) by id, when it was made."""

    id: str
    parts: tuple[Range, ...]
    annotator: str
    codes: tuple[str, ...]
    created: str


def outlines(
    library: Library, document: str, revision: str, order: Mapping[str, int]
) -> Generator[None, None, list[Outline]]:
    """The marks in a revision of a document, in text order; their codes by ``order``, id -> place.

    It rests between its questions, so that a window can do something else.
    """
    marks, anchors, codings = t.highlights.c, t.anchors.c, t.codings.c
    places = (
        select(anchors.highlight, anchors.part, anchors.start, anchors.end)
        .where(anchors.revision == revision)
        .order_by(anchors.start, anchors.end.desc(), anchors.highlight)
    )
    parts: dict[str, tuple[Range, ...]] = {}
    further: list[tuple[int, str, Range]] = []
    for mark, part, start, end in _rows(library, places):
        if part:
            further.append((part, mark, Range(start, end)))
        else:
            parts[mark] = (Range(start, end),)
    for _, mark, place in sorted(further):
        parts[mark] += (place,)
    yield
    codes: dict[str, tuple[str, ...]] = {}
    given = select(codings.highlight, codings.code).join(t.highlights, marks.id == codings.highlight)
    for mark, code in _rows(library, given.where(marks.document == document, codings.rank == 1)):
        codes[mark] = (*codes.get(mark, ()), code)
    yield
    known: dict[tuple[str, ...], tuple[str, ...]] = {
        some: tuple(sorted(some, key=lambda code: (order.get(code, len(order)), code)))
        for some in set(codes.values())
    }
    known[()] = ()
    about = select(marks.id, marks.annotator, marks.created).where(marks.document == document)
    who = {row[0]: row for row in _rows(library, about)}
    yield
    return [
        Outline(mark, places_of, who[mark][1], known[codes.get(mark, ())], who[mark][2])
        for mark, places_of in parts.items()
    ]


def _rows(library: Library, query: Select[Any]) -> Sequence[Any]:
    """The driver's own tuples: making a row object of each would cost more than the question."""
    found: Sequence[Any] = library.connection.execute(query).cursor.fetchall()
    return found
