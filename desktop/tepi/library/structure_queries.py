"""The structure of a revision as its file told it, read where somebody looks."""

from __future__ import annotations

from sqlalchemy import ColumnElement, select
from sqlalchemy.exc import SQLAlchemyError

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.text.document import Structure
from tepi.text.structure import WINDOW, Structures


def structures(library: Library, revision: str) -> Structures | None:
    """What structure a revision has; None where it has none. Its parts are read when they are asked for.

    They are asked for while the text is painted, where nothing can be said: of a library that has gone away
    meanwhile there are none.
    """
    columns = t.structure.c
    of_revision = columns.revision == revision
    if library.connection.execute(select(columns.start).where(of_revision).limit(1)).first() is None:
        return None

    def parts(*where: ColumnElement[bool]) -> list[Structure]:
        query = select(columns.kind, columns.start, columns.end, columns.value).where(of_revision, *where)
        try:
            return [Structure(*row) for row in library.connection.execute(query)]
        except SQLAlchemyError:
            return []

    return Structures(
        lambda start, end: parts(columns.start >= start, columns.start < end),
        lambda: parts(columns.end - columns.start > WINDOW),
    )
