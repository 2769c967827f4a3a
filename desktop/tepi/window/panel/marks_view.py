"""The marks as cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from contextlib import contextmanager

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from tepi.marks.index import Span
from tepi.window.desk import Desk
from tepi.window.panel.card import Card
from tepi.window.panel.laid_cards import LaidCards
from tepi.window.panel.lazy_list import GAP, GUESS, Index, LazyList
from tepi.window.panel.marks_model import MarksModel
from tepi.window.panel.section_header import draw_header
from tepi.window.sidebar.fade import paint_fade
from tepi.window.theme import Themes

MARGIN, HEADER_HEIGHT = 16, 30
DRAW_AFTER_MS = 10  # a press paints its band first, then its card


class MarksView(LazyList):
    """The list of cards. The desk's current mark is the chosen card, and the other way round."""

    text_wanted = Signal()  # the reader wants the keyboard back in the text
    note_wanted = Signal(str)  # the note of this mark
    task_clicked = Signal(str, int)  # the task box with this number in this mark's note
    menu_wanted = Signal(QPoint)

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        self._desk = desk
        self._themes = themes
        self._cards = LaidCards(desk, themes)
        self._own_doing = False
        self._shown_current: str | None = None
        self._pointed: str | None = None
        self._marks = MarksModel(desk)
        super().__init__(self._marks, parent)
        self._marks.setParent(self)
        self._draw_soon = QTimer(self)
        self._draw_soon.setSingleShot(True)
        self._draw_soon.timeout.connect(self.viewport().update)
        self.setObjectName("marks")
        self.setAccessibleName(self.tr("Marks"))
        self.setMouseTracking(True)

    @property
    def marks(self) -> MarksModel:
        """The rows."""
        return self._marks

    # What the panel asks

    def build(self, shown: AbstractSet[str] | None, grouped: bool, *, anew: bool = True) -> None:
        """Show all marks of the open document, or those in ``shown``; ``anew`` where others may be there now."""
        self._cards.begin()
        with self._own():
            (self._marks.build if anew else self._marks.show)(shown, grouped)
        self.follow()

    def grouping(self, shown: AbstractSet[str] | None) -> Iterator[None]:
        """Show the same marks, or those of them in ``shown``, under their codes, prepared step by step."""
        steps = self._marks.grouping(shown)
        while True:
            with self._own():
                if next(steps, self) is self:
                    break
            yield
        self._cards.clear()
        self.follow()

    def take_in(self, marks: frozenset[str], left: frozenset[str] | None = None) -> None:
        """Take in marks that were made, altered or removed; the cards are drawn after the text.

        ``left`` are those of them that the filter shows from now on.
        """
        self._cards.meet_marks(marks)
        with self._own():
            self._marks.update(marks, left)
        self._draw_soon.start(DRAW_AFTER_MS)

    def take_more(self, spans: list[Span]) -> None:
        """Take in marks that have just been read."""
        self._cards.meet(span.annotator for span in spans)
        with self._own():
            self._marks.take_more(spans)

    def show_more(self, marks: list[str]) -> None:
        """Show these marks of a filter too."""
        with self._own():
            self._marks.show_more(marks)

    def forget_cards(self) -> None:
        """Lay every card out again: another theme, another codebook."""
        self._cards.clear()
        self.viewport().update()

    def follow(self) -> None:
        """Choose the desk's current mark and bring it into view; without one, the focused place."""
        current = self._desk.current
        if current != self._shown_current:
            self._cards.forget(current, self._shown_current)
            self._shown_current = current
        rows = self._marks.rows_of(current)
        with self._own():
            if rows:
                now = self.currentIndex()
                index = now if now.isValid() and now.row() in rows else self._marks.index(rows[0])
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
                self.scrollTo(index)
            else:
                self.selectionModel().clear()
                near = self._marks.rows_near_focus()
                if near:
                    self.scrollTo(self._marks.index(near[0]))
        self.viewport().update()

    def hold_editor(self, mark: str | None, editor: QWidget | None) -> None:
        """Lay a note editor on a card, or take it off."""
        self._cards.forget(self._cards.edited, mark)
        self._cards.edited, self._cards.editor = mark, editor
        if editor is not None:
            editor.setParent(self.viewport())
            self.settle()
            rows = self._marks.rows_of(mark)
            if rows:
                self.scrollTo(self._marks.index(rows[0]))
            editor.show()
        self.viewport().update()

    def editor_grew(self) -> None:
        """The editor on the card has another height now."""
        self._cards.forget(self._cards.edited)
        self.settle()
        rows = self._marks.rows_of(self._cards.edited)
        if rows:
            self.show_end_of(rows[0])
        self.viewport().update()

    # What the list asks

    def guess(self, row: int) -> int:
        """Headers are all alike; of a card about the mean."""
        return HEADER_HEIGHT if self._marks.grouped and self._marks.row(row).is_header else GUESS

    def guesses(self, count: int) -> Iterable[int]:
        """The same of the first ``count`` rows, without a look at each."""
        found = [GUESS] * count
        for header in self._marks.headers():
            found[header] = HEADER_HEIGHT
        return found

    def row_height(self, row: int) -> int:
        """The card's height and the gap under it."""
        if not self._cards.can_be_laid or self._marks.row(row).is_header:
            return self.guess(row)
        card = self._card(row)
        return card.height + GAP if card is not None else 0

    def can_choose(self, row: int) -> bool:
        """Headers are passed over."""
        return not self._marks.row(row).is_header

    def about_to_measure(self, rows: range) -> None:
        """Read the marks of all cards in view with one question."""
        marks = [self._marks.row(row).mark for row in rows]
        wanted = [mark for mark in marks if mark and mark not in self._cards]
        if wanted:
            self._desk.highlights(wanted)

    def indexAt(self, point: QPoint) -> QModelIndex:
        """The row at a point of the viewport; beside and between cards there is none."""
        index = super().indexAt(point)
        if index.isValid() and self.can_choose(index.row()):
            return index if self._card_box(index.row()).contains(point.x(), point.y()) else QModelIndex()
        return index

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cards are laid out to the width."""
        if event.size().width() != event.oldSize().width():
            self._cards.clear()
        super().resizeEvent(event)

    def settled(self) -> None:
        """The editor moves with its card."""
        editor, rows = self._cards.editor, self._marks.rows_of(self._cards.edited)
        if editor is None:
            return
        if not rows:
            editor.hide()
            return
        card = self._card(rows[0])
        if card is not None:
            box = self._card_box(rows[0])
            editor.move(round(box.left()) + 10, round(box.top() + card.note_top) - 3)
            editor.setFixedWidth(round(box.width()) - 18)
            editor.show()

    # Paint

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cards in view."""
        self.settle()
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
                    mark, keyboard = self._marks.row(row).mark, row == chosen and self.hasFocus()
                    current, pointed = mark == self._desk.current, mark == self._pointed
                    card.draw(painter, box, current=current, pointed=pointed, keyboard=keyboard)
            row += 1
        painter.end()
        theme = self._themes.current
        paint_fade(self, theme, theme.panel, (self._is_cut_at(0), self._is_cut_at(self.viewport().height())))

    def _is_cut_at(self, y: int) -> bool:
        """Whether a card goes on beyond this height of the viewport, and does not just end there."""
        row = self._heights.row_at(max(y + self.verticalOffset(), 0))
        if row >= len(self._heights):
            return False
        box = self._card_box(row)
        return box.top() < y - 1 < box.bottom() - 2

    # Keys and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter and Esc give the keyboard back to the text; other keys are the list's, or the window's."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            if event.key() != Qt.Key.Key_Escape:
                self.choose_framed()
            self.text_wanted.emit()
            return
        moving = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown)
        if event.key() in (*moving, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
            return
        # Qt would search the rows by typed letters; letters are commands here.
        event.ignore()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Frame a card near the place that is read: coming here moves nothing yet, keys and clicks do."""
        with self._own():  # Qt would choose the first row
            nothing = not self.currentIndex().isValid()
            super().focusInEvent(event)
            if nothing:
                pressed = event.reason() == Qt.FocusReason.MouseFocusReason
                index = self._marks.index(
                    -1 if pressed else self._marks.row_near(self._heights.row_at(self.verticalOffset()))
                )
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Clear)

    def choose_framed(self) -> None:
        """Make the card that has the keyboard's frame the current mark, where it is not yet."""
        row = self.currentIndex().row()
        if row >= 0 and self.can_choose(row) and self._marks.row(row).mark != self._desk.current:
            self._desk.choose(self._marks.row(row).mark)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose a card, or tick the task box under the pointer."""
        if event.button() == Qt.MouseButton.LeftButton:
            found = self._task_at(event.position().toPoint())
            if found is not None:
                self.task_clicked.emit(*found)
                return
        super().mousePressEvent(event)
        if self.indexAt(event.position().toPoint()) == self.currentIndex():
            self.choose_framed()

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

    def leaveEvent(self, event: object) -> None:
        """Nothing is pointed at any more."""
        self._pointed = None
        self.viewport().update()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer the mark's commands."""
        index = self.indexAt(event.pos())
        if index.isValid() and not self._marks.row(index.row()).is_header:
            self.setCurrentIndex(index)
            self.menu_wanted.emit(event.globalPos())

    def offer_menu(self) -> None:
        """Offer the commands of the card that has the keyboard."""
        index = self.currentIndex()
        if index.isValid() and not self._marks.row(index.row()).is_header:
            self.menu_wanted.emit(self.viewport().mapToGlobal(self.visualRect(index).center()))

    def dataChanged(self, first: Index, last: Index, roles: object = ()) -> None:
        """Qt would paint at once; ``take_in`` does, a little later."""

    def currentChanged(self, current: Index, previous: Index) -> None:
        """The chosen card becomes the desk's current mark, and the text goes there."""
        if self._own_doing:
            return
        super().currentChanged(current, previous)
        if current.isValid() and not self._marks.row(current.row()).is_header:
            self._desk.choose(self._marks.row(current.row()).mark)

    # Cards

    def _card(self, row: int) -> Card | None:
        return self._cards.of(self._marks.row(row).mark, self.width() - 2 * MARGIN)

    def _card_box(self, row: int) -> QRectF:
        top = self._heights.top(row) - self.verticalOffset()
        header = self._marks.row(row).is_header
        height = self._heights[row] - (0 if header else GAP)
        return QRectF(MARGIN, top, self.width() - 2 * MARGIN, height)

    def _task_at(self, point: QPoint) -> tuple[str, int] | None:
        index = self.indexAt(point)
        if not index.isValid() or self._marks.row(index.row()).is_header:
            return None
        card = self._card(index.row())
        box = self._card_box(index.row())
        task = card.task_at(point.x() - box.left(), point.y() - box.top()) if card is not None else None
        return None if task is None else (self._marks.row(index.row()).mark, task)

    def _draw_header(self, painter: QPainter, row: int) -> None:
        code, book = self._marks.section_code(self._marks.row(row)), self._desk.codebook
        place = book.order(code.id) if book is not None and code is not None else -1
        words = (self._marks.section_name(self._marks.row(row)), str(self._marks.section_size(row)))
        draw_header(painter, self._card_box(row), words, code, place, self._themes.current)

    @contextmanager
    def _own(self) -> Iterator[None]:
        """While rows come and go the list chooses others for itself: that is not the reader's choice."""
        before, self._own_doing = self._own_doing, True
        try:
            yield
        finally:
            self._own_doing = before
