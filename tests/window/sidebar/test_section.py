"""The heads of the sidebar's sections."""

from __future__ import annotations

from pytestqt.qtbot import QtBot

from tepi.window.sidebar.icon_button import IconButton
from tepi.window.sidebar.section import SectionHead
from tepi.window.theme import Themes


def test_buttons_stay_at_the_right_end(qtbot: QtBot, themes: Themes) -> None:
    """However wide the sidebar is, the last button is outermost and none covers another."""
    head = SectionHead(themes, "Codebook")
    qtbot.addWidget(head)
    scope, add = IconButton(themes, "Scope"), IconButton(themes, "Add", "plus")
    scope.setText("this text")
    head.add(scope)
    head.add(add)
    head.show()

    for width in (200, 248, 400):
        head.resize(width, head.height())
        assert add.geometry().right() < width <= add.geometry().right() + 20
        assert scope.geometry().right() < add.geometry().left()
    assert head.accessibleName() == "Codebook"
