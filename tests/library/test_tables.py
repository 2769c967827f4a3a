"""The tables are what the file holds, and plain enough for the sqlite3 shell."""

from __future__ import annotations

import sqlite3

import pytest
from sqlalchemy import LargeBinary
from tests.library.desk import TEXT, Desk

from tepi.library import tables


def test_the_file_has_these_tables_and_columns(desk: Desk) -> None:
    """What a new library contains is exactly what the code knows of."""
    hand = sqlite3.connect(desk.path)
    found = {
        name: [row[1] for row in hand.execute(f"PRAGMA table_info('{name}')")]
        for (name,) in hand.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
    }
    hand.close()

    assert found == {name: [c.name for c in table.columns] for name, table in tables.metadata.tables.items()}


@pytest.mark.parametrize("name", sorted(tables.metadata.tables))
def test_every_row_has_a_key_and_nothing_is_opaque(name: str) -> None:
    """Each table has a primary key, and only ``contents`` holds bytes."""
    table = tables.metadata.tables[name]

    assert list(table.primary_key.columns)
    assert any(isinstance(c.type, LargeBinary) for c in table.columns) == (name == "contents")


def test_marks_can_be_read_without_tepi(desk: Desk) -> None:
    """A plain query gives words, code and annotator."""
    desk.mark(4, 12, "Fact")
    hand = sqlite3.connect(desk.path)
    rows = hand.execute(
        "SELECT a.quote, c.name, p.name FROM anchors a JOIN codings g USING (highlight)"
        " JOIN codes c ON c.id = g.code JOIN highlights h ON h.id = a.highlight"
        " JOIN annotators p ON p.id = h.annotator"
    ).fetchall()
    hand.close()

    assert rows == [(TEXT[4:12], "Fact", "Sari")]
