"""A list of rows of any height that are measured when they are first shown."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
)
from PySide6.QtGui import QAccessible, QRegion, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from tepi.window.accessible import AccessibleRow, tell_current
from tepi.window.panel.heights import Heights

Index = QModelIndex | QPersistentModelIndex
GUESS, LEAST, GAP = 146, 60, 10


class LazyList(QAbstractItemView):
    """Geometry, scrolling and cursor keys. What a row is, and how high, the view that extends this says."""

    accessible_role = QAccessible.Role.List

    def __init__(self, model: QAbstractItemModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heights = Heights()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.viewport().setAutoFillBackground(False)
        self.setModel(model)
        model.rowsInserted.connect(self._rows_came)
        model.rowsRemoved.connect(self._rows_went)
        model.modelReset.connect(self._all_anew)

    # What the extending view says

    def guess(self, row: int) -> int:
        """About how high a row will be (pixels), without looking at it."""
        return GUESS

    def guesses(self, count: int) -> Iterable[int]:
        """The same of the first ``count`` rows."""
        return map(self.guess, range(count))

    def row_height(self, row: int) -> int:
        """How high a row is (pixels), with the gap under it."""
        return self.guess(row)

    def can_choose(self, row: int) -> bool:
        """Whether the cursor keys stop at a row."""
        return True

    def about_to_measure(self, rows: range) -> None:
        """These rows are wanted next: fetch what they need at once."""

    def settled(self) -> None:
        """What is in view has its place."""

    # For a screen reader

    def accessible_count(self) -> int:
        """How many rows there are."""
        return self.model().rowCount()

    def accessible_row(self, at: int) -> AccessibleRow:
        """What is said of a row."""
        index = self.model().index(at, 0)
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole) or "")
        box = self.visualRect(index).translated(self.viewport().pos())
        return AccessibleRow(words, box, index == self.currentIndex())

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell that another row has the keyboard."""
        super().currentChanged(current, previous)
        tell_current(self, current.row())

    # Geometry

    def visualRect(self, index: Index) -> QRect:
        """Where a row lies in the viewport."""
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[index.row()])

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport."""
        y = point.y() + self.verticalOffset()
        row = self._heights.row_at(y)
        return self.model().index(row, 0) if y >= 0 and row < len(self._heights) else QModelIndex()

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, with a little of its neighbours."""
        if not index.isValid() or index.row() >= len(self._heights):
            return
        for _ in range(3):
            # What comes into view is measured then, which may move the row again.
            before = self.verticalOffset()
            self._scroll_to(index.row(), hint)
            self.settle()
            if self.verticalOffset() == before:
                break

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,
    ) -> QModelIndex:
        """The row that a cursor key goes to."""
        last = len(self._heights) - 1
        here = self.currentIndex().row() if self.currentIndex().isValid() else -1
        cursor = QAbstractItemView.CursorAction
        page = max(1, self.viewport().height() // GUESS)
        goals = {
            cursor.MoveDown: here + 1,
            cursor.MoveNext: here + 1,
            cursor.MoveUp: here - 1,
            cursor.MovePrevious: here - 1,
            cursor.MovePageDown: here + page,
            cursor.MovePageUp: here - page,
            cursor.MoveHome: 0,
            cursor.MoveEnd: last,
        }
        goal = min(max(goals.get(action, here), 0), last)
        way = 1 if goal >= here or action == cursor.MoveHome else -1
        while 0 <= goal <= last and not self.can_choose(goal):
            goal += way
        return self.model().index(goal, 0) if 0 <= goal <= last else self.currentIndex()

    def horizontalOffset(self) -> int:
        """Rows never reach beyond the width."""
        return 0

    def verticalOffset(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: Index) -> bool:
        """No row is hidden."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the row at a point."""
        index = self.indexAt(rect.topLeft())
        if index.isValid() and self.can_choose(index.row()):
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: object) -> QRegion:
        """What to paint again when the chosen row changes: what is visible."""
        return QRegion(self.viewport().rect())

    def updateGeometries(self) -> None:
        """Qt wants the scroll bar fitted to the contents."""
        self._set_range()
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width means other heights; the first row in view stays where it is."""
        super().resizeEvent(event)
        top = self._heights.row_at(self.verticalOffset())
        inside = self.verticalOffset() - self._heights.top(top)
        self.settle()
        if top < len(self._heights) and event.size().width() != event.oldSize().width():
            self.verticalScrollBar().setValue(self._heights.top(top) + inside)
            self.settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Paint what has come into view."""
        self.settle()
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll in pixels, some lines a notch."""
        if event.pixelDelta().isNull():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y() * 60 // 120)
            event.accept()
            return
        super().wheelEvent(event)

    def settle(self) -> None:
        """Measure what is in view; what the reader sees stays where it is."""
        self.about_to_measure(self._rows_in_view())
        at, bar = self.verticalOffset(), self.verticalScrollBar()
        row = self._heights.row_at(at)
        shift = 0
        if row < len(self._heights) and self._heights.top(row) < at:
            # Its end is what the reader sees of it, so its end stays.
            shift = self._measure(row)
            row += 1
        y, end = self._heights.top(row), at + shift + self.viewport().height()
        while row < len(self._heights) and y < end:
            self._measure(row)
            y += self._heights[row]
            row += 1
        self._set_range()
        if shift and not bar.isSliderDown():
            bar.setValue(max(at + shift, 0))
        self.settled()

    def show_end_of(self, row: int) -> None:
        """Scroll down where a row has grown out of view."""
        bottom = self._heights.top(row) + self._heights[row]
        if bottom > self.verticalOffset() + self.viewport().height():
            self.verticalScrollBar().setValue(bottom - self.viewport().height())

    def _scroll_to(self, row: int, hint: QAbstractItemView.ScrollHint) -> None:
        self._measure(row)
        self._set_range()
        top, height = self._heights.top(row), self._heights[row]
        view, at = self.viewport().height(), self.verticalOffset()
        bar = self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop or height > view:
            bar.setValue(top)
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter or not at - view < top < at + 2 * view:
            bar.setValue(top - (view - height) // 2)
        elif top < at:
            bar.setValue(top - GAP)
        elif top + height > at + view:
            bar.setValue(top + height - view + GAP)

    def _measure(self, row: int) -> int:
        """Set a row's true height; returns by how much it changed."""
        height = self.row_height(row)
        change = height - self._heights[row]
        if change:
            self._heights.set(row, height)
        return change

    def _rows_in_view(self) -> range:
        first = self._heights.row_at(self.verticalOffset())
        return range(first, min(len(self._heights), first + self.viewport().height() // LEAST + 2))

    def _set_range(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        most = max(0, self._heights.total + 2 - page)
        bar.setPageStep(page)
        bar.setSingleStep(40)
        if bar.maximum() != most:
            bar.setRange(0, most)

    # Rows

    def _rows_came(self, _parent: QModelIndex, first: int, last: int) -> None:
        guesses = [self.guess(row) for row in range(first, last + 1)]
        if len(guesses) == 1:
            self._heights.insert(first, guesses[0])
        else:
            self._heights.insert_many(first, guesses)
        self._changed_above(first, sum(guesses))

    def _rows_went(self, _parent: QModelIndex, first: int, last: int) -> None:
        gone = 0
        for row in range(last, first - 1, -1):
            gone += self._heights[row]
            self._heights.remove(row)
        self._changed_above(first, -gone)

    def _changed_above(self, first: int, height: int) -> None:
        """Keep what is in view where it is when rows in front of it come or go."""
        self._set_range()
        if self._heights.top(min(first, len(self._heights))) < self.verticalOffset():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + height)

    def _all_anew(self) -> None:
        self._heights = Heights(self.guesses(self.model().rowCount()))
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()
