"""How the rows of a list on a card look: one height, and a ground for the chosen and the pointed-at one."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tepi.window.theme import Theme, Themes, chosen_pen, q

Index = QModelIndex | QPersistentModelIndex


class RowDelegate(QStyledItemDelegate):
    """Paints the ground of a row; what stands on it is ``draw``'s.

    Attributes:
        height: Of every row, in pixels.
    """

    height = 30

    def __init__(self, themes: Themes, parent: QObject) -> None:
        super().__init__(parent)
        self._themes = themes

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """What the layout should reckon with."""
        return QSize(100, self.height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one row."""
        theme = self._themes.current
        state, box = option.state, QRectF(option.rect)  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground = theme.card
        if state & QStyle.StateFlag.State_Selected:
            ground = theme.chosen
        elif state & QStyle.StateFlag.State_MouseOver:
            ground = theme.hover
        if ground != theme.card:
            painter.setPen(chosen_pen(theme) if ground == theme.chosen else QPen(Qt.PenStyle.NoPen))
            painter.setBrush(q(ground))
            painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 6, 6)
        painter.setPen(Qt.PenStyle.NoPen)
        self.draw(painter, box, index, theme, ground)
        painter.restore()

    def draw(self, painter: QPainter, box: QRectF, index: Index, theme: Theme, ground: str) -> None:
        """Draw what the row at ``index`` holds into ``box`` (pixels), on the colour ``ground``."""
        raise NotImplementedError
