"""Tool tips name keys."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QLabel, QToolTip
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.key_tips import LINE, KeyTips
from tepi.window.main_window import MainWindow
from tepi.window.state import State
from tepi.window.theme import Themes


def test_the_key_stands_behind_the_tip(qtbot: QtBot) -> None:
    """The first of several keys as people write it; a widget without a tip has the command's help."""
    keys = {"view.typography": ["Ctrl+T", "F7"], "place.back": ["Alt+PgDown"], "split.choose": []}
    label = QLabel()
    qtbot.addWidget(label)
    tips = KeyTips(lambda command: keys[command], label)

    tips.name(label, "place.back")
    assert tips.words(label, QPoint()).endswith(" (Alt+PgDn)")
    label.setToolTip("Typography")
    tips.name(label, "view.typography")
    assert tips.words(label, QPoint()) == "Typography (Ctrl+T)"
    keys["view.typography"] = ["F9"]
    assert tips.words(label, QPoint()) == "Typography (F9)"
    tips.name(label, "split.choose")
    assert tips.words(label, QPoint()) == "Typography"


def test_what_is_at_the_point(qtbot: QtBot) -> None:
    """One widget may stand for several commands, or at some places for none."""
    label = QLabel()
    qtbot.addWidget(label)
    tips = KeyTips(lambda _command: ["X"], label)
    tips.name(label, lambda point: "view.panel" if point.x() > 10 else "")

    assert tips.words(label, QPoint(4, 0)) == ""
    assert tips.words(label, QPoint(14, 0)).endswith(" (X)")


def test_the_controls_of_the_window_name_their_keys(
    qtbot: QtBot, desk: Desk, themes: Themes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In the tip that shows, with a key that was changed."""
    window = MainWindow(desk, themes, State(tmp_path / "state.json"))
    qtbot.addWidget(window)
    window.show()
    window.commands.change_keys("view.typography", ["F12"])
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _place, words, *_: told.append(words))
    tabs = window.panel.tabs
    for widget, point in (
        (window.header.typography, QPoint(4, 4)),
        (window.header.export, QPoint(4, 4)),
        (window.sidebar.add, QPoint(4, 4)),
        (tabs, tabs.tabRect(2).center()),
        (tabs, tabs.tabRect(0).center()),
    ):
        event = QHelpEvent(QEvent.Type.ToolTip, point, widget.mapToGlobal(point))
        QApplication.sendEvent(widget, event)

    assert [words[words.rfind("(") :] for words in told[:4]] == [
        "(F12)",
        "(Ctrl+E)",
        "(Ctrl+O)",
        "(Ctrl+Shift+P)",
    ]
    assert told[4] == ""
    field = window.panel.marks.filter_field
    QApplication.sendEvent(
        field, QHelpEvent(QEvent.Type.ToolTip, QPoint(4, 4), field.mapToGlobal(QPoint(4, 4)))
    )
    assert "\n" in told[5] and max(map(len, told[5].splitlines())) <= LINE
    assert " ".join(told[5].split()) == " ".join(f"{field.toolTip()} (F)".split())
    window.close()
