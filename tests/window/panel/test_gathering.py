"""A long export is made between other events, can be stopped, and is of one moment."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QTimer
from pytestqt.qtbot import QtBot

from tepi.errors import TepiError
from tepi.window.desk import Desk
from tepi.window.panel import gathering
from tepi.window.panel.gathering import Gathering


@pytest.fixture(autouse=True)
def short_slices(monkeypatch: pytest.MonkeyPatch) -> None:
    """Slices so short that a few pieces are long."""
    monkeypatch.setattr(gathering, "SLICE_MS", 2)
    monkeypatch.setattr(gathering, "AT_ONCE_MS", 2)
    monkeypatch.setattr(gathering, "TELL_MS", 5)


def slow(pieces: int) -> Iterator[str]:
    """Pieces that take a millisecond each."""
    for number in range(pieces):
        end = time.perf_counter() + 0.001
        while time.perf_counter() < end:
            pass
        yield str(number % 10)


@pytest.fixture
def heard(desk: Desk) -> list[tuple[str, Callable[[], None] | None]]:
    """What the strip says, and what its button does."""
    found: list[tuple[str, Callable[[], None] | None]] = []
    desk.said.join(lambda message: found.append((message.text, message.do)) if message else None)
    return found


def test_a_short_one_is_there_at_once(qtbot: QtBot, desk: Desk) -> None:
    """What takes no time is passed on before ``gather`` returns."""
    found: list[str] = []
    made = Gathering(desk)

    made.gather(lambda: iter(("", "a", "", "b")), found.append)

    assert found == ["ab"]
    assert not made.is_busy


def test_a_long_one_leaves_the_window_awake(qtbot: QtBot, desk: Desk, heard: list) -> None:
    """Other events come in between, the strip says how far it is, and the text is whole."""
    found: list[str] = []
    ticks: list[int] = []
    made = Gathering(desk)
    ticking = QTimer()
    ticking.timeout.connect(lambda: ticks.append(1))
    ticking.start(1)

    made.gather(lambda: slow(60), found.append)
    assert made.is_busy
    qtbot.waitUntil(lambda: bool(found))

    assert found == ["0123456789" * 6]
    assert len(ticks) > 5
    assert any("million characters" in text for text, _ in heard)


def test_it_can_be_stopped(qtbot: QtBot, desk: Desk, heard: list) -> None:
    """The strip's button ends it; nothing is passed on."""
    found: list[str] = []
    made = Gathering(desk)
    made.gather(lambda: slow(10_000), found.append)
    qtbot.waitUntil(lambda: any(do for _, do in heard))

    next(do for _, do in heard if do)()

    assert not made.is_busy
    assert "Nothing was written" in heard[-1][0]
    assert found == []


def test_a_change_meanwhile_begins_anew(qtbot: QtBot, desk: Desk) -> None:
    """What is passed on is of one moment: after a change the collecting starts again."""
    found: list[str] = []
    made = Gathering(desk)
    begun: list[int] = []

    def make() -> Iterator[str]:
        begun.append(1)
        yield str(len(begun))
        yield from slow(20)

    made.gather(make, found.append)
    desk.recorded.tell(None)
    qtbot.waitUntil(lambda: bool(found))

    assert len(begun) == 2
    assert found[0].startswith("2")


def test_what_cannot_be_made_is_one_line(qtbot: QtBot, desk: Desk, heard: list) -> None:
    """An export of what is gone says so and passes nothing on."""
    found: list[str] = []

    def gone() -> Iterator[str]:
        raise TepiError("There is no document x", "Choose another")
        yield ""

    Gathering(desk).gather(gone, found.append)

    assert heard[-1][0] == "There is no document x. Choose another."
    assert found == []
