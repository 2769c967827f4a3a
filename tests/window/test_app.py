"""The application as it starts: the same on every system."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.window import open_window
from tepi.window.hands import Hands


def test_every_system_gets_the_same_look_and_keys(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's own style in place of the system's, and Tab reaches buttons and menus show keys, which macOS leaves out."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    QApplication.setStyle("windows")
    QApplication.styleHints().setTabFocusBehavior(Qt.TabFocusBehavior.TabFocusTextControls)
    QApplication.styleHints().setShowShortcutsInContextMenus(False)
    window = open_window(tmp_path / "library.tepi")
    qtbot.addWidget(window)

    assert QApplication.style().name() == "fusion"
    assert QApplication.styleHints().tabFocusBehavior() == Qt.TabFocusBehavior.TabFocusAllControls
    assert QApplication.styleHints().showShortcutsInContextMenus()
    hands = Hands(window)
    hands.until(lambda: window.desk.open is not None, "no document opens")
    window.close()
    hands.rest()
