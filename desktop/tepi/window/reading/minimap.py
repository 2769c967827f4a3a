"""The minimap: the whole text as a strip, with its marks, hits, what is undecided, and what shows now."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QAbstractSlider, QApplication, QWidget

from tepi.text.ranges import Range
from tepi.window.reading.strip import Strip
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from PySide6.QtGui import QMouseEvent, QPaintEvent, QResizeEvent, QWheelEvent

    from tepi.window.desk import Desk
    from tepi.window.open_document import Prepared
    from tepi.window.reading.view import ReadingView

WIDTH = 12
BAR = 6
EDGE = 10
LATER_MS = 30
LEAST_FRAME = 14
TICK, FEW = 3, 100


class Minimap(QAbstractSlider):
    """A strip whose height is the text's length in characters, whatever is laid out of it.

    For the keyboard and for a screen reader it is a slider: its value is the first character that shows.
    """

    # Here already: Qt asks while it makes the slider.
    _following = False

    def __init__(self, desk: Desk, themes: Themes, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._view = view
        self.setObjectName("minimap")
        self.setAccessibleName(self.tr("Overview of the marks in the whole text"))
        self.setOrientation(Qt.Orientation.Vertical)
        self.setInvertedControls(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
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
        self._hit_rows: list[int] = []
        self._hit_row = -1
        self._hits: Sequence[Range] = ()
        # How far below the frame's upper edge it is held while it is dragged.
        self._grip = 0.0
        view.verticalScrollBar().valueChanged.connect(self.update)
        self.valueChanged.connect(self._take_value)
        desk.prepared.join(self._take_prepared)

    def sizeHint(self) -> QSize:
        """A narrow strip."""
        return QSize(WIDTH, 200)

    def _take_prepared(self, prepared: Prepared) -> None:
        if prepared.opened is self._desk.open:
            self.renew(())

    def renew(self, ranges: tuple[Range, ...] | None = None) -> None:
        """Draw these characters anew, a little later; without ``ranges`` all of them."""
        if ranges is None:
            self._all_stale = True
        else:
            self._stale.extend(ranges)
        if not self._soon.isActive():
            self._soon.start()

    def show_hits(self, hits: Sequence[Range], current: int) -> None:
        """Show where sought words are; the one with the number ``current`` more strongly."""
        rows = max(round(self._bar().height()), 1)
        length = max(len(self._view.text), 1)
        self._hits = hits
        self._hit_row = hits[current].start * rows // length if current >= 0 else -1
        self._hit_rows = []
        at = 0
        while at < len(hits):
            row = hits[at].start * rows // length
            self._hit_rows.append(row)
            # On to the first hit of a row below: a million hits are looked at as seldom as there are rows.
            at = bisect_left(hits, (-((row + 1) * length // -rows),), lo=at + 1)
        self.update()

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
        # Few are easier to see as two pixels; many would run into one.
        high = 2 if len(self._hit_rows) < FEW else 1
        for row in self._hit_rows:
            painter.fillRect(WIDTH - TICK, EDGE + row, TICK, high, q(theme.accent))
        if self._hit_row >= 0:
            painter.fillRect(0, EDGE + self._hit_row, WIDTH, 3, q(theme.accent))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(q(theme.soft), 1.2))
        painter.drawRoundedRect(self.frame(), 4, 4)
        if self.hasFocus():
            pen = max(theme.focus_pen, 2.0)
            painter.setPen(QPen(q(theme.accent), pen))
            whole = QRectF(self.rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2)
            painter.drawRoundedRect(whole, 4, 4)
        painter.end()

    def frame(self) -> QRectF:
        """The box of the visible part, in this widget's pixels."""
        bar = self._bar()
        length = max(len(self._view.text), 1)
        seen = self._view.visible()
        self._follow(seen)
        top = bar.top() + bar.height() * seen.start / length
        height = max(bar.height() * seen.length / length, LEAST_FRAME)
        top = min(top, bar.bottom() - height)
        return QRectF(1, top - 1, WIDTH - 2, height + 2)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the frame, or bring it to where the pointer is; back leads to the caret again."""
        if event.button() != Qt.MouseButton.LeftButton:
            return
        frame, y = self.frame(), event.position().y()
        self._desk.trail.scrolled_away()
        if frame.top() <= y <= frame.bottom():
            self._grip = y - frame.top()
            return
        self._view.put_line(self._offset_at(y), self._view.viewport().height() // 2)
        self._grip = y - self.frame().top()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Scroll along with the pointer."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._put(self._offset_at(event.position().y() - self._grip + 1))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Let go of the frame."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another height: draw anew."""
        super().resizeEvent(event)
        self.show_hits(self._hits, -1)
        self.renew()

    def _offset_at(self, y: float) -> int:
        """The character whose place in the strip is at this height."""
        bar = self._bar()
        return round(min(max((y - bar.top()) / bar.height(), 0.0), 1.0) * len(self._view.text))

    def _follow(self, seen: Range) -> None:
        """Have the slider's value say what shows."""
        self._following = True
        self.setRange(0, max(len(self._view.text) - seen.length, 0))
        self.setPageStep(max(seen.length, 1))
        self.setSingleStep(max(seen.length // 8, 1))
        self.setValue(seen.start)
        self._following = False

    def sliderChange(self, change: QAbstractSlider.SliderChange) -> None:
        """What follows what is painted is no reason to paint again."""
        if not self._following:
            super().sliderChange(change)

    def _take_value(self, value: int) -> None:
        """Scroll to where the keys, or a screen reader, put the slider."""
        if not self._following:
            self._put(value)

    def _put(self, offset: int) -> None:
        """Have the text begin to show with this character; the first and last page show whole."""
        bar = self._view.verticalScrollBar()
        if offset <= 0:
            bar.setValue(0)
        elif offset >= self.maximum():
            bar.setValue(bar.maximum())
        else:
            self._view.put_line(offset, 0)
