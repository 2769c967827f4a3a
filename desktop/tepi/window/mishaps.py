"""What to do when something breaks that should not: one line to the reader, the details to a log."""

from __future__ import annotations

import sys
import time
import traceback
from collections.abc import Callable
from types import TracebackType

import tepi

LOG_MOST = 512_000


def write_log(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Append where it happened to the log; returns the log's path, empty where it cannot be written.

    Only the kind of the error and the places in the program are kept: an error's own words may quote
    a text or a note, and those never go into the log.
    """
    from tepi.library.places import log_path

    lines = [f"{time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())} Tepi {tepi.__version__} {kind.__name__}"]
    for frame in traceback.extract_tb(trace):
        lines.append(f"  {frame.filename}:{frame.lineno} {frame.name}")
    try:
        path = log_path()
        if path.exists() and path.stat().st_size > LOG_MOST:
            path.replace(path.with_suffix(".old.log"))
        with path.open("a", encoding="utf-8") as log:
            log.write("\n".join(lines) + "\n")
        return str(path)
    except OSError:
        return ""


def watch(say: Callable[[str], None]) -> None:
    """Have unexpected errors logged and said in one line, from now on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        where = write_log(kind, trace)
        told = f"Something went wrong that should not ({kind.__name__}); what was saved is safe."
        say(f"{told} Details, for a report: {where}" if where else told)

    sys.excepthook = hook
