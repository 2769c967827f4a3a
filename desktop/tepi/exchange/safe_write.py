"""Writes a file so that a failure leaves the old one whole."""

from __future__ import annotations

import os
import secrets
import stat
import sys
import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from tepi.errors import TepiError

REMEDY = "Choose another place"
# On Windows a virus scanner or a sync service holds a new file for a moment; a word processor for long.
PAUSES = (0.01, 0.03, 0.1, 0.2, 0.3)
WINDOWS_LONGEST = 259


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
        raise refusal(named, target, error) from error
    return target


def refusal(named: Path, target: Path, error: Exception) -> TepiError:
    """Why a file or folder could not be written, in words; those of Windows mislead about two reasons."""
    if sys.platform == "win32" and isinstance(error, PermissionError):
        return TepiError(
            f"{named} cannot be written: another program has it open, or it may not be written to",
            "Close it there and try again, or choose another place",
        )
    if sys.platform == "win32" and len(str(target)) > WINDOWS_LONGEST:
        return TepiError(
            f"{named} cannot be written: its whole path is longer than {WINDOWS_LONGEST} characters",
            "Choose a folder with a shorter path",
        )
    reason = getattr(error, "strerror", None) or str(error)
    return TepiError(f"{named} cannot be written ({reason})", REMEDY)


def patiently(step: Callable[[], object]) -> None:
    """Move or take away a file; on Windows again and again for a moment, while another program has it open.

    Raises:
        OSError: It cannot be done.
    """
    for pause in PAUSES if sys.platform == "win32" else ():
        try:
            step()
        except PermissionError:
            time.sleep(pause)
        else:
            return
    step()


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
    # Not by tempfile: on Windows some Pythons try new names without end where a folder may not be written to.
    beside = target.with_name(f".tepi-{secrets.token_hex(8)}.tmp")
    handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.writelines(pieces)
            file.flush()
            sync(file.fileno())
        beside.chmod(_mode(target))
        patiently(lambda: beside.replace(target))
    except BaseException:
        with suppress(OSError):
            beside.unlink()
        raise
    sync_folder(target.parent)


def _mode(target: Path) -> int:
    """The permissions of the old file, or those that any new file would get."""
    with suppress(FileNotFoundError):
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def sync(handle: int) -> None:
    """Have the bytes of an open file on the disk; macOS leaves them in the disk's cache unless it is asked."""
    if sys.platform == "darwin":
        import fcntl

        with suppress(OSError):  # a file system on a network knows no such thing
            fcntl.fcntl(handle, fcntl.F_FULLFSYNC)
            return
    os.fsync(handle)


def sync_folder(folder: Path) -> None:
    """Make the names in a folder durable, where the system lets a folder be synced (Windows does not)."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
