"""Writes a file so that a failure leaves the old one whole."""

from __future__ import annotations

import os
import stat
import tempfile
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from tepi.errors import TepiError

REMEDY = "Choose another place"


def write_beside(path: str | os.PathLike[str], data: bytes) -> Path:
    """Put ``data`` into the file at ``path``, all of it or nothing; returns where it lies.

    The bytes go to a new file in the same folder, are synced to the disk, and take the old file's
    name in one step, so that no moment shows half a file. An old file's permissions are kept, and a
    symbolic link stays one. A device or a pipe, which has nothing to lose, is written to directly.

    Raises:
        TepiError: A folder, a path in a missing folder, or a place that cannot be written. What was
            there before is untouched, and nothing is left beside it.
    """
    return write_pieces_beside(path, (data,))


def write_pieces_beside(path: str | os.PathLike[str], pieces: Iterable[bytes]) -> Path:
    """As ``write_beside``, for bytes that are made while they are written: only a piece is held at a time.

    Where making a piece fails, or is interrupted, the old file stays as well.
    """
    named = Path(path).expanduser()
    target = _checked(named)
    try:
        if target.exists() and not target.is_file():
            with target.open("wb") as file:
                file.writelines(pieces)
        else:
            _replace(target, pieces)
    except OSError as error:
        reason = error.strerror or str(error)
        raise TepiError(f"{named} cannot be written ({reason})", REMEDY) from error
    return target


def _checked(named: Path) -> Path:
    """Follow links to the file itself, and refuse what cannot become one."""
    try:
        target = named.resolve()
        if target.is_dir():
            raise TepiError(f"{named} is a folder", "Name a file in it")
        if not target.parent.is_dir():
            raise TepiError(
                f"The folder {named.parent} does not exist", "Make it first, or " + REMEDY.lower()
            )
        if target.exists():
            if not os.access(target, os.W_OK):
                raise TepiError(
                    f"{named} cannot be written: it is read-only", "Allow writing to it, or name another"
                )
        elif not os.access(target.parent, os.W_OK):
            raise TepiError(f"{named} cannot be written: its folder is read-only", REMEDY)
    except (OSError, ValueError, RuntimeError) as error:
        # A name that is too long, holds a null character, or is a link that leads to itself.
        reason = getattr(error, "strerror", None) or str(error)
        raise TepiError(f"{named} cannot be written ({reason})", REMEDY) from error
    return target


def _replace(target: Path, pieces: Iterable[bytes]) -> None:
    handle, name = tempfile.mkstemp(prefix=".tepi-", suffix=".tmp", dir=target.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
        Path(name).chmod(_mode(target))
        Path(name).replace(target)
    except BaseException:
        with suppress(OSError):
            Path(name).unlink()
        raise
    sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions of the old file, or those that any new file would get."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets a folder be synced (Windows does not)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
