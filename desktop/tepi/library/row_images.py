"""How the history names a row, and how a note's text stands in an image of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, and_

from tepi.library.tables import notes


def matching(table: Table, match: Mapping[str, Any]) -> Any:
    """The condition that a row has these values; of several values for a column, any."""
    clauses: Iterable[Any] = (
        table.c[name].in_(value)
        if isinstance(value, (list, tuple, set, frozenset))
        else table.c[name] == value
        for name, value in match.items()
    )
    return and_(*clauses)


def key_of(table: Table, row: Mapping[str, Any]) -> dict[str, Any]:
    """What names a row: the values of its primary key."""
    return {column.name: row[column.name] for column in table.primary_key.columns}


def text_named(table: str, image: dict[str, Any] | None, writer: int) -> dict[str, Any] | None:
    """The image with a note's text replaced by the change that holds it, so that it is not stored again."""
    if table != notes.name or image is None or not isinstance(image.get("text"), str):
        return image
    return {**image, "text": {"seq": writer}}


def without_text(table: Table, row: dict[str, Any]) -> dict[str, Any]:
    """The image of a row that goes; of a note's text only the change that wrote it."""
    if table is not notes:
        return row
    written = row["written"]
    return {**{name: value for name, value in row.items() if name != "written"}, "text": {"seq": written}}
