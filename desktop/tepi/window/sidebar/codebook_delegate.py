"""How groups and codes look: swatch, name, count, key."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QToolTip,
    QWidget,
)

from tepi.window.ribbon import paint_swatch
from tepi.window.sidebar.codebook_model import DEPTH, ID, KIND, LAST
from tepi.window.sidebar.row_state import has_keyboard, is_pointed_at
from tepi.window.theme import BODY, SMALL, Theme, Themes, chosen_pen, q, ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent
    from PySide6.QtWidgets import QStyleOptionViewItem

    from tepi.marks.codebook import Code, Group
    from tepi.window.desk import Desk

CODE_HEIGHT, GROUP_HEIGHT, GAP = 26, 28, 5
LEFT, RIGHT = 22, 20
SWATCH, CAP, INDENT = 12, 18, 16

Index = QModelIndex | QPersistentModelIndex


def rule_of(group: Group) -> str:
    """The group's rule in two words, for the right end of its row."""
    if not group.counted:
        return QCoreApplication.translate("Codebook", "not counted")
    if group.choose == "one":
        return QCoreApplication.translate("Codebook", "choose one")
    return QCoreApplication.translate("Codebook", "many")


def explain_group(group: Group) -> str:
    """The group's rules in full, for its tooltip."""
    tr = QCoreApplication.translate
    rules = [
        tr("Codebook", "Choose one: another of its codes takes the place of the one before")
        if group.choose == "one"
        else tr("Codebook", "A mark may have several of its codes")
    ]
    if group.unit == "sentence":
        rules.append(tr("Codebook", "Its marks cover whole sentences"))
    if group.decide:
        rules.append(tr("Codebook", "Every sentence wants a decision: one of its codes, or none of these"))
    if not group.counted:
        rules.append(tr("Codebook", "Left out of all figures"))
    return "\n".join((group.name, *rules))


def explain_code(desk: Desk, code: Code, count: int | None) -> str:
    """What a code's count means, for its tooltip."""
    tr = QCoreApplication.translate
    lines = [code.name]
    if count is not None:
        where = (
            tr("Codebook", "the library, without examples")
            if desk.library_counts
            else tr("Codebook", "this text")
        )
        lines.append(tr("Codebook", "Marks in {}: {:,}").format(where, count))
    counts = desk.open.counts if desk.open is not None else None
    if counts is not None and counts.is_counted(code.id) and not desk.library_counts:
        from tepi.study.counts import percent

        share = percent(counts.share(code.id))
        said = tr("Codebook", "Share of the text: {} (characters under its marks, overlaps once)")
        lines.append(said.format(share))
    return "\n".join(lines)


