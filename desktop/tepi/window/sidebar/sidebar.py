"""The sidebar: documents, codebook, guideline."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QSize
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from tepi.text.document import Document
from tepi.window.sidebar.codebook import CodebookTree
from tepi.window.sidebar.documents import DocumentList
from tepi.window.sidebar.guideline import GuidelineCard
from tepi.window.sidebar.icon_button import IconButton
from tepi.window.sidebar.section import HEIGHT as HEAD
from tepi.window.sidebar.section import SectionHead
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from tepi.window.desk import Desk

WIDTH = 248
TOP, BETWEEN = 8, 12
LEAST_CARD, LEAST_DOCUMENTS, LEAST_CODES = 104, 104, 120


class Sidebar(QWidget):
    """Documents above, the codebook in its groups below them, the guideline card at the end.

    Every part is as high as its rows where there is room; where there is not, the documents and
    the card give way first, and the codebook scrolls.
    """

    def __init__(self, desk: Desk, themes: Themes, commands: Any, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._commands = commands
        self.setObjectName("sidebar")
        self.setAccessibleName(self.tr("Sidebar"))
        self._documents_head = SectionHead(themes, self.tr("Documents"), self)
        add = IconButton(themes, self.tr("Add texts…"), "plus")
        add.clicked.connect(lambda: commands.run("document.add"))
        self._documents_head.add(add)
        self.documents = DocumentList(desk, themes, self)
        self._codebook_head = SectionHead(themes, self.tr("Codebook"), self)
        self.scope = IconButton(themes, self.tr("Which marks are counted: this text, or the library"))
        self.scope.clicked.connect(lambda: commands.run("codebook.library"))
        self._codebook_head.add(self.scope)
        more = IconButton(themes, self.tr("Add a code or a group"), "plus")
        more.clicked.connect(lambda: self._offer_new(more))
        self._codebook_head.add(more)
        self.codebook = CodebookTree(desk, themes, self)
        self.guideline = GuidelineCard(desk, themes, self)
        for part in (self.documents, self.codebook, self.guideline):
            part.resized.connect(self.arrange)
        self.codebook.menu_wanted.connect(self._offer)
        self.guideline.edit_wanted.connect(self.edit_code)
        self.guideline.version_wanted.connect(self._offer_versions)
        self.documents.facts_wanted.connect(self.edit_facts)
        themes.changed.join(self.update)
        desk.options_changed.join(self._show_scope)
        self._show_scope()

    def refresh(self) -> None:
        """Show everything as the library has it now; also once after the library is opened."""
        self.documents.refresh()
        self.codebook.refresh()
        self.guideline.refresh()
        self._show_scope()
        self.arrange()

    def show_first(self, document: Document) -> None:
        """Show one document's title while the library is still being opened."""
        self.documents.show_first(document)

    def sizeHint(self) -> QSize:
        """As in the design."""
        return QSize(WIDTH, 600)

    def arrange(self) -> None:
        """Share the height out among the parts."""
        width, room = self.width(), self.height() - TOP - 2 * HEAD - 3 * BETWEEN
        documents, codes = self.documents.wanted_height(), self.codebook.wanted_height()
        card = self.guideline.wanted_height(width)
        over = max(documents + codes + card - room, 0)
        cut = min(over, max(card - LEAST_CARD, 0))
        card, over = card - cut, over - cut
        cut = min(over, max(documents - LEAST_DOCUMENTS, 0))
        documents, over = documents - cut, over - cut
        cut = min(over, max(codes - LEAST_CODES, 0))
        codes -= cut
        y = TOP
        for part, height, behind in (
            (self._documents_head, HEAD, 0),
            (self.documents, documents, BETWEEN),
            (self._codebook_head, HEAD, 0),
            (self.codebook, codes, BETWEEN),
            (self.guideline, card, 0),
        ):
            part.setGeometry(0, y, width, height)
            y += height + behind

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new height out."""
        self.arrange()
        super().resizeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground."""
        QPainter(self).fillRect(self.rect(), q(self._themes.current.panel))

    def edit_code(self, code: str) -> None:
        """Open all of a code's properties, beside its row."""

    def edit_facts(self, document: Document) -> None:
        """Open the title and facts of a document."""

    def _show_scope(self) -> None:
        self.scope.setText(self.tr("library") if self._desk.library_counts else self.tr("this text"))
        self._codebook_head.place()

    def _offer_new(self, button: QWidget) -> None:
        pass

    def _offer(self, kind: str, thing: str, place: QPoint) -> None:
        pass

    def _offer_versions(self) -> None:
        pass
