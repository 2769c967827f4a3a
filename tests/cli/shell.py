"""The command line as the tests use it: in this process, on a library of its own."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tepi.__main__ import main

TEXT = (
    "The minister said that 10.000 soldiers had left. Nobody knows why! Will they return?\n"
    "\n"
    "Perhaps they will, in spring 🇮🇩. This is a shame.\n"
)


class Answer(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str


class Shell:
    """Runs commands on the library at ``library`` and keeps what they print."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder = folder
        self.library = folder / "library.tepi"
        self._capsys = capsys

    def __call__(self, *words: str) -> Answer:
        """Run ``tepi`` with these words behind the library's name."""
        self._capsys.readouterr()
        code = main(["--library", str(self.library), *words])
        out, err = self._capsys.readouterr()
        return Answer(code, out, err)

    def done(self, *words: str) -> str:
        """Run a command that must succeed without complaint; what it printed."""
        answer = self(*words)
        assert (answer.code, answer.err) == (0, "")
        return answer.out

    def refused(self, *words: str) -> str:
        """Run a command that cannot be done; the one line that it is refused with."""
        answer = self(*words)
        assert answer.code == 1
        assert answer.out == ""
        assert answer.err.count("\n") == 1
        assert answer.err.startswith("tepi: ")
        assert "Traceback" not in answer.err
        return answer.err

    def misused(self, *words: str) -> str:
        """Run a command that cannot be understood; what it says in at most five lines."""
        answer = self(*words)
        assert answer.code == 2
        assert answer.out == ""
        assert 1 <= answer.err.count("\n") <= 5
        return answer.err

    def json(self, *words: str) -> Any:
        """What a command prints as JSON."""
        return json.loads(self.done(*words, "--json"))

    def file(self, name: str, content: str | bytes = TEXT) -> str:
        """A file with this content; its path."""
        path = self.folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return str(path)

    def add(self, name: str = "minister.txt", content: str | bytes = TEXT, *more: str) -> str:
        """Add a new text; its id."""
        return self.done("add", self.file(name, content), *more).split()[0]
