"""The keys that move in any text: by line, by page, to the start and the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, Qt

from tepi.text.ranges import Range
from tepi.window import stepping

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView

KEPT_LINES = 2


def travel(view: ReadingView, desk: Desk, event: QKeyEvent) -> bool:
    """Move as the key says; False where the key is none of these. Shift extends the selection."""
    if desk.open is None:
        return False
    key, modifiers = event.key(), event.modifiers()
    shift = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
    control = bool(modifiers & Qt.KeyboardModifier.ControlModifier)
    if modifiers & (Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier):
        return False
    end = len(view.text)
    page = view.viewport().height() - KEPT_LINES * view.geometry_of.measures.pitch
    line = view.geometry_of.measures.pitch
    wanted: int | None = None
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        last = key == Qt.Key.Key_End
        wanted = (end if last else 0) if control else _edge(view, desk.caret, last)
    elif control:
        return False
    elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        wanted = _beside(view, desk, line if key == Qt.Key.Key_Down else -line)
    elif key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, Qt.Key.Key_Space):
        back = key == Qt.Key.Key_PageUp or (key == Qt.Key.Key_Space and shift)
        wanted = _page(view, desk, -page if back else page)
        shift = shift and key != Qt.Key.Key_Space
    if wanted is None:
        return False
    _go(desk, wanted, shift)
    return True


def _go(desk: Desk, offset: int, extend: bool) -> None:
    """Put the caret there; with ``extend`` the selection reaches to it."""
    assert desk.open is not None
    desk.current = None
    if not extend:
        stepping.focus_at(desk, offset)
        return
    units = desk.open.units
    at = units.at(max(max(desk.anchor, offset) - 1, 0))
    desk.place(
        caret=offset, anchor=desk.anchor, focus=units[at] if at >= 0 else Range(0, len(desk.open.text))
    )


def _edge(view: ReadingView, caret: int, last: bool) -> int:
    top, bottom = view.geometry_of.slot(caret)
    for line in view.geometry_of.lines(top + 1, bottom - 1):
        if line.start <= caret <= line.end:
            return line.body_end if last else line.start
    return caret


def _beside(view: ReadingView, desk: Desk, down: float) -> int:
    """The place one or more lines below or above the caret, in the same column as the keys began in."""
    box = view.geometry_of.caret(desk.caret, after=desk.caret > desk.anchor)
    column = view.pointer.column_for(desk.caret, box.center().x())
    slot = view.geometry_of.slot(desk.caret)
    # The gap between paragraphs is less than a line: aim at the middle of the next one.
    y = (slot[0] + slot[1]) / 2 + down
    found = view.geometry_of.offset_at(QPointF(column, y))
    if found == desk.caret or view.geometry_of.slot(found) == slot:
        found = view.geometry_of.offset_at(QPointF(column, y + down / 2))
    view.pointer.keep_column(found, column)
    return found


def _page(view: ReadingView, desk: Desk, down: float) -> int:
    """Scroll a page and bring the caret along."""
    bar = view.verticalScrollBar()
    # Not the bar's own values: what lies above may turn out to be higher than was thought.
    before = view.geometry_of.slot(desk.caret)[0] - view.scrolled
    bar.setValue(bar.value() + round(down))
    moved = before - (view.geometry_of.slot(desk.caret)[0] - view.scrolled)
    if moved == 0:
        return len(view.text) if down > 0 else 0
    return _beside(view, desk, moved)
