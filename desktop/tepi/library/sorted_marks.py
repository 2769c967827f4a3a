"""Marks laid aside under headings and in another order than the text's, in a file that nobody sees.

Sorting wants all of them at once: here they lie on the disk, in a database of their own that SQLite keeps in
its place for such things and takes away when it is closed. The library is not touched.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tepi.errors import TepiError

PAGE = 500
_TABLE = """CREATE TABLE laid (
    list, later, key, tie, mark, number, again, PRIMARY KEY (list, later, key, tie)
) WITHOUT ROWID"""


class Laid(NamedTuple):
    """One mark in its place: in which list, ``later`` than those for which it is false, then by ``key`` and ``tie``."""

    list: int
    later: bool
    key: str | int
    tie: str | int
    mark: str
    number: int
    again: bool


class SortedMarks:
    """Takes marks in any order, and gives each list in its own."""

    def __init__(self) -> None:
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            _TABLE,
            "BEGIN",  # for good: nothing of it is ever to be kept
        ):
            self._database.execute(statement)

    def add(self, marks: Iterable[Laid]) -> None:
        """Take some in. Raises TepiError where the disk has no room for them."""
        try:
            self._database.executemany("INSERT INTO laid VALUES (?, ?, ?, ?, ?, ?, ?)", marks)
        except sqlite3.OperationalError as error:
            raise TepiError(
                f"The marks cannot be put in order ({error})",
                "Make room on the disk for temporary files, or keep the order of the text",
            ) from error

    def of(self, number: int) -> Iterator[tuple[str, int, bool]]:
        """The marks of a list in order: id, number, whether it stands elsewhere before."""
        query = (
            "SELECT later, key, tie, mark, number, again FROM laid"
            " WHERE list = ? AND (later, key, tie) > (?, ?, ?) ORDER BY later, key, tie LIMIT ?"
        )
        last: tuple[int, str | int, str | int] = (-1, 0, 0)
        while True:
            rows = self._database.execute(query, (number, *last, PAGE)).fetchall()
            if not rows:
                return
            yield from ((mark, place, bool(again)) for _, _, _, mark, place, again in rows)
            last = rows[-1][:3]

    def close(self) -> None:
        """Take the file away."""
        self._database.close()
