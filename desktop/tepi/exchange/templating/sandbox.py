"""The process in which templates run: it can read no file and no library, and it may be killed.

It is started by ``press.py`` and talks with it over its standard streams. In come values by ``marshal``,
each with its length in four bytes in front; out go frames: a letter, the length, the bytes. T is text,
R asks for something (what, number, first item, how many), D says that a text is complete, E that it failed.
"""

from __future__ import annotations

import json
import marshal
import os
import re
import signal
import struct
import sys
import threading
import time
import traceback
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import suppress
from itertools import islice
from typing import Any, BinaryIO, NamedTuple

from jinja2 import FunctionLoader, StrictUndefined, Template, TemplateNotFound, TemplateSyntaxError, nodes
from jinja2.exceptions import SecurityError, TemplateError, UndefinedError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment

from tepi.exchange.templating.filters import FILTERS
from tepi.exchange.templating.late import Late, LateContext, later
from tepi.exchange.templating.limits import limit
from tepi.exchange.templating.shapes import (
    ASKED,
    LATE,
    LEAVE,
    SHAPES,
    Count,
    Decided,
    Document,
    Example,
    Fetched,
    Guide,
    Mark,
    Nones,
    Note,
    Options,
    Paragraph,
    Run,
    Section,
)

FIRST_PORTION, PORTION = 50, 500
FIRST_PIECES, PIECES = 32, 512
FLUSH_LENGTH, FLUSH_SECONDS = 1 << 15, 0.05
HEAD = struct.Struct("<cI")
ASK = struct.Struct("<BIII")
# What would make the same library give other bytes, or is only there to fill pages.
LEFT_OUT = {"filters": ("random", "pprint"), "globals": ("lipsum",)}
LATE_NAMES = frozenset(name for names in LATE.values() for name in names)
_FIELDS: dict[type, frozenset[str]] = {shape: frozenset(shape._fields) for shape in SHAPES}  # type: ignore[attr-defined]


class Failure(NamedTuple):
    """Why a template could not be written: its name, the line (0: none), and what is wrong."""

    template: str
    line: int
    what: str


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's immutable sandbox with Tepi's filters; a name that there is not is an error.

    The fields of our own tuples are looked up without the sandbox's slower questions: all are harmless.
    What is known late is asked for where its name stands, not where the template begins.
    """

    context_class = LateContext

    def __init__(self, sources: dict[str, str]) -> None:
        super().__init__(
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            loader=FunctionLoader(lambda name: _source(sources, name)),
        )
        for kind, names in LEFT_OUT.items():
            for name in names:
                getattr(self, kind).pop(name)
        self.filters.update(FILTERS)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        return later(super()._parse(source, name, filename), LATE_NAMES)

    def late(self, context: Context, name: str) -> Any:
        """What a name stands for; what ``later`` makes of a name calls this."""
        return context.resolve(name)

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A field of one of our tuples at once; all else as the sandbox allows it."""
        known = _FIELDS.get(type(obj))
        if known is not None and attribute in known:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


def _source(sources: dict[str, str], name: str) -> tuple[str, str, Any] | None:
    found = sources.get(name)
    return None if found is None else (found, name, lambda: True)


class LeftError(BaseException):
    """Nobody wants the text any more; no fault of the template."""


