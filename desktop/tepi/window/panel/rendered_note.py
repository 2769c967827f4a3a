"""A note's Markdown as it looks when read: rendered by Qt, nothing loaded, boxes that can be ticked."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from PySide6.QtCore import QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QImage,
    QPainter,
    QPalette,
    QPen,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)

from tepi.window.icons import paint_icon
from tepi.window.theme import MONO, Theme, family, ui_font

LONGEST, BOX = 20_000, 11
FEATURES = QTextDocument.MarkdownFeature.MarkdownDialectGitHub | QTextDocument.MarkdownFeature.MarkdownNoHTML
NO_MARKER = QTextBlockFormat.MarkerType.NoMarker


class _Sealed(QTextDocument):
    """A document that never reads a picture or a style sheet from anywhere."""

    def loadResource(self, kind: int, name: QUrl | str) -> Any:
        """Nothing, whatever is asked for."""
        return QImage(1, 1, QImage.Format.Format_Mono)


class RenderedNote:
    """Markdown laid out to a width. Lengths in device-independent pixels.

    Attributes:
        height: What is shown of it, at most ``most`` lines.
        cut: Whether something was left out.
    """

    def __init__(
        self,
        text: str,
        theme: Theme,
        width: float,
        *,
        most: int | None = None,
        ground: str = "",
        size: int = 12,
    ) -> None:
        self._theme = theme
        self._ground = ground or theme.card
        self._ink = theme.soft
        document = self._document = _Sealed()
        document.setUndoRedoEnabled(False)
        document.setDefaultFont(ui_font(size))
        document.setDocumentMargin(0)
        document.setIndentWidth(16)
        document.setMarkdown(text[:LONGEST], FEATURES)
        self._calm(size)
        document.setTextWidth(width)
        self._end = QPointF(0, 0)
        whole = document.size().height()
        self.height = whole if most is None else min(whole, self._after_lines(most))
        self.cut = self.height < whole - 1 or len(text) > LONGEST
        self._width = width

    def draw(self, painter: QPainter, x: float, y: float) -> None:
        """Draw with the upper left corner at (x, y)."""
        painter.save()
        painter.translate(x, y)
        area = QRectF(0, 0, self._width, self.height)
        painter.setClipRect(area)
        context = QAbstractTextDocumentLayout.PaintContext()
        palette = QPalette()
        palette.setColor(QPalette.ColorRole.Text, QColor(self._ink))
        palette.setColor(QPalette.ColorRole.Base, QColor(self._ground))
        palette.setColor(QPalette.ColorRole.Window, QColor(self._ground))
        palette.setColor(QPalette.ColorRole.WindowText, QColor(self._ink))
        context.palette = palette
        context.clip = area
        painter.setBrush(Qt.BrushStyle.NoBrush)
        self._document.documentLayout().draw(painter, context)
        self._draw_boxes(painter)
        if self.cut:
            self._draw_cut(painter)
        painter.restore()

    def _draw_boxes(self, painter: QPainter) -> None:
        """Task boxes in the theme's colours, over those of Qt."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        theme = self._theme
        for block, box in self._boxes():
            painter.fillRect(box.adjusted(-4, -2, 4.5, 2), QColor(self._ground))
            done = block.blockFormat().marker() == QTextBlockFormat.MarkerType.Checked
            painter.setPen(
                QPen(QColor(theme.accent if done else theme.line_of(theme.soft, self._ground)), 1.2)
            )
            painter.setBrush(QColor(theme.accent) if done else Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(box, 2.5, 2.5)
            if done:
                paint_icon(painter, "check", box.adjusted(0.5, 0.5, -0.5, -0.5), theme.on_accent)

    def _boxes(self) -> Iterator[tuple[QTextBlock, QRectF]]:
        """Every task with the place of its box."""
        layout = self._document.documentLayout()
        block = self._document.begin()
        while block.isValid():
            if block.blockFormat().marker() != NO_MARKER:
                text = layout.blockBoundingRect(block)
                line = block.layout().lineAt(0)
                middle = text.top() + line.height() / 2
                left = text.left() + line.naturalTextRect().left()
                yield block, QRectF(left - BOX - 5, middle - BOX / 2, BOX, BOX)
            block = block.next()

    def task_at(self, x: float, y: float) -> int | None:
        """Which task box, counted from 0 in the note, lies at this point; None beside all of them."""
        for number, (_, box) in enumerate(self._boxes()):
            if box.adjusted(-4, -4, 4, 4).contains(x, y) and y <= self.height:
                return number
        return None

    @property
    def tasks(self) -> list[bool]:
        """Whether each task of the note is ticked, in order."""
        found = []
        block = self._document.begin()
        while block.isValid():
            if block.blockFormat().marker() != NO_MARKER:
                found.append(block.blockFormat().marker() == QTextBlockFormat.MarkerType.Checked)
            block = block.next()
        return found

    def _calm(self, size: int) -> None:
        """Set the note in the panel's own manner: no large headings, close lists, links that only look so."""
        cursor = QTextCursor(self._document)
        cursor.beginEditBlock()
        block = self._document.begin()
        while block.isValid():
            shape = QTextBlockFormat()
            first = block.blockNumber() == 0
            in_list = block.textList() is not None
            shape.setTopMargin(0 if first else (1 if in_list else 4))
            shape.setBottomMargin(0)
            cursor.setPosition(block.position())
            cursor.mergeBlockFormat(shape)
            pieces = []
            walk = block.begin()
            while not walk.atEnd():
                piece = walk.fragment()
                pieces.append((piece.position(), piece.length(), piece.charFormat()))
                walk += 1
            for start, length, looks in reversed(pieces):
                self._calm_piece(cursor, start, length, looks, block.blockFormat().headingLevel(), size)
            block = block.next()
        cursor.endEditBlock()

    def _calm_piece(
        self, cursor: QTextCursor, start: int, length: int, looks: QTextCharFormat, heading: int, size: int
    ) -> None:
        cursor.setPosition(start)
        cursor.setPosition(start + length, QTextCursor.MoveMode.KeepAnchor)
        if looks.isImageFormat():
            name = looks.toImageFormat().name()
            plain = QTextCharFormat()
            plain.setForeground(QColor(self._ink))
            cursor.insertText(f"[{name}]", plain)
            return
        shape = QTextCharFormat()
        if heading:
            shape.setFontWeight(QFont.Weight.DemiBold)
            shape.setProperty(QTextFormat.Property.FontSizeAdjustment, 0)
        if looks.isAnchor():
            shape.setForeground(QColor(self._theme.ink_of(self._theme.accent, self._ground)))
        if looks.fontFixedPitch():
            shape.setFontFamilies([family(MONO)])
            shape.setProperty(QTextFormat.Property.FontPixelSize, size - 1)
        cursor.mergeCharFormat(shape)

    def _after_lines(self, most: int) -> float:
        """Where line number ``most`` ends; its end is kept for the ellipsis."""
        layout = self._document.documentLayout()
        block, left = self._document.begin(), most
        while block.isValid():
            box = layout.blockBoundingRect(block)
            lines = block.layout()
            for number in range(lines.lineCount()):
                left -= 1
                if left == 0:
                    line = lines.lineAt(number)
                    area = line.naturalTextRect().translated(box.topLeft())
                    self._end = QPointF(area.right(), area.top())
                    return area.bottom()
            block = block.next()
        return self._document.size().height()

    def _draw_cut(self, painter: QPainter) -> None:
        font = self._document.defaultFont()
        painter.setFont(font)
        painter.setPen(QColor(self._ink))
        mark = painter.fontMetrics().horizontalAdvance(" …")
        x = min(self._end.x(), self._width - mark)
        box = QRectF(x, self._end.y(), self._width - x, self.height - self._end.y())
        painter.fillRect(box, QColor(self._ground))
        painter.drawText(box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, " …")
