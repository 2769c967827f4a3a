"""Passes over a folder run beside the window, one at a time, and can be ended."""

from __future__ import annotations

from pathlib import Path
from threading import get_ident

import pytest

from tepi.errors import TepiError
from tepi.exchange.kept import process
from tepi.exchange.kept.beginning import begin
from tepi.exchange.kept.report import Report
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library.file import Library
from tepi.window.folder_work import FolderWork


class Pass:
    """One worker on a library's folder, and what it told."""

    def __init__(self, library: Library, folder: Path) -> None:
        self.library, self.folder = library, folder
        self.told: list[object] = []
        self.threads: set[int] = set()
        self.work = FolderWork(self._hear)

    def _hear(self, folder: Path, found: object) -> None:
        assert folder == self.folder
        self.threads.add(get_ident())
        self.told.append(found)

    def go(self, **more: object) -> object:
        self.work.start(self.library.path, self.library.id, self.folder, **{"write": True, **more})
        assert self.work.wait(20)
        return self.told[-1]


@pytest.fixture
def kept(library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pass:
    """The editorial's library, kept written to a new folder."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    (tmp_path / "vault").mkdir()
    begin(library, tmp_path / "vault", MarkdownOptions())
    return Pass(library, tmp_path / "vault")


def test_another_thread_waits(kept: Pass) -> None:
    """What is due is written, also by a pass that only looks; then a look finds nothing."""
    found = kept.go()
    assert isinstance(found, Report)
    (name,) = found.written
    assert get_ident() not in kept.threads
    assert kept.go(write=False) == Report()
    (kept.folder / name).unlink()
    assert kept.go(write=False).written == (name,)


def test_what_goes_wrong_is_told(kept: Pass) -> None:
    """In one line; a library that is not at its place is said elsewhere."""
    kept.folder.rename(kept.folder.with_name("away"))
    assert isinstance(kept.go(), TepiError)
    kept.folder.with_name("away").rename(kept.folder)
    kept.library.path = kept.library.path.with_name("elsewhere")
    assert kept.go() is None


class Ended:
    """A process that somebody has ended."""

    def ask(self, *_: object) -> None:
        raise EOFError

    def end(self) -> None:
        pass


def test_a_process_that_ended_is_followed_by_another(kept: Pass, monkeypatch: pytest.MonkeyPatch) -> None:
    """Once; if that ends too it is said, and a fault of any other kind is told and logged."""
    monkeypatch.setattr(process, "_idle", [Ended()])
    assert isinstance(kept.go(), Report)
    process._end()
    monkeypatch.setattr(process, "take", Ended)
    assert "ended twice" in str(kept.go())
    monkeypatch.setattr(process, "take", lambda: None)
    assert "fault of its own" in str(kept.go())


def test_stopped(kept: Pass) -> None:
    """The process is told so while a pass goes on, and only then."""
    told: list[str] = []

    class Slow:
        def ask(self, *_: object) -> None:
            kept.work.stop()

        def stop(self) -> None:
            told.append("stop")

        def end(self) -> None:
            pass

    kept.work._process = Slow()
    kept.work.stop()
    assert told == []
    kept.work._thread = type("Busy", (), {"is_alive": lambda _: True, "join": lambda *_: None})()
    kept.work.stop()
    assert told == ["stop"]
