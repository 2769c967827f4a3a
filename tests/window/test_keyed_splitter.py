"""Widths are changed by keys as by mouse."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.window.accessible import install
from tepi.window.keyed_splitter import FINE, STEP, KeyedSplitter
from tepi.window.theme import LIGHT, Themes


@pytest.fixture
def splitter(qtbot: QtBot, themes: Themes) -> KeyedSplitter:
    """Three parts, 200, 300 and 100 pixels wide."""
    install()
    made = KeyedSplitter(themes, ["Width of the first", "Width of the last"])
    qtbot.addWidget(made)
    for _ in range(3):
        part = QWidget()
        part.setMinimumWidth(50)
        made.addWidget(part)
    made.resize(602, 100)
    made.show()
    made.activateWindow()
    made.setSizes([200, 300, 100])
    return made


def test_keys_move_a_line(splitter: KeyedSplitter) -> None:
    """Left and Right move it, finer with Shift, never past what the parts need; others are told."""
    told: list[int] = []
    splitter.splitterMoved.connect(lambda place, _: told.append(place))
    line = splitter.handle(1)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Right)
    wider = splitter.sizes()
    QTest.keyClick(line, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    finer = splitter.sizes()
    for _ in range(20):
        QTest.keyClick(line, Qt.Key.Key_Left)

    assert wider == [200 + STEP, 300 - STEP, 100]
    assert finer[0] == 200 + STEP - FINE
    assert splitter.sizes()[0] == 50
    assert len(told) >= 3


def test_other_keys_are_not_taken(splitter: KeyedSplitter) -> None:
    """What the line does not understand goes on to the window."""
    line = splitter.handle(1)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Up)

    assert splitter.sizes() == [200, 300, 100]


def test_the_line_with_the_keyboard_stands_out(splitter: KeyedSplitter) -> None:
    """Wider, and in the accent's colour; thin again without it."""
    line = splitter.handle(2)
    accent = QColor(LIGHT.accent).rgb()

    def strength() -> int:
        picture = splitter.grab().toImage()
        return sum(picture.pixel(x, 50) == accent for x in range(picture.width()))

    splitter.handle(1).setFocus()
    splitter.handle(1).clearFocus()
    thin = strength()
    line.setFocus()
    wide = strength()
    splitter.resize(620, 100)
    still = strength()
    splitter.handle(1).setFocus()
    line.clearFocus()

    assert (thin, wide, still) == (0, 5, 5)


def test_a_screen_reader_knows_it(splitter: KeyedSplitter) -> None:
    """By role, name and width."""
    line = splitter.handle(1)
    line.setFocus()
    QTest.keyClick(line, Qt.Key.Key_Right)
    known = QAccessible.queryAccessibleInterface(line)

    assert known.role() == QAccessible.Role.Splitter
    assert known.text(QAccessible.Text.Name) == "Width of the first"
    assert known.text(QAccessible.Text.Description).startswith(f"{200 + STEP} pixels")
