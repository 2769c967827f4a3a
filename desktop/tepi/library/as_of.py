"""How new a document's marks are: the time that an exported file carries."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import func, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import chunks


def newest_change(library: Library, document_id: str, marks: Collection[str] | None = None) -> str:
    """The newest time among a document's facts, notes, marks and none-of-these (ISO 8601, UTC).

    With ``marks``, ids, only these marks are asked. Undo puts every one of these times back, so that
    the same state has the same time.
    """
    documents, notes, decisions = t.documents.c, t.notes.c, t.decisions.c
    here = select(documents.revision).where(documents.id == document_id).scalar_subquery()
    times = [
        select(documents.changed).where(documents.id == document_id),
        select(func.max(notes.changed)).where(notes.target == document_id),
        select(func.max(decisions.created)).where(decisions.revision == here),
    ]
    newest_mark = select(func.max(t.highlights.c.changed)).where(t.highlights.c.document == document_id)
    if marks is None:
        times.append(newest_mark)
    else:
        times.extend(newest_mark.where(t.highlights.c.id.in_(portion)) for portion in chunks(marks))
    return max((_first(library, query) for query in times), default="")


def _first(library: Library, query: Any) -> str:
    return str(library.connection.execute(query).scalar() or "")
