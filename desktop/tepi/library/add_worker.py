"""The process in which texts are read and added beside the window: it may be killed at any moment.

It is started by ``add_apart.py``. In comes one line of JSON: the library, and what is to be added. Out go
lines of JSON: how far the text with this number is, or what became of it. Each text is one transaction, so
that what a kill interrupts was never there.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from tepi.errors import TepiError
from tepi.library.adding import FAILED, Outcome, add_file, add_words
from tepi.library.file import Library, open_library

LEAST_SECONDS = 0.05  # between two lines that say how far it is


def main() -> None:
    """Add what standard input names; end when the one who asked is gone, or wants no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    asked = sys.stdin.readline()
    if not asked:
        return
    threading.Thread(target=_end_with_input, daemon=True).start()
    # A book makes a million things that all stay until it is in the library.
    gc.disable()
    for line in lines(json.loads(asked)):
        sys.stdout.write(line)
        sys.stdout.flush()


def lines(job: dict[str, Any]) -> Iterator[str]:
    """What is to be said while a job is done, a line of JSON each.

    The job names the ``library``, its ``id`` and what is ``wanted``: pairs of "file" and its path, or "text" and its
    words.
    """
    wanted = job["wanted"]
    try:
        library = _opened(Path(job["library"]), job["id"])
    except TepiError as error:
        for number, (kind, value) in enumerate(wanted):
            name = Path(value).name if kind == "file" else ""
            yield _line(number, Outcome(name, FAILED, problem=str(error)))
        return
    with library:
        for number, (kind, value) in enumerate(wanted):
            yield json.dumps([number, 0.0]) + "\n"
            yield _line(number, _added(library, number, kind, value))
            gc.collect()


def _opened(path: Path, library_id: str) -> Library:
    library = open_library(path, create=False)
    if library.id != library_id:
        library.close()
        raise TepiError(
            f"At {path} lies another library by now", "Put the open one back, and add the text again"
        )
    return library


def _added(library: Library, number: int, kind: str, value: str) -> Outcome:
    told = time.monotonic()

    def tell(share: float) -> None:
        nonlocal told
        now = time.monotonic()
        if now - told > LEAST_SECONDS:
            told = now
            sys.stdout.write(json.dumps([number, round(share, 3)]) + "\n")
            sys.stdout.flush()

    try:
        return add_file(library, Path(value), tell) if kind == "file" else add_words(library, value, tell)
    except Exception as error:  # noqa: BLE001  # whatever it is, the others are to be read
        from tepi.library.fault_log import as_one_line

        return Outcome(Path(value).name if kind == "file" else "", FAILED, problem=str(as_one_line(error)))


def _line(number: int, outcome: Outcome) -> str:
    return json.dumps([number, list(outcome)]) + "\n"


def _end_with_input() -> None:
    """Whoever asked holds the other end open as long as it wants an answer."""
    sys.stdin.read()
    os._exit(1)
