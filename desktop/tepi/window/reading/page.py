"""The measures of the printed page: letters, lines, paragraphs, column. All in pixels."""

from __future__ import annotations

from PySide6.QtGui import QFont, QFontMetricsF

from tepi.window.theme import reading_font

SIZE = 17.0
PITCH = 1.7
BETWEEN_PARAGRAPHS = 0.55
CHARACTERS = 66
FEWEST_CHARACTERS = 52
# Letters as common as in running Latin text, to know how wide a column of so many characters is.
SAMPLE = "tidak ada yang lebih indah daripada sebuah buku the quick brown fox reads on "

TOP, BOTTOM = 32, 120
GUTTER = 32
BAR_LEFT = 12


class Measures:
    """What one zoom makes of the page. ``zoom`` is in per cent."""

    def __init__(self, zoom: int = 100) -> None:
        self.zoom = zoom
        self.font: QFont = reading_font(SIZE * zoom / 100)
        self.size = float(self.font.pixelSize())
        metrics = QFontMetricsF(self.font)
        self.pitch = float(round(self.size * PITCH))
        self.paragraph_gap = float(round(self.pitch * BETWEEN_PARAGRAPHS))
        self._letter = metrics.horizontalAdvance(SAMPLE) / len(SAMPLE)
        self._middle = metrics.xHeight() / 2
        self.band_height = float(round(self.size * 1.26))

    @property
    def column(self) -> int:
        """The width of a comfortable column."""
        return round(self._letter * CHARACTERS)

    @property
    def least_column(self) -> int:
        """The width under which lines are too short to read well."""
        return round(self._letter * FEWEST_CHARACTERS)

    @property
    def first_baseline(self) -> float:
        """How far below a line's top its letters stand: in the middle of its share of the page."""
        return float(round(self._middle + self.pitch / 2))

    def band_top(self, baseline: float) -> float:
        """The top of a band under the words of a line."""
        return float(round(baseline - self.size * 0.94))
