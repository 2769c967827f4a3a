"""Where characters lie on the page: the one place that asks the layout.

Everything else in the reading pane asks in code points and is answered in pixels of the document
(its top is 0, whatever is scrolled).
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextLine

from tepi.text.offsets import OffsetMap
from tepi.text.ranges import Range
from tepi.window.reading.lazy_layout import LazyLayout
from tepi.window.reading.page import Measures, Shape


@cache
def _right_to_left() -> re.Pattern[str]:
    """Letters that run right to left: the blocks from Hebrew to Arabic, and their presentation forms."""
    return re.compile("[\u0590-\u08ff\ufb1d-\ufefc]")


class PageLine(NamedTuple):
    """One line as it is set. Valid until the text is laid out again.

    ``start`` and ``end`` are code points, ``body_end`` is the end without the white space that hangs
    over the edge. ``top`` and ``bottom`` bound the line's share of the page, which is one pitch of its
    paragraph high; ``shape`` is that paragraph's.
    """

    start: int
    end: int
    body_end: int
    left: float
    top: float
    bottom: float
    baseline: float
    origin: float
    line: QTextLine
    block_utf16: int
    mixed: bool
    shape: Shape

    @property
    def band_top(self) -> float:
        """The top of a band under the line's words."""
        return self.shape.band_top(self.baseline)

    @property
    def band_height(self) -> float:
        """How high a band under the line's words is."""
        return self.shape.band_height


class Piece(NamedTuple):
    """The part of a range that lies on one line: from ``left`` to ``right`` in document pixels.

    ``first`` and ``last`` say whether the range begins and ends here.
    """

    line: PageLine
    left: float
    right: float
    first: bool
    last: bool


