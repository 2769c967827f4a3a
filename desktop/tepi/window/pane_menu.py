"""Menus of two panes: another text, the sides exchanged, one closed; tied as versions and paired."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from tepi.window.commands import Commands
    from tepi.window.reading.spread import Side
    from tepi.window.splitting import Splitting
    from tepi.window.tying import Tying

TIED = ("tie.together", "tie.pair", "tie.unpair", None, "tie.remove")


def pane_menu(splitting: Splitting, tying: Tying, commands: Commands, side: Side) -> QMenu:
    """What can be done with this side while there are two."""
    menu = QMenu(side)
    menu.addAction(splitting.tr("Show another text here…"), lambda: splitting.choose(side))
    menu.addAction(splitting.tr("Exchange the sides"), splitting.exchange)
    menu.addSeparator()
    for each in TIED if tying.paired is not None else ("tie.add", "tie.version"):
        if each is None:
            menu.addSeparator()
        else:
            menu.addAction(commands.qaction(each))
    menu.addSeparator()
    other = next(each for each in splitting.spread.sides if each is not side)
    menu.addAction(splitting.tr("Close this pane"), lambda: splitting.close(side))
    menu.addAction(splitting.tr("Close the other pane"), lambda: splitting.close(other))
    return menu


def tie_menu(tying: Tying, parent: QWidget) -> QMenu:
    """In which way the two texts are versions."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    menu.addAction(tying.tr("The left one is the original, the right one its translation"), tying.tie)
    menu.addAction(
        tying.tr("The right one is the original, the left one its translation"), lambda: tying.tie(left=False)
    )
    menu.addAction(tying.tr("Two editions of one text"), lambda: tying.tie("edition"))
    menu.setActiveAction(menu.actions()[0])
    return menu
