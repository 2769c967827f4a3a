"""The measures of the printed page: letters, lines, paragraphs, column. All in pixels."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from tepi.window.reading.typography import USUAL, Typography
from tepi.window.theme import reading_font, ui_font

if TYPE_CHECKING:
    from tepi.text.document import Structure

SIZE = 17.0
FEWEST_CHARACTERS = 52
# Letters as common as in running Latin text, to know how wide a column of so many characters is.
SAMPLE = "tidak ada yang lebih indah daripada sebuah buku the quick brown fox reads on "
BAND, RISE = 1.26, 0.94  # how high a band is, and how far over the baseline it begins, in sizes
# How much of what a face keeps free over and under its baseline its letters commonly fill, and the least
# room between two bands, in sizes: for scripts that build higher or deeper than Latin.
FILLED_OVER, FILLED_UNDER, BETWEEN = 0.72, 0.45, 0.35

TOP, BOTTOM = 32, 120
# At the side where reading begins, the gutter with the focus bar; at the other, room before the marks' names.
GUTTER = 32
BAR_LEFT = 12
AFTER_TEXT = 22
NUMBER_SIZE, LEAST_NUMBER, NUMBER_GAP = 0.62, 9, 5
WIDEST_NUMBERS = {"paragraphs": "¶8888", "sentences": "¶888 s8–88"}


class Sides(NamedTuple):
    """Which side of the page is which: for texts read from right to left all of it is mirrored.

    Everything beside the words asks here: places are told as distances from the side where reading begins.
    ``numbers`` is the room at that side for the numbers of paragraphs and sentences.
    """

    mirrored: bool = False
    numbers: int = 0

    @property
    def gutter(self) -> int:
        """How far the column lies from the side where reading begins."""
        return GUTTER + self.numbers

    @property
    def bar(self) -> int:
        """How far the focus bar lies from there."""
        return BAR_LEFT + self.numbers

    def left(self, width: float, near: float, size: float = 0.0) -> float:
        """The left edge of what is ``size`` wide and begins ``near`` pixels from the near side of ``width``."""
        return width - near - size if self.mirrored else near

    @property
    def margins(self) -> tuple[int, int]:
        """The document's margins at the left and at the right."""
        return (AFTER_TEXT, self.gutter) if self.mirrored else (self.gutter, AFTER_TEXT)


class Signs(NamedTuple):
    """What stands round the words of one paragraph; pixels are told from where its column begins.

    Attributes:
        marker: What stands before its first line, as the sign of a list's item.
        bars: Where the rules beside quotes stand.
        going_on: How many of these go on to the next paragraph.
        block: What it is a line of, if anything: ``code`` or ``table``.
        begins: Whether it is the first line of that.
        ends: Whether it is the last.
        parts: Links, pictures and pages in it.
    """

    marker: str = ""
    bars: tuple[int, ...] = ()
    going_on: int = 0
    block: str = ""
    begins: bool = False
    ends: bool = False
    parts: tuple[Structure, ...] = ()


