"""What stands round the words: signs of items, rules beside quotes, lines under links, numbers at the edge."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tepi.text.ranges import Range
from tepi.window.reading.band_paint import outline
from tepi.window.reading.page import NUMBER_GAP, Signs
from tepi.window.reading.shaping import CODE_PADDING, Shaping, page_begins
from tepi.window.theme import Theme, q

if TYPE_CHECKING:
    from tepi.text.document import Structure
    from tepi.text.units import Units
    from tepi.window.open_document import OpenDocument
    from tepi.window.reading.geometry import Geometry
    from tepi.window.reading.page_line import PageLine

BAR = 2.0
MARKER_GAP = 0.45  # between an item's sign and its words, in sizes
FRAME_OUTSET, PAGE_GAP = 3.0, 8


class Ornaments:
    """Paints in the document's pixels, for the lines that show. A plain text has none of this.

    Attributes:
        shaping: How the paragraphs are set round which this paints.
    """

    def __init__(self, geometry: Geometry) -> None:
        self._geometry = geometry
        self.shaping = Shaping(geometry)

    def lines(self, seen: QRectF) -> list[PageLine]:
        """The lines between these heights that may have any; none in a plain text without numbers."""
        if self.shaping.structures is None and not self._geometry.sides.numbers:
            return []
        spare = self._geometry.measures.pitch
        return self._geometry.lines(seen.top() - spare, seen.bottom() + spare)

    def paint_under(self, painter: QPainter, lines: list[PageLine], theme: Theme) -> None:
        """Paint what lies under focus and bands: the ground of code, rules beside quotes and in tables."""
        painter.setPen(Qt.PenStyle.NoPen)
        for line, signs in _signed(lines):
            first, last = self._geometry.ends_of(line)
            if signs.block == "code":
                self._draw_ground(painter, line, first and signs.begins, last and signs.ends, theme)
            elif signs.block == "table" and last and not signs.ends:
                painter.setBrush(q(theme.line))
                self._draw_box(painter, line, line.shape.indent, None, line.bottom + line.shape.below / 2, 1)
            painter.setBrush(q(theme.soft if theme.strong else theme.track))
            for number, bar in enumerate(signs.bars):
                below = line.shape.below if last and number < signs.going_on else 0
                self._draw_box(painter, line, bar, BAR, line.top, line.bottom + below - line.top)

    def paint_over(
        self, painter: QPainter, lines: list[PageLine], theme: Theme, opened: OpenDocument | None
    ) -> None:
        """Paint what lies over the bands: signs of items, lines under links, frames of pictures, pages, numbers."""
        if opened is not None and opened.text is self._geometry.text:
            self._paint_numbers(painter, lines, opened.units, theme)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        parts: dict[Structure, PageLine] = {}
        for line, signs in _signed(lines):
            if signs.marker and self._geometry.ends_of(line)[0]:
                self._draw_marker(painter, line, signs.marker, theme)
            for part in signs.parts:
                parts.setdefault(part, line)
        for part, line in parts.items():
            if part.kind == "page":
                self._draw_page(painter, lines, line, part, theme)
                continue
            link = part.kind == "link"
            painter.setPen(QPen(q(theme.soft, 0.8 if link else 0.55), 1))
            for piece in self._geometry.pieces(lines, part.start, part.end):
                if link:
                    y = round(piece.line.baseline + max(piece.line.shape.size * 0.13, 2)) + 0.5
                    painter.drawLine(QLineF(piece.left, y, piece.right, y))
                else:
                    box = QRectF(
                        piece.left, piece.line.band_top, piece.right - piece.left, piece.line.band_height
                    )
                    box.adjust(-FRAME_OUTSET, 0, FRAME_OUTSET, 0)
                    painter.drawPath(outline(box, piece.first, piece.last))

    def _paint_numbers(self, painter: QPainter, lines: list[PageLine], units: Units, theme: Theme) -> None:
        """Paint the numbers of paragraphs, and of sentences where they are asked for, at the text's edge."""
        if not self._geometry.sides.numbers:
            return
        wanted = self._geometry.measures.typography.numbers
        painter.setFont(self._geometry.measures.number_font)
        painter.setPen(q(theme.soft))
        for line in lines:
            if line.start == line.end:
                continue
            begun = [
                unit for unit in units.within(Range(line.start, line.end)) if units[unit].start >= line.start
            ]
            places = [units.place(unit) for unit in begun]
            first = bool(places) and places[0].sentence == 1
            words = f"¶{places[0].paragraph}" if first else ""
            if wanted == "sentences" and places and not (first and len(places) == 1):
                numbers = [place.sentence for place in places]
                span = f"{numbers[0]}–{numbers[-1]}" if len(numbers) > 1 else str(numbers[0])
                words += f"{' ' if words else ''}s{span}"
            if words:
                self._draw_number(painter, line, words)

    @property
    def _column(self) -> tuple[float, float]:
        return self._geometry.column

    def _draw_box(
        self, painter: QPainter, line: PageLine, near: float, width: float | None, top: float, height: float
    ) -> None:
        """Fill a box that begins so far inside the column, at the side where the paragraph begins."""
        left, right = self._column
        width = right - left - near if width is None else width
        x = right - near - width if self._geometry.is_backwards(line) else left + near
        painter.drawRect(QRectF(x, top, width, height))

    def _draw_ground(self, painter: QPainter, line: PageLine, first: bool, last: bool, theme: Theme) -> None:
        """The ground of a line of code; in high contrast, where there are no tints, its edges."""
        left, right = self._column
        top = line.top - (CODE_PADDING if first else 0)
        bottom = line.bottom + (CODE_PADDING if last else 0)
        box = QRectF(left, top, right - left, bottom - top)
        painter.setBrush(q(theme.panel))
        painter.drawRect(box)
        if not theme.strong:
            return
        painter.setBrush(q(theme.line))
        edges = [(left, top, 1.0, box.height()), (right - 1, top, 1.0, box.height())]
        edges += [(left, top, box.width(), 1.0)] if first else []
        edges += [(left, bottom - 1, box.width(), 1.0)] if last else []
        painter.drawRects([QRectF(*edge) for edge in edges])

    def _draw_marker(self, painter: QPainter, line: PageLine, marker: str, theme: Theme) -> None:
        measures = self._geometry.measures
        painter.setFont(measures.font)
        painter.setPen(q(theme.soft))
        gap = MARKER_GAP * measures.size
        left, right = self._column
        backwards = self._geometry.is_backwards(line)
        edge = right - line.shape.indent + gap if backwards else left + line.shape.indent - gap
        directions = Qt.LayoutDirection
        # The stop behind a number stands where reading goes on.
        painter.setLayoutDirection(directions.RightToLeft if backwards else directions.LeftToRight)
        # A long number reaches out of its indent rather than into the words.
        x = edge if backwards else edge - painter.fontMetrics().horizontalAdvance(marker)
        painter.drawText(QPointF(x, line.baseline), marker)
        painter.setLayoutDirection(directions.LeftToRight)

    def _draw_page(
        self, painter: QPainter, lines: list[PageLine], line: PageLine, part: Structure, theme: Theme
    ) -> None:
        """A hair line over the first paragraph of a page, or a stroke in the midst of one, with the number."""
        painter.setFont(self._geometry.measures.number_font)
        metrics = painter.fontMetrics()
        number = part.value
        start = self._geometry.head_of(line)
        if page_begins(part, start, self._geometry.text):
            if not start or not self._geometry.ends_of(line)[0]:
                return
            left, right = self._column
            y = round(line.top - line.shape.above / 2) + 0.5
            width = metrics.horizontalAdvance(number)
            backwards = self._geometry.is_backwards(line)
            painter.setPen(q(theme.soft))
            painter.drawText(
                QPointF(left if backwards else right - width, y + metrics.capHeight() / 2), number
            )
            painter.setPen(QPen(q(theme.line), 1))
            taken = width + PAGE_GAP if number else 0
            painter.drawLine(
                QLineF(left + taken, y, right, y) if backwards else QLineF(left, y, right - taken, y)
            )
            return
        for piece in self._geometry.pieces(lines, part.start, part.start + 1):
            x = (piece.right if self._geometry.is_backwards(piece.line) else piece.left) - 1.5
            painter.setPen(QPen(q(theme.soft, 0.7), 1))
            painter.drawLine(QLineF(x, piece.line.band_top, x, piece.line.band_top + piece.line.band_height))
            painter.setPen(q(theme.soft))
            painter.drawText(QPointF(x + 2, piece.line.band_top + metrics.capHeight() - 5), number)

    def _draw_number(self, painter: QPainter, line: PageLine, words: str) -> None:
        sides = self._geometry.sides
        room = sides.bar - NUMBER_GAP
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(words)
        x = sides.left(self._geometry.width, room - width, width)
        # Small figures stand on the line of the words.
        painter.drawText(QPointF(x, line.baseline), words)


def _signed(lines: list[PageLine]) -> Iterator[tuple[PageLine, Signs]]:
    for line in lines:
        signs = line.shape.signs
        if signs is not None:
            yield line, signs
