"""The head of a section of the sidebar: its caption and its small buttons."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from tepi.window.sidebar.icon_button import IconButton
from tepi.window.theme import SMALL, Themes, q, ui_font

HEIGHT = 34
LEFT, RIGHT = 20, 14


class SectionHead(QWidget):
    """A caption in capitals at the left, buttons at the right (the last one outermost)."""

    def __init__(self, themes: Themes, caption: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._caption = caption
        self._buttons: list[IconButton] = []
        self.setAccessibleName(caption)
        self.setFixedHeight(HEIGHT)
        themes.changed.join(self.update)

    def add(self, button: IconButton) -> None:
        """Put one more button at the right end."""
        button.setParent(self)
        self._buttons.append(button)
        self.place()

    def place(self) -> None:
        """Put the buttons in their places: after a change of size or of a button's text."""
        right = self.width() - RIGHT
        for button in reversed(self._buttons):
            size = button.sizeHint()
            button.setGeometry(
                right - size.width(), (HEIGHT - size.height()) // 2, size.width(), size.height()
            )
            right -= size.width() + 2

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the buttons at the right end."""
        self.place()
        super().resizeEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the caption."""
        painter = QPainter(self)
        font = ui_font(SMALL, bold=True)
        font.setCapitalization(QFont.Capitalization.AllUppercase)
        font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, 0.3)
        painter.setFont(font)
        painter.setPen(q(self._themes.current.soft))
        box = QRectF(LEFT, 0, self.width() - LEFT, HEIGHT)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, self._caption)
