"""The documents list: what is there, how far it is, and which one is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QWidget

from tepi.window.removing import removes
from tepi.window.sidebar.document_delegate import HEIGHT, QUIET_HEIGHT, DocumentDelegate
from tepi.window.sidebar.document_rows import DocumentRows, Row
from tepi.window.sidebar.fade import keep_clear, paint_fade
from tepi.window.sidebar.shares import Shares
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.text.document import Document
    from tepi.window.desk import Desk


class DocumentList(QListView):
    """A row for every document. A click or Enter opens it; the menu offers what else can be done."""

    resized = Signal()
    facts_wanted = Signal(object)

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._shares = Shares(desk, self)
        self.rows = DocumentRows(desk, self)
        self._delegate = DocumentDelegate(themes, self._shares)
        self._delegate.beside = self._is_beside
        self.setObjectName("documents")
        self.setAccessibleName(self.tr("Documents"))
        self.setModel(self.rows)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        # A click leaves the keyboard with the text; Tab reaches the list.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self.show_menu)
        self.viewport().setAutoFillBackground(False)
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(50)
        self._later.timeout.connect(self.viewport().update)
        themes.changed.join(self.viewport().update)
        self._shares.found.join(self._share_found)
        desk.documents_changed.join(self.refresh)
        desk.codebook_changed.join(self._count)
        desk.opened.join(self._opened)
        desk.refreshed.join(lambda _: self._later.start())
        desk.prepared.join(lambda prepared: self._later.start() if prepared.done else None)

    def refresh(self) -> None:
        """Read the list from the library and show it."""
        self.rows.read()
        self._opened()
        self._count()
        self.resized.emit()

    def show_first(self, document: Document) -> None:
        """Show one title while the library is still being opened."""
        self._delegate.open_document = document.id
        self.rows.take([Row("document", document)])
        self.resized.emit()

    def wanted_height(self) -> int:
        """How high the list is with every row in sight."""
        kinds = [self.rows.row(self.rows.index(place)) for place in range(self.rows.rowCount())]
        return sum(HEIGHT if row and row.kind == "document" else QUIET_HEIGHT for row in kinds)

    def place_of(self, document: str) -> QRect | None:
        """Where a document's row is on the screen, or None where it is not in sight."""
        box = self.visualRect(self.rows.find(document))
        if not box.isValid() or not self.viewport().rect().intersects(box):
            return None
        return QRect(self.viewport().mapToGlobal(box.topLeft()), box.size())

    def show_menu(self, place: QPoint) -> None:
        """Offer what can be done with the document at ``place`` (viewport coordinates)."""
        row = self.rows.row(self.indexAt(place))
        if row is None or row.document is None:
            return
        menu = self.menu_for(row)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.viewport().mapToGlobal(place))

    def offer_menu(self) -> None:
        """Offer what can be done with the row that has the keyboard."""
        self.show_menu(self.visualRect(self.currentIndex()).center())

    def menu_for(self, row: Row) -> QMenu:
        """The commands for one row."""
        menu = QMenu(self)
        document = row.document
        if document is None:
            return menu
        if row.kind == "trashed":
            self._offer(menu, self.tr("Restore"), lambda: self.restore(document))
            return menu
        self._offer(menu, self.tr("Open"), lambda: self._desk.show(document))
        beside = self._offer(menu, self.tr("Open beside"), lambda: self.open_beside(document))
        beside.setShortcut("Ctrl+Return")
        self._offer(menu, self.tr("Title and facts…"), lambda: self.facts_wanted.emit(document))
        done = self._offer(menu, self.tr("Done"), lambda: self.set_done(document, not document.done))
        done.setCheckable(True)
        done.setChecked(document.done)
        menu.addSeparator()
        self._offer(menu, self.tr("Move to trash"), lambda: self.trash(document)).setShortcut("Del")
        return menu

    def open_beside(self, document: Document) -> None:
        """Show a document beside the one that is being read."""
        if self._desk.front is not None:
            self._desk.front.open_beside(document)

    def set_done(self, document: Document, done: bool) -> None:
        """Say that a document is done, or not."""
        from tepi.library.edits.documents import alter_document

        by = self._desk.annotator.id if self._desk.annotator else None
        self._desk.record(alter_document(document, by, done=done))

    def trash(self, document: Document) -> None:
        """Move a document to the trash; the strip offers to bring it back."""
        from tepi.window import editing

        editing.trash(self._desk, document)

    def restore(self, document: Document) -> None:
        """Bring a document back from the trash."""
        from tepi.window import editing

        editing.restore(self._desk, document)

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        """Bring a row into view, clear of the soft edges."""
        super().scrollTo(index, hint)
        keep_clear(self, self.visualRect(index))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the rows, and let them fade where they go on above or below."""
        super().paintEvent(event)
        paint_fade(self, self._themes.current, self._themes.current.panel)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the row that was clicked; with the middle button or Ctrl beside what is being read."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        row = self.rows.row(index)
        left = event.button() == Qt.MouseButton.LeftButton
        aside = event.button() == Qt.MouseButton.MiddleButton or (
            left and event.modifiers() == Qt.KeyboardModifier.ControlModifier
        )
        if aside and row is not None and row.kind == "document" and row.document is not None:
            self.open_beside(row.document)
            self._show_open()
        elif left and index.isValid():
            self._act(index)

    def event(self, event: QEvent) -> bool:
        """Here Ctrl+Enter opens beside, and is not the window's."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_aside(event):
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, with Ctrl beside, Del trashes, the menu key offers the rest; arrows move as everywhere."""
        row = self.rows.row(self.currentIndex())
        if _is_aside(event):
            if row and row.kind == "document" and row.document:
                self.open_beside(row.document)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._act(self.currentIndex())
        elif removes(event) and row and row.kind == "document" and row.document:
            self.trash(row.document)
        else:
            super().keyPressEvent(event)

    def _act(self, index: QModelIndex) -> None:
        row = self.rows.row(index)
        if row is None:
            return
        if row.kind == "trash":
            self.rows.trash_open = not self.rows.trash_open
            self.refresh()
        elif row.document is None:
            return
        elif row.kind == "trashed":
            self.restore(row.document)
        elif self._desk.open is None or self._desk.open.document.id != row.document.id:
            self._desk.show(row.document)

    def _offer(self, menu: QMenu, words: str, does: object) -> QAction:
        action = menu.addAction(words)
        action.triggered.connect(does)
        return action

    def _opened(self) -> None:
        self._show_open()
        self._shares.keep_open()
        self.viewport().update()

    def _count(self) -> None:
        # After the first frame, never before it.
        QTimer.singleShot(0, self, lambda: self._shares.ask(self.rows.documents()))

    def _show_open(self) -> None:
        here = self._desk.open.document.id if self._desk.open else ""
        self._delegate.open_document = here
        index = self.rows.find(here)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def _is_beside(self, document: str) -> bool:
        others = (seat.open for seat in self._desk.seats if not seat.in_use)
        return any(opened is not None and opened.document.id == document for opened in others)

    def _share_found(self, document: str) -> None:
        index = self.rows.find(document)
        if index.isValid():
            self.update(index)


def _is_aside(event: QKeyEvent) -> bool:
    """Whether this is Ctrl and Enter."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return (
        enter
        and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.ControlModifier
    )
