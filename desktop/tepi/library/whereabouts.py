"""Is the open file still the one with the library's name? And how to put a library back that is not.

A file that is removed or replaced while it is open can still be written to; what is written goes with
it when it is closed. So the history asks here first, and refuses.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from tepi.errors import TepiError
from tepi.library.refusals import refused

BESIDE = ("-wal", "-shm")


class Whereabouts:
    """Where a library lay when it was opened, and whether it still lies there."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file = _identity(path)
        self._beside = {part: _identity(part) for part in _beside(path)}

    @property
    def are_kept(self) -> bool:
        """Whether the path still names the file that was opened (a few microseconds)."""
        return _identity(self.path) == self._file

    def demand(self) -> None:
        """Refuse to go on where the file is no longer there.

        Raises:
            TepiError: It was removed, moved or replaced.
        """
        if not self.are_kept:
            self.disown()
            raise self.lost()

    def disown(self) -> None:
        """Take the log away that the lost file has left: it would be taken for that of the file there now.

        One that belongs to another file stays.
        """
        for part, identity in self._beside.items():
            if identity is not None and _identity(part) == identity:
                with suppress(OSError):
                    part.unlink()

    def lost(self) -> TepiError:
        """What has happened to the library's file, in words."""
        what = "replaced by another file" if self.path.exists() else "removed or moved"
        return TepiError(
            f"The library {self.path} was {what} while it was open, so nothing more can be saved in it",
            "Put it back; all that was saved is still here",
        )


def put_back(connection: Connection, path: Path) -> Path:
    """Write the whole library that ``connection`` still holds to ``path`` again; returns where it lies.

    Where something else has taken its place, it gets the next free name beside it. The connection
    is of no more use then.

    Raises:
        TepiError: It cannot be written there.
    """
    copy = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        copy.unlink(missing_ok=True)
        connection.exec_driver_sql("VACUUM INTO ?", (str(copy),))
        target = _free(path)
        # A log that the lost file has left would be taken for that of the new one.
        for part in _beside(target):
            part.unlink(missing_ok=True)
        copy.rename(target)
    except (OSError, DBAPIError) as error:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
        if isinstance(error, DBAPIError):
            raise refused(error) from error
        raise TepiError(
            f"The library cannot be put back to {path} ({error.strerror})",
            "Make its folder, or room on the disk, and try again",
        ) from error
    return target


def _beside(path: Path) -> list[Path]:
    return [path.with_name(path.name + end) for end in BESIDE]


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116  # asked before every change
    except OSError:
        return None
    return found.st_dev, found.st_ino


def _free(path: Path) -> Path:
    number, free = 2, path
    while free.exists():
        free = path.with_name(f"{path.stem} ({number}){path.suffix}")
        number += 1
    return free
