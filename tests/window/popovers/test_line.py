"""One line."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.window.popovers.line import LinePopover


def test_enter_gives_the_line(qtbot: QtBot, desk, themes, ground) -> None:
    """Without outer spaces; the text that was there is selected."""
    got: list[str] = []
    popover = LinePopover(desk, themes, ground)
    popover.open_for("Reading of “TPengiriman”", "TPengiriman", got.append)
    assert popover.field.selectedText() == "TPengiriman"
    assert popover.field.accessibleName() == "Reading of “TPengiriman”"

    qtbot.keyClicks(popover.field, " Pengiriman ")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)

    assert got == ["Pengiriman"]


def test_esc_gives_nothing(qtbot: QtBot, desk, themes, ground) -> None:
    """As if it had not been asked."""
    got: list[str] = []
    popover = LinePopover(desk, themes, ground)
    popover.open_for("Translation", "", got.append)
    qtbot.keyClicks(popover.field, "x")

    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.field, Qt.Key.Key_Escape)

    assert got == []


def test_whoever_asked_hears_that_no_line_came(qtbot: QtBot, desk, themes, ground) -> None:
    """After Esc once, and not after Enter."""
    told: list[str] = []
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        popover = LinePopover(desk, themes, ground)
        popover.open_for("Translation", "x", told.append, left=lambda: told.append("left"))
        with qtbot.waitSignal(popover.closed):
            qtbot.keyClick(popover.field, key)

    assert told == ["left", "x"]
