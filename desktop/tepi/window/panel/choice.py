"""A field with a few fixed answers, with the arrow in the theme's colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QWidget

from tepi.window.icons import paint_icon
from tepi.window.theme import Themes

ARROW = 12


class Choice(QComboBox):
    """A combo box. The style sheet takes its arrow away, because it cannot tint one."""

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(6)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The field, and a small arrow at its end."""
        super().paintEvent(event)
        painter = QPainter(self)
        left, top = self.width() - ARROW - 9, (self.height() - ARROW) / 2
        paint_icon(painter, "chevron-down", QRectF(left, top, ARROW, ARROW), self._themes.current.soft)
        painter.end()