class Talk:
    """The two streams to the program that wants the text."""

    def __init__(self, incoming: BinaryIO, outgoing: BinaryIO) -> None:
        self._in, self._out = incoming, outgoing
        self._written: list[str] = []
        self._length = 0
        self._flushed = time.monotonic()
        self._batch: list[str] = []
        self._questions = 0
        self._open: deque[int] = deque()
        self._answers: dict[int, Any] = {}

    def take(self) -> Any:
        """The next value; None where the other side has gone."""
        head = self._in.read(4)
        if len(head) < 4:
            return None
        data = self._in.read(int.from_bytes(head, "little"))
        return marshal.loads(data)  # noqa: S302  # from the program that started this one

    def put(self, kind: bytes, data: bytes = b"") -> None:
        """Send a frame, and what was written before it."""
        self.flush()
        self._out.write(HEAD.pack(kind, len(data)) + data)
        self._out.flush()

    def write(self, text: str) -> None:
        """Put text out, much of it at once."""
        self._written.append(text)
        self._length += len(text)
        if self._length > FLUSH_LENGTH or time.monotonic() - self._flushed > FLUSH_SECONDS:
            self.flush()

    def begin(self, pieces: Iterator[str], count: int) -> bool:
        """Put so many pieces out, those before a question ahead of it; whether there may be more."""
        for piece in islice(pieces, count):
            self._batch.append(piece)
        more = bool(self._batch)
        self.flush()
        return more

    def flush(self) -> None:
        """Send the text written so far."""
        if self._batch:
            self._written.append("".join(self._batch))
            self._batch.clear()
        if self._written:
            data = "".join(self._written).encode("utf-8", "replace")
            self.forget()
            self._out.write(HEAD.pack(b"T", len(data)) + data)
            self._out.flush()
        self._flushed = time.monotonic()

    def forget(self) -> None:
        """Drop text that was not sent."""
        self._written.clear()
        self._batch.clear()
        self._length = 0

    def portions(self, kind: str, number: int, length: int) -> Iterator[Any]:
        """The items of a list, the next portion asked for while the last is in use; in a long one, the next two."""
        shape = _mark if kind == "marks" else _paragraph
        first, size = 0, FIRST_PORTION
        coming: deque[int] = deque()

        def ask_ahead(most: int) -> None:
            nonlocal first, size
            while first < length and len(coming) < most:
                coming.append(self.ask(kind, number, first, size))
                first, size = first + size, min(2 * size, PORTION)

        ask_ahead(1)
        while coming:
            items = self.answer(coming.popleft())
            ask_ahead(2 if size == PORTION else 1)
            yield from map(shape, items)

    def ask(self, kind: str, number: int = 0, first: int = 0, count: int = 0) -> int:
        """Ask for something; the number under which ``answer`` gives it. Others may be asked for in between."""
        self.put(b"R", ASK.pack(ASKED.index(kind), number, first, count))
        self._questions += 1
        self._open.append(self._questions)
        return self._questions

    def answer(self, question: int) -> Any:
        """What was asked for under this number. Raises EOFError where the other side has gone."""
        while question not in self._answers:
            found = self.take()
            if found is None:
                raise EOFError
            self._answers[self._open.popleft()] = found
            if found is LEAVE:
                raise LeftError
        return self._answers.pop(question)

    def finish(self) -> None:
        """Let answers go that nobody waits for: a list need not be gone through to its end."""
        while self._open:
            self.take()
            self._open.popleft()
        self._answers.clear()


def _mark(values: Any) -> Mark:
    made = Mark._make(values)
    return made._replace(notes=tuple(map(Note._make, made.notes))) if made.notes else made


def _paragraph(runs: Any) -> Paragraph:
    return Paragraph(tuple(map(Run._make, runs)))


def context(plain: dict[str, Any], talk: Talk) -> dict[str, Any]:
    """The names that a template sees, made of what came in."""

    def fetched(kind: str, number: int, length: int) -> Fetched:
        return Fetched(kind, number, length, talk.portions)

    def late(kind: str, name: str) -> Late:
        def find() -> Any:
            if kind not in known:
                known[kind] = _shaped(talk.answer(talk.ask(kind)), fetched)
            return known[kind][name]

        return Late(find)

    known: dict[str, dict[str, Any]] = {}
    unknown = {name: late(kind, name) for kind, names in LATE.items() for name in names if name not in plain}
    return {**_shaped(plain, fetched), **unknown}


