"""The process beside the window: asked, stopped, ended and started again."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange.kept import process as module
from tepi.exchange.kept.process import Process, give_back, take


def test_it_writes_and_is_used_again(kept, monkeypatch) -> None:
    """What it tells is a report; given back, the next one who asks gets it; at the end it is gone."""
    monkeypatch.setattr(module, "_idle", [])
    kept.desk.mark(0, 12, "Fact")
    process = take()
    report = process.ask(kept.desk.path, kept.desk.library.id, kept.folder, None)
    assert report is not None
    assert report.written == ("One.md",)
    assert "[!fact]" in kept.read("One.md")
    with pytest.raises(TepiError, match="is not there"):
        process.ask(kept.desk.path, kept.desk.library.id, kept.folder / "gone", None)
    give_back(process)
    assert take() is process
    process.end()
    with pytest.raises(EOFError):
        process.ask(kept.desk.path, kept.desk.library.id, kept.folder, None)
    process.stop()


def test_one_waits_at_most(monkeypatch) -> None:
    """A second one that is given back ends; so does the first with the program."""
    monkeypatch.setattr(module, "_idle", [])
    one, two = Process(), Process()
    give_back(one)
    give_back(two)
    assert two._process.poll() is not None
    assert one._process.poll() is None
    module._end()
    assert one._process.poll() is not None


def test_none_can_be_started(monkeypatch) -> None:
    """It is said in one line."""

    def fail(*_: object, **__: object) -> None:
        raise OSError(11, "Resource temporarily unavailable")

    monkeypatch.setattr(module.subprocess, "Popen", fail)
    with pytest.raises(TepiError, match="cannot be started"):
        Process()
