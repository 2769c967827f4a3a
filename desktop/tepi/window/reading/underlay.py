"""What is painted under and over the words: focus, bands, underlines, selection, finds, caret.

Only lines that show are looked at, and only marks on them, so that a text with twenty thousand marks
paints like one with twenty.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from tepi.text.ranges import Range
from tepi.window.reading.bands import Band, bands
from tepi.window.reading.geometry import Geometry, PageLine, Piece
from tepi.window.reading.page import BAR_LEFT
from tepi.window.theme import Theme, Themes, q

if TYPE_CHECKING:
    from tepi.marks.index import Span
    from tepi.window.desk import Desk

RADIUS = 3.0
OUTSET = 2.0
LINE, LINE_STEP = 2.0, 3.0
MOST_LINES = 4
BAR = 3.0
FOCUS_OUTSET = 4.0


class _Seen(NamedTuple):
    """What the underlay last showed of the desk."""

    caret: int = 0
    selection: Range | None = None
    focus: Range = Range(0, 0)
    current: Range | None = None


class Underlay:
    """Paints in the document's pixels.

    Attributes:
        hits: Where the sought words are.
        hit: Which of them is the current one, or -1.
        preview: A mark's id and the range it is shown with while its edge is dragged, or None.
    """

    def __init__(self, desk: Desk, themes: Themes, geometry: Geometry) -> None:
        self._desk = desk
        self._themes = themes
        self._geometry = geometry
        self._seen = _Seen()
        self.hits: list[Range] = []
        self.hit = -1
        self.preview: tuple[str, Range] | None = None

    def follow(self, update: Callable[[Range], None]) -> None:
        """Take the desk's state; ``update`` is called with every range to paint anew."""
        desk = self._desk
        now = _Seen(desk.caret, desk.selection, desk.focus, desk.current_range())
        before, self._seen = self._seen, now
        if now == before:
            return
        for span in {before.focus, now.focus, before.current, now.current, before.selection, now.selection}:
            if span is not None:
                update(span)
        for caret in {before.caret, now.caret}:
            update(Range(caret, caret))

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        """Paint everything that lies under the words of the lines that ``seen`` touches."""
        opened = self._desk.open
        if opened is None or opened.text is not self._geometry.text:
            return
        pitch = self._geometry.measures.pitch
        lines = self._geometry.lines(seen.top() - pitch / 2, seen.bottom() + pitch / 2)
        if not lines:
            return
        theme = self._themes.current
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_focus(painter, lines, theme)
        spans = self._spans(lines)
        per_line = [bands(line, self._pieces_on(line, spans), self._colors, theme) for line in lines]
        for line_bands in per_line:
            for band in line_bands:
                self._paint_band(painter, band)
        self._paint_hits(painter, lines, theme)
        self._paint_selection(painter, lines, theme)
        for line_bands in per_line:
            for band in line_bands:
                self._paint_lines(painter, band, theme)
        self._paint_current(painter, lines, theme)
        self._paint_nones(painter, lines, theme)

    def paint_over(self, painter: QPainter, seen: QRectF, active: bool) -> None:
        """Paint what lies over the words: the caret, paler where the keyboard is elsewhere."""
        if self._desk.open is None:
            return
        caret = self._geometry.caret(min(self._desk.caret, len(self._geometry.text)))
        if caret.intersects(seen):
            theme = self._themes.current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.accent, 1.0 if active else 0.35))
            painter.drawRoundedRect(caret, 1, 1)

    def _spans(self, lines: list[PageLine]) -> list[Span]:
        assert self._desk.open is not None
        spans = self._desk.open.index.overlapping(lines[0].start, lines[-1].end)
        if self.preview is not None:
            mark, span = self.preview
            spans = [
                each._replace(start=span.start, end=span.end) if each.highlight == mark else each
                for each in [*spans, *self._missing(mark, spans)]
            ]
        return spans

    def _missing(self, mark: str, spans: list[Span]) -> list[Span]:
        assert self._desk.open is not None
        there = any(span.highlight == mark for span in spans)
        return [] if there else list(self._desk.open.index.parts(mark))

    def _pieces_on(self, line: PageLine, spans: list[Span]) -> list[tuple[Span, Piece]]:
        found = []
        for span in spans:
            if span.start < line.end and span.end > line.start:
                pieces = self._geometry.pieces([line], span.start, span.end)
                found.extend((span, piece) for piece in pieces)
        return found

    def _colors(self, span: Span) -> list[str]:
        """The colours of a mark's codes; none where it has no code."""
        book = self._desk.codebook
        found = [book.find(code) for code in span.codes] if book is not None else []
        return [code.color for code in found if code is not None]

    def _paint_focus(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        focus = self._desk.focus
        pieces = self._geometry.pieces(lines, focus.start, focus.end)
        if not pieces:
            return
        painter.setBrush(q(theme.focus))
        for piece in pieces:
            painter.drawRect(_box(piece, FOCUS_OUTSET))
        painter.setBrush(q(theme.accent))
        top, bottom = pieces[0].line.top, pieces[-1].line.bottom
        painter.drawRoundedRect(QRectF(BAR_LEFT, top, BAR, bottom - top), BAR / 2, BAR / 2)

    def _paint_band(self, painter: QPainter, band: Band) -> None:
        measures = self._geometry.measures
        top = measures.band_top(band.line.baseline)
        for part in band.parts:
            left = part.left - (OUTSET if part.first else 0)
            right = part.right + (OUTSET if part.last else 0)
            box = QRectF(left, top, right - left, measures.band_height)
            painter.setBrush(q(part.color))
            painter.drawPath(_rounded(box, part.first, part.last))

    def _paint_lines(self, painter: QPainter, band: Band, theme: Theme) -> None:
        measures = self._geometry.measures
        bottom = measures.band_top(band.line.baseline) + measures.band_height
        colors = band.colors or [theme.soft]
        for number, color in enumerate(colors):
            level = band.level + number
            if level >= MOST_LINES:
                break
            y = bottom - LINE + level * LINE_STEP
            pen = QPen(q(theme.line_of(color)), LINE)
            pen.setCapStyle(Qt.PenCapStyle.FlatCap)
            if band.span.unsure:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(band.left - 1, y + LINE / 2), QPointF(band.right + 1, y + LINE / 2))
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_selection(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        selection = self._desk.selection
        if selection is None:
            return
        painter.setBrush(q(theme.accent, 0.26 if theme.dark else 0.20))
        for piece in self._geometry.pieces(lines, selection.start, selection.end):
            painter.drawRect(_box(piece, 0))

    def _paint_current(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        current, opened = self._desk.current, self._desk.open
        if current is None or opened is None:
            return
        measures = self._geometry.measures
        for part in opened.index.parts(current):
            span = self.preview[1] if self.preview and self.preview[0] == current else part.range
            colors = self._colors(part)
            color = theme.line_of(colors[0]) if colors else theme.soft
            painter.setBrush(Qt.BrushStyle.NoBrush)
            for piece in self._geometry.pieces(lines, span.start, span.end):
                top = measures.band_top(piece.line.baseline)
                box = QRectF(piece.left, top, piece.right - piece.left, measures.band_height)
                painter.setPen(QPen(q(color), 1.5))
                painter.drawPath(_outline(box.adjusted(-OUTSET, -0.5, OUTSET, 0), piece.first, piece.last))
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_hits(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        if not self.hits:
            return
        from bisect import bisect_left

        first = bisect_left(self.hits, lines[0].start, key=lambda hit: hit.end)
        last = bisect_left(self.hits, lines[-1].end, key=lambda hit: hit.start)
        measures = self._geometry.measures
        for number in range(first, last):
            hit = self.hits[number]
            here = number == self.hit
            painter.setBrush(q(theme.accent, 0.30 if here else 0.14))
            painter.setPen(QPen(q(theme.accent, 1.0 if here else 0.6), 1.5 if here else 1.0))
            for piece in self._geometry.pieces(lines, hit.start, hit.end):
                top = measures.band_top(piece.line.baseline)
                box = QRectF(piece.left - 1, top, piece.right - piece.left + 2, measures.band_height)
                painter.drawRoundedRect(box, RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_nones(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        """A faint tick behind a sentence that was seen and found to be none of these."""
        opened = self._desk.open
        if opened is None or not opened.nones:
            return
        measures = self._geometry.measures
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(q(theme.soft), 1.4))
        for unit in opened.units.within(Range(lines[0].start, lines[-1].end)):
            if not opened.is_none(unit):
                continue
            end = opened.units[unit].end
            for piece in self._geometry.pieces(lines, end - 1, end):
                x, y = piece.right + 1.5, measures.band_top(piece.line.baseline) + measures.size * 0.22
                path = QPainterPath(QPointF(x, y))
                path.lineTo(x + 2, y + 2.5)
                path.lineTo(x + 6, y - 3)
                painter.drawPath(path)
        painter.setPen(Qt.PenStyle.NoPen)


def _box(piece: Piece, outset: float) -> QRectF:
    line = piece.line
    return QRectF(
        piece.left - outset, line.top, piece.right - piece.left + 2 * outset, line.bottom - line.top
    )


def _rounded(box: QRectF, left: bool, right: bool) -> QPainterPath:
    """A box that is rounded only at these ends."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, RADIUS, RADIUS)
    half = box.width() / 2
    if not left:
        path.addRect(box.adjusted(0, 0, -half, 0))
    if not right:
        path.addRect(box.adjusted(half, 0, 0, 0))
    return path


def _outline(box: QRectF, first: bool, last: bool) -> QPainterPath:
    """A frame that stays open at an end where the mark goes on over the line."""
    path = QPainterPath()
    if first and last:
        path.addRoundedRect(box, RADIUS, RADIUS)
        return path
    left, right = box.left(), box.right()
    if first:
        path.moveTo(right, box.top())
        path.lineTo(left + RADIUS, box.top())
        path.quadTo(left, box.top(), left, box.top() + RADIUS)
        path.lineTo(left, box.bottom() - RADIUS)
        path.quadTo(left, box.bottom(), left + RADIUS, box.bottom())
        path.lineTo(right, box.bottom())
    elif last:
        path.moveTo(left, box.top())
        path.lineTo(right - RADIUS, box.top())
        path.quadTo(right, box.top(), right, box.top() + RADIUS)
        path.lineTo(right, box.bottom() - RADIUS)
        path.quadTo(right, box.bottom(), right - RADIUS, box.bottom())
        path.lineTo(left, box.bottom())
    else:
        path.moveTo(left, box.top())
        path.lineTo(right, box.top())
        path.moveTo(left, box.bottom())
        path.lineTo(right, box.bottom())
    return path
