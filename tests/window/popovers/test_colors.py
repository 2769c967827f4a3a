"""Colours for codes."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tepi.marks.contrast import contrast
from tepi.window.popovers.colors import GAP, NAMES, SIDE, ColorPopover, parsed
from tepi.window.sidebar.codebook_edits import COLORS
from tepi.window.theme import DARK, LIGHT


@pytest.mark.parametrize(
    ("typed", "color"),
    [("#d55e00", "#D55E00"), ("D55E00", "#D55E00"), ("abc", "#AABBCC"), ("#12", ""), ("red", ""), ("", "")],
)
def test_what_is_typed(typed: str, color: str) -> None:
    """Six digits or three, with or without the sign."""
    assert parsed(typed) == color


def test_twelve_that_stay_apart() -> None:
    """All different, all named, all to be seen on paper and on dark."""
    assert len(set(COLORS)) == len(NAMES) == 12
    for theme in (LIGHT, DARK):
        assert all(contrast(theme.line_of(color, theme.panel), theme.panel) >= 3 for color in COLORS)
        assert all(contrast(theme.ink_of(color), theme.page) >= 4.5 for color in COLORS)


def test_a_click_and_enter_recolour(qtbot: QtBot, desk, themes, ground) -> None:
    """One change; Esc would leave the colour."""
    fact = desk.codebook.named("Fact")
    popover = ColorPopover(desk, themes, ground)
    popover.open_for(fact.id)
    place = QPoint(9 * (SIDE + GAP) + 10, 10)
    qtbot.mouseClick(popover.row.swatches, Qt.MouseButton.LeftButton, pos=place)
    assert desk.codebook.code(fact.id).color == fact.color

    qtbot.keyClick(popover.row.swatches, Qt.Key.Key_Return)

    assert desk.codebook.code(fact.id).color == COLORS[9]


def test_arrows_and_the_field_agree(qtbot: QtBot, desk, themes, ground) -> None:
    """Either shows what the other chose."""
    popover = ColorPopover(desk, themes, ground)
    popover.open_for(desk.codebook.named("Fact").id)
    qtbot.keyClick(popover.row.swatches, Qt.Key.Key_Right)
    assert popover.row.field.text() == COLORS[1]

    popover.row.field.clear()
    qtbot.keyClicks(popover.row.field, "#009e73")

    assert (popover.row.color, popover.row.swatches.accessibleDescription()) == ("#009E73", "green")
