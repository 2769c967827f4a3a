"""The process in which kept folders are written, as whoever asks sees it. Imports nothing heavy."""

from __future__ import annotations

import atexit
import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tepi.errors import TepiError
from tepi.library.places import data_folder

if TYPE_CHECKING:
    from tepi.exchange.kept.report import Report

LEAVE = 2.0
# It gives way to the window, which is why it is there.
_PROGRAM = (
    "import os, sys; getattr(os, 'nice', int)(5); sys.path[:] = {path!r}; "
    "from tepi.exchange.kept.passes import main; main()"
)
_idle: list[Process] = []


class Process:
    """One process; whoever has taken it asks for one pass at a time."""

    def __init__(self) -> None:
        program = _PROGRAM.format(path=[folder for folder in sys.path if folder])
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own Python with our own words
                [sys.executable, "-I", "-S", "-X", "utf8", "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0)
                | getattr(subprocess, "BELOW_NORMAL_PRIORITY_CLASS", 0),
            )
        except OSError as error:
            raise TepiError(
                f"The process that writes the folder cannot be started ({error.strerror})",
                "Close other programs; Tepi tries again",
            ) from error

    def ask(
        self, library: Path, library_id: str, folder: Path, waiting: Sequence[str] | None
    ) -> Report | None:
        """One pass over a folder (see ``one_pass``); None also where it was stopped. Waits until it is over.

        Raises:
            TepiError: What the pass says.
            EOFError: The process has ended.
        """
        from tepi.exchange.kept.report import Report

        wish = {"library": str(library), "id": library_id, "folder": str(folder)}
        self._tell({**wish, "data": str(data_folder()), "waiting": waiting})
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise EOFError
        answer: dict[str, Any] = json.loads(line)
        if "what" in answer:
            raise TepiError(answer["what"], answer["remedy"])
        if "report" not in answer:
            return None
        told: dict[str, Any] = {
            name: tuple(value) if isinstance(value, list) else value
            for name, value in answer["report"].items()
        }
        return Report(**told)

    def stop(self) -> None:
        """End the pass that goes on early, between two pieces."""
        with suppress(EOFError):
            self._tell({})

    def end(self) -> None:
        """End the process, which waits: a pass that goes on would be cut off."""
        self._process.kill()
        with suppress(subprocess.TimeoutExpired):
            self._process.wait(LEAVE)
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None and self._process.poll() is not None:
                with suppress(OSError):
                    stream.close()

    def _tell(self, wish: dict[str, Any]) -> None:
        assert self._process.stdin is not None
        try:
            self._process.stdin.write(json.dumps(wish).encode() + b"\n")
            self._process.stdin.flush()
        except (OSError, ValueError) as error:
            raise EOFError from error


def take() -> Process:
    """The process that waits, or a new one. Raises TepiError where none can be started."""
    try:
        return _idle.pop()
    except IndexError:  # not asked before: another thread may have taken it meanwhile
        return Process()


def give_back(process: Process) -> None:
    """Let the process wait for whoever wants one next."""
    if _idle:
        process.end()
    else:
        _idle.append(process)


def _end() -> None:
    while _idle:
        _idle.pop().end()


atexit.register(_end)
