"""Tab inside a card, and from an earlier part into one that was made later."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tepi.window.stops_inside import follow, step_inside, stops_of


@pytest.fixture
def ground(qtbot: QtBot) -> QWidget:
    """A window with a field, a part of three fields (the last one hidden), and another field."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    window.first = QLineEdit(window)
    window.part = QWidget(window)
    inside = QVBoxLayout(window.part)
    window.fields = [QLineEdit(window.part) for _ in range(3)]
    window.last = QLineEdit(window)
    for each in (window.first, window.part, window.last):
        column.addWidget(each)
    for each in (*window.fields, QLabel("no stop", window.part)):
        inside.addWidget(each)
    window.show()
    window.activateWindow()
    window.fields[2].hide()
    return window


def test_round_the_end(ground: QWidget) -> None:
    """Forward and back, past what is hidden; from outside it begins at the near end."""
    one, two, _ = ground.fields
    found = []
    ground.first.setFocus()
    for forward in (True, True, True, False, False):
        assert step_inside(ground.part, forward)
        found.append(ground.focusWidget())

    assert found == [one, two, one, two, one]
    assert stops_of(ground.part) == ground.fields


def test_nothing_to_stop_at(ground: QWidget) -> None:
    """The keyboard stays where it is."""
    ground.part.setEnabled(False)
    ground.first.setFocus()

    assert not step_inside(ground.part, True)
    assert ground.first.hasFocus()


def test_a_part_made_later(ground: QWidget) -> None:
    """Tab goes into it from the widget it belongs behind, and then on."""
    follow(ground.last, ground.part)
    ground.last.setFocus()
    found = []
    for _ in range(3):
        QTest.keyClick(ground.focusWidget(), Qt.Key.Key_Tab)
        found.append(ground.focusWidget())

    assert found == [*ground.fields[:2], ground.first]