def _shaped(plain: dict[str, Any], fetched: Callable[[str, int, int], Fetched]) -> dict[str, Any]:
    """The same values in the shapes that a template sees."""
    shaping: dict[str, Callable[[Any], Any]] = {
        "options": lambda value: Options(**value),
        "document": lambda value: Document(**{**value, "notes": tuple(map(Note._make, value["notes"]))}),
        "counts": lambda value: tuple(map(Count._make, value)),
        "decided": lambda value: Decided(*value) if value else None,
        "nones": lambda value: tuple(map(Nones._make, value)),
        "guide": lambda value: tuple(
            Guide(name, text, tuple(map(Example._make, shown))) for name, text, shown in value
        ),
        "sections": lambda value: tuple(
            Section(title, fetched("marks", number + 1, length))
            for number, (title, length) in enumerate(value)
        ),
        "marks": lambda length: fetched("marks", 0, length),
        "text": lambda length: fetched("paragraphs", 0, length),
    }
    return {name: shaping[name](value) if name in shaping else value for name, value in plain.items()}


def serve(incoming: BinaryIO, outgoing: BinaryIO) -> None:
    """Write one text after another until the other side goes away."""
    talk = Talk(incoming, outgoing)
    known: dict[str, str] = {}
    sandbox = Sandbox(known)
    while (job := talk.take()) is not None:
        name, sources, plain = job
        if sources != known:
            known = sources
            sandbox = Sandbox(known)
        if plain is None:  # only to be read, for later
            with suppress(TemplateError):
                sandbox.get_template(name)
            continue
        try:
            template = sandbox.get_template(name)
            _write(template, context(plain, talk), talk)
        except Exception as error:  # noqa: BLE001  # whatever a template does is told, not thrown
            talk.forget()
            talk.put(b"E", json.dumps(_failure(error, name, known)).encode())
            return  # what was asked for may still come: a fresh process is simpler than sorting it out
        except LeftError:
            talk.forget()
        talk.finish()
        talk.put(b"D")


def _write(template: Template, names: dict[str, Any], talk: Talk) -> None:
    # As Template.generate does, without a step between for each of the many pieces.
    pieces = template.root_render_func(template.new_context(names))
    size = FIRST_PIECES
    try:
        while size < PIECES and talk.begin(pieces, size):  # somebody may wait to see how it begins
            size *= 2
        while some := list(islice(pieces, PIECES)):
            talk.write("".join(some))
    except Exception:  # noqa: BLE001  # it comes back as what it is, with the template's lines
        template.environment.handle_exception()


def _failure(error: Exception, name: str, sources: dict[str, str]) -> Failure:
    if isinstance(error, TemplateSyntaxError):
        return Failure(error.name or name, error.lineno, _sentence(error.message or "it cannot be read"))
    where, line = name, 0
    for frame in traceback.extract_tb(error.__traceback__):
        if frame.filename in sources:
            where, line = frame.filename, frame.lineno or 0
    if isinstance(error, MemoryError):
        return Failure(where, line, "it wants more memory than a template may use")
    if isinstance(error, RecursionError):
        return Failure(where, line, "it calls itself without end")
    if isinstance(error, TemplateNotFound):
        return Failure(where, line, f"there is no template “{error.name}”")
    if isinstance(error, UndefinedError | SecurityError | TemplateError):
        return Failure(where, line, _sentence(error.message or str(error)))
    return Failure(where, line, _sentence(str(error) or type(error).__name__))


_UNKNOWN = re.compile(r"'([^']+)' is undefined")
_NO_FIELD = re.compile(r"'(?:[\w.]+\.)?(\w+) object' has no attribute '([^']+)'")


def _sentence(what: str) -> str:
    """Jinja's words on one line; what is missing in the words of docs/templates.md."""
    what = " ".join(what.split())
    what = _UNKNOWN.sub(r"there is no variable “\1”", what)
    what = _NO_FIELD.sub(lambda found: f"a {found[1].lower()} has no “{found[2]}”", what)
    return what.rstrip(".")[:300]


def end_with(parent: int) -> None:
    """End this process when the one that started it is gone, even in the midst of a template."""
    while os.getppid() == parent:
        time.sleep(1)
    os._exit(1)


def main() -> None:
    """Serve on standard input and output; who started it decides about interruptions."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    limit()
    serve(sys.stdin.buffer, sys.stdout.buffer)
