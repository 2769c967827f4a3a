"""The picture in the minimap, row by row, so that one mark redraws one row."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from tepi.marks.textures import texture
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from tepi.marks.codebook import Codebook
    from tepi.window.open_document import OpenDocument
    from tepi.window.theme import Theme

WIDTH = 6
SPLIT = 4
BATCH_SECONDS = 0.005
SECOND_SHARE = 0.5


class Strip:
    """``rows`` rows of pixels for a text of ``length`` code points."""

    def __init__(self, rows: int, length: int) -> None:
        self.rows = rows
        self._length = max(length, 1)
        self._image = QImage(WIDTH, rows, QImage.Format.Format_ARGB32_Premultiplied)
        self._image.fill(0)
        self._stale = set(range(rows))

    def forget(self, span: Range) -> None:
        """The rows of these characters are to be drawn anew."""
        first = span.start * self.rows // self._length
        last = max(span.end - 1, span.start) * self.rows // self._length
        # A short mark between two rows' characters belongs to both.
        self._stale.update(range(max(first, 0), min(last + 1, self.rows)))

    def render(self, opened: OpenDocument, codebook: Codebook, theme: Theme) -> bool:
        """Draw stale rows for a few milliseconds; True where some are left that can be drawn now.

        What has not been read yet stays as it is until it has.
        """
        began = perf_counter()
        colors = {code.id: QColor(theme.line_of(code.color)) for code in codebook.codes}
        places = {code.id: codebook.order(code.id) for code in codebook.codes} if theme.patterns else {}
        bare = QColor(theme.on(theme.track, theme.soft, 0.75))  # no code: quieter than every code
        undecided, decided = QColor(theme.track), QColor(theme.cap if theme.strong else theme.line)
        left = False
        for row in sorted(self._stale):
            start = row * self._length // self.rows
            end = max((row + 1) * self._length // self.rows, start + 1)
            if not opened.has(Range(start, end)):
                continue
            self._stale.discard(row)
            weights: dict[str, int] = {}
            for span in opened.index.overlapping(start, end):
                share = min(span.end, end) - max(span.start, start)
                for code in span.codes[:2] or ("",):
                    weights[code] = weights.get(code, 0) + share
            ground = undecided if self._undecided(opened, start, end) else decided
            self._draw(row, weights, end - start, colors, bare, ground)
            if places and weights:
                self._weave(row, weights, places, ground)
            if perf_counter() - began > BATCH_SECONDS:
                left = True
                break
        return left

    def picture(self) -> QImage:
        """The strip as far as it is drawn."""
        return self._image

    @staticmethod
    def _undecided(opened: OpenDocument, start: int, end: int) -> bool:
        units = opened.units.within(Range(start, end))
        return any(not opened.tally.is_decided(unit) for unit in units)

    def _draw(
        self,
        row: int,
        weights: dict[str, int],
        length: int,
        colors: dict[str, QColor],
        bare: QColor,
        ground: QColor,
    ) -> None:
        heaviest = sorted(weights, key=lambda code: -weights[code])[:2]
        first = colors.get(heaviest[0], bare) if heaviest else ground
        second = first
        if len(heaviest) > 1 and weights[heaviest[1]] >= SECOND_SHARE * min(weights[heaviest[0]], length):
            second = colors.get(heaviest[1], bare)
        for x in range(WIDTH):
            self._image.setPixelColor(x, row, first if x < SPLIT else second)

    def _weave(self, row: int, weights: dict[str, int], places: dict[str, int], ground: QColor) -> None:
        """Let the ground show through where the pattern of the weightiest code has no thread."""
        heaviest = max(weights, key=lambda code: weights[code])
        if heaviest in places:
            rows = texture(places[heaviest]).rows
            for x in range(SPLIT):
                if rows[x][row % len(rows[x])] != "#":
                    self._image.setPixelColor(x, row, ground)
