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
MOST_BETWEEN = 6  # the widest gap between two lines, in lines


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
    wanted: int | None = None
    if key in (Qt.Key.Key_Home, Qt.Key.Key_End):
        last = key == Qt.Key.Key_End
        wanted = (end if last else 0) if control else _edge(view, desk.caret, last)
    elif control:
        return False
    elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        wanted = _next_line(view, desk, down=key == Qt.Key.Key_Down)
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


def _next_line(view: ReadingView, desk: Desk, *, down: bool) -> int:
    """The place on the line below or above the caret's, however high the lines and the gap between them are."""
    geometry = view.geometry_of
    top, bottom = geometry.slot(desk.caret)
    reach = MOST_BETWEEN * geometry.measures.pitch
    if down:
        lines = [line for line in geometry.lines(bottom, bottom + reach) if line.top >= bottom - 1]
    else:
        lines = [line for line in geometry.lines(top - reach, top) if line.bottom <= top + 1][::-1]
    if not lines:
        return _beside(view, desk, 0)
    return _beside(view, desk, (lines[0].top + lines[0].bottom - top - bottom) / 2)


def _beside(view: ReadingView, desk: Desk, down: float) -> int:
    """The place so many pixels below (or above) the caret, in the same column as the keys began in."""
    box = view.geometry_of.caret(desk.caret, after=desk.caret > desk.anchor)
    column = view.pointer.column_for(desk.caret, box.center().x())
    top, bottom = view.geometry_of.slot(desk.caret)
    found = view.geometry_of.offset_at(QPointF(column, (top + bottom) / 2 + down))
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
