"""Passes over a folder run beside the window, one at a time, and can be ended."""

from __future__ import annotations

from pathlib import Path
from threading import get_ident

import pytest

from tepi.errors import TepiError
from tepi.exchange.kept.beginning import begin
from tepi.exchange.kept.files import Sums
from tepi.exchange.kept.keep_up import Report
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library.file import Library
from tepi.window.folder_work import FolderWork


class Pass:
    """One worker on a library's folder, and what it told."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library, self.sums = library, Sums(folder)
        self.told: list[object] = []
        self.threads: set[int] = set()
        self.work = FolderWork(self._hear)

    def _hear(self, sums: Sums, found: object) -> None:
        assert sums is self.sums
        self.threads.add(get_ident())
        self.told.append(found)

    def go(self, **more: object) -> object:
        self.work.start(self.library.path, self.library.id, self.sums, **{"write": True, **more})
        assert self.work.wait(20)
        return self.told[-1]


@pytest.fixture
def kept(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pass:
    """The editorial's library, kept written to a new folder."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    (tmp_path / "vault").mkdir()
    begin(library, tmp_path / "vault", MarkdownOptions())
    return Pass(library, tmp_path / "vault")


def test_another_thread_writes(kept: Pass) -> None:
    """What is due is written, also by a pass that only looks; then a look finds nothing."""
    found = kept.go()
    assert isinstance(found, Report)
    (name,) = found.written
    assert get_ident() not in kept.threads
    assert kept.go(write=False) == Report()
    (kept.sums.folder / name).unlink()
    assert kept.go(write=False).written == (name,)


def test_what_goes_wrong_is_told(kept: Pass) -> None:
    """In one line; a library that is not at its place is said elsewhere."""
    kept.sums.folder.rename(kept.sums.folder.with_name("away"))
    assert isinstance(kept.go(), TepiError)
    kept.sums.folder.with_name("away").rename(kept.sums.folder)
    kept.library.path = kept.library.path.with_name("elsewhere")
    assert kept.go() is None


def test_a_fault_is_logged_and_told(kept: Pass, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pass never ends without a word."""

    def fail(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tepi.exchange.kept.keep_up.look", fail)
    assert "fault of its own" in str(kept.go(write=False))


def test_stopped(kept: Pass, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between two pieces; nothing half-made lies there."""
    monkeypatch.setattr("tepi.window.folder_work.TURN", 0.0)
    monkeypatch.setattr(kept.work._stop, "clear", lambda: None)
    kept.work._stop.set()
    assert kept.go() is None
    assert list(kept.sums.folder.glob("*.md")) == []
