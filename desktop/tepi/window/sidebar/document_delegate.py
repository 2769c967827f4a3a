"""How a document looks in the list: title, how far it is decided, a small bar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate

from tepi.window.direction import draw_title, suit
from tepi.window.icons import paint_icon
from tepi.window.sidebar.document_rows import ROW, Row
from tepi.window.sidebar.row_state import has_keyboard, is_pointed_at
from tepi.window.sidebar.shares import Shares
from tepi.window.theme import BODY, SMALL, Theme, Themes, chosen_pen, q, ui_font

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QStyleOptionViewItem

    from tepi.text.document import Document

HEIGHT, QUIET_HEIGHT = 50, 30
BAR = 52


def second_line(document: Document, share: float | None, started: bool, beside: bool = False) -> str:
    """What stands under the title: beside, example, done, or how far it is decided."""
    from tepi.study.counts import percent

    parts = [QCoreApplication.translate("Documents", "beside")] if beside else []
    parts += [QCoreApplication.translate("Documents", "Example")] if document.example else []
    if document.done:
        parts.append(QCoreApplication.translate("Documents", "done ✓"))
    elif share is not None and (share > 0 or started):
        parts.append(QCoreApplication.translate("Documents", "{} decided").format(percent(share)))
    elif share is not None:
        parts.append(QCoreApplication.translate("Documents", "not started"))
    return " · ".join(parts)


def _nowhere(_document: str) -> bool:
    return False


class DocumentDelegate(QStyledItemDelegate):
    """Paints the rows of the documents list.

    Attributes:
        open_document: The id of the one in use.
        beside: Says whether a document (by id) is shown on the other side.
    """

    def __init__(self, themes: Themes, shares: Shares) -> None:
        super().__init__()
        self._themes = themes
        self._shares = shares
        self.open_document = ""
        self.beside: Callable[[str], bool] = _nowhere

    def sizeHint(self, _option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Two lines for a document, one for the trash."""
        row: Row = index.data(ROW)
        return QSize(100, HEIGHT if row.kind == "document" else QUIET_HEIGHT)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one row."""
        theme = self._themes.current
        row: Row = index.data(ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, option.rect.top(), option.widget.width(), option.rect.height())
        box.adjust(10, 0, -10, -4 if row.kind == "document" else -2)
        shown = row.document is not None and row.document.id == self.open_document and row.kind == "document"
        pointed = is_pointed_at(option)
        if shown or pointed:
            painter.setPen(chosen_pen(theme) if shown else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(q(theme.chosen if shown else theme.hover))
            painter.drawRoundedRect(box, 8, 8)
        ground = theme.chosen if shown else theme.panel
        if row.kind == "document" and row.document is not None:
            self._document(painter, theme, box, row.document, ground)
        else:
            self._quiet(painter, theme, box, row, pointed)
        if has_keyboard(option):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(q(theme.accent), theme.focus_pen))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 7, 7)
        painter.restore()

    def _document(
        self, painter: QPainter, theme: Theme, box: QRectF, document: Document, ground: str
    ) -> None:
        share = self._shares.of(document)
        font = ui_font(BODY)
        suit(font, document.title, document.title_guessed, document.language)
        painter.setFont(font)
        painter.setPen(q(theme.ink))
        left, right = box.left() + 12, box.right() - 12
        line = QRectF(left, box.top() + 5, right - left, 20)
        title = QFontMetricsF(font).elidedText(document.title, Qt.TextElideMode.ElideRight, line.width())
        draw_title(painter, line, title)
        small = ui_font(SMALL)
        painter.setFont(small)
        painter.setPen(q(theme.ink_of(theme.soft, ground)))
        words = second_line(document, share, self._shares.started(document), self.beside(document.id))
        line = QRectF(left, box.top() + 24, right - left, 16)
        # In a narrow sidebar the words say it without the bar.
        barred = QFontMetricsF(small).horizontalAdvance(words) <= line.width() - BAR - 8
        words = QFontMetricsF(small).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
        if share is None or not barred:
            return
        bar = QRectF(right - BAR, box.top() + 30, BAR, 4)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(q(theme.track))
        painter.drawRoundedRect(bar, 2, 2)
        if share > 0:
            painter.setBrush(q(theme.accent))
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(BAR * share, 4), 4), 2, 2)

    def _quiet(self, painter: QPainter, theme: Theme, box: QRectF, row: Row, pointed: bool) -> None:
        """The trash and what is in it."""
        inset = 12 if row.kind == "trash" else 32
        middle = box.center().y()
        font = ui_font(SMALL + 1)
        painter.setFont(font)
        painter.setPen(q(theme.soft))
        right = box.right() - 12
        if row.document is None:
            paint_icon(painter, "trash", QRectF(box.left() + 11, middle - 7, 14, 14), theme.soft)
            words = QCoreApplication.translate("Documents", "Trash ({})").format(row.amount)
            inset = 32
        else:
            words = row.document.title
            restore = QCoreApplication.translate("Documents", "Restore")
            width = QFontMetricsF(font).horizontalAdvance(restore)
            painter.setPen(q(theme.accent if pointed else theme.soft))
            painter.drawText(
                QRectF(right - width - 1, box.top(), width + 2, box.height()),
                Qt.AlignmentFlag.AlignVCenter,
                restore,
            )
            painter.setPen(q(theme.soft))
            right -= width + 10
        line = QRectF(box.left() + inset, box.top(), right - box.left() - inset, box.height())
        words = QFontMetricsF(font).elidedText(words, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, words)
