"""The structure of a revision as its file told it, read where somebody looks."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import ColumnElement, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.text.document import Structure
from tepi.text.structure import WINDOW, Structures


def structures(library: Library, revision: str) -> Structures | None:
    """What structure a revision has; None where it has none. Its parts are read when they are asked for."""
    columns = t.structure.c
    of_revision = columns.revision == revision
    if library.connection.execute(select(columns.start).where(of_revision).limit(1)).first() is None:
        return None

    def parts(*where: ColumnElement[bool]) -> Iterator[Structure]:
        query = select(columns.kind, columns.start, columns.end, columns.value).where(of_revision, *where)
        for kind, start, end, value in library.connection.execute(query):
            yield Structure(kind, start, end, value)

    return Structures(
        lambda start, end: parts(columns.start >= start, columns.start < end),
        lambda: parts(columns.end - columns.start > WINDOW),
    )
