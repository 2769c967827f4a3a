"""What the mouse does in the text: place the caret, choose marks, select words, drag a mark's edge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QPoint, QPointF, Qt
from PySide6.QtWidgets import QApplication

from tepi.text.offsets import snap
from tepi.text.ranges import Range
from tepi.window import stepping
from tepi.window.event import Event
from tepi.window.reading.edges import Edges

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent

    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView


class Pointer:
    """One gesture at a time.

    A press moves caret and focus; a drag selects; a second press selects the word, a third the
    sentence; a click on a mark makes it current, and again at the same place goes to the next one.

    Attributes:
        selected: () told when the mouse has finished a selection.
        menu_wanted: (QPoint on the screen) told on a right click, once the caret is there.
        edges: The edges of the current mark, which can be dragged.
    """

    def __init__(self, view: ReadingView, desk: Desk) -> None:
        self._view = view
        self._desk = desk
        self.selected = Event()
        self.menu_wanted = Event()
        self.edges = Edges(view, desk)
        self._from: int | None = None
        self._pressed_at = QPoint()
        self._dragging = False
        self._grain: Range | None = None
        self._before: str | None = None
        self._since_double = QElapsedTimer()
        self._column: tuple[int, float] | None = None

    def press(self, event: QMouseEvent) -> None:
        """Begin a gesture."""
        desk = self._desk
        self._view.setFocus(Qt.FocusReason.MouseFocusReason)
        if event.button() == Qt.MouseButton.RightButton and desk.open is not None:
            event.accept()
            self._right(event)
            return
        if event.button() != Qt.MouseButton.LeftButton or desk.open is None:
            event.ignore()
            return
        event.accept()
        point = self._view.to_document(event.position())
        offset = self._offset(point)
        if self._is_third(event.position().toPoint()):
            self._select_sentence(offset)
            return
        self._pressed_at = event.position().toPoint()
        self._dragging = False
        self._grain = None
        self._before = desk.current
        edge = self.edges.at(point)
        if edge is not None and not event.modifiers():
            self._from = None
            self.edges.take(edge)
            return
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self._from = desk.anchor
            self._extend(offset)
            self._dragging = True
            return
        self._from = offset
        desk.current = None
        stepping.focus_at(desk, offset)

    def move(self, event: QMouseEvent) -> None:
        """Select from where the press was, or show what could be done here."""
        if self.edges.held:
            self._drag_edge(event)
            return
        if self._from is None or not event.buttons() & Qt.MouseButton.LeftButton:
            control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self._hover(self._view.to_document(event.position()), control)
            return
        if not self._dragging and not self._has_moved(event):
            return
        self._dragging = True
        self._scroll_along(event.position())
        self._extend(self._offset(self._view.to_document(event.position())))

    def release(self, event: QMouseEvent) -> None:
        """End the gesture: a plain click chooses the mark under it."""
        if self.edges.held and event.button() == Qt.MouseButton.LeftButton:
            event.accept()
            self._drop_edge(event)
            return
        if event.button() != Qt.MouseButton.LeftButton or self._from is None:
            event.ignore()
            return
        event.accept()
        dragged, self._from = self._dragging, None
        if dragged:
            if self._desk.selection is not None:
                self.selected.tell()
        elif self._grain is None:
            self._choose_mark(self._view.to_document(event.position()))

    def double(self, event: QMouseEvent) -> None:
        """Select the word."""
        if event.button() != Qt.MouseButton.LeftButton or self._desk.open is None:
            return
        event.accept()
        from tepi.text import steps

        self._since_double.start()
        self._pressed_at = event.position().toPoint()
        offset = self._offset(self._view.to_document(event.position()))
        word = steps.word_at(self._desk.open.text, offset)
        if word is not None:
            self._from = word.start
            self._grain = word
            self._dragging = False
            stepping.select(self._desk, word)
            self.selected.tell()

    # Up and Down keep to the column in which they began

    def column_for(self, caret: int, x: float) -> float:
        """The column that Up and Down keep to: that of the last such step, else the caret's own."""
        return self._column[1] if self._column is not None and self._column[0] == caret else x

    def keep_column(self, caret: int, x: float) -> None:
        """Remember the column that brought the caret here."""
        self._column = (caret, x)

    def _right(self, event: QMouseEvent) -> None:
        """Offer commands for the selection or the mark under the pointer, else for the sentence there."""
        if self.edges.cancel():
            return
        desk = self._desk
        point = self._view.to_document(event.position())
        place = self._view.geometry_of.character_at(point)
        inside = place is not None and desk.selection is not None and desk.selection.touches(place)
        span = desk.current_range()
        if not inside and not (place is not None and span is not None and span.touches(place)):
            desk.current = self._before = None
            stepping.focus_at(desk, self._offset(point))
            self._choose_mark(point)
        self.menu_wanted.tell(event.globalPosition().toPoint())

    def _offset(self, point: QPointF) -> int:
        """The nearest place that tears no character."""
        offset = self._view.geometry_of.offset_at(point)
        return snap(self._view.text, Range(offset, offset)).start

    def _is_third(self, point: QPoint) -> bool:
        if not self._since_double.isValid():
            return False
        near = (point - self._pressed_at).manhattanLength() < QApplication.startDragDistance()
        return near and self._since_double.elapsed() < QApplication.doubleClickInterval()

    def _select_sentence(self, offset: int) -> None:
        self._since_double.invalidate()
        opened = self._desk.open
        unit = opened.units.at(offset) if opened else -1
        if opened is not None and unit >= 0:
            self._grain = opened.units[unit]
            self._from = self._grain.start
            self._dragging = False
            stepping.select(self._desk, self._grain)
            self.selected.tell()

    def _extend(self, offset: int) -> None:
        """Select from the gesture's start to ``offset``; after a double click, by whole words."""
        desk = self._desk
        if desk.open is None or self._from is None:
            return
        anchor, caret = self._from, offset
        if self._grain is not None:
            from tepi.text import steps

            word = steps.word_at(desk.open.text, offset) or Range(offset, offset)
            whole = self._grain.join(word)
            back = offset < self._grain.start
            anchor, caret = (whole.end, whole.start) if back else (whole.start, whole.end)
        units = desk.open.units
        at = units.at(max(max(anchor, caret) - 1, 0))
        focus = units[at] if at >= 0 else Range(0, len(desk.open.text))
        desk.current = None
        desk.place(caret=caret, anchor=anchor, focus=focus)

    def _choose_mark(self, point: QPointF) -> None:
        desk = self._desk
        place = self._view.geometry_of.character_at(point)
        if desk.open is None or place is None:
            return
        spans = desk.open.index.overlapping(place, place + 1)
        spans.sort(key=lambda span: (span.end - span.start, span.start, span.highlight))
        here = list(dict.fromkeys(span.highlight for span in spans))
        if here:
            after = here.index(self._before) + 1 if self._before in here else 0
            desk.choose(here[after % len(here)], go=False)

    def _hover(self, point: QPointF, control: bool) -> None:
        """Show what a press would do: open a link, take an edge, place the caret."""
        shape = Qt.CursorShape.IBeamCursor
        if control and self._view.links.under(point) is not None:
            shape = Qt.CursorShape.PointingHandCursor
        elif self.edges.at(point) is not None:
            shape = Qt.CursorShape.SizeHorCursor
        if self._view.viewport().cursor().shape() != shape:
            self._view.viewport().setCursor(shape)

    def _drag_edge(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            self.edges.cancel()
            return
        if not self._dragging and not self._has_moved(event):
            return
        self._dragging = True
        self._scroll_along(event.position())
        self.edges.drag(self._view.to_document(event.position()))

    def _drop_edge(self, event: QMouseEvent) -> None:
        """An edge that was pressed but not moved was a click in the text."""
        if self._dragging:
            self.edges.drop()
            return
        self.edges.cancel()
        point = self._view.to_document(event.position())
        self._desk.current = None
        stepping.focus_at(self._desk, self._offset(point))
        self._choose_mark(point)

    def _has_moved(self, event: QMouseEvent) -> bool:
        moved = (event.position().toPoint() - self._pressed_at).manhattanLength()
        return moved >= QApplication.startDragDistance() // 2

    def _scroll_along(self, point: QPointF) -> None:
        """While a selection is dragged over the edge of the view, the text comes along."""
        height = self._view.viewport().height()
        over = point.y() if point.y() < 0 else max(point.y() - height, 0)
        if over:
            bar = self._view.verticalScrollBar()
            bar.setValue(bar.value() + round(over / 2))
