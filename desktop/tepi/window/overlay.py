"""A sheet that floats over the window: closed by Esc or a press beside it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tepi.window.stops_inside import step_inside
from tepi.window.theme import Themes, q


class Overlay(QWidget):
    """Covers its parent with a thin veil and shows a card on it; gives the keyboard back when it closes.

    Attributes:
        air: How many pixels of the window stay free above and below the card.
    """

    air = 96

    def __init__(self, themes: Themes, parent: QWidget, width: int) -> None:
        super().__init__(parent)
        self.themes = themes
        self.card = QWidget(self)
        self.body = QVBoxLayout(self.card)
        self.body.setContentsMargins(14, 14, 14, 14)
        self.body.setSpacing(10)
        self._width = width
        self._before: QWidget | None = None
        parent.installEventFilter(self)
        themes.changed.join(self.update)
        self.hide()

    def open(self) -> None:
        """Show the sheet and take the keyboard."""
        window = self.window()
        self._before = window.focusWidget()
        self.settle()
        self.show()
        self.raise_()

    def dismiss(self) -> None:
        """Close the sheet and give the keyboard back to who had it."""
        if self.isHidden():
            return
        self.hide()
        if self._before is not None:
            self._before.setFocus()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays in the card."""
        return step_inside(self, forward)

    def settle(self) -> None:
        """Take the size of the parent; the card stands near its top."""
        parent = self.parentWidget()
        if parent is None:
            return
        self.setGeometry(parent.rect())
        width = min(self._width, parent.width() - 48)
        height = min(self.wanted_height(), parent.height() - self.air)
        self.card.setGeometry(
            (parent.width() - width) // 2, min(72, (parent.height() - height) // 2), width, height
        )
        self.update()

    def wanted_height(self) -> int:
        """How high the card would like to be."""
        return self.body.sizeHint().height()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to another widget."""
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.settle()
        return super().eventFilter(watched, event)

    def event(self, event: QEvent) -> bool:
        """While the sheet is open, keys are its own and no command of the window's."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return bool(super().event(event))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key."""
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take a press of the mouse."""
        if not self.card.geometry().contains(event.position().toPoint()):
            self.dismiss()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self.themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), q("#000000", 0.42 if theme.dark else 0.14))
        box = QRectF(self.card.geometry())
        painter.setPen(Qt.PenStyle.NoPen)
        for spread in range(1, 9):
            painter.setBrush(q("#000000", 0.012))
            painter.drawRoundedRect(box.adjusted(-spread, -spread + 2, spread, spread + 4), 12, 12)
        painter.setPen(q(theme.line))
        painter.setBrush(q(theme.card))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
