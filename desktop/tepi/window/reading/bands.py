"""How the bands of one line lie over each other: colours blended, underlines stacked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tepi.window.reading.geometry import PageLine, Piece
from tepi.window.theme import Theme

if TYPE_CHECKING:
    from tepi.marks.index import Span

# From where to where, and the colour that shows there.
_Stretch = tuple[float, float, str]


class Part(NamedTuple):
    """A stretch of a band in one colour; ``first`` and ``last`` say where the mark itself ends."""

    left: float
    right: float
    color: str
    first: bool
    last: bool


class Band(NamedTuple):
    """One mark on one line: its stretches, the colours of its codes, the level of its first underline."""

    line: PageLine
    span: Span
    left: float
    right: float
    parts: list[Part]
    colors: list[str]
    level: int


def bands(
    line: PageLine,
    pieces: Iterable[tuple[Span, Piece]],
    colors_of: Callable[[Span], list[str]],
    theme: Theme,
) -> list[Band]:
    """Lay the longest mark lowest. Where marks overlap the colour is that of the upper band on the lower,
    weakened until the ink on it keeps its contrast; an underline takes the first free level.
    """
    found: list[Band] = []
    surface: list[_Stretch] = []
    for span, piece in sorted(pieces, key=lambda pair: pair[0].start - pair[0].end):
        colors = colors_of(span)
        below = [band for band in found if band.left < piece.right and piece.left < band.right]
        laid, surface = _lay(surface, piece, colors[0] if colors else theme.soft, theme)
        parts = [
            Part(
                left,
                right,
                color,
                piece.first and left == piece.left,
                piece.last and right == piece.right,
            )
            for left, right, color in laid
        ]
        level = _level(below, max(len(colors), 1))
        found.append(Band(line, span, piece.left, piece.right, parts, colors, level))
    return found


def _lay(
    surface: list[_Stretch], piece: Piece, color: str, theme: Theme
) -> tuple[list[_Stretch], list[_Stretch]]:
    """Lay a colour on what shows so far, from left to right; returns its stretches, and what shows now."""
    begin, stop = piece.left, piece.right
    before: list[_Stretch] = []
    laid: list[_Stretch] = []
    after: list[_Stretch] = []
    at = begin
    for left, right, ground in surface:
        if left < begin:
            before.append((left, min(right, begin), ground))
        if right > stop:
            after.append((max(left, stop), right, ground))
        low, high = max(left, begin), min(right, stop)
        if low < high:
            if at < low:
                laid.append((at, low, theme.band_of(color)))
            laid.append((low, high, theme.band_on(ground, color)))
            at = high
    if at < stop:
        laid.append((at, stop, theme.band_of(color)))
    return laid, [*before, *laid, *after]


def _level(below: list[Band], wanted: int) -> int:
    """The lowest level with room for so many underlines; a bit stands for a level."""
    taken = 0
    for band in below:
        taken |= (1 << max(len(band.colors), 1)) - 1 << band.level
    level = 0
    while taken >> level & (1 << wanted) - 1:
        level += 1
    return level
