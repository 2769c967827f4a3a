"""The marks as cards: a list whose rows are measured when they are first shown."""

from __future__ import annotations

from collections import OrderedDict

from PySide6.QtCore import (
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QWidget

from tepi.window.desk import Desk
from tepi.window.panel.card import Card, CardLook
from tepi.window.panel.heights import Heights
from tepi.window.panel.marks_model import MarksModel
from tepi.window.theme import SMALL, Themes, q, ui_font

MARGIN, SPACING, HEADER_HEIGHT, GUESS = 16, 10, 30, 136
KEPT = 300
DRAW_AFTER_MS = 10  # a press paints its band first, then its card


class MarksView(QAbstractItemView):
    """The list of cards. The desk's current mark is the chosen card, and the other way round."""

    text_wanted = Signal()  # the reader wants the keyboard back in the text
    note_wanted = Signal(str)  # the note of this mark
    task_clicked = Signal(str, int)  # the task box with this number in this mark's note
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._heights = Heights()
        self._cards: OrderedDict[str, Card] = OrderedDict()
        self._annotators: set[str] = set()
        self._following = False
        self._shown_current: str | None = None
        self._editor: QWidget | None = None
        self._edited: str | None = None
        self._pointed: str | None = None
        self._marks = MarksModel(desk, self)
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.timeout.connect(self.viewport().update)
        self.setObjectName("marks")
        self.setAccessibleName(self.tr("Marks"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.viewport().setAutoFillBackground(False)
        self.setModel(self._marks)
        self._marks.rowsInserted.connect(self._rows_came)
        self._marks.rowsRemoved.connect(self._rows_went)
        self._marks.modelReset.connect(self._all_anew)

    @property
    def marks(self) -> MarksModel:
        """The rows."""
        return self._marks

    # What the panel asks

    def build(self, shown: frozenset[str] | None, grouped: bool) -> None:
        """Show all marks of the open document, or those in ``shown``."""
        self._cards.clear()
        index = self._desk.open.index if self._desk.open is not None else ()
        self._annotators = {span.annotator for span in index}
        self._marks.build(shown, grouped)
        self.follow()

    def take_in(self, marks: frozenset[str]) -> None:
        """Take in marks that were made, altered or removed; the cards are drawn after the text."""
        for mark in marks:
            self._cards.pop(mark, None)
            self._note_annotator(mark)
        self._marks.update(marks)
        self._draw_soon.start(DRAW_AFTER_MS)

    def forget_cards(self) -> None:
        """Lay every card out again: another theme, another codebook."""
        self._cards.clear()
        self.viewport().update()

    def follow(self) -> None:
        """Choose the desk's current mark and bring it into view; without one, the focused place."""
        current = self._desk.current
        if current != self._shown_current:
            for mark in (current, self._shown_current):
                self._cards.pop(mark or "", None)
            self._shown_current = current
        rows = self._marks.rows_of(current)
        self._following = True
        if rows:
            now = self.currentIndex()
            index = now if now.isValid() and now.row() in rows else self._marks.index(rows[0])
            self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.scrollTo(index)
        else:
            self.selectionModel().clear()
            self._show_near_focus()
        self._following = False
        self.viewport().update()

    def hold_editor(self, mark: str | None, editor: QWidget | None) -> None:
        """Lay a note editor on a card, or take it off."""
        for held in (self._edited, mark):
            self._cards.pop(held or "", None)
        self._edited, self._editor = mark, editor
        if editor is not None:
            editor.setParent(self.viewport())
            self._settle()
            rows = self._marks.rows_of(mark)
            if rows:
                self.scrollTo(self._marks.index(rows[0]))
            editor.show()
        self.viewport().update()

    def editor_grew(self) -> None:
        """The editor on the card has another height now."""
        self._cards.pop(self._edited or "", None)
        self._settle()
        rows = self._marks.rows_of(self._edited)
        if rows:
            self._keep_end_visible(rows[0])
        self.viewport().update()

    # Geometry

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        """Where a row lies in the viewport."""
        if not index.isValid() or index.row() >= len(self._heights):
            return QRect()
        top = self._heights.top(index.row()) - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[index.row()])

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport; between two cards there is none."""
        y = point.y() + self.verticalOffset()
        row = self._heights.row_at(y)
        if not y >= 0 or row >= len(self._heights):
            return QModelIndex()
        on_card = self._card_box(row).contains(point.x(), point.y()) or self._marks.row(row).is_header
        return self._marks.index(row) if on_card else QModelIndex()

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, with a little of its neighbours."""
        if not index.isValid() or index.row() >= len(self._heights):
            return
        for _ in range(3):
            # What comes into view is measured then, which may move the row again.
            before = self.verticalOffset()
            self._scroll_to(index.row(), hint)
            self._settle()
            if self.verticalOffset() == before:
                break

    def moveCursor(
        self,
        action: QAbstractItemView.CursorAction,
        modifiers: Qt.KeyboardModifier,  # noqa: ARG002
    ) -> QModelIndex:
        """The row that a cursor key goes to."""
        last = self._marks.rowCount() - 1
        if last < 0:
            return QModelIndex()
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
        while 0 <= goal <= last and self._marks.row(goal).is_header:
            goal += way
        if not 0 <= goal <= last:
            return self.currentIndex()
        return self._marks.index(goal)

    def horizontalOffset(self) -> int:
        """Cards never reach beyond the width."""
        return 0

    def verticalOffset(self) -> int:
        """How far the list is scrolled, in pixels."""
        return self.verticalScrollBar().value()

    def isIndexHidden(self, index: QModelIndex | QPersistentModelIndex) -> bool:  # noqa: ARG002
        """No row is hidden."""
        return False

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        """Choose the card at a point."""
        index = self.indexAt(rect.topLeft())
        if index.isValid() and self._marks.flags(index) & Qt.ItemFlag.ItemIsSelectable:
            self.selectionModel().select(index, command)

    def visualRegionForSelection(self, selection: object) -> QRegion:  # noqa: ARG002
        """What to paint again when the chosen card changes: what is visible."""
        return QRegion(self.viewport().rect())

    def updateGeometries(self) -> None:
        """Qt wants scroll bars fitted to the contents."""
        self._set_range()
        super().updateGeometries()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are laid out to the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            top = self._heights.row_at(self.verticalOffset())
            inside = self.verticalOffset() - self._heights.top(top)
            self._cards.clear()
            self._settle()
            if top < len(self._heights):
                self.verticalScrollBar().setValue(self._heights.top(top) + inside)
        self._settle()

    def scrollContentsBy(self, dx: int, dy: int) -> None:  # noqa: ARG002
        """Paint what has come into view."""
        self._settle()
        self.viewport().update()

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards in view."""
        self._settle()
        painter = QPainter(self.viewport())
        chosen = self.currentIndex().row() if self.currentIndex().isValid() else -1
        y = event.rect().top() + self.verticalOffset()
        row = self._heights.row_at(max(y, 0))
        while row < len(self._heights):
            box = self._card_box(row)
            if box.top() > event.rect().bottom():
                break
            if self._marks.row(row).is_header:
                self._draw_header(painter, row)
            else:
                card = self._card(row)
                if card is not None:
                    current = self._marks.row(row).mark == self._desk.current
                    card.draw(
                        painter,
                        box,
                        current=current,
                        pointed=self._marks.row(row).mark == self._pointed,
                        keyboard=row == chosen and self.hasFocus(),
                    )
            row += 1
        painter.end()

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc give the keyboard back to the text; other keys are the list's, or the window's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.text_wanted.emit()
            return
        moving = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in (*moving, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
            return
        # Qt would search the rows by typed letters; letters are commands here.
        event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card, or tick the task box under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            found = self._task_at(event.position().toPoint())
            if found is not None:
                self.task_clicked.emit(*found)
                return
        super().mousePressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the note."""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and not self._marks.row(index.row()).is_header:
            self.note_wanted.emit(self._marks.row(index.row()).mark)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what a click would act on."""
        point = event.position().toPoint()
        index = self.indexAt(point)
        pointed = self._marks.row(index.row()).mark if index.isValid() else None
        if pointed != self._pointed:
            self._pointed = pointed
            self.viewport().update()
        on_box = self._task_at(point) is not None
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if on_box else Qt.CursorShape.ArrowCursor)

    def leaveEvent(self, event: object) -> None:  # noqa: ARG002
        """Nothing is pointed at any more."""
        self._pointed = None
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll in pixels, about a third of a card a notch."""
        if event.pixelDelta().isNull():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() - event.angleDelta().y() * 60 // 120)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the mark's commands."""
        index = self.indexAt(event.pos())
        if index.isValid() and not self._marks.row(index.row()).is_header:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())

    def dataChanged(
        self,
        first: QModelIndex | QPersistentModelIndex,
        last: QModelIndex | QPersistentModelIndex,
        roles: object = (),
    ) -> None:
        """Qt would paint at once; ``take_in`` does, a little later."""

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        """The chosen card becomes the desk's current mark, and the text goes there."""
        if self._following:
            return
        super().currentChanged(current, previous)
        if current.isValid() and not self._marks.row(current.row()).is_header:
            self._desk.choose(self._marks.row(current.row()).mark)

    # Rows

    def _rows_came(self, _parent: QModelIndex, first: int, last: int) -> None:
        for row in range(first, last + 1):
            self._heights.insert(row, HEADER_HEIGHT if self._marks.row(row).is_header else GUESS + SPACING)
        self._changed_above(first, sum(self._heights[row] for row in range(first, last + 1)))

    def _rows_went(self, _parent: QModelIndex, first: int, last: int) -> None:
        gone = 0
        for row in range(last, first - 1, -1):
            gone += self._heights[row]
            self._heights.remove(row)
        self._changed_above(first, -gone)

    def _all_anew(self) -> None:
        self._cards.clear()
        rows = range(self._marks.rowCount())
        header = self._marks.grouped
        self._heights = Heights(
            HEADER_HEIGHT if header and self._marks.row(row).is_header else GUESS + SPACING for row in rows
        )
        self._set_range()
        self.verticalScrollBar().setValue(0)
        self.viewport().update()

    def _changed_above(self, first: int, height: int) -> None:
        """Keep what is in view where it is when rows in front of it come or go."""
        self._set_range()
        if self._heights.top(min(first, len(self._heights))) < self.verticalOffset():
            bar = self.verticalScrollBar()
            bar.setValue(bar.value() + height)

    # Measures

    def _look(self) -> CardLook | None:
        if self._desk.codebook is None:
            return None
        width = self.width() - 2 * MARGIN
        return CardLook(self._themes.current, self._desk.codebook, width, len(self._annotators) > 1)

    def _card(self, row: int) -> Card | None:
        mark_id = self._marks.row(row).mark
        found = self._cards.get(mark_id)
        if found is not None:
            self._cards.move_to_end(mark_id)
            return found
        look = self._look()
        mark = self._desk.highlight(mark_id) if look is not None else None
        if mark is None or look is None or self._desk.open is None:
            return None
        typing = self._editor.height() if self._editor is not None and mark_id == self._edited else None
        place = self._desk.open.units.label_of(mark.range)
        card = Card(mark, place, look, current=mark_id == self._desk.current, typing=typing)
        self._cards[mark_id] = card
        if len(self._cards) > KEPT:
            self._cards.popitem(last=False)
        return card

    def _card_box(self, row: int) -> QRectF:
        top = self._heights.top(row) - self.verticalOffset()
        header = self._marks.row(row).is_header
        height = self._heights[row] - (0 if header else SPACING)
        return QRectF(MARGIN, top, self.width() - 2 * MARGIN, height)

    def _measure(self, row: int) -> int:
        """Set a row's true height; returns by how much it changed."""
        if self._marks.row(row).is_header:
            return 0
        card = self._card(row)
        height = card.height + SPACING if card is not None else 0
        change = height - self._heights[row]
        if change:
            self._heights.set(row, height)
        return change

    def _settle(self) -> None:
        """Measure what is in view; what lies there stays where it is."""
        if self._look() is None or not len(self._heights):
            self._set_range()
            return
        rows = [self._marks.row(row).mark for row in self._rows_in_view()]
        self._desk.highlights([mark for mark in rows if mark and mark not in self._cards])
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
        self._place_editor()

    def _rows_in_view(self) -> range:
        first = self._heights.row_at(self.verticalOffset())
        least = 60
        return range(first, min(len(self._heights), first + self.viewport().height() // least + 2))

    def _set_range(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        most = max(0, self._heights.total + 2 - page)
        bar.setPageStep(page)
        bar.setSingleStep(40)
        if bar.maximum() != most:
            bar.setRange(0, most)

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
            bar.setValue(top - SPACING)
        elif top + height > at + view:
            bar.setValue(top + height - view + SPACING)

    def _note_annotator(self, mark: str) -> None:
        """With a second annotator's first mark every card gets its annotator's name."""
        parts = self._desk.open.index.parts(mark) if self._desk.open is not None else ()
        if parts and parts[0].annotator not in self._annotators:
            self._annotators.add(parts[0].annotator)
            self._cards.clear()

    def _place_editor(self) -> None:
        if self._editor is None:
            return
        rows = self._marks.rows_of(self._edited)
        if not rows:
            self._editor.hide()
            return
        card = self._card(rows[0])
        if card is not None:
            box = self._card_box(rows[0])
            self._editor.move(round(box.left()) + 10, round(box.top() + card.note_top) - 3)
            self._editor.setFixedWidth(round(box.width()) - 18)
            self._editor.show()

    def _keep_end_visible(self, row: int) -> None:
        bottom = self._heights.top(row) + self._heights[row]
        if bottom > self.verticalOffset() + self.viewport().height():
            self.verticalScrollBar().setValue(bottom - self.viewport().height())

    def _show_near_focus(self) -> None:
        """Where no mark is current, keep the marks of the focused sentence in view."""
        opened = self._desk.open
        if opened is None:
            return
        near = opened.index.overlapping(self._desk.focus.start, self._desk.focus.end)
        rows = self._marks.rows_of(near[0].highlight) if near else []
        if rows:
            self.scrollTo(self._marks.index(rows[0]))

    def _task_at(self, point: QPoint) -> tuple[str, int] | None:
        index = self.indexAt(point)
        if not index.isValid() or self._marks.row(index.row()).is_header:
            return None
        card = self._cards.get(self._marks.row(index.row()).mark)
        box = self._card_box(index.row())
        task = card.task_at(point.x() - box.left(), point.y() - box.top()) if card is not None else None
        return None if task is None else (self._marks.row(index.row()).mark, task)

    def _draw_header(self, painter: QPainter, row: int) -> None:
        theme = self._themes.current
        line = self._marks.row(row)
        box = self._card_box(row)
        code = self._marks.section_code(line)
        color = theme.line_of(code.color, theme.panel) if code is not None else theme.soft
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(q(color))
        painter.drawRoundedRect(QRectF(box.left() + 1, box.center().y() - 5, 10, 10), 3, 3)
        painter.setFont(ui_font(12, bold=True))
        painter.setPen(q(theme.ink))
        area = box.adjusted(18, 0, -2, 0)
        middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, self._marks.section_name(line))
        painter.setFont(ui_font(SMALL))
        painter.setPen(q(theme.soft))
        painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, str(self._marks.section_size(row)))
