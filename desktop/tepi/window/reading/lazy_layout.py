"""Sets a paragraph only when it is looked at, so that a book opens, jumps and turns like a leaflet.

Qt's own layout sets every paragraph above the place it is asked for. Here the height of a paragraph that
nobody has looked at is estimated from its length; once it is set, the true height takes its place.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLayout,
    QTextOption,
)
from shiboken6 import isValid

from tepi.text.direction import reads_backwards
from tepi.window.reading.fenwick import Fenwick
from tepi.window.reading.front import Joints
from tepi.window.reading.joints import BREAKS
from tepi.window.reading.page import Measures, Shape, Sides

KEPT = 600
LONG = 100  # lines
SAMPLE = 400
UNBOUNDED = 1e9


class LazyLayout(QAbstractTextDocumentLayout):
    """Heights are whole pixels of the document; paragraphs are counted from 0.

    Every line of a paragraph is one pitch high and its lines tile it, so that a height and a line follow
    from each other without a search.

    Attributes:
        measures: Letters, pitch and gaps; see ``set_measures``.
        sides: Which side of the page is which; paragraphs without letters follow it.
        shape_of: How a paragraph that is about to be set is shaped; None shapes all of them alike.
        joined: Which of the document's paragraphs are pieces of longer ones, if any are.
        came_before: Told how many paragraphs came before all others, so that all others have other numbers.
        changed: Called instead of ``documentSizeChanged`` where somebody holds a line in its place; whoever
            sets it sends the signal on.
    """

    def __init__(self, document: QTextDocument, measures: Measures) -> None:
        super().__init__(document)
        self.measures = measures
        self.sides = Sides()
        self.changed: Callable[[], None] = self.announce
        self.shape_of: Callable[[QTextBlock], Shape] | None = None
        self.faces_of: Callable[[str], Sequence[QTextLayout.FormatRange]] | None = None
        self.joined: Joints | None = None
        self._document = document
        self._lengths: list[int] = []
        self._characters = -1
        self._set_for: tuple[float, QFont, QTextOption.WrapMode] | None = None
        self._heights = Fenwick()
        self._stale = True
        self._expected: list[int] | None = None
        self._in_front = False
        self.came_before: Callable[[int], None] = _uncounted
        # The paragraphs that are set now and their shapes, the one longest not looked at first.
        self._set: dict[int, Shape] = {}
        self._letter = 0.0
        self.documentChanged(0, 0, document.characterCount())

    # What is asked of it here

    def set_measures(self, measures: Measures) -> None:
        """Take other measures; everything is set anew when it is next looked at."""
        self.measures = measures
        self._letter = 0.0
        self._begin_anew()

    def expect(self, text: str, *, in_front: bool = False) -> None:
        """Say what is about to be put at the document's end: it is quicker to count than Qt's paragraphs.

        Or whole paragraphs at its beginning, where what is set stays set.
        """
        self._in_front = in_front
        for each in BREAKS[1:]:
            if each in text:
                text = text.replace(each, BREAKS[0])
        self._expected = [len(part) for part in text.split(BREAKS[0])]

    def announce(self) -> None:
        """Say how large the document is by now."""
        self.documentSizeChanged.emit(self.documentSize())

    @property
    def count(self) -> int:
        """How many paragraphs there are."""
        return len(self._lengths)

    @property
    def left(self) -> float:
        """Where the column begins."""
        return self._document.rootFrame().frameFormat().leftMargin()

    @property
    def column(self) -> float:
        """How wide the column is."""
        frame = self._document.rootFrame().frameFormat()
        width = self._document.pageSize().width()
        return width - frame.leftMargin() - frame.rightMargin() if width > 0 else UNBOUNDED

    def top(self, number: int) -> int:
        """Where a paragraph begins."""
        return self._sums().top(number) + self._above()

    def height(self, number: int) -> int:
        """How high a paragraph is with the gap below it, as far as is known."""
        return self._sums()[number]

    def number_at(self, y: float) -> int:
        """The paragraph that covers a height, as far as is known."""
        return self._sums().at(y - self._above())

    def is_set(self, number: int) -> bool:
        """Whether a paragraph's lines are there."""
        return not self._stale and number in self._set

    @staticmethod
    def is_backwards(block: QTextBlock) -> bool:
        """Whether a paragraph that is set reads from right to left."""
        return block.layout().textOption().textDirection() == Qt.LayoutDirection.RightToLeft

    def shape(self, number: int) -> Shape:
        """How a paragraph that is set is shaped."""
        return self._set[number]

    def reshape(self) -> None:
        """Set everything anew when it is next looked at; heights known by now are kept until then."""
        for number in self._set:
            self._document.findBlockByNumber(number).clearLayout()
        self._set.clear()

    def set_block(self, number: int) -> QTextBlock:
        """The paragraph with its lines there; tells ``changed`` where its height was another one."""
        if self.is_set(number):
            self._set[number] = self._set.pop(number)
            return self._document.findBlockByNumber(number)
        block, grown = self._put(number)
        if grown:
            self.changed()
        return block

    def set_around(self, number: int, above: float, below: float) -> None:
        """Set a paragraph, and its neighbours as far as so many pixels above and below its top."""
        grown = self._put_missing(number)
        room, at = above, number - 1
        while room > 0 and at >= 0:
            grown = self._put_missing(at) or grown
            room -= self._heights[at]
            at -= 1
        room, at = below - self._heights[number], number + 1
        while room > 0 and at < self.count:
            grown = self._put_missing(at) or grown
            room -= self._heights[at]
            at += 1
        if grown:
            self.changed()

    def place(self, top: float, bottom: float) -> None:
        """Write down where the set paragraphs between two heights lie: a screen reader asks them, not here."""
        number, left = self.number_at(top), self.left
        y = self.top(number)
        while number < self.count and y < bottom:
            if number in self._set:
                self._document.findBlockByNumber(number).layout().setPosition(QPointF(left, y))
            y += self._heights[number]
            number += 1

    # What Qt asks

    def documentChanged(self, place: int, removed: int, added: int) -> None:
        """The text, the width or the face changed (UTF-16 units)."""
        expected, self._expected = self._expected, None
        count, characters = self._document.blockCount(), self._document.characterCount()
        same, self._characters = characters == self._characters, characters
        if expected is not None and count == max(self.count, 1) + len(expected) - 1:
            if self._in_front:
                self._grow_in_front(expected[:-1])
                return
            last = max(self.count, 1) - 1
            self._grow(last, [sum(self._lengths[last:]) + expected[0], *expected[1:]])
            return
        if same and count == self.count and not removed and self._set_for == self._setting():
            return  # a view that grew lower or higher tells as much, and nothing has to be set anew
        if not (same and count == self.count):
            block = self._document.begin()
            self._lengths = []
            while block.isValid():
                self._lengths.append(block.length() - 1)
                block = block.next()
            self._letter = 0.0
        self._begin_anew()
        self.changed()

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        """Draw the words of what is asked for; selections are the view's own."""
        clip = context.clip
        top, bottom = (clip.top(), clip.bottom()) if clip.isValid() else (0.0, self.documentSize().height())
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        number = self.number_at(top)
        y, left = self.top(number), self.left
        while number < self.count and y <= bottom:
            layout = self.set_block(number).layout()
            layout.setPosition(QPointF(left, y))
            if layout.lineCount() <= LONG:
                layout.draw(painter, QPointF(0, 0), [], clip)
            else:
                # Qt would look at every line of it. One more each way, as letters may reach out of their own.
                shape = self._set[number]
                first = int((top - y - shape.above) // shape.pitch) - 1
                last = int((bottom - y - shape.above) // shape.pitch) + 1
                for at in range(max(first, 0), min(last + 1, layout.lineCount())):
                    layout.lineAt(at).draw(painter, QPointF(left, y))
            y += self._heights[number]
            number += 1

    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]
        """The place nearest to a point (UTF-16 units); -1 where an exact one is asked for and none is there."""
        if self._gone:
            return -1
        number = self.number_at(point.y())
        block = self.set_block(number)
        below = point.y() - self.top(number)
        layout, shape = block.layout(), self._set[number]
        at = min(max(int((below - shape.above) // shape.pitch), 0), layout.lineCount() - 1)
        line = layout.lineAt(at)
        if accuracy == Qt.HitTestAccuracy.ExactHit:
            words = line.naturalTextRect().translated(self.left, 0)
            if not (words.left() <= point.x() <= words.right() and 0 <= below < self._heights[number]):
                return -1
        return block.position() + line.xToCursor(point.x() - self.left)

    def pageCount(self) -> int:
        """One page without an end."""
        return 1

    def documentSize(self) -> QSizeF:
        """The document with its margins, as far as is known."""
        if self._gone:
            return QSizeF()
        frame = self._document.rootFrame().frameFormat()
        words = self._sums().total - self.measures.paragraph_gap
        width = max(self._document.pageSize().width(), 0.0)
        return QSizeF(width, frame.topMargin() + words + frame.bottomMargin())

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        """There is only the one frame."""
        return QRectF(QPointF(0, 0), self.documentSize())

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Where a paragraph lies; sets it, because Qt reads its lines next."""
        if self._gone or not block.isValid() or block.blockNumber() >= self.count:
            return QRectF()
        number = block.blockNumber()
        self.set_block(number)
        return QRectF(self.left, self.top(number), self.column, self._heights[number])

    # Setting and estimating

    @property
    def _gone(self) -> bool:
        """Whether the document is being taken down: its Python half may go first, and Qt still asks."""
        return not isValid(self._document)

    def _above(self) -> int:
        return round(self._document.rootFrame().frameFormat().topMargin())

    def _setting(self) -> tuple[float, QFont, QTextOption.WrapMode]:
        """What lines depend on, beside the words and the measures."""
        return self.column, self._document.defaultFont(), self._document.defaultTextOption().wrapMode()

    def _begin_anew(self) -> None:
        self._set_for = self._setting()
        self.reshape()
        self._stale = True

    def _grow(self, last: int, lengths: list[int]) -> None:
        """The last paragraph became another and others follow it."""
        self._lengths[last:] = lengths
        self._set.pop(last, None)
        if not self._stale:
            self._heights.replace(last, self._estimates(lengths))
        self.changed()

    def _grow_in_front(self, lengths: list[int]) -> None:
        """So many paragraphs came before all others. What was the first of these Qt has cut off from its lines."""
        self._lengths[:0] = lengths
        self._set = {number + len(lengths): shape for number, shape in self._set.items() if number}
        if not self._stale:
            self._heights.insert(self._estimates(lengths))
        self.came_before(len(lengths))
        self.changed()

    def _sums(self) -> Fenwick:
        if self._stale:
            self._stale = False
            self._heights.replace(0, self._estimates(self._lengths))
        return self._heights

    def _estimates(self, lengths: list[int]) -> list[int]:
        """Heights by length. A line holds a little less than would fit, as words are not torn."""
        # An empty document has no letters yet, and must not answer for those that come.
        self._letter = self._letter or self._common_width()
        a_line = max(self.column / (self._letter or self.measures.size / 2) - 2.5, 4.0)
        pitch, gap = int(self.measures.pitch), int(self.measures.paragraph_gap)
        of = {each: max(math.ceil(each / a_line), 1) * pitch + gap for each in set(lengths)}
        of[0] = self.measures.blank.height(1)
        return [of[each] for each in lengths]

    def _common_width(self) -> float:
        """How wide a letter of this text is, from a sample (0 without any): scripts differ more than faces."""
        number = len(self._lengths) // 2
        words = ""
        block = self._document.findBlockByNumber(number)
        while block.isValid() and len(words) < SAMPLE:
            words += block.text()[: SAMPLE - len(words)]
            block = block.next()
        return QFontMetricsF(self.measures.font).horizontalAdvance(words) / len(words) if words else 0.0

    def _put_missing(self, number: int) -> bool:
        self._sums()
        return number not in self._set and bool(self._put(number)[1])

    def _head(self, block: QTextBlock) -> QTextBlock:
        """The first piece of a paragraph."""
        assert self.joined is not None
        return self._document.findBlock(self.joined.utf16(self.joined.head(block.position())))

    def _put(self, number: int) -> tuple[QTextBlock, int]:
        """Set one paragraph; returns it and by how much it is higher than was thought."""
        sums = self._sums()
        block = self._document.findBlockByNumber(number)
        layout = block.layout()
        option = QTextOption(self._document.defaultTextOption())
        words, joined = block.text(), self.joined
        follows = joined is not None and joined.is_joint(block.position())
        goes_on = joined is not None and joined.is_joint(block.position() + block.length())
        head = self._head(block).text() if follows else words
        backwards = reads_backwards(head[:SAMPLE], usual=self.sides.mirrored)
        directions = Qt.LayoutDirection
        option.setTextDirection(directions.RightToLeft if backwards else directions.LeftToRight)
        if backwards:
            option.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignAbsolute)
        layout.setTextOption(option)
        shape = self.measures.plain if self.shape_of is None else self.shape_of(block)
        if not words.strip() and self.measures.is_running(shape):
            shape = self.measures.blank
        if self.faces_of is not None and (faces := self.faces_of(words)):
            shape = shape._replace(formats=(*faces, *shape.formats))
        if follows or goes_on:
            shape = shape.as_piece(follows=follows, goes_on=goes_on)
        if shape.formats or layout.formats():
            layout.setFormats(list(shape.formats))
        indent, lines, rise, fall = shape.indent + shape.first, 0, 0.0, 0.0
        column = self.column
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(column - indent)
            rise, fall = max(rise, line.ascent()), max(fall, line.descent())
            indent, lines = shape.indent, lines + 1
        shape = shape.fitting(rise, fall)
        y, indent = shape.above + shape.baseline, shape.indent + shape.first
        for at in range(lines):
            line = layout.lineAt(at)
            line.setPosition(QPointF(0 if backwards else indent, y - line.ascent()))
            y, indent = y + shape.pitch, shape.indent
        layout.endLayout()
        self._set[number] = shape
        if len(self._set) > KEPT:
            oldest = next(iter(self._set))
            del self._set[oldest]
            self._document.findBlockByNumber(oldest).clearLayout()
        return block, sums.set(number, shape.height(lines))


def _uncounted(_: int) -> None:
    """Nobody has counted the paragraphs."""