class CodebookDelegate(QStyledItemDelegate):
    """Paints the rows of the codebook. ``count_of`` gives what stands beside a code."""

    def __init__(self, desk: Desk, themes: Themes, count_of: Callable[[str], int | None]) -> None:
        super().__init__()
        self._desk = desk
        self._themes = themes
        self._count_of = count_of
        self.on_range: frozenset[str] = frozenset()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        """Groups stand a little apart."""
        if index.data(KIND) == "group":
            return QSize(100, GROUP_HEIGHT)
        return QSize(100, CODE_HEIGHT + (GAP if index.data(LAST) else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint one row."""
        codebook = self._desk.codebook
        if codebook is None:
            return
        theme = self._themes.current
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(0, option.rect.top(), option.widget.width(), CODE_HEIGHT)
        if index.data(KIND) == "group":
            box.setHeight(GROUP_HEIGHT)
            self._group(painter, theme, box, codebook.group(index.data(ID)))
        else:
            code = codebook.find(index.data(ID))
            if code is not None:
                pointed = is_pointed_at(option)
                self._code(painter, theme, box, code, index.data(DEPTH), pointed)
        if has_keyboard(option):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(q(theme.accent), theme.focus_pen))
            painter.drawRoundedRect(box.adjusted(11, 1, -11, -1), 6, 6)
        painter.restore()

    def _group(self, painter: QPainter, theme: Theme, box: QRectF, group: Group) -> None:
        small = ui_font(SMALL)
        rule = rule_of(group)
        width = QFontMetricsF(small).horizontalAdvance(rule) + 2
        line = box.adjusted(LEFT, 3, -RIGHT, 0)
        painter.setFont(small)
        painter.setPen(q(theme.soft))
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, rule)
        bold = ui_font(SMALL, bold=True)
        painter.setFont(bold)
        painter.setPen(q(theme.on(theme.panel, theme.ink, 0.75)))
        line.setRight(line.right() - width - 8)
        name = QFontMetricsF(bold).elidedText(group.name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def _code(
        self, painter: QPainter, theme: Theme, box: QRectF, code: Code, depth: int, pointed: bool
    ) -> None:
        given = code.id in self.on_range
        if pointed or given:
            painter.setPen(chosen_pen(theme) if given else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(q(theme.chosen if given else theme.hover))
            painter.drawRoundedRect(box.adjusted(10, 1, -10, -1), 6, 6)
        middle = box.center().y()
        left = LEFT + depth * INDENT
        book = self._desk.codebook
        swatch = QRectF(left, middle - SWATCH / 2, SWATCH, SWATCH)
        order = book.order(code.id) if book is not None else -1
        paint_swatch(painter, swatch, code.color, theme, theme.panel, order)
        right = box.right() - RIGHT
        cap = QRectF(right - CAP, middle - 8.5, CAP, 17)
        small = ui_font(SMALL, bold=True)
        if code.key:
            painter.setBrush(q(theme.cap))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setFont(small)
            painter.setPen(q(theme.ink_of(theme.soft, theme.cap)))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, code.key)
        edge = cap.left() - 8
        count = self._count_of(code.id)
        if count is not None:
            font = ui_font(BODY - 1)
            words = f"{count:,}"
            width = QFontMetricsF(font).horizontalAdvance(words)
            painter.setFont(font)
            painter.setPen(q(theme.ink_of(theme.soft, theme.chosen if given else theme.panel)))
            place = QRectF(edge - width - 1, box.top(), width + 2, box.height())
            painter.drawText(place, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight, words)
            edge -= width
        painter.setPen(q(theme.ink))
        line = QRectF(left + SWATCH + 8, box.top(), edge - 5 - left - SWATCH - 8, box.height())
        font = _fitted(code.name, line.width())
        painter.setFont(font)
        name = QFontMetricsF(font).elidedText(code.name, Qt.TextElideMode.ElideRight, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, name)

    def helpEvent(
        self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Say the whole name, what the count means, and a group's rules."""
        book = self._desk.codebook
        if event.type() != QEvent.Type.ToolTip or book is None or not index.isValid():
            return bool(super().helpEvent(event, view, option, index))
        if index.data(KIND) == "group":
            words = explain_group(book.group(index.data(ID)))
        else:
            words = explain_code(self._desk, book.code(index.data(ID)), self._count_of(index.data(ID)))
        QToolTip.showText(event.globalPos(), words, view)
        return True

    def createEditor(self, parent: QWidget, _option: QStyleOptionViewItem, _index: Index) -> QWidget:
        """A field for the new name, in the name's place."""
        field = QLineEdit(parent)
        field.setAccessibleName(QCoreApplication.translate("Codebook", "Name"))
        field.setFont(ui_font(BODY))
        return field

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """The name as it is, selected."""
        if isinstance(editor, QLineEdit):
            editor.setText(str(index.data()))
            editor.selectAll()

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Over the name, up to the row's right end."""
        left = LEFT - 6
        if index.data(KIND) == "code":
            left = LEFT + index.data(DEPTH) * INDENT + SWATCH + 2
        editor.setGeometry(left, option.rect.top(), option.widget.width() - left - RIGHT + 6, CODE_HEIGHT)


def _fitted(name: str, room: float) -> QFont:
    """The face for a name: a little narrower where that saves it from being cut."""
    font = ui_font(BODY)
    width = QFontMetricsF(font).horizontalAdvance(name)
    if room < width <= room * 1.09:
        font.setStretch(max(int(100 * room / width), 91))
    return font
