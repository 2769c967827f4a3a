"""The library as a file: find it, make it, refuse what is none, open and close it."""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing, suppress
from pathlib import Path
from typing import NamedTuple, Self

from sqlalchemy import Connection, Table, create_engine, select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from tepi.errors import TepiError
from tepi.library.header import APPLICATION_ID, LENGTH, SCHEMA, Stamps, stamps
from tepi.library.history import History
from tepi.library.migrations import bring_up_to_date, scheme_of
from tepi.library.places import address
from tepi.library.refusals import unreadable
from tepi.library.tables import facts
from tepi.library.whereabouts import Whereabouts, put_back
from tepi.marks.identity import new_id

BUSY_MS = 2000
# fullfsync: on macOS a sync else ends in the disk's own cache, which a power cut empties.
PRAGMAS = ("foreign_keys = ON", "trusted_schema = OFF", "synchronous = FULL", "fullfsync = ON")


class Library:
    """An open library: where it lies, its history, and the connection that queries read from.

    ``read_only`` is empty, or one sentence that says why nothing can be written. ``kept`` is where a copy
    of it lies as it was before this Tepi brought it up to date just now, or None.
    """

    def __init__(self, path: Path, connection: Connection, read_only: str) -> None:
        self.path = path
        self.kept: Path | None = None
        self.connection = connection
        self.read_only = read_only
        self.id = str(connection.execute(select(facts.c.value).where(facts.c.name == "id")).scalar() or "")
        self.whereabouts = Whereabouts(path)
        self.history = History(connection, self.id, read_only, self.whereabouts.demand)
        self.history.watch()
        self._data_version = self._version()

    def has(self, table: Table) -> bool:
        """Whether the table is there: an older library that may only be read lacks newer ones."""
        return int(table.info.get("since", 1)) <= scheme_of(self.connection)

    def changed_outside(self) -> bool:
        """Whether another connection has written since this was last asked (cheap)."""
        before, self._data_version = self._data_version, self._version()
        return self._data_version != before

    def put_back(self) -> Path:
        """Write the library to its place again, from where it was removed; close this one then.

        Returns where it lies now: beside its place where something else has taken that. Raises
        TepiError where it cannot be written.
        """
        return put_back(self.connection, self.path)

    def close(self) -> None:
        """Let go of the file."""
        if not self.whereabouts.are_kept:
            self.whereabouts.disown()
        self.connection.close()
        self.connection.engine.dispose()

    def _version(self) -> int:
        return int(self.connection.exec_driver_sql("PRAGMA data_version").scalar() or 0)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def open_library(path: Path, create: bool = True) -> Library:
    """Open the library at ``path``; where there is none, make it with the first codebook.

    A library made by a newer Tepi, and one whose file may not be written, opens for
    reading only.

    Raises:
        TepiError: The path cannot hold a library, or the file there is none.
    """
    path = Path(path).expanduser().absolute()
    state = inspect(path)
    if state.missing and not create:
        raise TepiError(f"There is no library at {path}", "Name another with --library")
    new = not path.exists()
    cause: BaseException | None
    try:
        connection = _connect(path, bool(state.read_only))
        try:
            if state.missing:
                _fill(connection)
            library = Library(path, connection, state.read_only)
            return library if state.read_only else _up_to_date(library)
        except BaseException:
            connection.close()
            raise
    except (sqlite3.DatabaseError, DBAPIError) as error:
        worded, cause = unreadable(path, getattr(error, "orig", error)), error
    except TepiError as error:
        worded, cause = error, error.__cause__
    # A lock means that another program may be making it just now.
    if new and "locked" not in worded.what:
        _leave_nothing(path)
    raise worded from cause


def open_beside(library: Library) -> Library:
    """The same library once more, for reading only, as it is at this moment: for work in another thread.

    Raises:
        TepiError: Its file is not there any more, or cannot be read.
    """
    if not library.whereabouts.are_kept:
        raise library.whereabouts.lost()
    try:
        connection = _connect(library.path, read_only=True)
        connection.exec_driver_sql("BEGIN")
        return Library(library.path, connection, "It is open for reading only")
    except (sqlite3.DatabaseError, DBAPIError) as error:
        raise unreadable(library.path, getattr(error, "orig", error)) from error


def _up_to_date(library: Library) -> Library:
    """The library with the tables of this Tepi; for reading only where it cannot be given them."""
    if scheme_of(library.connection) >= SCHEMA:
        return library
    try:
        library.kept = bring_up_to_date(library.path, library.connection, library.history)
        library.history.watch()
    except TepiError as error:
        library.close()
        why = f"The library {library.path.name} is of an older Tepi and is open for reading only. {error}"
        return Library(library.path, _connect(library.path, read_only=True), why)
    return library


class Inspection(NamedTuple):
    """What lies at a path, found without letting SQLite touch it.

    ``read_only`` is empty, or one sentence that says why nothing can be written.
    """

    missing: bool
    read_only: str = ""


