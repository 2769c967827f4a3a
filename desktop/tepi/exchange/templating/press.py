"""Starts the process in which templates run, hands it what it asks for, and ends it when it takes too much.

While the text is awaited empty pieces come, so that a window can do something else in between.
"""

from __future__ import annotations

import atexit
import json
import marshal
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from queue import Empty, Queue
from threading import Thread
from typing import IO, Any, Self

from tepi.errors import TepiError
from tepi.exchange.rests import with_rests
from tepi.exchange.templating.shapes import ASKED, LEAVE, LISTS

# What is asked for (one of ASKED), number, first, how many: the answer, found in steps.
Give = Callable[[str, int, int, int], Generator[None, None, Any]]

QUIET_SECONDS = 10.0
LONGEST_SECONDS = 60.0
SECONDS_PER_ITEM = 0.01
LARGEST = 64 << 20
LARGER = 16  # times what was given
WAIT = 0.004
SLEPT = 1.0
STOP_SECONDS = 0.1
AHEAD = 2
READ = 1 << 16
PIPE = 1 << 20

_PROGRAM = "import sys; sys.path[:] = {path!r}; from tepi.exchange.templating.sandbox import main; main()"
_idle: list[_Process] = []


@dataclass(frozen=True, slots=True)
class Job:
    """One text to be written: the template's name, the sources of all templates by name, and the values.

    ``values`` are those known at once; ``give`` answers for the others, and for portions of lists.
    """

    template: str
    sources: dict[str, str]
    values: dict[str, Any]
    give: Give


