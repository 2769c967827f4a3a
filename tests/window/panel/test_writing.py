"""A long export runs beside the window, says how far it is, and leaves nothing when it is stopped."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tepi.errors import TepiError
from tepi.window.asks import Message
from tepi.window.desk import Desk
from tepi.window.panel import writing
from tepi.window.panel.writing import Writing


@pytest.fixture(autouse=True)
def told_early(monkeypatch: pytest.MonkeyPatch) -> None:
    """What takes a moment is long."""
    monkeypatch.setattr(writing, "TELL_MS", 10)
    monkeypatch.setattr(writing, "EVERY_MS", 5)


def without_end(library: object, tick: Callable[[int, int], None]) -> None:
    """Work that only a stop ends."""
    size = 0
    while True:
        size += 1_000_000
        tick(size, 2)
        threading.Event().wait(0.001)


def refuse(error: TepiError) -> None:
    raise error


def test_work_is_done_in_a_thread_of_its_own(qtbot: QtBot, desk: Desk) -> None:
    """With a connection of its own, for reading only; what it gives is passed on in the window's thread."""
    found: list[object] = []
    made = Writing(desk)

    def work(library, tick) -> tuple[int, str, bool]:
        return threading.get_ident(), library.read_only, library is desk.library

    made.start(work, lambda value: found.extend((*value, threading.get_ident())), refuse)
    qtbot.waitUntil(lambda: bool(found))

    thread, why, same, here = found
    assert thread != here == threading.get_ident()
    assert why
    assert not same
    assert not made.is_busy


def test_it_can_be_cancelled(qtbot: QtBot, desk: Desk, heard: list[Message]) -> None:
    """The strip counts, its button ends the thread, and nothing is passed on."""
    found: list[object] = []
    made = Writing(desk)
    made.start(without_end, found.append, refuse)
    qtbot.waitUntil(lambda: any(message.do for message in heard))
    assert "MB, 2 files" in heard[-1].text

    heard[-1].do()

    assert not made.is_busy
    assert heard[-1].text == "Cancelled. Nothing was written"
    assert not any(each.name == "export" for each in threading.enumerate())
    assert found == []


def test_a_fault_is_one_line(qtbot: QtBot, desk: Desk, tmp_path: Path, monkeypatch) -> None:
    """What a reader can mend as it is; a fault of Tepi's own with the log."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path))
    errors: list[str] = []
    made = Writing(desk)
    for fault in (TepiError("No room", "Make some"), ZeroDivisionError()):

        def work(library, tick, fault=fault) -> None:
            raise fault

        errors.clear()
        made.start(work, lambda _: None, lambda error: errors.append(str(error)))
        qtbot.waitUntil(lambda: bool(errors))
        assert errors[0].startswith("No room" if isinstance(fault, TepiError) else "Tepi met a fault")


def test_a_new_one_ends_the_old(qtbot: QtBot, desk: Desk) -> None:
    """Only the last is passed on."""
    found: list[object] = []
    made = Writing(desk)
    made.start(without_end, found.append, refuse)
    made.start(lambda library, tick: "new", found.append, refuse)
    qtbot.waitUntil(lambda: bool(found))
    assert found == ["new"]
