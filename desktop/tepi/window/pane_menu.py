"""The menu of one of two panes: another text, the sides exchanged, one of them closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from tepi.window.reading.spread import Side
    from tepi.window.splitting import Splitting


def pane_menu(splitting: Splitting, side: Side) -> QMenu:
    """What can be done with this side while there are two."""
    menu = QMenu(side)
    menu.addAction(splitting.tr("Show another text here…"), lambda: splitting.choose(side))
    menu.addAction(splitting.tr("Exchange the sides"), splitting.exchange)
    menu.addSeparator()
    other = next(each for each in splitting.spread.sides if each is not side)
    menu.addAction(splitting.tr("Close this pane"), lambda: splitting.close(side))
    menu.addAction(splitting.tr("Close the other pane"), lambda: splitting.close(other))
    return menu
