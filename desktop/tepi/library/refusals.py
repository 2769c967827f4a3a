"""What SQLite says when it refuses, in words that a reader can act on."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

from sqlalchemy.exc import DBAPIError

from tepi.errors import TepiError

BESIDE = 100_000


def refused(error: DBAPIError) -> TepiError:
    """Why a change was not recorded; the transaction has been rolled back."""
    reason = str(error.orig)
    if "locked" in reason or "busy" in reason:
        return TepiError(
            "The library is locked by another program, and nothing was changed",
            "Close the other program, or wait until it is done, and try again",
        )
    if "readonly" in reason:
        return TepiError(
            "The library cannot be written to, and nothing was changed",
            "Allow writing to its file and folder, or choose another with --library",
        )
    if "full" in reason:
        return TepiError(
            "The disk is full, and nothing was changed",
            "Make room and do it again; what was saved before is safe",
        )
    if "disk I/O" in reason:
        return TepiError(
            "The disk refused to write, and nothing was changed",
            "See whether it is full or was taken away, then do it again; what was saved before is safe",
        )
    return TepiError(
        f"The library could not be written to ({reason.splitlines()[0]}), and nothing was changed",
        "Run “tepi check” to see whether the library is whole",
    )


def unreadable(path: Path, error: Any) -> TepiError:
    """Why a library could not be opened; ``error`` is SQLite's own."""
    reason = str(error)
    if "locked" in reason or "busy" in reason:
        return TepiError(
            f"The library {path} is locked by another program",
            "Close the other program, or wait, and try again",
        )
    if "full" in reason or ("disk I/O" in reason and _is_full(path)):
        return TepiError(
            f"The disk that holds the library {path} is full",
            "Make room and try again; what was saved is safe",
        )
    if "readonly" in reason or "unable to open" in reason:
        return TepiError(
            f"The library {path} cannot be opened ({reason.splitlines()[0]})",
            "Allow reading and writing its file and folder, or name another with --library",
        )
    return TepiError(
        f"The library {path} cannot be read ({reason.splitlines()[0]})",
        "Leave it as it is and bring back a copy of it, or name another with --library",
    )


def in_words(path: Path, error: Exception) -> TepiError | None:
    """What an error says where it came from SQLite in the midst of reading; None where it did not."""
    return unreadable(path, error.orig) if isinstance(error, DBAPIError) else None


def _is_full(path: Path) -> bool:
    """Whether the disk has no room for the files that SQLite makes beside an open library."""
    try:
        return shutil.disk_usage(path.parent).free < BESIDE
    except OSError:
        return False