class Geometry:
    """Answers where characters are and which are where, for one text in one document.

    Attributes:
        text: The whole text, which the document holds as far as it has been put there.
        map: Its offsets in the document.
        reach: Called with an offset (code points) before a place is looked up that the document may not
            hold yet.
    """

    def __init__(self, layout: LazyLayout) -> None:
        self._layout = layout
        self._document = layout.document()
        self.text = ""
        self.map = OffsetMap("")
        self.reach: Callable[[int], None] = _is_there

    @property
    def measures(self) -> Measures:
        """The measures of the page."""
        return self._layout.measures

    def set_text(self, text: str) -> None:
        """Take the text that the document holds, or is about to hold, character for character."""
        self.text = text
        self.map = OffsetMap(text)

    # From the page to the text

    def offset_at(self, point: QPointF) -> int:
        """The place between characters that is nearest to a point (code points)."""
        return self.map.code_point(self._hit(point))

    def character_at(self, point: QPointF) -> int | None:
        """The character under a point (code points), or None beside the words."""
        for line in self.lines(point.y(), point.y() + 1):
            if line.top <= point.y() < line.bottom:
                for place in (near := self.offset_at(point), near - 1):
                    piece = self._piece(line, place, place + 1) if place >= 0 else None
                    if piece is not None and piece.left <= point.x() <= piece.right:
                        return place
        return None

    def lines(self, top: float, bottom: float) -> list[PageLine]:
        """The lines that show between two heights, from top to bottom."""
        layout = self._layout
        number = layout.number_at(top)
        y = layout.top(number)
        found: list[PageLine] = []
        while number < layout.count and y < bottom:
            block = layout.set_block(number)
            shape = layout.shape(number)
            found.extend(self._lines_of(block, shape, y + shape.above, top, bottom))
            y += layout.height(number)
            number += 1
        return found

    # From the text to the page

    def pieces(self, lines: list[PageLine], start: int, end: int) -> list[Piece]:
        """The parts of a range that lie on these lines, in order; white space at a line's end is left out."""
        first = max(bisect_right(lines, start, key=_start) - 1, 0)
        found: list[Piece] = []
        for line in lines[first:]:
            if line.start >= end:
                break
            piece = self._piece(line, start, end)
            if piece is not None:
                found.append(piece)
        return found

    def rects(self, span: Range, top: float, bottom: float) -> list[QRectF]:
        """The boxes of a range, one a line, as far as they lie between two heights."""
        lines = self.lines(top, bottom)
        return [
            QRectF(piece.left, piece.line.top, piece.right - piece.left, piece.line.bottom - piece.line.top)
            for piece in self.pieces(lines, span.start, span.end)
        ]

    def slot(self, offset: int) -> tuple[float, float]:
        """The top and bottom of the line on which a character lies."""
        _, _, top, shape = self._line_at(offset)
        return top, top + shape.pitch

    def surround(self, offset: int, above: float, below: float) -> None:
        """Set the lines as far as so many pixels above and below the paragraph of a place.

        Until its surroundings are set, where a place lies is an estimate.
        """
        block = self._block_at(offset)
        line = block.layout().lineForTextPosition(self.map.utf16(offset) - block.position())
        shape = self._layout.shape(block.blockNumber())
        within = shape.above + line.lineNumber() * shape.pitch if line.isValid() else 0
        self._layout.set_around(block.blockNumber(), above - within, below + within)

    def extent(self, span: Range) -> tuple[float, float]:
        """The top of a range's first line and the bottom of its last."""
        top = self.slot(span.start)[0]
        return top, self.slot(max(span.end - 1, span.start))[1]

    @staticmethod
    def extent_on(lines: list[PageLine], span: Range) -> tuple[float, float]:
        """The same for a range that lies on these lines, without asking the layout again."""
        first = bisect_right(lines, span.start, key=_start) - 1
        last = bisect_right(lines, max(span.end - 1, span.start), key=_start) - 1
        return lines[max(first, 0)].top, lines[max(last, 0)].bottom

    def caret(self, offset: int) -> QRectF:
        """The box of a caret between characters: as high as the letters."""
        line, utf16, top, shape = self._line_at(offset)
        x = self._layout.left
        if line is not None:
            x += _x(line, utf16)
        return QRectF(x - 1, shape.band_top(top + shape.baseline), 2, shape.band_height)

    def _hit(self, point: QPointF) -> int:
        """The UTF-16 place nearest to a point."""
        return max(self._layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit), 0)

    def _block_at(self, offset: int) -> QTextBlock:
        """The paragraph of a character, with its lines there."""
        self.reach(offset)
        block = self._document.findBlock(self.map.utf16(offset))
        number = block.blockNumber() if block.isValid() else self._layout.count - 1
        return self._layout.set_block(number)

    def _line_at(self, offset: int) -> tuple[QTextLine | None, int, float, Shape]:
        """The line of a character, its UTF-16 place in the paragraph, the line's top, the paragraph's shape."""
        block = self._block_at(offset)
        shape = self._layout.shape(block.blockNumber())
        top = float(self._layout.top(block.blockNumber()) + shape.above)
        utf16 = self.map.utf16(offset) - block.position()
        line = block.layout().lineForTextPosition(utf16)
        if not line.isValid():
            return None, utf16, top, shape
        return line, utf16, top + line.lineNumber() * shape.pitch, shape

    def _lines_of(
        self, block: QTextBlock, shape: Shape, y: float, top: float, bottom: float
    ) -> Iterator[PageLine]:
        layout, position = block.layout(), block.position()
        pitch, left = shape.pitch, self._layout.left
        mixed: bool | None = None
        for number in range(max(int((top - y) // pitch), 0), layout.lineCount()):
            slot = y + number * pitch
            if slot >= bottom:
                break
            if mixed is None:
                mixed = _two_ways(block.text())
            line = layout.lineAt(number)
            utf16 = position + line.textStart()
            start = self.map.code_point(utf16)
            end = self.map.code_point(utf16 + line.textLength())
            body_end = start + len(self.text[start:end].rstrip())
            yield PageLine(
                start,
                end,
                body_end,
                left + line.x(),
                slot,
                slot + pitch,
                slot + shape.baseline,
                left,
                line,
                position,
                mixed,
                shape,
            )

    def _piece(self, line: PageLine, start: int, end: int) -> Piece | None:
        begin, stop = max(start, line.start), min(end, line.body_end)
        if begin >= stop:
            return None
        first = self.map.utf16(begin) - line.block_utf16
        last = self.map.utf16(stop) - line.block_utf16
        if line.mixed:
            left, right = self._run_edges(line, first, last)
        else:
            left, right = _x(line.line, first), _x(line.line, last)
        if left > right:
            left, right = right, left
        return Piece(line, line.origin + left, line.origin + right, start >= line.start, end <= line.end)

    @staticmethod
    def _run_edges(line: PageLine, first: int, last: int) -> tuple[float, float]:
        """Where text runs both ways on one line, the outer edges of the glyphs themselves."""
        boxes = [run.boundingRect() for run in line.line.glyphRuns(first, last - first)]
        if not boxes:
            return _x(line.line, first), _x(line.line, last)
        return min(box.left() for box in boxes), max(box.right() for box in boxes)


def _is_there(_: int) -> None:
    """The whole text is in the document."""


def _start(line: PageLine) -> int:
    return line.start


def _two_ways(text: str) -> bool:
    return not text.isascii() and _right_to_left().search(text) is not None


def _x(line: QTextLine, utf16: int) -> float:
    """Where a caret at this place of the block would stand; Qt answers with the place it chose beside it."""
    x, _ = cast("tuple[float, int]", line.cursorToX(utf16))
    return x
