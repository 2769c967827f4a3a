"""The log of what went wrong inside Tepi: where in the program, never with what text."""

from __future__ import annotations

import traceback
from pathlib import Path

from tepi.errors import TepiError
from tepi.library.places import log_path
from tepi.marks.identity import now

LARGEST = 1_000_000


def write_fault(error: BaseException) -> Path | None:
    """Add where ``error`` came from to the log; returns the log, or None where it cannot be written.

    Only types, files and lines are written: an error's own words may quote a text or a note.
    A log that has grown beyond a megabyte begins anew.
    """
    lines = [f"{now()} {_kind(error)}"]
    cause: BaseException | None = error
    while cause is not None:
        lines.append(f"  {_kind(cause)}")
        lines.extend(
            f"    {Path(frame.filename).name}:{frame.lineno} in {frame.name}"
            for frame in traceback.extract_tb(cause.__traceback__)
        )
        cause = cause.__cause__ or cause.__context__
    try:
        log = log_path()
        fresh = log.exists() and log.stat().st_size > LARGEST
        with log.open("w" if fresh else "a", encoding="utf-8") as file:
            file.write("\n".join(lines) + "\n")
    except (OSError, TepiError):
        return None
    return log


def as_one_line(error: BaseException) -> TepiError:
    """Log a fault of Tepi's own and say it in one line that names the log."""
    log = write_fault(error)
    details = f"The details are in {log}" if log else "Its log could not be written either"
    return TepiError(f"Tepi met a fault of its own ({_kind(error)}); what was saved is safe", details)


def _kind(error: BaseException) -> str:
    return type(error).__name__
