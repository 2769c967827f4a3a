"""The Export tab is made ready while the window rests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from tepi.exchange.templating import press
from tepi.window.desk import Desk
from tepi.window.panel import warming
from tepi.window.panel.panel import Panel


@pytest.fixture(autouse=True)
def none_left() -> Iterator[None]:
    """No process waits before a test, or after it."""
    press._end()
    yield
    press._end()


def test_a_process_and_the_controls_are_there_before_the_tab(
    desk: Desk, panel: Panel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """When a text has been open for a while; once."""
    assert not panel.export._built
    monkeypatch.setattr(warming, "REST_MS", 1)
    desk.opened.tell()
    qtbot.waitUntil(lambda: panel.export._built)
    work = panel.warming.work
    assert not panel.export.isVisible()
    assert len(press._idle) == 1

    desk.opened.tell()
    assert not panel.warming._timer.isActive()
    assert panel.warming.work is work


def test_nothing_is_made_for_a_text_that_is_gone(
    desk: Desk, panel: Panel, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The rest is over, and no text is open any more."""
    monkeypatch.setattr(warming, "REST_MS", 1)
    desk.opened.tell()
    panel.warming._desk = Desk()
    qtbot.waitUntil(lambda: not panel.warming._timer.isActive())
    assert panel.warming.work is None
    assert not press._idle
