"""What two texts side by side do where there is little to show, or little room."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.main_window import MainWindow
from tepi.window.pane_menu import pane_menu
from tepi.window.state import State
from tepi.window.theme import Themes


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, themes: Themes, tmp_path: Path) -> Iterator[MainWindow]:
    """A window over the desk with the editorial."""
    made = MainWindow(desk, themes, State(tmp_path / "state.json"))
    made.ready()
    made.resize(1280, 720)
    made.show()
    yield made
    made.close()
    made.deleteLater()


def test_nothing_open_is_said(qtbot: QtBot, themes: Themes, tmp_path: Path) -> None:
    """Without a text there is nothing to divide, and the strip says what to do."""
    window = MainWindow(Desk(), themes, State(tmp_path / "state.json"))
    qtbot.addWidget(window)
    window.show()
    window.splitting.toggle()
    assert not window.splitting.split_shown and "Open a text first" in window.strip.text


def test_one_text_has_no_other_pane(window: MainWindow) -> None:
    """The key for the other pane says how to get one."""
    window.splitting.other_pane()
    assert "F8" in window.strip.text


def test_what_gives_way(qtbot: QtBot, window: MainWindow) -> None:
    """Where two columns have no room the sidebar goes, then the panel; both come back with their widths."""
    for width, sidebar, panel in ((1280, False, False), (1440, False, True), (1800, True, True)):
        window.resize(width, 720)
        before = (window.sidebar.width(), window.panel.width())
        window.splitting.toggle()
        assert (window.view.sidebar_shown, window.view.panel_shown) == (sidebar, panel)
        qtbot.waitUntil(lambda: all(pane.width() >= 500 for pane in window.spread.panes))
        window.splitting.toggle()
        assert (window.view.sidebar_shown, window.view.panel_shown) == (True, True)
        assert (window.sidebar.width(), window.panel.width()) == before


def test_what_the_reader_hid_stays_hidden(window: MainWindow) -> None:
    """A sidebar that was hidden by hand does not appear when one of two panes goes."""
    window.view.toggle_sidebar()
    window.splitting.toggle()
    window.splitting.toggle()
    assert not window.view.sidebar_shown and window.view.panel_shown


def test_odd_states_leave_one_text(window: MainWindow) -> None:
    """A state that names no document of this library opens no second pane."""
    states: list[dict[str, object]] = [
        {},
        {"document": 3},
        {"document": "nobody", "place": {}},
        {"place": {"offset": 1}},
    ]
    for state in states:
        window.splitting.restore(state)
        assert not window.splitting.split_shown


def test_a_state_with_odd_parts_is_taken_as_far_as_it_goes(window: MainWindow, desk: Desk) -> None:
    """Sizes and a place that are none are passed by; the document is shown."""
    state = {
        "document": desk.open.document.id,
        "place": {"caret": -4, "offset": "x"},
        "sizes": [0],
        "left": 1,
    }
    window.splitting.restore(state)
    assert window.splitting.split_shown and window.spread.side is window.spread.sides[0]


def test_all_of_it_by_keys(window: MainWindow, desk: Desk) -> None:
    """What the title over a pane offers to the mouse are commands of the palette too; with one text they say so."""
    for command in ("split.exchange", "split.close"):
        window.commands.run(command)
        assert "There is one text only" in window.strip.text
        desk.hush()
    window.commands.run("split.choose")
    chooser = window.findChild(QWidget, "documentChooser")
    assert chooser is not None and chooser.isVisible()
    chooser.dismiss()

    window.commands.run("split.toggle")
    left, right = window.spread.sides
    window.commands.run("split.exchange")
    assert window.spread.sides == [right, left] and window.spread.side is right
    window.commands.run("split.choose")
    assert any(each.isVisible() for each in window.findChildren(QWidget, "documentChooser"))
    window.commands.run("split.close")
    assert window.spread.sides == [left]


def test_the_menu_of_a_pane(window: MainWindow) -> None:
    """It closes this pane or the other, and exchanges the two."""
    window.splitting.toggle()
    left, right = window.spread.sides
    menu = pane_menu(window.splitting, window.tying, window.commands, left)
    actions = {action.text(): action for action in menu.actions()}
    actions["Exchange the sides"].trigger()
    assert window.spread.sides == [right, left]
    actions["Close the other pane"].trigger()
    assert window.spread.sides == [left]
    menu.deleteLater()
