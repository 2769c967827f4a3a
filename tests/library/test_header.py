"""A library is known by the first bytes of its file."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.library.header import APPLICATION_ID, LENGTH, SCHEMA, Stamps, stamps


def test_a_library_carries_its_stamps(desk: Desk) -> None:
    """The application id and the schema's number stand in the file itself, also while it is open."""
    assert stamps(desk.path.read_bytes()[:LENGTH]) == (APPLICATION_ID, SCHEMA)


def test_sqlite_reads_the_same(tmp_path: Path) -> None:
    """The bytes looked at are those that SQLite's pragmas set."""
    with sqlite3.connect(tmp_path / "x.db") as other:
        other.execute("PRAGMA application_id = 305419896")
        other.execute("PRAGMA user_version = 77")
    other.close()
    assert stamps((tmp_path / "x.db").read_bytes()[:LENGTH]) == (305419896, 77)


@pytest.mark.parametrize("data", [b"", b"x" * LENGTH, b"SQLite format 3\0"])
def test_what_is_no_database_has_none(data: bytes) -> None:
    """Other files, and files too short, have no stamps."""
    assert stamps(data) is None


@pytest.mark.parametrize(
    ("found", "readable"),
    [
        (Stamps(APPLICATION_ID, SCHEMA), True),
        (Stamps(APPLICATION_ID, SCHEMA + 1), False),
        (Stamps(1, SCHEMA), False),
    ],
)
def test_only_known_tables_are_read(found: Stamps, readable: bool) -> None:
    """A newer library, and another program's file, are not read by what knows only this schema."""
    assert found.readable == readable
