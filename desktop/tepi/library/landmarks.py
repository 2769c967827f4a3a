"""The pages and headings of a text, for finding one's way in it."""

from __future__ import annotations

from sqlalchemy import select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.text.document import Structure

KINDS = ("page", "title", "heading")


def landmarks(library: Library, revision: str) -> list[Structure]:
    """Where pages and headings of a revision begin and end, in text order."""
    columns = t.structure.c
    query = (
        select(columns.kind, columns.start, columns.end, columns.value)
        .where(columns.revision == revision, columns.kind.in_(KINDS))
        .order_by(columns.start, columns.end)
    )
    return [Structure(*row) for row in library.connection.execute(query)]