class Shape(NamedTuple):
    """How one paragraph is set.

    Attributes:
        above: Space over its first line.
        pitch: The height of each of its lines.
        baseline: How far below a line's top its letters stand.
        below: The gap under its last line.
        size: The size of its letters, from which bands take their height.
        indent: How far its lines begin inside the column, at the side where reading begins.
        first: How much further its first line does.
        formats: Faces of stretches of it (UTF-16 units of the paragraph).
        signs: What stands round its words, if anything.
        higher: How much further over the baseline its letters reach than usual.
        deeper: How much further under it.
    """

    above: int
    pitch: int
    baseline: int
    below: int
    size: float
    indent: int = 0
    first: int = 0
    formats: tuple[QTextLayout.FormatRange, ...] = ()
    signs: Signs | None = None
    higher: int = 0
    deeper: int = 0

    def fitting(self, ascent: float, descent: float) -> Shape:
        """The same with room for letters of this height, as Tibetan, Burmese and Nastaliq have them."""
        higher = math.ceil(ascent * FILLED_OVER - self.size * RISE)
        deeper = math.ceil(descent * FILLED_UNDER - self.size * (BAND - RISE))
        if higher <= 0 and deeper <= 0:
            return self
        fitted = self._replace(higher=max(higher, 0), deeper=max(deeper, 0))
        pitch = max(self.pitch, round(fitted.band_height + self.size * BETWEEN))
        baseline = round((pitch - fitted.band_height) / 2 + self.size * RISE) + fitted.higher
        return fitted._replace(pitch=pitch, baseline=baseline)

    def as_piece(self, *, follows: bool, goes_on: bool) -> Shape:
        """The same for a piece of a paragraph: what lies at its ends lies at those of the whole alone."""
        piece = self._replace(above=0, first=0) if follows else self
        return piece._replace(below=0) if goes_on else piece

    @property
    def band_height(self) -> float:
        """How high a band under these letters is."""
        return float(round(self.size * BAND)) + self.higher + self.deeper

    def band_top(self, baseline: float) -> float:
        """The top of a band under the words of a line."""
        return float(round(baseline - self.size * RISE)) - self.higher

    def height(self, lines: int) -> int:
        """How high the paragraph is with so many lines."""
        return self.above + max(lines, 1) * self.pitch + self.below


class Measures:
    """What one zoom and one typography make of the page. ``zoom`` is in per cent."""

    def __init__(self, zoom: int = 100, typography: Typography = USUAL) -> None:
        self.zoom = zoom
        self.typography = typography
        self.font: QFont = reading_font(SIZE * zoom / 100, typography.face)
        self.size = float(self.font.pixelSize())
        metrics = QFontMetricsF(self.font)
        self.pitch = float(round(self.size * typography.pitch / 100))
        self.paragraph_gap = float(round(self.pitch * typography.space / 100))
        self._letter = metrics.horizontalAdvance(SAMPLE) / len(SAMPLE)
        self._middle = metrics.xHeight() / 2
        self.band_height = float(round(self.size * BAND))
        self.plain = Shape(0, int(self.pitch), int(self.first_baseline), int(self.paragraph_gap), self.size)
        # A line without words is a gap in itself: with a whole line and the gap below it, paragraphs of a plain text
        # would stand three times as far apart as those of any other.
        half = round(self.pitch / 2)
        self.blank = self.plain._replace(pitch=half, baseline=round(self._middle + half / 2), below=0)
        self.indented = self.plain._replace(first=round(self.size * typography.indent / 10))

    def is_running(self, shape: Shape) -> bool:
        """Whether this is the shape of running text."""
        return shape is self.plain or shape is self.indented

    @property
    def number_font(self) -> QFont:
        """The face of the numbers at the text's edge."""
        return ui_font(max(round(self.size * NUMBER_SIZE), LEAST_NUMBER))

    @property
    def numbers(self) -> int:
        """How much room the numbers at the text's edge need beside the focus bar."""
        widest = WIDEST_NUMBERS.get(self.typography.numbers, "")
        if not widest:
            return 0
        return round(QFontMetricsF(self.number_font).horizontalAdvance(widest)) + NUMBER_GAP - BAR_LEFT

    @property
    def column(self) -> int:
        """The width of a comfortable column."""
        return round(self._letter * self.typography.characters)

    @property
    def least_column(self) -> int:
        """The width under which lines are too short to read well."""
        return round(self._letter * min(FEWEST_CHARACTERS, self.typography.characters))

    @property
    def first_baseline(self) -> float:
        """How far below a line's top its letters stand: in the middle of its share of the page."""
        return float(round(self._middle + self.pitch / 2))

    def band_top(self, baseline: float) -> float:
        """The top of a band under the words of a line."""
        return self.plain.band_top(baseline)
