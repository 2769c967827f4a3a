"""How the bands of one line lie over each other: colours blended, underlines stacked."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, NamedTuple

from tepi.window.reading.page_line import PageLine, Piece
from tepi.window.theme import Theme

if TYPE_CHECKING:
    from tepi.marks.index import Span

# From where to where, the colour that shows there, and the number of the band whose it is.
_Stretch = tuple[float, float, str, int]


class Part(NamedTuple):
    """A stretch of a band in one colour with nothing on it; ``first`` and ``last``: here the mark ends.

    ``under_left`` and ``under_right`` say that what lies beside is laid later, and may cover an edge.
    """

    left: float
    right: float
    color: str
    first: bool = False
    last: bool = False
    under_left: bool = False
    under_right: bool = False


class Band(NamedTuple):
    """One mark on one line: what shows of it, the colours of its codes, the level of its first underline.

    ``first`` and ``last`` say whether the mark itself begins and ends on this line.
    """

    line: PageLine
    span: Span
    left: float
    right: float
    first: bool
    last: bool
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
        begin, stop = piece.left, piece.right
        below = [band for band in found if band.left < stop and begin < band.right]
        color = colors[0] if colors else theme.soft
        if below:
            surface = _laid(surface, begin, stop, color, len(found), theme)
        else:
            surface.append((begin, stop, theme.band_of(color), len(found)))
        level = _level(below, max(len(colors), 1))
        found.append(Band(line, span, begin, stop, piece.first, piece.last, [], colors, level))
    _share_out(surface, found)
    return found


def _laid(
    surface: list[_Stretch], begin: float, stop: float, color: str, number: int, theme: Theme
) -> list[_Stretch]:
    """What shows once a band is laid on what has shown so far."""
    now: list[_Stretch] = []
    at = begin
    for left, right, ground, whose in sorted(surface):
        low, high = max(left, begin), min(right, stop)
        if low >= high:
            now.append((left, right, ground, whose))
            continue
        if left < low:
            now.append((left, low, ground, whose))
        if at < low:
            now.append((at, low, theme.band_of(color), number))
        now.append((low, high, theme.band_on(ground, color), number))
        at = high
        if high < right:
            now.append((high, right, ground, whose))
    if at < stop:
        now.append((at, stop, theme.band_of(color), number))
    return now


def _share_out(surface: list[_Stretch], found: list[Band]) -> None:
    """Give every band what shows of it; stretches of one colour are one."""
    surface.sort()
    at, end = 0, len(surface)
    while at < end:
        left, right, color, number = surface[at]
        before = surface[at - 1] if at else None
        at += 1
        while at < end and surface[at][2:] == (color, number) and surface[at][0] == right:
            right = surface[at][1]
            at += 1
        after = surface[at] if at < end else None
        band = found[number]
        band.parts.append(
            Part(
                left,
                right,
                color,
                band.first and left == band.left,
                band.last and right == band.right,
                before is not None and before[1] == left and before[3] > number,
                after is not None and after[0] == right and after[3] >= number,
            )
        )


def _level(below: list[Band], wanted: int) -> int:
    """The lowest level with room for so many underlines; a bit stands for a level."""
    taken = 0
    for band in below:
        taken |= (1 << max(len(band.colors), 1)) - 1 << band.level
    level = 0
    while taken >> level & (1 << wanted) - 1:
        level += 1
    return level
