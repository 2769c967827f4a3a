"""What shows in a tied text of its version: hair lines at its edge, and a tint where the other is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QToolTip

from tepi.text.ranges import Range
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

    from tepi.window.paired import Paired
    from tepi.window.reading.page_line import PageLine
    from tepi.window.reading.view import ReadingView

# Before the focus bar, or between it and the words where numbers of paragraphs stand before it.
BEFORE_BAR, AFTER_BAR = 8, 7
REACH, INSET = 8, 4
TINT_OUTSET = 8


class PairMarks(QObject):
    """Painted beneath the marks of one view, for the lines that show.

    A line runs along the paragraphs that answer together to something on the other side: stronger where
    that was said by hand, dotted where nothing answers. Pointing at it says what does.

    Attributes:
        answering: The characters that answer to what is read on the other side, or None.
    """

    def __init__(self, view: ReadingView, themes: Themes) -> None:
        super().__init__(view)
        self._view = view
        self._themes = themes
        self._paired: Paired | None = None
        self._side = 0
        self.answering: Range | None = None
        view.beneath.append(self.paint)
        view.viewport().installEventFilter(self)

    def show_pairs(self, paired: Paired | None, side: int) -> None:
        """Show these pairs, of which the view has one side; None shows none."""
        self._paired, self._side, self.answering = paired, side, None
        self._view.viewport().update()

    def answer(self, span: Range | None) -> None:
        """Tint what answers to the other side's focus."""
        if span != self.answering:
            self.answering = span
            self._view.viewport().update()

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        """Paint what lies between two heights of the document."""
        paired = self._paired
        if paired is None or not paired.done or paired.texts[self._side] is not self._view.text:
            return
        lines = self._view.geometry_of.lines(seen.top(), seen.bottom())
        if not lines:
            return
        if self.answering is not None:
            self._paint_tint(painter, lines)
        first = paired.bead_at(self._side, lines[0].start)
        last = paired.bead_at(self._side, max(lines[-1].end - 1, lines[-1].start))
        for bead in range(max(first, 0), last + 1):
            self._paint_line(painter, paired, bead, lines)
        painter.setPen(Qt.PenStyle.NoPen)

    def tip(self, y: float) -> str:
        """What is said of the paragraph at a height of the document."""
        paired = self._paired
        lines = self._view.geometry_of.lines(y, y + 1)
        if paired is None or not paired.done or not lines:
            return ""
        bead = paired.bead_at(self._side, lines[0].start)
        here, there = paired.places(self._side, bead), paired.places(1 - self._side, bead)
        said = paired.said_of(bead)
        if not there:
            how = self.tr("said by hand") if said else self.tr("by its length")
            return self.tr("{0} has no counterpart ({1})").format(here, how)
        how = self.tr("paired by hand") if said == "paired" else self.tr("paired by length")
        return self.tr("{0} here, {1} there ({2})").format(here, there, how)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say at the edge what is paired."""
        if event.type() == QEvent.Type.ToolTip and self._paired is not None:
            place: QHelpEvent = event  # type: ignore[assignment]
            near = abs(place.pos().x() - self._edge) <= REACH
            words = self.tip(place.pos().y() + self._view.scrolled) if near else ""
            if words:
                QToolTip.showText(place.globalPos(), words, self._view.viewport())
                return True
            QToolTip.hideText()
        return False

    @property
    def _edge(self) -> float:
        """Where the hair lines run: beside the focus bar, where reading begins, and never through a number."""
        sides = self._view.geometry_of.sides
        near = sides.bar + (AFTER_BAR if sides.numbers else -BEFORE_BAR)
        return sides.left(self._view.geometry_of.width, near, 1.0) + 0.5

    def _paint_tint(self, painter: QPainter, lines: list[PageLine]) -> None:
        assert self.answering is not None
        theme = self._themes.current
        here = [line for line in lines if line.start < self.answering.end and line.end > self.answering.start]
        if not here:
            return
        frame = self._view.document().rootFrame().frameFormat()
        left = frame.leftMargin() - TINT_OUTSET
        right = self._view.viewport().width() - frame.rightMargin() + TINT_OUTSET
        box = QRectF(left, here[0].top - 1, right - left, here[-1].bottom - here[0].top + 2)
        if theme.strong:
            painter.setPen(QPen(q(theme.accent), 1.5, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.accent, 0.10 if theme.dark else 0.06))
        painter.drawRoundedRect(box, 6, 6)
        painter.setBrush(Qt.BrushStyle.NoBrush)

    def _paint_line(self, painter: QPainter, paired: Paired, bead: int, lines: list[PageLine]) -> None:
        span = paired.range_of(self._side, bead)
        here = [line for line in lines if span and line.start < span.end and line.end > span.start]
        if not here or span is None:
            return
        theme = self._themes.current
        said = paired.said_of(bead)
        answered = paired.range_of(1 - self._side, bead) is not None
        strong = said != "" or span == self.answering
        pen = QPen(
            q(theme.accent if strong else theme.soft, 1.0 if strong or theme.strong else 0.8),
            1.5 if strong else 1.0,
        )
        if not answered:
            pen.setStyle(Qt.PenStyle.DotLine)
        painter.setPen(pen)
        top = here[0].top + (INSET if here[0].start <= span.start else 0)
        bottom = here[-1].bottom - (INSET if here[-1].end >= span.end else 0)
        painter.drawLine(QPointF(self._edge, top), QPointF(self._edge, bottom))