def inspect(path: Path) -> Inspection:
    """Say whether a library can be made or opened at ``path``.

    Raises:
        TepiError: A folder, a file that is no library, or a place that cannot be reached.
    """
    try:
        return _inspect(path)
    except (OSError, ValueError) as error:
        # A folder on the way that may not be entered, a name that is too long or cannot be one.
        raise TepiError(
            f"The library {path} cannot be reached ({getattr(error, 'strerror', None) or error})",
            "Check its name and its folders, or name another with --library",
        ) from error


def _inspect(path: Path) -> Inspection:
    if path.is_dir():
        raise TepiError(f"{path} is a folder, not a library", "Name a file inside it, such as library.tepi")
    if not path.parent.is_dir():
        raise TepiError(f"The folder {path.parent} does not exist", "Make it first, or name another library")
    if path.exists() and not path.is_file():
        raise TepiError(f"{path} is not an ordinary file", "Name another with --library")
    try:
        header = _header(path)
    except FileNotFoundError:
        if not os.access(path.parent, os.W_OK):
            raise TepiError(
                f"No library can be made in {path.parent}: it cannot be written to",
                "Name another with --library",
            ) from None
        return Inspection(missing=True)
    if not header:
        return Inspection(missing=True)
    foreign = TepiError(
        f"{path} is not a Tepi library, and was left as it is",
        "Name another with --library, or add it as a text",
    )
    found = stamps(header)
    if found is None:
        raise foreign
    if found == (0, 0):
        # Another program may just be making it: what SQLite sees is ahead of the file's first bytes.
        found = _stamps_in_the_making(path)
        if found == (0, 0):
            return Inspection(missing=True)
    if found is None or found.application != APPLICATION_ID:
        raise foreign
    if found.schema > SCHEMA:
        return Inspection(
            False,
            f"The library {path.name} was made by a newer Tepi and is open for reading only; update Tepi to write",
        )
    if not _may_be_written(path) or not os.access(path.parent, os.W_OK):
        return Inspection(
            False, f"The library {path} is read-only; allow writing to its file and folder to change it"
        )
    return Inspection(missing=False)


def _may_be_written(path: Path) -> bool:
    if sys.platform == "win32":
        try:  # the only way to hear what the rights there allow; no lock is lost by it, as elsewhere
            path.open("r+b").close()
        except PermissionError:
            return False
    return bool(path.stat().st_mode & 0o222) and os.access(path, os.W_OK)


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LENGTH)
    except FileNotFoundError:
        raise
    except OSError as error:
        raise TepiError(
            f"The library {path} cannot be read ({error.strerror})", "Allow reading it"
        ) from error


def _stamps_in_the_making(path: Path) -> Stamps | None:
    """The stamps of a database as SQLite sees it; (0, 0) of an empty one, None of another program's.

    An empty one is what a set-up leaves that was cut off before its first transaction.
    """
    try:
        with closing(sqlite3.connect(f"{address(str(path))}?mode=ro", uri=True)) as probe:
            # One statement, so that all of it is of one moment.
            application, schema, tables = probe.execute(
                "SELECT application_id, user_version, (SELECT count(*) FROM sqlite_master)"
                " FROM pragma_application_id, pragma_user_version"
            ).fetchone()
    except sqlite3.DatabaseError:
        return None
    return Stamps(application, schema) if application or not tables else None


def _connect(path: Path, read_only: bool) -> Connection:
    if not read_only:
        connection = _dial(path, "mode=rwc")
        try:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")
        except DBAPIError:
            connection.close()
            raise
        return connection
    try:
        return _dial(path, "mode=ro")
    except (sqlite3.DatabaseError, DBAPIError):
        # Even reading wants a file made beside the library, which cannot be where its folder or disk is
        # read-only. Where nothing is left in the log, the library can be read as it lies there.
        log = path.with_name(path.name + "-wal")
        if log.exists() and log.stat().st_size:
            raise
        return _dial(path, "immutable=1")


def _dial(path: Path, how: str) -> Connection:
    def dial() -> sqlite3.Connection:
        raw = sqlite3.connect(
            f"{address(str(path))}?{how}",
            uri=True,
            isolation_level=None,
            timeout=BUSY_MS / 1000,
            check_same_thread=False,
        )
        for pragma in PRAGMAS:
            raw.execute(f"PRAGMA {pragma}")
        return raw

    engine = create_engine("sqlite://", creator=dial, poolclass=StaticPool, isolation_level="AUTOCOMMIT")
    connection = engine.connect()
    try:
        connection.exec_driver_sql("SELECT count(*) FROM sqlite_master")
    except DBAPIError:
        connection.close()
        engine.dispose()
        raise
    return connection


def _leave_nothing(path: Path) -> None:
    """Take away the empty database that a failed making leaves; one that holds anything stays."""
    with suppress(OSError, TepiError):
        if _inspect(path).missing:
            for part in (path, *(path.with_name(path.name + end) for end in ("-wal", "-shm"))):
                part.unlink(missing_ok=True)


def _fill(connection: Connection) -> None:
    from tepi.library.first_codebook import first_change

    library_id = new_id()
    history = History(connection, library_id)
    stamps = (f"PRAGMA application_id = {APPLICATION_ID}", f"PRAGMA user_version = {SCHEMA}")
    history.create(first_change(library_id), stamps)
    # The header in the file itself must say what it is, also to who looks without SQLite.
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
