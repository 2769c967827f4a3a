"""The minimap: the whole text as a strip, with its marks, what is undecided, and what shows now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from tepi.text.ranges import Range
from tepi.window.reading.strip import Strip
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView

WIDTH = 12
BAR = 6
EDGE = 10
LATER_MS = 30
LEAST_FRAME = 14


class Minimap(QWidget):
    """A strip whose height is the text's length in characters, whatever is laid out of it."""

    def __init__(self, desk: Desk, themes: Themes, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._view = view
        self.setObjectName("minimap")
        self.setAccessibleName(self.tr("Overview of the marks in the whole text"))
        self.setFixedWidth(WIDTH)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._strip: Strip | None = None
        self._picture = QImage()
        self._stale: list[Range] = []
        self._all_stale = True
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(LATER_MS)
        self._soon.timeout.connect(self._render)
        view.verticalScrollBar().valueChanged.connect(self.update)

    def sizeHint(self) -> QSize:
        """A narrow strip."""
        return QSize(WIDTH, 200)

    def renew(self, ranges: tuple[Range, ...] | None = None) -> None:
        """Draw these characters anew, a little later; without ``ranges`` all of them."""
        if ranges is None:
            self._all_stale = True
        else:
            self._stale.extend(ranges)
        if not self._soon.isActive():
            self._soon.start()

    def _bar(self) -> QRectF:
        return QRectF((WIDTH - BAR) / 2, EDGE, BAR, max(self.height() - 2 * EDGE, 1))

    def _render(self) -> None:
        """Draw what is stale: some rows after a mark, a batch at a time for a whole text."""
        opened = self._desk.open
        rows = max(round(self._bar().height() * self.devicePixelRatioF()), 1)
        stale, self._stale = self._stale, []
        if opened is None or self._desk.codebook is None:
            self._strip, self._all_stale = None, True
            self.update()
            return
        if self._all_stale or self._strip is None or self._strip.rows != rows:
            self._strip = Strip(rows, len(opened.text))
            self._all_stale = False
            stale = []
        for span in stale:
            self._strip.forget(span)
        if self._strip.render(opened, self._desk.codebook, self._themes.current):
            self._soon.start()
        self._picture = self._strip.picture()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the strip as it was last drawn, and a frame round what shows."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        bar = self._bar()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(q(theme.track))
        painter.drawRoundedRect(bar, 3, 3)
        if self._strip is not None and not self._picture.isNull():
            painter.drawImage(bar, self._picture)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(q(theme.soft), 1.2))
        painter.drawRoundedRect(self.frame(), 4, 4)
        painter.end()

    def frame(self) -> QRectF:
        """The box of the visible part, in this widget's pixels."""
        bar = self._bar()
        length = max(len(self._view.text), 1)
        seen = self._view.visible()
        top = bar.top() + bar.height() * seen.start / length
        height = max(bar.height() * seen.length / length, LEAST_FRAME)
        top = min(top, bar.bottom() - height)
        return QRectF(1, top - 1, WIDTH - 2, height + 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go where the pointer is."""
        self._go(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll along with the pointer."""
        self._go(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height: draw anew."""
        super().resizeEvent(event)
        self.renew()

    def _go(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        bar = self._bar()
        share = min(max((event.position().y() - bar.top()) / bar.height(), 0.0), 1.0)
        offset = round(share * len(self._view.text))
        self._view.put_line(offset, self._view.viewport().height() // 2)
