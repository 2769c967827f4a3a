"""Chips."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tepi.window.popovers.chips import GAP, HEIGHT, Chips


@pytest.fixture
def chips(qtbot: QtBot, themes, ground) -> Chips:
    """Three numbered words."""
    made = Chips(themes, ground, [("a", "direct"), ("b", "mixed"), ("c", "indirect")], numbered=True)
    made.move(0, 100)
    made.resize(400, HEIGHT)
    made.show()
    made.setFocus()
    return made


def test_digits_arrows_and_space_choose(qtbot: QtBot, chips: Chips) -> None:
    """The same key again takes the choice back."""
    told: list[str] = []
    chips.changed.connect(told.append)
    qtbot.keyClick(chips, Qt.Key.Key_2)
    qtbot.keyClick(chips, Qt.Key.Key_Right)
    qtbot.keyClick(chips, Qt.Key.Key_Space)
    qtbot.keyClick(chips, Qt.Key.Key_1)

    assert told == ["b", "c", "", "a"]
    assert chips.accessibleDescription() == "direct"


def test_a_click_chooses(qtbot: QtBot, chips: Chips) -> None:
    """The word under the pointer."""
    qtbot.mouseClick(chips, Qt.MouseButton.LeftButton, pos=QPoint(10, 10))

    assert chips.value == "a"


def test_one_must_stay_where_none_is_not_allowed(qtbot: QtBot, themes, ground) -> None:
    """A group is always one of the two."""
    made = Chips(themes, ground, [("one", "One"), ("many", "Many")], none_allowed=False)
    made.choose("one")
    made.choose("one")

    assert made.value == "one"


def test_too_narrow_makes_more_lines(qtbot: QtBot, chips: Chips) -> None:
    """Nothing is cut off."""
    chips.resize(120, HEIGHT)
    assert chips.height() == 3 * HEIGHT + 2 * GAP

    chips.resize(400, chips.height())

    assert chips.height() == HEIGHT
