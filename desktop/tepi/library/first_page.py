"""One small read for the first frame: the text to show while the rest is still being loaded.

SQLAlchemy takes longer to import than the window to appear, so this asks the standard
``sqlite3``, reads only, and answers None wherever anything is unusual: opening the
library in full comes right after and says what is wrong.
"""

from __future__ import annotations

import os
import sqlite3
import stat
import zlib
from collections.abc import Callable
from contextlib import closing
from typing import NamedTuple

from tepi.library.header import LENGTH, stamps
from tepi.library.places import address

QUERY = """
    SELECT d.id, d.title, d.title_guessed, d.kind, d.language, d.example, r.id, c.data,
           (SELECT value FROM facts WHERE name = 'id')
    FROM documents AS d
    JOIN revisions AS r ON r.id = d.revision
    JOIN contents AS c ON c.sha256 = r.text
    WHERE d.trashed IS NULL {wanted}
    ORDER BY d.created, d.id
    LIMIT 1
"""
LIBRARY = "SELECT value FROM facts WHERE name = 'id'"

PARTS = 'SELECT kind, start, "end", value FROM structure WHERE revision = ? AND start < ? LIMIT 3000'
SHOWN = 20_000


class FirstPage(NamedTuple):
    """What the first frame shows of a document, and the id of the library it is in.

    ``parts`` are those of its structure, as (kind, start, end, value), that begin in its first 20,000
    characters.
    """

    document: str
    title: str
    title_guessed: bool
    kind: str
    language: str
    example: bool
    revision: str
    text: str
    library: str
    parts: tuple[tuple[str, int, int, str], ...] = ()


def first_page(
    path: str | os.PathLike[str], wanted: str | Callable[[str], str | None] | None = None
) -> FirstPage | None:
    """Read a document, or the oldest where none is named or the named one is gone or in the trash.

    ``wanted`` is the document's id, or says it when given that of the library.
    None where there is no library or no document, and wherever anything is odd. Nothing
    is ever raised, written or made beside the file.
    """
    try:
        place = os.path.abspath(path)  # noqa: PTH100  # pathlib is slower than the whole read
        if not stat.S_ISREG(os.stat(place).st_mode):  # noqa: PTH116  # opening a pipe would wait
            return None
        with open(place, "rb") as file:  # noqa: PTH123
            header = stamps(file.read(LENGTH))
        if header is None or not header.readable:
            return None
        mode = _mode(place)
        if mode is None:
            return None
        with closing(sqlite3.connect(f"{address(place)}?{mode}", uri=True, timeout=0.05)) as connection:
            row = None
            if callable(wanted):
                wanted = wanted(*connection.execute(LIBRARY).fetchone())
            if wanted:
                query = QUERY.format(wanted="AND d.id = ?")
                row = connection.execute(query, (wanted,)).fetchone()
            row = row or connection.execute(QUERY.format(wanted="")).fetchone()
            parts = connection.execute(PARTS, (row[6], SHOWN)).fetchall() if row else []
        return _page(row)._replace(parts=tuple(parts)) if row else None
    except (OSError, ValueError, TypeError, sqlite3.Error, zlib.error):
        return None


def _mode(place: str) -> str | None:
    """How to open the file so that SQLite makes none beside it, or None where that cannot be."""
    log = place + "-wal"
    if not os.path.exists(log) or os.path.getsize(log) == 0:  # noqa: PTH110, PTH202
        return "immutable=1"
    return "mode=ro" if os.path.exists(place + "-shm") else None  # noqa: PTH110


def _page(row: tuple[str, str, int, str, str, int, str, bytes, str]) -> FirstPage:
    document, title, guessed, kind, language, example, revision, data, library = row
    text = zlib.decompress(data).decode("utf-8")
    return FirstPage(
        document, title, bool(guessed), kind, language, bool(example), revision, text, library or ""
    )
