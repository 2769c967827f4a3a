"""The codebook in the sidebar: a click gives a code, pointing shows its guideline, dragging arranges."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QPointF, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QDragMoveEvent, QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeView, QWidget

from tepi.window.removing import removes
from tepi.window.sidebar import codebook_edits
from tepi.window.sidebar.codebook_delegate import CODE_HEIGHT, GAP, GROUP_HEIGHT, CodebookDelegate
from tepi.window.sidebar.codebook_model import ID, KIND, CodebookModel, Index
from tepi.window.sidebar.fade import keep_clear, paint_fade
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from tepi.window.desk import Desk

# A mark's band is painted first, its count after it.
COUNT_DELAY = 50


class CodebookTree(QTreeView):
    """Groups and codes with their counts and keys.

    ``menu_wanted`` asks for the commands on a row: kind ("group", "code"), id and the place on the
    screen. ``resized`` tells that the rows need another height.
    """

    resized = Signal()
    menu_wanted = Signal(str, str, QPoint)

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._counts: dict[str, int] | None = None
        self._pressed = ""
        self.rows = CodebookModel(self)
        self._delegate = CodebookDelegate(desk, themes, self.count_of)
        self.setObjectName("codebook")
        self.setAccessibleName(self.tr("Codebook"))
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self._look()
        self._over = QPoint()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(COUNT_DELAY)
        self._later.timeout.connect(self._count)
        self.rows.renamed.connect(lambda kind, thing, name: codebook_edits.rename(desk, kind, thing, name))
        self.rows.dropped.connect(self._drop)
        self.entered.connect(self._point)
        themes.changed.join(self.viewport().update)
        desk.codebook_changed.join(self.refresh)
        desk.opened.join(self._count)
        desk.moved.join(self._mark_given)
        desk.refreshed.join(lambda _: self._later.start())
        desk.prepared.join(lambda prepared: self._later.start() if prepared.done else None)
        desk.recorded.join(lambda _: self._later.start() if desk.library_counts else None)
        desk.options_changed.join(self._count)

    def refresh(self) -> None:
        """Show the codebook as it is now."""
        if self._desk.codebook is None:
            return
        here = str(self.currentIndex().data(ID) or "")
        scrolled = self.verticalScrollBar().value()
        self.rows.show_codebook(self._desk.codebook)
        self.expandAll()
        self.setCurrentIndex(self.rows.place_of(here))
        self.verticalScrollBar().setValue(scrolled)
        self._count()
        self.resized.emit()

    def count_of(self, code: str) -> int | None:
        """How many marks have this code, here or in the library; None where nothing is open or counted."""
        if self._desk.library_counts:
            return self._counts.get(code, 0) if self._counts is not None else None
        counts = self._desk.open.counts if self._desk.open else None
        return counts.marks(code) if counts is not None else None

    def wanted_height(self) -> int:
        """How high the tree is with every row in sight."""
        codebook = self._desk.codebook
        if codebook is None:
            return 0
        filled = {code.group for code in codebook.codes}
        groups = len(codebook.groups)
        return groups * GROUP_HEIGHT + len(codebook.codes) * CODE_HEIGHT + len(filled) * GAP

    def rename(self, thing: str) -> None:
        """Type a new name for a code or group in its place."""
        index = self.rows.place_of(thing)
        if index.isValid():
            self.scrollTo(index)
            self.setCurrentIndex(index)
            self.edit(index)

    def give(self, index: QModelIndex) -> None:
        """Give the code of this row to the range, as its key does."""
        from tepi.window import marking

        if index.isValid() and index.data(KIND) == "code":
            marking.give(self._desk, index.data(ID))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Remember where a click or a drag began."""
        index = self.indexAt(event.position().toPoint())
        self._pressed = str(index.data(ID) or "") if event.button() == Qt.MouseButton.LeftButton else ""
        super().mousePressEvent(event)

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Bring a row into view, clear of the soft edges."""
        super().scrollTo(index, hint)
        keep_clear(self, self.visualRect(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and let them fade where they go on above or below."""
        dragging = self.state() == QAbstractItemView.State.DraggingState
        # Qt's own sign for the place is black in every theme.
        self.setDropIndicatorShown(not dragging)
        super().paintEvent(event)
        self.setDropIndicatorShown(True)
        if dragging:
            self._paint_landing()
        paint_fade(self, self._themes.current, self._themes.current.panel)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Remember what the dragged row is over."""
        super().dragMoveEvent(event)
        self._over = event.position().toPoint()
        self.viewport().update()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click gives the code; a drag, or the second press of a double click, does not."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        pressed, self._pressed = self._pressed, ""
        if pressed and index.isValid() and index.data(ID) == pressed:
            self.give(index)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """On a group: type its name. On a code its first press has already given the code."""
        self._pressed = ""
        index = self.indexAt(event.position().toPoint())
        if index.isValid() and index.data(KIND) == "group":
            self.rename(index.data(ID))

    def contextMenuEvent(self, event: object) -> None:
        """Ask for the commands on the row under the pointer, or on the current one."""
        place = event.pos()  # type: ignore[attr-defined]
        index = self.indexAt(place)
        if not index.isValid():
            index = self.currentIndex()
            place = self.visualRect(index).center()
        if index.isValid():
            self.menu_wanted.emit(index.data(KIND), index.data(ID), self.viewport().mapToGlobal(place))

    def offer_menu(self) -> None:
        """Ask for the commands on the row that has the keyboard."""
        index = self.currentIndex()
        if index.isValid():
            place = self.viewport().mapToGlobal(self.visualRect(index).center())
            self.menu_wanted.emit(index.data(KIND), index.data(ID), place)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter gives the code, F2 renames, Alt and arrows move the row or put it inside another, Del deletes."""
        index = self.currentIndex()
        key = event.key()
        if not index.isValid():
            super().keyPressEvent(event)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            # The Enter that ends the typing of a name comes up to here from the field.
            if self.state() != QAbstractItemView.State.EditingState:
                self.give(index)
        elif key == Qt.Key.Key_F2:
            self.rename(index.data(ID))
        elif removes(event):
            codebook_edits.delete(self._desk, index.data(KIND), index.data(ID))
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (
            Qt.Key.Key_Left,
            Qt.Key.Key_Right,
        ):
            if index.data(KIND) == "code":
                codebook_edits.nest(self._desk, index.data(ID), inside=key == Qt.Key.Key_Right)
        elif event.modifiers() & Qt.KeyboardModifier.AltModifier and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            codebook_edits.shift(
                self._desk, index.data(KIND), index.data(ID), 1 if key == Qt.Key.Key_Down else -1
            )
        else:
            super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keep F2 for the row that has the keyboard, where the window's F2 names the document."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            mine = event.key() == Qt.Key.Key_F2 or removes(event)
            if mine and self.currentIndex().isValid():
                event.accept()
                return True
        return bool(super().event(event))

    def focusInEvent(self, event: QFocusEvent) -> None:
        """The keyboard always is on a row."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.rows.rowCount():
            self.setCurrentIndex(self.rows.index(0, 0))

    def drawBranches(self, painter: QPainter, rect: QRect, index: Index) -> None:
        """No lines and arrows: indenting says what lies inside what."""

    def _look(self) -> None:
        self.setHeaderHidden(True)
        self.setRootIsDecorated(False)
        self.setItemsExpandable(False)
        self.setIndentation(0)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setUniformRowHeights(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setDropIndicatorShown(True)
        self.viewport().setAutoFillBackground(False)

    def _paint_landing(self) -> None:
        """Show where the dragged row would land: a line between rows, a frame round the row it goes inside."""
        index = self.indexAt(self._over)
        where, kinds = self.dropIndicatorPosition(), QAbstractItemView.DropIndicatorPosition
        if not index.isValid() or where == kinds.OnViewport:
            return
        row = QRectF(self.visualRect(index)).adjusted(10, 0, -10, 0)
        row.setHeight(min(row.height(), CODE_HEIGHT))
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(q(self._themes.current.accent), 2))
        if where == kinds.OnItem:
            painter.drawRoundedRect(row.adjusted(1, 1, -1, -1), 7, 7)
        else:
            y = max(row.top() if where == kinds.AboveItem else row.bottom(), 1)
            painter.drawLine(QPointF(row.left() + 4, y), QPointF(row.right() - 4, y))

    def _drop(self, *what: Any) -> None:
        # The rows are made anew by this: only once the drop is over.
        QTimer.singleShot(0, self, lambda: codebook_edits.drop(self._desk, *what))

    def _point(self, index: QModelIndex) -> None:
        """Show the guideline of the code under the pointer."""
        if index.data(KIND) == "code":
            self._desk.code_used.tell(index.data(ID))

    def _count(self) -> None:
        library = self._desk.library
        if self._desk.library_counts and library is not None and not library.connection.closed:
            from tepi.library import queries

            self._counts = queries.marks_per_code(library)
        self._mark_given()
        self.viewport().update()

    def _mark_given(self) -> None:
        """Tint the codes that the current mark has."""
        here = self._desk.open
        parts = here.index.parts(self._desk.current) if here and self._desk.current else ()
        given = frozenset(parts[0].codes) if parts else frozenset()
        if given != self._delegate.on_range:
            self._delegate.on_range = given
            self.viewport().update()
