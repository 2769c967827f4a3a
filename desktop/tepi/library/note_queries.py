"""The beginnings of notes, for views that show no more of them."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import func, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import chunks


def beginnings(library: Library, marks: Iterable[str], length: int) -> dict[str, str]:
    """The first characters (at most ``length``) of each mark's note, as source; marks without one are left out."""
    columns = t.notes.c
    found: dict[str, str] = {}
    for portion in chunks(marks):
        query = (
            select(columns.target, func.substr(columns.text, 1, length))
            .where(columns.target_kind == "highlight", columns.target.in_(portion))
            .order_by(columns.created)
        )
        for target, text in library.connection.execute(query):
            found.setdefault(target, text)
    return found
