"""The note below the find field keeps its words whole."""

from __future__ import annotations

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tepi.window.find_field import FindField
from tepi.window.theme import Themes


def test_a_long_sentence_is_wrapped(qtbot: QtBot, themes: Themes) -> None:
    """The card grows downwards until every line is in it."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 300)
    field = FindField(themes, window)
    field.setGeometry(560, 10, 300, 32)
    window.show()
    field.show_note("A word. " * 4, fault=True)
    one = field.note.height()
    field.show_note("A word. " * 30, fault=True)
    label = field.note.findChild(QLabel)

    assert field.note.height() > one
    assert label.height() >= label.heightForWidth(label.width())
    assert field.note.geometry().right() <= field.geometry().right()
