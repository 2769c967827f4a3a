"""Qt's standard widgets in the theme's colours."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QCheckBox, QPushButton, QWidget

from tepi.marks.contrast import contrast
from tepi.window.style_sheet import style_sheet
from tepi.window.theme import Themes


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_a_check_box_is_seen_and_says_whether_it_is_ticked(qtbot, choice):
    """Its edge is there at 3:1, and so is the tick in it."""
    theme = Themes(choice).current
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.setStyleSheet(f"QWidget {{ background: {theme.panel}; }}" + style_sheet(theme))
    box = QCheckBox("Words", ground)
    box.resize(120, 30)
    ground.resize(140, 40)
    ground.show()

    row = [box.grab().toImage().pixelColor(x, 15).name() for x in range(26)]
    assert max(contrast(color, theme.panel) for color in row) >= 3

    box.setChecked(True)
    picture = box.grab().toImage()
    inside = {picture.pixelColor(x, y).name() for x in range(8, 18) for y in range(10, 20)}
    assert theme.accent in inside
    assert max(contrast(color, theme.accent) for color in inside) >= 3


@pytest.mark.parametrize("choice", ["light", "dark", "contrast"])
def test_the_main_button_of_a_card_says_whether_it_can_be_pressed(qtbot, choice):
    """It has the accent only then."""
    theme = Themes(choice).current
    button = QPushButton("")
    button.setProperty("primary", True)
    qtbot.addWidget(button)
    button.setStyleSheet(style_sheet(theme))
    button.resize(80, 30)
    button.show()
    grounds = []
    for enabled in (True, False):
        button.setEnabled(enabled)
        grounds.append(button.grab().toImage().pixelColor(40, 15).name())

    assert grounds == [theme.accent, theme.cap]
