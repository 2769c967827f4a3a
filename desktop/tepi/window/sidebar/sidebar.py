"""The sidebar: documents, codebook, guideline."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QWidget

from tepi.window.popovers.popover import beside
from tepi.window.sidebar.codebook import CodebookTree
from tepi.window.sidebar.codebook_menu import CodebookMenus
from tepi.window.sidebar.documents import DocumentList
from tepi.window.sidebar.guideline import GuidelineCard
from tepi.window.sidebar.icon_button import IconButton
from tepi.window.sidebar.section import HEIGHT as HEAD
from tepi.window.sidebar.section import SectionHead
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from tepi.text.document import Document
    from tepi.window.desk import Desk

WIDTH = 248
TOP, BETWEEN = 8, 12
LEAST_CARD, LEAST_DOCUMENTS, LEAST_CODES = 104, 118, 120
READABLE_CARD = 138  # four lines of the guideline


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
        self.add = IconButton(themes, self.tr("Add texts…"), "plus")
        self.add.clicked.connect(lambda: commands.run("document.add"))
        self._documents_head.add(self.add)
        self.documents = DocumentList(desk, themes, self)
        self._codebook_head = SectionHead(themes, self.tr("Codebook"), self)
        self.scope = IconButton(themes, self.tr("Which marks are counted: this text, or the library"))
        self.scope.clicked.connect(lambda: commands.run("codebook.library"))
        self._codebook_head.add(self.scope)
        self._more = IconButton(themes, self.tr("Add a code or a group"), "plus")
        self._more.clicked.connect(self._offer_new)
        self._codebook_head.add(self._more)
        self.codebook = CodebookTree(desk, themes, self)
        self.menus = CodebookMenus(desk, themes, self.codebook)
        self.guideline = GuidelineCard(desk, themes, self)
        for part in (self.documents, self.codebook, self.guideline):
            part.resized.connect(self.arrange)
        self.codebook.menu_wanted.connect(self._offer)
        self.guideline.edit_wanted.connect(self.edit_code)
        self.guideline.version_wanted.connect(self.name_version)
        self.documents.facts_wanted.connect(self.edit_facts)
        themes.changed.join(self.update)
        desk.options_changed.join(self._show_scope)
        self._loaded = False
        desk.opened.join(self._opened)
        self._show_scope()

    def refresh(self) -> None:
        """Show everything as the library has it now; also once after the library is opened."""
        self._loaded = self._desk.library is not None
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
        cut = min(over, max(card - READABLE_CARD, 0))
        card, over = card - cut, over - cut
        cut = min(over, max(documents - LEAST_DOCUMENTS, 0))
        documents, over = documents - cut, over - cut
        cut = min(over, max(card - LEAST_CARD, 0))
        card, over = card - cut, over - cut
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

    def paintEvent(self, _event: QPaintEvent) -> None:
        """The panel's ground."""
        QPainter(self).fillRect(self.rect(), q(self._themes.current.panel))

    def edit_code(self, code: str) -> None:
        """Open all of a code's properties, with the keyboard in its guideline."""
        self.menus.edit_code(code, guideline=True, near=beside(self.guideline))

    def edit_facts(self, document: Document) -> None:
        """Open the title and facts of a document."""
        from tepi.window.popovers.facts import FactsPopover

        place = self.documents.place_of(document.id) if self.isVisible() else None
        FactsPopover(self._desk, self._themes, self.window()).open_for(document, place)

    def new_code(self) -> None:
        """Ask for a new code."""
        self.menus.new_code(near=beside(self._codebook_head))

    def new_group(self) -> None:
        """Ask for a new group."""
        self.menus.edit_group(None, beside(self._codebook_head))

    def name_version(self) -> None:
        """Show the codebook's versions and ask for the next."""
        from tepi.window.popovers.versions import VersionsPopover

        VersionsPopover(self._desk, self._themes, self.window()).open_for(beside(self.guideline.version))

    def _opened(self) -> None:
        """The first document is there, and with it the library: show all of it."""
        if not self._loaded and self._desk.library is not None:
            self.refresh()

    def _show_scope(self) -> None:
        self.scope.setText(self.tr("library") if self._desk.library_counts else self.tr("this text"))
        self._codebook_head.place()

    def _offer_new(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("New code…")).triggered.connect(self._act(self.new_code))
        menu.addAction(self.tr("New group…")).triggered.connect(self._act(self.new_group))
        menu.addSeparator()
        menu.addAction(self.tr("Name a version…")).triggered.connect(self._act(self.name_version))
        menu.popup(self._more.mapToGlobal(QPoint(0, self._more.height())))

    @staticmethod
    def _act(does: Callable[[], None]) -> Callable[[bool], None]:
        def act(_checked: bool = False) -> None:
            does()

        return act

    def _offer(self, kind: str, thing: str, place: QPoint) -> None:
        menu = self.menus.menu_for(kind, thing, QRect(place, QSize(1, 1)))
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
