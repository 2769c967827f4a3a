"""Work in a thread: its outcome comes to the window, its progress too, and it can be ended."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from tepi.errors import TepiError
from tepi.window.read_back.running import Running, Tell


@pytest.fixture
def running(qtbot: QtBot) -> Iterator[Running]:
    """Nothing under way; what a test leaves is ended."""
    running = Running()
    yield running
    running.stop()


def test_what_it_gives_comes_back(running: Running, qtbot: QtBot) -> None:
    """The outcome is passed on, and how far the work was on the way."""
    go_on, found, told = Event(), [], []

    def work(tell: Tell) -> str:
        tell(1, 2)
        go_on.wait(5)
        return "x"

    running.start(work, found.append, found.append, lambda *count: told.append(count))
    qtbot.waitUntil(lambda: (1, 2) in told)
    assert running.is_busy and not found
    go_on.set()
    qtbot.waitUntil(lambda: found == ["x"])
    assert not running.is_busy


@pytest.mark.parametrize("error", [TepiError("What", "Remedy"), ValueError("x")])
def test_what_fails_is_said(running: Running, qtbot: QtBot, error: Exception) -> None:
    """A fault comes as one line that may be shown, whatever it was."""
    failed: list[TepiError] = []

    def work(tell: Tell) -> None:
        raise error

    running.start(work, lambda _: None, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], TepiError)


def test_it_can_be_ended(running: Running, qtbot: QtBot) -> None:
    """Ended, it stops where it tells next, and nobody hears of it."""
    begun, heard = Event(), []

    def work(tell: Tell) -> None:
        while True:
            tell(1, 2)
            begun.set()

    running.start(work, heard.append, heard.append)
    assert begun.wait(5)
    running.stop()
    assert not running.is_busy
    running.start(lambda _: "next", heard.append, heard.append)
    qtbot.waitUntil(lambda: heard == ["next"])
