"""How the bands of one line lie over each other: colours blended, underlines stacked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from tepi.window.contrast import contrast
from tepi.window.reading.geometry import PageLine, Piece
from tepi.window.theme import Theme

if TYPE_CHECKING:
    from tepi.marks.index import Span

LEAST_CONTRAST = 7.0


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
    for span, piece in sorted(pieces, key=lambda pair: pair[0].start - pair[0].end):
        colors = colors_of(span)
        below = [band for band in found if band.left < piece.right and piece.left < band.right]
        parts = _parts(piece, colors[0] if colors else theme.soft, below, theme)
        level = _level(below, max(len(colors), 1))
        found.append(Band(line, span, piece.left, piece.right, parts, colors, level))
    return found


def _parts(piece: Piece, color: str, below: list[Band], theme: Theme) -> list[Part]:
    if not below:
        return [Part(piece.left, piece.right, theme.band_of(color), piece.first, piece.last)]
    edges = {piece.left, piece.right}
    for band in below:
        edges.update(edge for edge in (band.left, band.right) if piece.left < edge < piece.right)
    cuts = sorted(edges)
    parts = []
    for left, right in pairwise(cuts):
        ground: str | None = None
        for band in below:
            if band.left <= left and right <= band.right:
                ground = _laid_on(ground, band.colors[0] if band.colors else theme.soft, theme)
        first, last = piece.first and left == piece.left, piece.last and right == piece.right
        parts.append(Part(left, right, _laid_on(ground, color, theme), first, last))
    return parts


def _laid_on(ground: str | None, color: str, theme: Theme) -> str:
    """The blend of a band on what lies under it; where not even a breath of it may be added, that alone."""
    shade = theme.band_of(color, ground)
    return shade if ground is None or contrast(shade, theme.ink) >= LEAST_CONTRAST else ground


def _level(below: list[Band], wanted: int) -> int:
    taken: set[int] = set()
    for band in below:
        taken.update(range(band.level, band.level + max(len(band.colors), 1)))
    level = 0
    while any(level + step in taken for step in range(wanted)):
        level += 1
    return level
