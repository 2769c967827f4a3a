"""Versions of the codebook."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.window.popovers.versions import VersionsPopover


def test_a_version_is_named_with_its_reason(qtbot: QtBot, desk, themes, ground) -> None:
    """The next number is proposed; those before are listed."""
    popover = VersionsPopover(desk, themes, ground)
    popover.open_for()
    assert popover.name.text() == "2"
    assert [row.name for row in popover.list.choices.rows] == ["Version 1"]
    qtbot.keyClicks(popover.name, "after the pilot")
    qtbot.keyClicks(popover.why, "Opinion is narrower now")
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.why, Qt.Key.Key_Return)

    version = desk.codebook.version
    assert (version.number, version.name, version.why) == (2, "after the pilot", "Opinion is narrower now")
