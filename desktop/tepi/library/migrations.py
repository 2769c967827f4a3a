"""An older library brought to the scheme of this Tepi: a copy is kept, and all of it is one transaction."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from tepi.errors import TepiError
from tepi.library.change import Change
from tepi.library.header import SCHEMA
from tepi.library.history import History
from tepi.library.refusals import refused

# What leads from each scheme to the next, in the words of then: a later change of the tables must not
# change what an older step did.
STEPS: dict[int, tuple[str, ...]] = {
    1: (
        """CREATE TABLE ties (
            id TEXT NOT NULL,
            "left" TEXT NOT NULL,
            "right" TEXT NOT NULL,
            kind TEXT DEFAULT 'translation' NOT NULL,
            annotator TEXT NOT NULL,
            created TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY("left") REFERENCES documents (id),
            FOREIGN KEY("right") REFERENCES documents (id),
            FOREIGN KEY(annotator) REFERENCES annotators (id)
        )""",
        'CREATE INDEX ties_of_left ON ties ("left")',
        'CREATE INDEX ties_of_right ON ties ("right")',
        """CREATE TABLE tie_pairs (
            id TEXT NOT NULL,
            tie TEXT NOT NULL,
            left_revision TEXT NOT NULL,
            left_start INTEGER,
            right_revision TEXT NOT NULL,
            right_start INTEGER,
            annotator TEXT NOT NULL,
            created TEXT NOT NULL,
            PRIMARY KEY (id),
            FOREIGN KEY(tie) REFERENCES ties (id),
            FOREIGN KEY(left_revision) REFERENCES revisions (id),
            FOREIGN KEY(right_revision) REFERENCES revisions (id),
            FOREIGN KEY(annotator) REFERENCES annotators (id)
        )""",
        "CREATE INDEX pairs_of_tie ON tie_pairs (tie)",
    ),
}


def scheme_of(connection: Connection) -> int:
    """The number of the scheme that the tables of a library follow."""
    return int(connection.exec_driver_sql("PRAGMA user_version").scalar() or 0)


def bring_up_to_date(path: Path, connection: Connection, history: History) -> Path | None:
    """Give an older library the tables of this Tepi; returns where the copy of it as it was lies.

    Where another program has done so a moment ago its work stands, and None is returned.

    Raises:
        TepiError: The library is as it was.
    """
    copy = _copy(path, connection)
    label = f"Brought the library to scheme {SCHEMA}"
    done = False
    try:
        change = Change("library.update", label, (), {"scheme": SCHEMA})
        done = history.rebuild(_statements(connection), change)
    finally:
        if not done:
            with suppress(OSError):
                copy.unlink()
    # The header in the file itself must say what it is, also to who looks without SQLite.
    with suppress(DBAPIError):
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    return copy if done else None


def _statements(connection: Connection) -> Iterator[str]:
    """What is to be done, asked inside the transaction: nothing where it has been done."""
    scheme = scheme_of(connection)
    for number in range(scheme, SCHEMA):
        yield from STEPS[number]
    if scheme < SCHEMA:
        yield f"PRAGMA user_version = {SCHEMA}"


def _copy(path: Path, connection: Connection) -> Path:
    """Write the whole library to a file beside it, whose name says what it is."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        beside.unlink(missing_ok=True)
        connection.exec_driver_sql("VACUUM INTO ?", (str(beside),))
        with beside.open("rb+") as written:
            os.fsync(written.fileno())
        target = _free(path, scheme_of(connection))
        beside.rename(target)
    except (OSError, DBAPIError) as error:
        with suppress(OSError):
            beside.unlink(missing_ok=True)
        if isinstance(error, DBAPIError):
            raise refused(error) from error
        raise TepiError(
            f"No copy of the library can be kept beside {path} ({error.strerror})",
            "Allow writing to its folder, or make room on the disk",
        ) from error
    return target


def _free(path: Path, scheme: int) -> Path:
    """A name beside the library that nothing has yet."""
    number, free = 2, path.with_name(f"{path.stem} (scheme {scheme}){path.suffix}")
    while free.exists():
        free = path.with_name(f"{path.stem} (scheme {scheme}, {number}){path.suffix}")
        number += 1
    return free
