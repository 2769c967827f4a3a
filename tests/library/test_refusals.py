"""What SQLite refuses is said in words that a reader can act on."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy.exc import OperationalError

from tepi.library.refusals import in_words, refused, unreadable

PATH = Path("/somewhere/library.tepi")


def of_sqlite(reason: str) -> OperationalError:
    """An error as SQLAlchemy passes it on, with a parameter that holds the reader's words."""
    return OperationalError("INSERT …", {"text": "secret"}, sqlite3.OperationalError(reason))


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("database is locked", "locked by another program"),
        ("attempt to write a readonly database", "cannot be written to"),
        ("database or disk is full", "disk is full"),
        ("disk I/O error", "refused to write"),
    ],
)
def test_a_refused_change(reason: str, said: str) -> None:
    """Each says that nothing was changed, what to do, and no word of the reader's."""
    line = str(refused(of_sqlite(reason)))

    assert said in line
    assert "nothing was changed" in line
    assert "secret" not in line
    assert refused(of_sqlite(reason)).remedy


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        ("database is locked", "locked by another program"),
        ("unable to open database file", "cannot be opened"),
        ("database disk image is malformed", "cannot be read"),
        ("file is not a database\nmore", "cannot be read"),
    ],
)
def test_a_library_that_cannot_be_opened(reason: str, said: str) -> None:
    """The line names the file, the reason and a way out."""
    error = unreadable(PATH, sqlite3.OperationalError(reason))

    assert said in error.what
    assert str(PATH) in error.what
    assert error.remedy
    assert "\n" not in str(error)


def test_only_sqlites_errors_are_worded() -> None:
    """A fault of Tepi's own is not blamed on the file."""
    assert in_words(PATH, ValueError("x")) is None
    worded = in_words(PATH, of_sqlite("database disk image is malformed"))
    assert worded is not None
    assert str(PATH) in str(worded)
