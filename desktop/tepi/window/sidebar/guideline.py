"""The guideline card: what the code just used, or pointed at, is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import (
    QBrush,
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from tepi.window.ribbon import paint_swatch
from tepi.window.sidebar.dates import day
from tepi.window.sidebar.fade import paint_fade
from tepi.window.sidebar.icon_button import IconButton
from tepi.window.theme import BODY, SMALL, Theme, Themes, q, reading_font, ui_font

if TYPE_CHECKING:
    from tepi.marks.codebook import Code, CodebookVersion, Example
    from tepi.window.desk import Desk

MARGIN, PAD, HEAD, FOOT = 14, 12, 32, 26
BAR, BESIDE_BAR = 10, 4
DIALECT = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML


class Prose(QTextEdit):
    """Rendered Markdown that is only read. Images and links are never loaded."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setTabChangesFocus(True)
        self.setAccessibleName(self.tr("Guideline"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        # The bar stands in the card's margin, so that the lines break alike with and without it.
        self.setViewportMargins(0, 0, BAR + BESIDE_BAR, 0)
        self.setStyleSheet(f"QTextEdit {{ background: transparent; border: none; font-size: {SMALL}px; }}")
        self.document().setDocumentMargin(0)

    def show_bar(self, shown: bool) -> None:
        """Show the scroll bar in the room that is kept for it."""
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOn if shown else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setViewportMargins(0, 0, BESIDE_BAR + (0 if shown else BAR), 0)
        self.setVerticalScrollBarPolicy(policy)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the text, and let it fade where it goes on below."""
        super().paintEvent(event)
        theme = self._themes.current
        paint_fade(self, theme, theme.card)
        if self.hasFocus():
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(q(theme.accent), theme.focus_pen))
            painter.drawRoundedRect(QRectF(self.viewport().rect()).adjusted(1, 1, -1, -1), 4, 4)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show that the keys scroll this."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Be quiet again."""
        super().focusOutEvent(event)
        self.viewport().update()

    def loadResource(self, _kind: int, _name: QUrl | str) -> object:
        """Nothing: a guideline brings no pictures from elsewhere."""
        return None


class GuidelineCard(QWidget):
    """A card with a code's guideline, its examples, and the codebook's version.

    ``edit_wanted`` carries the id of the code shown; ``version_wanted`` asks for the versions.
    """

    edit_wanted = Signal(str)
    version_wanted = Signal()
    resized = Signal()

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._waiting: str | None = None
        self.code: Code | None = None
        self.setAccessibleName(self.tr("Guideline"))
        self.prose = Prose(themes, self)
        self.edit = IconButton(themes, self.tr("Edit this code and its guideline"), "pencil", self)
        self.version = IconButton(themes, self.tr("Versions of the codebook"), parent=self)
        self.edit.clicked.connect(lambda: self.code and self.edit_wanted.emit(self.code.id))
        self.version.clicked.connect(self.version_wanted)
        # Pointing runs over many codes: only where the pointer rests is anything laid out.
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(30)
        self._later.timeout.connect(self._show_waiting)
        themes.changed.join(self._write)
        desk.code_used.join(self.show_code)
        desk.codebook_changed.join(self.refresh)
        self.refresh()

    def show_code(self, code: str) -> None:
        """Show this code's guideline, a moment later."""
        self._waiting = code
        self._later.start()

    def refresh(self) -> None:
        """Read the code shown again; where none was shown, take the one used last, or the first."""
        book = self._desk.codebook
        shown = None
        if book is not None:
            shown = book.find(self.code.id) if self.code else None
            shown = shown or book.find(self._desk.last_code or "")
            shown = shown or next((code for group in book.groups for code, _ in book.tree(group.id)), None)
            self.version.setText(_version_line(book.version))
        self._take(shown)

    def wanted_height(self, width: int) -> int:
        """How high the card is with everything in sight, at this width of the sidebar."""
        if self.code is None:
            return 0
        document = self.prose.document()
        document.setTextWidth(max(width - 2 * (MARGIN + PAD) - BESIDE_BAR, 40))
        return HEAD + round(document.size().height()) + FOOT + 8

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the parts in their places."""
        self._place()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the card, the swatch and the code's name."""
        if self.code is None:
            return
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        card = QRectF(self.rect()).adjusted(MARGIN + 0.5, 0.5, -MARGIN - 0.5, -0.5)
        painter.setPen(QPen(q(theme.line), 1))
        painter.setBrush(q(theme.card))
        painter.drawRoundedRect(card, 8, 8)
        book = self._desk.codebook
        place = book.order(self.code.id) if book is not None else -1
        swatch = QRectF(card.left() + PAD, card.top() + 13, 10, 10)
        paint_swatch(painter, swatch, self.code.color, theme, theme.card, place, 3)
        font = ui_font(BODY - 1, bold=True)
        painter.setFont(font)
        painter.setPen(q(theme.ink))
        line = QRectF(card.left() + PAD + 18, card.top() + 7, card.width() - 2 * PAD - 18 - 20, 22)
        name = QFontMetricsF(font).elidedText(self.code.name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _show_waiting(self) -> None:
        if self._waiting is not None and self._desk.codebook is not None:
            code = self._desk.codebook.find(self._waiting)
            if code is not None and code != self.code:
                self._take(code)

    def _take(self, code: Code | None) -> None:
        self.code = code
        self.edit.setVisible(code is not None)
        self.version.setVisible(code is not None)
        self.prose.setVisible(code is not None)
        if code is not None:
            self.setAccessibleDescription(f"{code.name}. {code.guideline}")
            self._write()

    def _write(self) -> None:
        """Lay the guideline and the examples out."""
        if self.code is None:
            return
        theme = self._themes.current
        document = self.prose.document()
        document.setDefaultFont(ui_font(SMALL))
        document.setMarkdown(self.code.guideline or self.tr("No guideline yet."), DIALECT)
        _set_in(document, theme)
        for example in self.code.examples:
            _add_example(document, theme, example, self.tr("Not: ") if example.kind == "counter" else "")
        # The first show of the field goes to its caret, which would lie behind the last words.
        self.prose.moveCursor(QTextCursor.MoveOperation.Start)
        self.prose.verticalScrollBar().setValue(0)
        self._place()
        self.resized.emit()
        self.update()

    def _place(self) -> None:
        width, height = self.width(), self.height()
        self.edit.setGeometry(width - MARGIN - 28, 6, 24, 24)
        hint = self.version.sizeHint()
        self.version.setGeometry(MARGIN + PAD - 6, height - FOOT - 1, min(hint.width(), width - 60), 24)
        room = QRectF(MARGIN + PAD, HEAD, width - 2 * (MARGIN + PAD) + BAR, max(height - HEAD - FOOT - 4, 0))
        self.prose.show_bar(self.wanted_height(width) > height)
        self.prose.setGeometry(room.toRect())


def _set_in(document: QTextDocument, theme: Theme) -> None:
    """Soft ink and a calm line height for the whole text."""
    cursor = QTextCursor(document)
    cursor.select(QTextCursor.SelectionType.Document)
    ink = QTextCharFormat()
    ink.setForeground(QBrush(q(theme.soft)))
    cursor.mergeCharFormat(ink)
    lines = QTextBlockFormat()
    lines.setLineHeight(17, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    lines.setBottomMargin(4)
    lines.setTopMargin(0)
    cursor.mergeBlockFormat(lines)


def _add_example(document: QTextDocument, theme: Theme, example: Example, before: str) -> None:
    """A quote under the guideline; ``before`` says that it is a counter-example."""
    from tepi.text.quotations import in_marks

    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.End)
    lines = QTextBlockFormat()
    lines.setLineHeight(17, QTextBlockFormat.LineHeightTypes.MinimumHeight.value)
    lines.setTopMargin(3)
    cursor.insertBlock(lines)
    label = QTextCharFormat()
    label.setFont(ui_font(SMALL, bold=True))
    label.setForeground(QBrush(q(theme.danger if before else theme.soft)))
    if before:
        cursor.insertText(before, label)
    quote = QTextCharFormat()
    quote.setFont(reading_font(SMALL + 1))
    quote.setForeground(QBrush(q(theme.ink)))
    quote.setToolTip(example.reference)
    cursor.insertText(in_marks(" ".join(example.quote.split())), quote)


def _version_line(version: CodebookVersion | None) -> str:
    """The version in force and its day; or that there is none."""
    if version is None:
        return "No version named yet"
    return f"Version {version.name} · {day(version.at)}"
