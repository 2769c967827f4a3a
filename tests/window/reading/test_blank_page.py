"""The middle of the window without a text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.window import editing
from tepi.window.desk import Desk
from tepi.window.main_window import MainWindow
from tepi.window.reading.blank_page import BlankPage
from tepi.window.state import State
from tepi.window.theme import Themes


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, themes: Themes, tmp_path: Path) -> Iterator[MainWindow]:
    """A window over the desk with the editorial."""
    made = MainWindow(desk, themes, State(tmp_path / "state.json"))
    qtbot.addWidget(made)
    made.ready()
    made.show()
    yield made
    made.close()


def shown(window: MainWindow) -> BlankPage | None:
    """The page, where it shows."""
    return next((page for page in window.findChildren(BlankPage) if page.isVisible()), None)


def test_it_comes_with_the_last_text_gone_and_goes_with_the_next(window: MainWindow, desk: Desk) -> None:
    """It covers the page and says which keys help; with a text nothing of it is left."""
    before = shown(window)
    document = desk.open.document
    editing.trash(desk, document)
    page = shown(window)

    assert before is None
    assert page is not None and page.geometry() == window.pane.rect()
    assert [what for _, what in window.status.hints()] == ["add texts", "all commands", "keys"]
    window.resize(window.width() - 60, window.height() - 40)
    QApplication.processEvents()
    assert page.geometry() == window.pane.rect()
    assert not window.pane.minimap.isVisible()
    editing.restore(desk, document)
    assert shown(window) is None
    assert window.pane.minimap.isVisible()


def test_its_buttons_do_what_their_keys_do(qtbot: QtBot, window: MainWindow, desk: Desk) -> None:
    """A press on “Paste a text” brings in what lies on the clipboard; the tip names the key."""
    editing.trash(desk, desk.open.document)
    QApplication.clipboard().setText("Alfa beta. Gamma delta.")
    page = shown(window)
    assert page is not None
    assert page.add.toolTip() == "Ctrl+O"

    qtbot.mouseClick(page.paste, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: desk.open is not None and desk.open.text.startswith("Alfa beta."))
    assert shown(window) is None


def test_f6_leads_to_its_button(window: MainWindow, desk: Desk) -> None:
    """In place of the minimap, which shows nothing then."""
    editing.trash(desk, desk.open.document)
    desk.hush()  # the strip's question would come first
    window.activateWindow()
    window.pane.view.setFocus()

    window.view.next_region(1)

    page = shown(window)
    assert page is not None and page.add.hasFocus()
