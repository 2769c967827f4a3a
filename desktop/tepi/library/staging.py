"""Rows by the ten thousand, laid ready in the connection's own memory, so that the library is locked for a moment only.

From there the database takes them over by itself, in less than half the time in which they could be handed
to it one by one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import itemgetter
from typing import Any

from sqlalchemy import Connection, Table

from tepi.library.change import Change, Edit
from tepi.library.tables import metadata

MANY = 2_000
READY = "ready"


@contextmanager
def staged(connection: Connection, change: Change) -> Iterator[Change]:
    """The same change, with rows that are ``READY`` in a table of this connection where it lays many."""
    edits: list[Edit] = []
    made: list[str] = []
    try:
        for edit in change.edits:
            if edit.op == "lay" and len(edit.values["rows"]) > MANY:
                made.append(f"ready_{len(made)}")
                edits.append(_stage(connection, edit, made[-1]))
            else:
                edits.append(edit)
        yield change.with_only(edits) if made else change
    finally:
        for name in made:
            connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")


def columns_of(table: Table, row: Mapping[str, Any]) -> list[str]:
    """The columns that a row has, as the table orders them."""
    return [column.name for column in table.columns if column.name in row]


def bare(names: Sequence[str], rows: Sequence[Mapping[str, Any]]) -> list[tuple[Any, ...]]:
    """Each row's values in the order of these columns."""
    values = list(map(itemgetter(*names), rows))
    return [(each,) for each in values] if len(names) == 1 else values


def in_quotes(names: Sequence[str]) -> str:
    """Columns as a statement names them: some are called as its own words are."""
    return ", ".join(f'"{name}"' for name in names)


def _stage(connection: Connection, edit: Edit, name: str) -> Edit:
    rows = edit.values["rows"]
    columns = columns_of(metadata.tables[edit.table], rows[0])
    connection.exec_driver_sql("PRAGMA temp_store = MEMORY")
    connection.exec_driver_sql(f"DROP TABLE IF EXISTS temp.{name}")
    connection.exec_driver_sql(f"CREATE TEMP TABLE {name} ({in_quotes(columns)})")
    connection.exec_driver_sql("BEGIN")
    try:
        places = ", ".join("?" * len(columns))
        connection.exec_driver_sql(f"INSERT INTO temp.{name} VALUES ({places})", bare(columns, rows))  # noqa: S608  # our own names
    finally:
        connection.exec_driver_sql("COMMIT")
    return Edit("lay", edit.table, {}, {READY: name, "columns": columns})