class _Process:
    """One process with a thread for each direction, so that nobody who asks it for a text ever hangs."""

    def __init__(self) -> None:
        program = _PROGRAM.format(path=[folder for folder in sys.path if folder])
        try:
            self._process = subprocess.Popen(  # noqa: S603  # our own Python with our own words
                [_python(), "-I", "-S", "-X", "utf8", "-c", program],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                bufsize=0,
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        except OSError as error:
            raise TepiError(
                f"The process that lays out Markdown cannot be started ({error.strerror})",
                "Close other programs and try again",
            ) from error
        self._let_go: Callable[[], None] = lambda: None
        if sys.platform in {"win32", "darwin"}:
            from tepi.exchange.templating.holding import hold

            self._let_go = hold(self._process)
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._out: Queue[bytes | None] = Queue()
        self._in: Queue[bytes] = Queue(AHEAD)
        self._held = bytearray()
        self._is_writing = False
        self._owed = 0  # answers
        _widen(self._process.stdout)
        Thread(target=self._write, args=(self._process.stdin, self._out), daemon=True).start()
        self._reader = Thread(target=self._read, args=(self._process.stdout, self._in), daemon=True)
        self._reader.start()

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def prepare(self, names: Iterable[str], sources: dict[str, str]) -> None:
        """Have it read these templates, so that their first text comes the sooner."""
        for name in names:
            self.send((name, sources, None))

    def begin(self, job: Job) -> int:
        """Hand a job over; how many bytes it has."""
        self._is_writing = True
        return self.send((job.template, job.sources, job.values))

    def answer(self, value: Any) -> int:
        """Hand over what was asked for; how many bytes it has."""
        self._owed -= 1
        return self.send(value)

    def leave(self) -> bool:
        """Have it leave the text that it is at; whether it did so at once."""
        end = time.monotonic() + STOP_SECONDS
        with suppress(EOFError):
            while self._is_writing and time.monotonic() < end:
                while self._owed:
                    self.answer(LEAVE)
                self.frame()
        return not self._is_writing

    def send(self, value: Any) -> int:
        """Hand a value over; how many bytes it has."""
        data = marshal.dumps(value)
        self._out.put(len(data).to_bytes(4, "little") + data)
        return len(data)

    def frame(self) -> tuple[bytes, bytes] | None:
        """The next frame, or None where there is none yet. Raises EOFError where the process has ended."""
        while True:
            if len(self._held) >= 5:
                end = 5 + int.from_bytes(self._held[1:5], "little")
                if len(self._held) >= end:
                    kind, data = bytes(self._held[:1]), bytes(self._held[5:end])
                    del self._held[:end]
                    self._owed += kind == b"R"
                    self._is_writing = self._is_writing and kind != b"D"
                    return kind, data
            try:
                more = self._in.get(timeout=WAIT)
            except Empty:
                return None
            if not more:
                raise EOFError
            self._held += more

    def kill(self) -> None:
        """End the process and let its threads go."""
        self._process.kill()
        self._let_go()
        self._out.put(None)
        self._process.wait()
        while self._reader.is_alive():
            with suppress(Empty):
                self._in.get(timeout=WAIT)

    @staticmethod
    def _write(stream: IO[bytes], out: Queue[bytes | None]) -> None:
        with suppress(OSError), stream:
            while (data := out.get()) is not None:
                view = memoryview(data)
                while view:
                    view = view[stream.write(view) :]

    @staticmethod
    def _read(stream: IO[bytes], into: Queue[bytes]) -> None:
        with suppress(OSError), stream:
            while data := stream.read(READ):
                into.put(data)
        into.put(b"")


def _python() -> str:
    """This Python. Of an environment on Windows the one under it, which the environment's own only starts."""
    return (
        str(getattr(sys, "_base_executable", "") or sys.executable)
        if sys.platform == "win32"
        else sys.executable
    )


class Press:
    """A process that writes one job after another. Left without an error it is kept for the next export.

    Who leaves a text half-way has it stopped; if it does not stop at once it is ended.
    """

    def __enter__(self) -> Self:
        """Take the process that waits, or start one; it gets ready while the job is being gathered."""
        try:
            self._process = _idle.pop()
        except IndexError:  # not asked before: an export in another thread may have taken it meanwhile
            self._process = _Process()
        if not self._process.is_alive:
            self._process.kill()
            self._process = _Process()
        return self

    def __exit__(self, error: type[BaseException] | None, *_: object) -> None:
        if not _idle and (error is None or (error is GeneratorExit and self._process.leave())):
            _idle.append(self._process)
        else:
            self._process.kill()

    def write(self, job: Job) -> Iterator[str]:
        """Write one text, piece by piece; empty pieces come while it is awaited.

        Raises:
            TepiError: The template has a fault, or took more time, memory or room than it may; the
                message names the template and, where there is one, the line.
        """
        return _one(self._process, job)


def get_ready(names: Iterable[str] = (), sources: dict[str, str] | None = None) -> None:
    """Let a process wait for the next export, where none does; it reads these templates meanwhile."""
    if not _idle:
        process = _Process()
        process.prepare(names, sources or {})
        _idle.append(process)


def _one(process: _Process, job: Job) -> Iterator[str]:
    room = LARGEST + LARGER * process.begin(job)
    lengths: dict[tuple[str, int], int] = {}  # as far as lists were given: so much more time is allowed
    waited = quiet = 0.0
    while True:
        began = time.monotonic()
        try:
            found = process.frame()
        except EOFError:
            raise _refusal(job, "it wants more memory than a template may use") from None
        if found is None:
            passed = min(time.monotonic() - began, SLEPT)  # more is a machine that slept
            waited, quiet = waited + passed, quiet + passed
            patience = LONGEST_SECONDS + SECONDS_PER_ITEM * sum(lengths.values())
            if quiet > QUIET_SECONDS or waited > patience:
                raise _refusal(job, "it takes too long")
            yield ""
            continue
        quiet = 0.0
        kind, data = found
        if kind == b"T":
            room -= len(data)
            if room < 0:
                raise _refusal(job, "it writes far more than there is to write")
            yield data.decode("utf-8")
        elif kind == b"R":
            what = ASKED[data[0]]
            number, first, count = (int.from_bytes(data[at : at + 4], "little") for at in (1, 5, 9))
            answer = yield from with_rests(job.give(what, number, first, count))
            if what in LISTS:
                lengths[what, number] = max(lengths.get((what, number), 0), first + len(answer))
            room += LARGER * process.answer(answer)
        elif kind == b"E":
            template, line, what = json.loads(data)
            raise _refusal(job, what, line, template)
        else:
            return


def _refusal(job: Job, what: str, line: int = 0, template: str = "") -> TepiError:
    where = f", line {line}" if line else ""
    return TepiError(
        f"The template {template or job.template}{where}: {what}",
        "Change the template, or choose another",
    )


def _widen(pipe: IO[bytes]) -> None:
    """Let the process run ahead further than the system's few pages, where it can be asked for."""
    if sys.platform == "linux":
        import fcntl

        with suppress(OSError):
            fcntl.fcntl(pipe.fileno(), fcntl.F_SETPIPE_SZ, PIPE)


def _end() -> None:
    with suppress(KeyboardInterrupt):  # a second press of Ctrl+C changes nothing
        while _idle:
            _idle.pop().kill()


atexit.register(_end)
