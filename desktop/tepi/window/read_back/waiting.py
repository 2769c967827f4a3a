"""What the sheet shows while files are read, compared or taken in: words, and a bar that fills."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from tepi.window.theme import Themes, q

BAR = 6


class Bar(QWidget):
    """A bar that is filled as far as the work is done; empty where nobody knows."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.share = 0.0
        self.setFixedHeight(BAR)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def fill(self, share: float) -> None:
        """Fill it (0 to 1)."""
        if share != self.share:
            self.share = share
            self.update()

    def sizeHint(self) -> QSize:
        """What the layout should reckon with."""
        return QSize(200, BAR)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw it in the theme's colours."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.setPen(q(theme.line))
        painter.setBrush(q(theme.track))
        painter.drawRoundedRect(box, BAR / 2, BAR / 2)
        if self.share > 0:
            width = max(float(BAR), box.width() * min(1.0, self.share))
            filled = QRectF(box.left(), box.top(), width, box.height())
            if self.layoutDirection() == Qt.LayoutDirection.RightToLeft:
                filled.moveRight(box.right())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.accent))
            painter.drawRoundedRect(filled, BAR / 2, BAR / 2)


class Waiting(QWidget):
    """Words over a bar, in the middle of the room they get."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.bar = Bar(themes, self)
        body = QVBoxLayout(self)
        body.setContentsMargins(0, 0, 0, 0)
        body.setSpacing(10)
        body.addStretch(1)
        body.addWidget(self.words)
        body.addWidget(self.bar)
        body.addStretch(1)

    def show_share(self, words: str, done: int, of: int) -> None:
        """Say what is being done, and how far it is."""
        self.words.setText(words)
        self.bar.fill(done / of if of else 0.0)
