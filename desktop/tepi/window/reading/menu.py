"""The right-click menu of the text: the commands that concern what was clicked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRectF
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from tepi.window import marking
from tepi.window.links import link_at, open_link
from tepi.window.ribbon import paint_swatch
from tepi.window.theme import Theme, q

if TYPE_CHECKING:
    from tepi.window.desk import Desk

RANGE_COMMANDS = ("code.choose", "mark.bare", "none.toggle", None, "mark.note", "mark.speaker")
MARK_COMMANDS = (
    "mark.doubt",
    "mark.reading",
    "mark.translation",
    None,
    "example.add",
    "example.counter",
    None,
    "mark.copy",
    "mark.remove",
)
SENTENCE_COMMANDS = ("unit.join", "unit.split")
SWATCH = 16
SHOWN = 60


def text_menu(desk: Desk, theme: Theme, commands: Any, parent: QWidget) -> QMenu:
    """Codes first, then what goes on the range, then what concerns the mark, then the sentence."""
    menu = QMenu(parent)
    book = desk.codebook
    for code in book.codes if book is not None else ():
        if code.key and book is not None:
            action = menu.addAction(
                swatch_icon(code.color, theme, book.order(code.id)), f"{code.name}\t{code.key}"
            )
            action.triggered.connect(lambda _checked=False, given=code.id: marking.give(desk, given))
    link = link_at(desk, desk.caret)
    if link is not None:
        menu.addSeparator()
        address = link.value if len(link.value) <= SHOWN else link.value[:SHOWN] + "…"
        action = menu.addAction(f"Open {address}")
        action.triggered.connect(lambda _checked=False, given=link.value: open_link(desk, given))
    parts = [RANGE_COMMANDS, SENTENCE_COMMANDS]
    if marking.meant(desk) is not None:
        parts.insert(1, MARK_COMMANDS)
    for part in parts:
        menu.addSeparator()
        for each in part:
            if each is None:
                menu.addSeparator()
            else:
                menu.addAction(commands.qaction(each))
    return menu


def margin_menu(commands: Any, on_mark: bool, parent: QWidget) -> QMenu:
    """What can be done with a mark beside the text, and what the margin shows."""
    menu = QMenu(parent)
    ids = ("mark.note", "mark.speaker", *MARK_COMMANDS, None) if on_mark else ()
    for each in (*ids, "view.notes", "view.patterns"):
        if each is None:
            menu.addSeparator()
        else:
            menu.addAction(commands.qaction(each))
    return menu


def swatch_icon(color: str, theme: Theme, place: int) -> QIcon:
    """The sample of a code (``place``: where it stands in the codebook) for a menu."""
    made = QIcon()
    for scale in (1, 2, 3):
        picture = QPixmap(SWATCH * scale, SWATCH * scale)
        picture.fill(q("#000000", 0.0))
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.scale(scale, scale)
        paint_swatch(painter, QRectF(4, 3, SWATCH - 6, SWATCH - 6), color, theme, theme.card, place, 3)
        painter.end()
        picture.setDevicePixelRatio(scale)
        made.addPixmap(picture)
    return made
