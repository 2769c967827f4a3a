"""Passes over a kept folder, one after another, in a process of their own: the window shares no time with them.

A line of JSON in asks for a pass or stops the one that goes on; a line out tells what it found.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from pathlib import Path
from queue import SimpleQueue
from threading import Event, Thread
from typing import IO, Any

from tepi.errors import TepiError
from tepi.exchange.kept.files import Sums
from tepi.exchange.kept.keep_up import keep_up, look
from tepi.exchange.kept.report import Report
from tepi.library.fault_log import as_one_line
from tepi.library.file import open_library


class Stopped(Exception):  # noqa: N818  # it is a wish, not an error
    """The window closes: leave everything whole and end."""


def one_pass(
    library: Path, library_id: str, sums: Sums, waiting: Sequence[str] | None, rest: Callable[[], None]
) -> Report | None:
    """Look at the folder and write what is due; None where the library is not at its place.

    With ``waiting`` something is written only where a file is missing or due, or one of those that are
    ``waiting`` is no longer in somebody's way; with None whatever has changed.

    Raises:
        TepiError: The folder cannot be used just now.
    """
    if waiting is not None:
        found = look(sums, library_id)
        if not found.written and all((sums.folder / name).exists() for name in waiting):
            return found
    if not library.exists():
        return None  # the window says so already
    with open_library(library, create=False) as opened:
        return keep_up(opened, sums, rest)


def main() -> None:
    """Do what is asked for until nobody can ask any more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever asks ends this too
    answers, sys.stdout = sys.stdout, sys.stderr
    wishes: SimpleQueue[dict[str, Any] | None] = SimpleQueue()
    stop = Event()
    Thread(target=_listen, args=(sys.stdin, wishes, stop), daemon=True).start()
    sums = Sums(Path())

    def rest() -> None:
        if stop.is_set():
            raise Stopped

    while (wish := wishes.get()) is not None:
        folder = Path(wish["folder"])
        sums = sums if sums.folder == folder else Sums(folder)
        os.environ["TEPI_DATA"] = wish["data"]
        answer: dict[str, Any] = {}
        try:
            report = one_pass(Path(wish["library"]), wish["id"], sums, wish["waiting"], rest)
            answer = {"report": asdict(report)} if report is not None else {}
        except Stopped:
            pass
        except TepiError as error:
            answer = {"what": error.what, "remedy": error.remedy}
        except Exception as error:  # noqa: BLE001  # whatever it is, the window must hear that the pass is over
            told = as_one_line(error)
            answer = {"what": told.what, "remedy": told.remedy}
        stop.clear()
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def _listen(lines: IO[str], wishes: SimpleQueue[dict[str, Any] | None], stop: Event) -> None:
    for line in lines:
        wish = json.loads(line)
        if wish:
            wishes.put(wish)
        else:
            stop.set()
    wishes.put(None)
    stop.set()
