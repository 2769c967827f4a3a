"""How new a document's marks are: the time that an exported file carries."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import func, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import among, chunks, these


def newest_change(library: Library, document_id: str, marks: Iterable[str] | None = None) -> str:
    """The newest time among a document's facts, notes, marks and none-of-these (ISO 8601, UTC).

    With ``marks``, ids, only these marks are asked. Undo puts every one of these times back, so that
    the same state has the same time.
    """
    if marks is not None:
        found = newest_by_annotator(library, document_id, marks)
        of_marks = max((newest for some in found for newest in some.values()), default="")
    else:
        marks_there = t.highlights.c
        of_marks = _first(
            library, select(func.max(marks_there.changed)).where(marks_there.document == document_id)
        )
    return max(newest_beside(library, document_id), of_marks)


def newest_beside(library: Library, document_id: str) -> str:
    """The newest time among a document's facts, notes and none-of-these, whatever is marked."""
    documents, notes, decisions = t.documents.c, t.notes.c, t.decisions.c
    here = select(documents.revision).where(documents.id == document_id).scalar_subquery()
    times = (
        select(documents.changed).where(documents.id == document_id),
        select(func.max(notes.changed)).where(notes.target == document_id),
        select(func.max(decisions.created)).where(decisions.revision == here),
    )
    return max(_first(library, query) for query in times)


def newest_by_annotator(library: Library, document_id: str, marks: Iterable[str]) -> Iterator[dict[str, str]]:
    """Who made these marks of a document, by id, each with the newest change among theirs; a portion at a time."""
    columns = t.highlights.c
    query = (
        select(columns.annotator, func.max(columns.changed))
        .where(columns.document == document_id, among(columns.id))
        .group_by(columns.annotator)
    )
    for some in chunks(marks):
        yield {who: newest for who, newest in library.connection.execute(query, these(some))}


def _first(library: Library, query: Any) -> str:
    return str(library.connection.execute(query).scalar() or "")
