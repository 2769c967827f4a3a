"""Has texts read and added in a process of its own, so that nobody waits for it, and it can be ended."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Thread
from typing import NamedTuple

from tepi.errors import TepiError
from tepi.library.adding import Outcome

_PROGRAM = "import sys; sys.path[:] = {path!r}; from tepi.library.add_worker import main; main()"

Wanted = tuple[str, str]  # "file" and its path, or "text" and its words


class News(NamedTuple):
    """How far the text with this ``number`` is (a share), or what became of it."""

    number: int
    share: float = 0.0
    outcome: Outcome | None = None


class Apart:
    """A process that gets ready at once and adds what it is asked for, one text after another.

    Raises TepiError where it cannot be started.
    """

    def __init__(self) -> None:
        program = _PROGRAM.format(path=[folder for folder in sys.path if folder])
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own Python with our own words
                [sys.executable, "-I", "-S", "-X", "utf8", "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise TepiError(
                f"The process that reads texts cannot be started ({error.strerror})",
                "Close other programs and try again",
            ) from error
        self._news: SimpleQueue[News] = SimpleQueue()
        self._threads: list[Thread] = []
        self._reader: Thread | None = None

    @property
    def has_ended(self) -> bool:
        """Whether the process is gone and all that it said has been heard."""
        return self._reader is not None and not self._reader.is_alive() and self._news.empty()

    def add(self, library: Path, library_id: str, wanted: Sequence[Wanted]) -> None:
        """Begin. Asked once; a library with another id at this place is left as it is."""
        job = json.dumps({"library": str(library), "id": library_id, "wanted": list(wanted)}) + "\n"
        self._reader = Thread(target=self._read, daemon=True)
        self._threads = [self._reader, Thread(target=self._write, args=(job.encode("ascii"),), daemon=True)]
        for thread in self._threads:
            thread.start()

    def news(self) -> list[News]:
        """What has been heard since the last time, in order."""
        found = []
        with suppress(Empty):
            while True:
                found.append(self._news.get_nowait())
        return found

    def kill(self) -> None:
        """End the process without waiting for it; what it has not added by now is not added."""
        self._process.kill()
        Thread(target=self._clear_away, daemon=True).start()

    def _clear_away(self) -> None:
        """A process that held a book takes its time to go."""
        self._process.wait()
        for thread in self._threads:
            thread.join()
        for stream in (self._process.stdin, self._process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()

    def _write(self, job: bytes) -> None:
        # It stays open: that it closes is how the process learns that nobody waits any more.
        with suppress(OSError, ValueError):
            assert self._process.stdin is not None
            self._process.stdin.write(job)
            self._process.stdin.flush()

    def _read(self) -> None:
        assert self._process.stdout is not None
        with suppress(OSError, ValueError):
            for line in self._process.stdout:
                number, told = json.loads(line)
                if isinstance(told, list):
                    self._news.put(News(number, 1.0, Outcome(*told)))
                else:
                    self._news.put(News(number, told))
