"""What is painted under and over the words: focus, bands, underlines, selection, finds, caret.

Only lines that show are looked at, and only marks on them, so that a text with twenty thousand marks
paints like one with twenty.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPen

from tepi.text.ranges import Range
from tepi.window.reading.band_paint import (
    OUTSET,
    RADIUS,
    Drawing,
    compose,
    draw_fills,
    draw_frames,
    draw_lines,
    outline,
)
from tepi.window.reading.bands import bands
from tepi.window.reading.geometry import Geometry
from tepi.window.reading.page_line import PageLine, Piece
from tepi.window.theme import Theme, Themes, q

if TYPE_CHECKING:
    from tepi.marks.index import Span
    from tepi.window.desk import Desk

BAR, BAR_AT_REST = 3.0, 0.35
FOCUS_OUTSET = 4.0
KEPT_LINES = 400


class _Seen(NamedTuple):
    """What the underlay last showed of the desk."""

    caret: int = 0
    selection: Range | None = None
    focus: Range = Range(0, 0)
    current: Range | None = None


class Underlay:
    """Paints in the document's pixels.

    Attributes:
        hits: Where the sought words are, in text order.
        hit: Which of them is the current one, or -1.
    """

    def __init__(self, desk: Desk, themes: Themes, geometry: Geometry) -> None:
        self._desk = desk
        self._themes = themes
        self._geometry = geometry
        self._seen = _Seen()
        # Line start -> what tells whether the line still lies as it did, and its shapes.
        self._kept: dict[int, tuple[tuple[int, float, float], Drawing]] = {}
        self._preview: tuple[str, Range] | None = None
        self.hits: Sequence[Range] = ()
        self.hit = -1

    def follow(self) -> set[Range]:
        """Take the desk's state; returns every range that has to be painted anew."""
        desk = self._desk
        now = _Seen(desk.caret, desk.selection, desk.focus, desk.current_range())
        before, self._seen = self._seen, now
        if now == before:
            return set()
        changed: set[Range] = set()
        for old, new in zip(before, now, strict=True):
            if old != new:
                spans = (Range(at, at) if isinstance(at, int) else at for at in (old, new))
                changed.update(span for span in spans if span is not None)
        return changed

    def forget(self, ranges: Iterable[Range] | None = None) -> None:
        """Draw the bands on these characters anew when they next show; without ``ranges`` all."""
        if ranges is None:
            self._kept.clear()
            return
        for span in ranges:
            for start in [
                at for at, (place, _) in self._kept.items() if at < span.end and place[0] > span.start
            ]:
                del self._kept[start]

    @property
    def preview(self) -> tuple[str, Range] | None:
        """A mark's id and the range it is shown with while its edge is dragged, or None."""
        return self._preview

    def show_preview(self, preview: tuple[str, Range] | None) -> set[Range]:
        """Show a mark with another range, or (None) as it is; returns the ranges to paint anew."""
        changed = {each[1] for each in (self._preview, preview) if each is not None}
        for each in (self._preview, preview):
            if each is not None and self._desk.open is not None:
                changed.update(part.range for part in self._desk.open.index.parts(each[0]))
        self._preview = preview
        self.forget(changed)
        return changed

    def paint(self, painter: QPainter, seen: QRectF) -> None:
        """Paint everything that lies under the words of the lines that ``seen`` touches."""
        opened = self._desk.open
        if opened is None or opened.text is not self._geometry.text:
            return
        pitch = self._geometry.measures.pitch
        # A third underline, and the outline of a mark, reach a little into the neighbouring lines.
        lines = self._geometry.lines(seen.top() - pitch / 2, seen.bottom() + pitch / 2)
        if not lines:
            return
        theme = self._themes.current
        painter.setPen(Qt.PenStyle.NoPen)
        self._paint_focus(painter, lines, theme)
        drawings = [self._drawing(line, theme) for line in lines]
        for drawing in drawings:
            draw_fills(painter, drawing)
        if theme.strong:
            for drawing in drawings:
                draw_frames(painter, drawing)
        for drawing in drawings:
            draw_lines(painter, drawing)
        self._paint_hits(painter, lines, theme)
        self._paint_selection(painter, lines, theme)
        self._paint_current(painter, lines, theme)
        self._paint_nones(painter, lines, theme)

    def paint_over(self, painter: QPainter, seen: QRectF, active: bool) -> None:
        """Paint what lies over the words: the caret, paler where the keyboard is elsewhere."""
        if self._desk.open is None:
            return
        desk = self._desk
        caret = self._geometry.caret(
            min(desk.caret, len(self._geometry.text)), after=desk.caret > desk.anchor
        )
        if caret.intersects(seen):
            theme = self._themes.current
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(q(theme.accent, 1.0 if active else 0.25))
            painter.drawRoundedRect(caret, 1, 1)

    def _drawing(self, line: PageLine, theme: Theme) -> Drawing:
        kept, place = self._kept.get(line.start), (line.end, line.top, line.left)
        if kept is not None and kept[0] == place:
            return kept[1]
        if len(self._kept) > KEPT_LINES:
            self._kept.clear()
        pieces = [
            (span, piece)
            for span in self._spans(line)
            for piece in self._geometry.pieces_on(line, span.start, span.end)
        ]
        drawing = compose(bands(line, pieces, self._colors, theme), theme, self._places)
        self._kept[line.start] = (place, drawing)
        return drawing

    def _spans(self, line: PageLine) -> list[Span]:
        """The spans on a line, with the dragged mark where the pointer has it."""
        assert self._desk.open is not None
        index = self._desk.open.index
        spans = index.overlapping(line.start, line.end)
        if self._preview is None:
            return spans
        mark, wanted = self._preview
        moved = [part._replace(start=wanted.start, end=wanted.end) for part in index.parts(mark)]
        return [span for span in spans if span.highlight != mark] + moved

    def _colors(self, span: Span) -> list[str]:
        """The colours of a mark's codes; none where it has no code."""
        book = self._desk.codebook
        found = [book.find(code) for code in span.codes] if book is not None else []
        return [code.color for code in found if code is not None]

    def _places(self, span: Span) -> list[int]:
        """Where the mark's codes stand in the codebook."""
        book = self._desk.codebook
        return [book.order(code) for code in span.codes if book.find(code)] if book is not None else []

    def _paint_focus(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        focus = self._desk.focus
        pieces = self._geometry.pieces(lines, focus.start, focus.end)
        if not pieces:
            return
        painter.setBrush(q(theme.focus))
        for piece in pieces:
            painter.drawRect(_box(piece, FOCUS_OUTSET))
        if theme.strong:
            _paint_border(painter, [_box(piece, FOCUS_OUTSET) for piece in pieces], QPen(q(theme.soft), 1.0))
        # Of two texts the one in use has the stronger bar.
        painter.setBrush(q(theme.accent, 1.0 if self._desk.is_used else BAR_AT_REST))
        top, bottom = pieces[0].line.top, pieces[-1].line.bottom
        width = 2 * BAR if theme.strong else BAR
        sides = self._geometry.sides
        left = sides.left(self._geometry.width, sides.bar, width)
        painter.drawRoundedRect(QRectF(left, top, width, bottom - top), width / 2, width / 2)

    def _paint_selection(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        selection = self._desk.selection
        if selection is None:
            return
        painter.setBrush(q(theme.accent, 0.26 if theme.dark else 0.20))
        boxes = [_box(piece, 0) for piece in self._geometry.pieces(lines, selection.start, selection.end)]
        painter.drawRects(boxes)
        if theme.strong:
            _paint_border(painter, boxes, QPen(q(theme.accent), 2.0))

    def _paint_current(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        current, opened = self._desk.current, self._desk.open
        if current is None or opened is None:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for part in opened.index.parts(current):
            span = self._preview[1] if self._preview and self._preview[0] == current else part.range
            colors = self._colors(part)
            pen = QPen(q(theme.line_of(colors[0]) if colors else theme.soft), theme.focus_pen)
            if part.unsure:
                pen.setDashPattern([3, 2])
            painter.setPen(pen)
            for piece in self._geometry.pieces(lines, span.start, span.end):
                painter.drawPath(outline(self._letters(piece, OUTSET), piece.first, piece.last))
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_hits(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        if not self.hits:
            return
        tint = theme.band_of(theme.accent)
        first = bisect_left(self.hits, lines[0].start, key=lambda hit: hit.end)
        last = bisect_left(self.hits, lines[-1].end, key=lambda hit: hit.start)
        for number in range(first, last):
            here = number == self.hit
            # A tint on which ink keeps its contrast, whatever band it lies on.
            painter.setBrush(q(tint, 0.7 if here else 0.45))
            painter.setPen(QPen(q(theme.accent, 1.0 if here or theme.strong else 0.75), 1.5 if here else 1.0))
            hit = self.hits[number]
            for piece in self._geometry.pieces(lines, hit.start, hit.end):
                painter.drawRoundedRect(self._letters(piece, 1), RADIUS, RADIUS)
        painter.setPen(Qt.PenStyle.NoPen)

    def _paint_nones(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        """A faint tick behind a sentence that was seen and found to be none of these."""
        opened = self._desk.open
        if opened is None or not opened.nones:
            return
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(q(theme.soft), 1.4))
        for unit in opened.units.within(Range(lines[0].start, lines[-1].end)):
            if not opened.is_none(unit):
                continue
            end = opened.units[unit].end
            for piece in self._geometry.pieces(lines, end - 1, end):
                # Over the full stop, so that it touches neither that nor the next sentence's capital.
                line = piece.line
                x = piece.right - 2.5 if piece.end != piece.left else piece.left - 3.5
                y = line.band_top + line.shape.size * 0.22
                tick = QPainterPath(QPointF(x, y))
                tick.lineTo(x + 2, y + 2.5)
                tick.lineTo(x + 6, y - 3)
                painter.drawPath(tick)
        painter.setPen(Qt.PenStyle.NoPen)

    @staticmethod
    def _letters(piece: Piece, outset: float) -> QRectF:
        """The box of a band: as high as the letters."""
        width = piece.right - piece.left + 2 * outset
        return QRectF(piece.left - outset, piece.line.band_top, width, piece.line.band_height)


def _paint_border(painter: QPainter, boxes: list[QRectF], pen: QPen) -> None:
    """One line round all the boxes of a range; leaves the painter without pen."""
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for box in boxes:
        path.addRect(box)
    painter.strokePath(path.simplified(), pen)


def _box(piece: Piece, outset: float) -> QRectF:
    """The box of a line's whole share of the page."""
    line = piece.line
    return QRectF(
        piece.left - outset, line.top, piece.right - piece.left + 2 * outset, line.bottom - line.top
    )
