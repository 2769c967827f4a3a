"""Where characters lie on the page: the one place that asks the layout.

Everything else in the reading pane asks in code points and is answered in pixels of the document
(its top is 0, whatever is scrolled).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextLine

from tepi.text.direction import holds_backwards
from tepi.text.offsets import OffsetMap, next_grapheme, previous_grapheme
from tepi.text.ranges import Range
from tepi.window.reading.both_ways import Box, letter, merged, runs, shares_glyph
from tepi.window.reading.front import WithoutFront
from tepi.window.reading.joints import Joined, offsets_of
from tepi.window.reading.lazy_layout import LazyLayout
from tepi.window.reading.page import Measures, Shape, Sides
from tepi.window.reading.page_line import PageLine, Piece

# Of a paragraph: its position in the document (UTF-16), where its column begins, whether it reads from right to left.
_Edge = tuple[int, float, bool]


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
        self.map = self._whole = OffsetMap("")
        self.reach: Callable[[int], None] = _is_there

    @property
    def measures(self) -> Measures:
        """The measures of the page."""
        return self._layout.measures

    @property
    def joints(self) -> list[int]:
        """Where the document breaks a paragraph that is too long to be set as one (code points)."""
        return self._whole.joints if isinstance(self._whole, Joined) else []

    @property
    def sides(self) -> Sides:
        """Which side of the page is which."""
        return self._layout.sides

    @property
    def width(self) -> float:
        """How wide the page is, margins included."""
        return self._document.pageSize().width()

    @property
    def column(self) -> tuple[float, float]:
        """The left and the right edge of the column."""
        return self._layout.left, self._layout.left + self._layout.column

    def block_of(self, line: PageLine) -> QTextBlock:
        """The paragraph of a line."""
        return self._document.findBlock(line.block_utf16)

    def head_of(self, line: PageLine) -> int:
        """Where a line's paragraph starts (code points), which may be several to the layout."""
        joined = self._layout.joined
        return self.map.code_point(line.block_utf16) if joined is None else joined.head(line.block_utf16)

    def ends_of(self, line: PageLine) -> tuple[bool, bool]:
        """Whether a line is the first and whether it is the last of its paragraph."""
        start, length = line.line.textStart(), self.block_of(line).length()
        first, last = start == 0, start + line.line.textLength() >= length - 1
        joined = self._layout.joined
        if joined is None:
            return first, last
        end = line.block_utf16 + length
        return first and not joined.is_joint(line.block_utf16), last and not joined.is_joint(end)

    def is_backwards(self, line: PageLine) -> bool:
        """Whether a line's paragraph reads from right to left."""
        return self._layout.is_backwards(self.block_of(line))

    def set_text(self, text: str) -> None:
        """Take the text that the document holds, or is about to hold, character for character."""
        self.text = text
        self._whole = offsets_of(text)
        self.begin_with(0)

    def begin_with(self, first: int) -> None:
        """Take in that the document begins with this character of the text, and lacks those before it."""
        front = WithoutFront(self._whole, first) if first else None
        self.map = front or self._whole
        joined = self._whole if isinstance(self._whole, Joined) else None
        self._layout.joined = joined and (front or joined)

    # From the page to the text

    def offset_at(self, point: QPointF) -> int:
        """The place between characters that is nearest to a point (code points)."""
        for line in self.lines(point.y(), point.y() + 1):
            if line.mixed and line.top <= point.y() < line.bottom and line.start < line.body_end:
                start, end, box = self._nearest(line, point.x())
                return (
                    end if (point.x() - line.origin > (box.left + box.right) / 2) != box.backwards else start
                )
        return self.map.code_point(self._hit(point))

    def character_at(self, point: QPointF) -> int | None:
        """The character under a point (code points), or None beside the words."""
        for line in self.lines(point.y(), point.y() + 1):
            if line.top <= point.y() < line.bottom:
                if line.mixed and line.start < line.body_end:
                    start, _, box = self._nearest(line, point.x())
                    return start if box.left <= point.x() - line.origin <= box.right else None
                for place in (near := self.offset_at(point), near - 1):
                    for piece in self._pieces(line, place, place + 1) if place >= 0 else ():
                        if piece.left <= point.x() <= piece.right:
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
            found.extend(self._pieces(line, start, end))
        return found

    def pieces_on(self, line: PageLine, start: int, end: int) -> list[Piece]:
        """The same on one line."""
        return self._pieces(line, start, end)

    def rects(self, span: Range, top: float, bottom: float) -> list[QRectF]:
        """The boxes of a range as far as they lie between two heights."""
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

    def caret(self, offset: int, *, after: bool = False) -> QRectF:
        """The box of a caret between characters: as high as the letters.

        Where text runs both ways a place has two: before the next character, or ``after`` the one before.
        """
        line, utf16, top, shape = self._line_at(offset)
        x = self._layout.left
        if line is not None:
            block = self._document.findBlock(self.map.utf16(offset))
            edge = (block.position(), self._layout.left, self._layout.is_backwards(block))
            whole = self._page_line(edge, shape, line, top)
            box = self._beside(whole, offset, after) if whole.mixed else None
            x += _x(line, utf16) if box is None else box
        return QRectF(x - 1, shape.band_top(top + shape.baseline), 2, shape.band_height)

    def _beside(self, line: PageLine, offset: int, after: bool) -> float | None:
        """Where a caret stands on a line that runs both ways: at the edge of a character beside it."""
        if offset < line.end and not (after and offset > line.start):
            box = self._letter(line, offset, next_grapheme(self.text, offset))
            return None if box is None else box.begin
        if offset <= line.start:
            return None
        box = self._letter(line, previous_grapheme(self.text, offset), offset)
        return None if box is None else box.end

    def _letter(self, line: PageLine, start: int, end: int) -> Box | None:
        """The box of one character, from the column's left edge; half of one that is drawn with another."""
        first, last = self._within(line, start), self._within(line, end)
        text = self.text
        if start > line.start and shares_glyph(text[previous_grapheme(text, start)], text[start]):
            first = self._within(line, previous_grapheme(text, start))
            box = letter(line.line, first, last)
            return None if box is None else box._replace(right=(box.left + box.right) / 2)
        if end < line.end and shares_glyph(text[start], text[end]):
            last = self._within(line, next_grapheme(text, end))
            box = letter(line.line, first, last)
            return None if box is None else box._replace(left=(box.left + box.right) / 2)
        return letter(line.line, first, last)

    def _nearest(self, line: PageLine, x: float) -> tuple[int, int, Box]:
        """The character of a line that is nearest to a place on it: start, end and box."""
        x -= line.origin
        start, nearest = line.start, (line.start, line.start, Box(0, 0, False))
        least = float("inf")
        while start < line.body_end:
            end = next_grapheme(self.text, start)
            box = self._letter(line, start, end)
            if box is not None:
                away = max(box.left - x, x - box.right, 0.0)
                if away < least:
                    least, nearest = away, (start, end, box)
            start = end
        return nearest

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
        layout = block.layout()
        edge = (block.position(), self._layout.left, self._layout.is_backwards(block))
        for number in range(max(int((top - y) // shape.pitch), 0), layout.lineCount()):
            slot = y + number * shape.pitch
            if slot >= bottom:
                break
            yield self._page_line(edge, shape, layout.lineAt(number), slot)

    def _page_line(self, edge: _Edge, shape: Shape, line: QTextLine, slot: float) -> PageLine:
        position, left, backwards = edge
        utf16 = position + line.textStart()
        start = self.map.code_point(utf16)
        end = self.map.code_point(utf16 + line.textLength())
        words = self.text[start:end]
        return PageLine(
            start,
            end,
            start + len(words.rstrip()),
            # The words themselves: at the column's right edge they move with its width.
            left + (line.naturalTextRect().left() if backwards else line.x()),
            slot,
            slot + shape.pitch,
            slot + shape.baseline,
            left,
            line,
            position,
            backwards or holds_backwards(words),
            shape,
        )

    def _within(self, line: PageLine, offset: int) -> int:
        """The place of an offset in a line's paragraph (UTF-16); at its end before a break, wherever that is."""
        place = self.map.utf16(offset) - line.block_utf16
        if offset == line.end and self._layout.joined is not None:
            return min(place, line.line.textStart() + line.line.textLength())
        return place

    def _pieces(self, line: PageLine, start: int, end: int) -> list[Piece]:
        """The boxes of a range on one line, from left to right."""
        begin, stop = max(start, line.start), min(end, line.body_end)
        if begin >= stop:
            return []
        starts, ends = start >= line.start, end <= line.end
        first, last = self._within(line, begin), self._within(line, stop)
        if line.mixed:
            return self._pieces_both_ways(line, begin, stop, starts, ends)
        left, right = line.origin + _x(line.line, first), line.origin + _x(line.line, last)
        return [Piece(line, left, right, starts, ends, left if starts else None, right if ends else None)]

    def _pieces_both_ways(
        self, line: PageLine, start: int, end: int, starts: bool, ends: bool
    ) -> list[Piece]:
        """The boxes where text runs both ways; letters that are drawn as one are never cut."""
        text, origin = self.text, line.origin
        if start > line.start and shares_glyph(text[previous_grapheme(text, start)], text[start]):
            start = previous_grapheme(text, start)
        if end < line.end and shares_glyph(text[previous_grapheme(text, end)], text[end]):
            end = next_grapheme(text, end)
        first, last = self._within(line, start), self._within(line, end)
        begin = self._letter(line, start, next_grapheme(text, start)) if starts else None
        stop = self._letter(line, previous_grapheme(text, end), end) if ends else None
        begins = None if begin is None else origin + begin.begin
        stops = None if stop is None else origin + stop.end
        found = []
        for left, right in merged(runs(line.line, first, last)):
            at_left = [_is_at(each, origin + left) for each in (begins, stops)]
            at_right = [_is_at(each, origin + right) for each in (begins, stops)]
            found.append(
                Piece(
                    line,
                    origin + left,
                    origin + right,
                    any(at_left),
                    any(at_right),
                    begins if at_left[0] or at_right[0] else None,
                    stops if at_left[1] or at_right[1] else None,
                )
            )
        return found


def _is_there(_: int) -> None:
    """The whole text is in the document."""


def _start(line: PageLine) -> int:
    return line.start


def _is_at(wanted: float | None, x: float) -> bool:
    return wanted is not None and abs(wanted - x) < 1


def _x(line: QTextLine, utf16: int) -> float:
    """Where a caret at this place of the block would stand; Qt answers with the place it chose beside it."""
    x: float = line.cursorToX(utf16)[0]  # type: ignore[index]  # the stubs know one number only
    return x
