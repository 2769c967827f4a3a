"""A small quiet button that shows an icon or a word."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from tepi.window.icons import paint_icon
from tepi.window.theme import SMALL, Themes, q, ui_font

SIDE = 24
ICON = 14


class IconButton(QAbstractButton):
    """A button without a frame: an icon, or a short text. Its name and tooltip say what it does."""

    def __init__(self, themes: Themes, says: str, icon: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._icon = icon
        self.setAccessibleName(says)
        self.setToolTip(says)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it shows that it can be pressed
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.destroyed.connect(themes.changed.join(self.update))

    def sizeHint(self) -> QSize:  # Qt's name
        """As wide as the text, or a square for the icon."""
        if self._icon:
            return QSize(SIDE, SIDE)
        return QSize(round(QFontMetricsF(ui_font(SMALL)).horizontalAdvance(self.text())) + 12, SIDE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the ground under the pointer, the icon or the word, and the focus ring."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        if self.underMouse() or self.isDown():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.cap if self.isDown() else theme.hover))
            painter.drawRoundedRect(box, 6, 6)
        color = theme.ink if self.underMouse() else theme.soft
        if self._icon:
            middle = QPointF(self.width() / 2, self.height() / 2)
            place = QRectF(middle.x() - ICON / 2, middle.y() - ICON / 2, ICON, ICON)
            paint_icon(painter, self._icon, place, color)
        else:
            painter.setFont(ui_font(SMALL))
            painter.setPen(q(color))
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, self.text())
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(q(theme.accent), theme.focus_pen))
            painter.drawRoundedRect(box, 6, 6)
