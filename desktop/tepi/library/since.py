"""What has changed since a known place in the history, and reading all of it as of one moment."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

from sqlalchemy import select

from tepi.library.changed import Changed, changed_elsewhere
from tepi.library.file import Library
from tepi.library.tables import changes


class Place(NamedTuple):
    """A place in the history: the number of a change and its id. (0, "") lies before every change."""

    seq: int = 0
    change: str = ""


def newest(library: Library) -> Place:
    """The place of the newest change."""
    row = library.connection.execute(
        select(changes.c.seq, changes.c.id).order_by(changes.c.seq.desc()).limit(1)
    ).first()
    return Place(row.seq, row.id) if row is not None else Place()


def since(library: Library, place: Place) -> list[Changed] | None:
    """What came after ``place``, oldest first; None where this history does not hold the place.

    That is so in a copy of a library that was put back, where other changes have the same numbers.
    """
    there = library.connection.execute(select(changes.c.id).where(changes.c.seq == place.seq)).scalar()
    if there is None or there != place.change:
        return None
    query = select(changes).where(changes.c.seq > place.seq).order_by(changes.c.seq)
    return [changed_elsewhere(row) for row in library.connection.execute(query)]


@contextmanager
def one_moment(library: Library) -> Iterator[None]:
    """Let every query inside see the library as it is at the first of them, whatever is written meanwhile."""
    library.connection.exec_driver_sql("BEGIN")
    try:
        yield
    finally:
        library.connection.exec_driver_sql("ROLLBACK")
