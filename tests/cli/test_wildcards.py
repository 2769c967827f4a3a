"""Files named by a pattern, which the shells of Windows hand on as it is."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tepi.cli.arguments import parse
from tepi.cli.wildcards import files_named


@pytest.fixture(autouse=True)
def texts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some files in the current folder."""
    monkeypatch.chdir(tmp_path)
    for name in ("b.txt", "a.txt", "a1.md", "notes [1].txt", "notes 1.txt"):
        Path(name).touch()


def test_on_windows_patterns_are_files(monkeypatch: pytest.MonkeyPatch) -> None:
    """In order of the names; brackets are part of one, and what fits nothing stays to be named."""
    monkeypatch.setattr(sys, "platform", "win32")
    assert files_named(["b.txt", "a?.md", "*.txt"]) == [
        *("b.txt", "a1.md", "a.txt", "b.txt", "notes 1.txt", "notes [1].txt")
    ]
    assert files_named(["notes [1].t*"]) == ["notes [1].txt"]
    assert files_named(["*.odt", "missing.txt"]) == ["*.odt", "missing.txt"]
    for words in (["add", "a*"], ["import", "a*"], ["--library", "l.tepi", "a*"]):
        assert parse(words).files == ["a.txt", "a1.md"]


def test_elsewhere_a_star_is_a_star() -> None:
    """The shell has put the files in place; what is left is a name."""
    if sys.platform != "win32":
        assert files_named(["*.txt"]) == ["*.txt"]
