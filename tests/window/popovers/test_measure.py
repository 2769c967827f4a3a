"""One measure: its slider and its words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.window.popovers.measure import Measure
from tepi.window.reading.typography import Bounds
from tepi.window.theme import Themes


@pytest.fixture
def measure(ground: QWidget, themes: Themes) -> Measure:
    """A measure from 50 to 300 in tens."""
    made = Measure(themes, ground, "Size", Bounds(50, 300, 10), "{0} %".format)
    made.setGeometry(20, 20, 320, 28)
    made.show()
    return made


def test_keys_change_it_by_steps(measure: Measure, qtbot: QtBot) -> None:
    """Each tells its value; the ends are its bounds; the words follow."""
    told: list[int] = []
    measure.changed.connect(told.append)
    measure.set_value(100)
    assert told == []

    for key in (Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(measure.slider, key)

    assert told == [110, 120, 110, 300, 50]
    assert measure.slider.accessibleName() == "Size"
    assert measure.slider.accessibleDescription() == "50 %"


def test_the_handle_can_be_dragged(measure: Measure, qtbot: QtBot) -> None:
    """It never rests between two steps."""
    told: list[int] = []
    measure.changed.connect(told.append)
    slider = measure.slider
    start = QPoint(8, slider.height() // 2)
    qtbot.mousePress(slider, Qt.MouseButton.LeftButton, pos=start)
    for x in (20, 41, 63):
        qtbot.mouseMove(slider, start + QPoint(x, 0))
    qtbot.mouseRelease(slider, Qt.MouseButton.LeftButton, pos=start + QPoint(63, 0))

    assert told
    assert all(value % 10 == 0 for value in told)
    assert told == sorted(told)


def test_focus_shows(measure: Measure, themes: Themes, qtbot: QtBot) -> None:
    """With the keyboard it looks otherwise than without."""
    measure.set_value(150)
    measure.slider.setFocus()
    qtbot.waitUntil(measure.slider.hasFocus)
    with_it = measure.slider.grab().toImage()
    measure.slider.clearFocus()

    assert measure.slider.grab().toImage() != with_it
