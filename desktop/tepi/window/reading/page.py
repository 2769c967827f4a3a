"""The measures of the printed page: letters, lines, paragraphs, column. All in pixels."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout

from tepi.window.reading.typography import USUAL, Typography
from tepi.window.theme import reading_font

SIZE = 17.0
FEWEST_CHARACTERS = 52
# Letters as common as in running Latin text, to know how wide a column of so many characters is.
SAMPLE = "tidak ada yang lebih indah daripada sebuah buku the quick brown fox reads on "
BAND, RISE = 1.26, 0.94  # how high a band is, and how far over the baseline it begins, in sizes

TOP, BOTTOM = 32, 120
# At the side where reading begins, the gutter with the focus bar; at the other, room before the marks' names.
GUTTER = 32
BAR_LEFT = 12
AFTER_TEXT = 22


class Sides(NamedTuple):
    """Which side of the page is which: for texts read from right to left all of it is mirrored.

    Everything beside the words asks here: places are told as distances from the side where reading begins.
    """

    mirrored: bool = False

    def left(self, width: float, near: float, size: float = 0.0) -> float:
        """The left edge of what is ``size`` wide and begins ``near`` pixels from the near side of ``width``."""
        return width - near - size if self.mirrored else near

    @property
    def margins(self) -> tuple[int, int]:
        """The document's margins at the left and at the right."""
        return (AFTER_TEXT, GUTTER) if self.mirrored else (GUTTER, AFTER_TEXT)


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
    """

    above: int
    pitch: int
    baseline: int
    below: int
    size: float
    indent: int = 0
    first: int = 0
    formats: tuple[QTextLayout.FormatRange, ...] = ()

    @property
    def band_height(self) -> float:
        """How high a band under these letters is."""
        return float(round(self.size * BAND))

    def band_top(self, baseline: float) -> float:
        """The top of a band under the words of a line."""
        return float(round(baseline - self.size * RISE))

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
        self.indented = self.plain._replace(first=round(self.size * typography.indent / 10))

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
