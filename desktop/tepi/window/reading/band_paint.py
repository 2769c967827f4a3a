"""The bands of one line as shapes: made once, drawn on every repaint until something on the line changes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QImage, QPainter, QPainterPath, QPen

from tepi.window.reading.bands import Band, Part
from tepi.window.reading.underlines import LINE, crowds, stack
from tepi.window.ribbon import paint_ribbon
from tepi.window.theme import Theme, q

if TYPE_CHECKING:
    from tepi.marks.index import Span

RADIUS = 3.0
OUTSET = 2.0
DASH, DASH_GAP = 5, 3
# A doubted mark's pattern is broken where several of its turns have been seen.
LONG_DASH, LONG_GAP = 22.0, 8.0
DOT, DOT_GAP = 1, 2
ASCENT = 0.8  # how far letters reach over the baseline, in sizes


class Broken(NamedTuple):
    """An underline with gaps: so many whole pixels of its colour, so many of nothing, from ``origin`` on."""

    color: str
    dash: int
    gap: int
    origin: float
    box: QRectF


class Drawing(NamedTuple):
    """What lies under the words of one line, in document pixels, lowest first."""

    fills: list[tuple[QColor, QRectF | QPainterPath]]
    frames: list[tuple[QColor, QPainterPath]]
    lines: list[tuple[QColor, list[QRectF]]]
    broken: list[Broken]
    ribbons: list[tuple[str, int, bool, QRectF]]


def compose(
    line_bands: list[Band], theme: Theme, places_of: Callable[[Span], list[int]] | None = None
) -> Drawing:
    """Make the shapes of a line's bands and underlines.

    ``places_of`` says where a mark's codes stand in the codebook: their patterns go by that.
    """
    fills: list[tuple[QColor, QRectF | QPainterPath]] = []
    frames: list[tuple[QColor, QPainterPath]] = []
    if not line_bands:
        return Drawing(fills, frames, [], [], [])
    line = line_bands[0].line
    top, height = line.band_top, line.band_height
    for band in line_bands:
        if theme.strong:
            color = theme.line_of(band.colors[0]) if band.colors else theme.soft
            frames.append((q(color), _frame(band)))
        else:
            fills += [(_color(part.color), _shape(part, top, height)) for part in band.parts]
    return Drawing(fills, frames, *_underlines(line_bands, theme, places_of))


def draw_fills(painter: QPainter, drawing: Drawing) -> None:
    """Draw the bands; the painter has no pen."""
    for color, shape in drawing.fills:
        if isinstance(shape, QRectF):
            painter.fillRect(shape, color)
        else:
            painter.fillPath(shape, color)


def draw_frames(painter: QPainter, drawing: Drawing) -> None:
    """Draw the borders that stand for bands in high contrast; leaves the painter without pen."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for color, path in drawing.frames:
        painter.setPen(QPen(color, 1.0))
        painter.drawPath(path)
    painter.setPen(Qt.PenStyle.NoPen)


def draw_lines(painter: QPainter, drawing: Drawing) -> None:
    """Draw the underlines; the painter has no pen."""
    for color, boxes in drawing.lines:
        painter.setBrush(color)
        painter.drawRects(boxes)
    for line in drawing.broken:
        painter.setBrushOrigin(QPointF(line.origin, line.box.top()))
        painter.fillRect(line.box, _texture(line.color, line.dash, line.gap))
    painter.setBrushOrigin(0, 0)
    for name, place, thin, box in drawing.ribbons:
        paint_ribbon(painter, box, name, place, thin=thin)


def outline(box: QRectF, first: bool, last: bool) -> QPainterPath:
    """A frame that stays open at an end where the mark goes on over the line."""
    path = QPainterPath()
    if first and last:
        path.addRoundedRect(box, RADIUS, RADIUS)
        return path
    left, right, top, bottom = box.left(), box.right(), box.top(), box.bottom()
    if first:
        left, right = right, left
    if first or last:
        turn = RADIUS if last else -RADIUS
        path.moveTo(left, top)
        path.lineTo(right - turn, top)
        path.quadTo(right, top, right, top + RADIUS)
        path.lineTo(right, bottom - RADIUS)
        path.quadTo(right, bottom, right - turn, bottom)
        path.lineTo(left, bottom)
        return path
    path.moveTo(left, top)
    path.lineTo(right, top)
    path.moveTo(left, bottom)
    path.lineTo(right, bottom)
    return path


def _frame(band: Band) -> QPainterPath:
    """The border round a band, without the foot, where its underline is; the upper of two lies inside."""
    up = band.line.band_top + 0.5 + (2 if band.level else 0)
    foot = band.line.band_top + band.line.band_height
    left, right = round(band.left - OUTSET) + 0.5, round(band.right + OUTSET) - 0.5
    path = QPainterPath()
    path.moveTo(left, foot if band.first else up)
    if band.first:
        path.lineTo(left, up)
    path.lineTo(right, up)
    if band.last:
        path.lineTo(right, foot)
    return path


def _underlines(
    line_bands: list[Band], theme: Theme, places_of: Callable[[Span], list[int]] | None
) -> tuple[list[tuple[QColor, list[QRectF]]], list[Broken], list[tuple[str, int, bool, QRectF]]]:
    """The underlines of a line, one for each code of each mark: plain boxes by colour, dashes, patterns.

    Where there are more than find room, a dotted one stands for the rest.
    """
    lines: dict[str, list[QRectF]] = {}
    broken: list[Broken] = []
    ribbons: list[tuple[str, int, bool, QRectF]] = []
    needed = [band.level + max(len(band.colors), 1) for band in line_bands]
    piles = crowds([(band.left, band.right) for band in line_bands], needed)
    line = line_bands[0].line
    first = line.band_top + line.band_height - LINE
    # As far as the next line's letters, were it set like this one.
    letters = line.bottom + (line.baseline - line.top) - line.shape.size * ASCENT
    room = max(letters - 1 - first, LINE)
    for band, levels in zip(line_bands, piles, strict=True):
        how = stack(levels, room, theme.patterns)
        places = places_of(band.span) if theme.patterns and places_of is not None else []
        left, right = band.left - 1, band.right + 1
        for number, color in enumerate(band.colors or [theme.soft]):
            level = min(band.level + number, how.most - 1)
            box = QRectF(left, first - how.up + level * how.step, right - left, how.thick)
            if level == how.most - 1 and levels > how.most:
                # All of them from one edge, or the gaps of one would be filled by the next.
                broken.append(Broken(theme.soft, DOT, DOT_GAP, round(line.left), box))
                break
            if number < len(places):
                parts = _cut(box, LONG_DASH, LONG_GAP) if band.span.unsure else (box,)
                ribbons += [(theme.line_of(color), places[number], not how.ribbon, part) for part in parts]
            elif band.span.unsure:
                broken.append(Broken(theme.line_of(color), DASH, DASH_GAP, round(left), box))
            else:
                lines.setdefault(theme.line_of(color), []).append(box)
    return [(_color(color), boxes) for color, boxes in lines.items()], broken, ribbons


def _cut(box: QRectF, dash: float, gap: float) -> Iterator[QRectF]:
    """A box as dashes."""
    x = box.left()
    while x < box.right():
        yield QRectF(x, box.top(), min(dash, box.right() - x), box.height())
        x += dash + gap


@lru_cache(maxsize=1024)
def _color(color: str) -> QColor:
    return QColor(color)


@lru_cache(maxsize=256)
def _texture(color: str, dash: int, gap: int) -> QBrush:
    """Dashes without end, which cost no more than a plain line."""
    image = QImage(dash + gap, 1, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(0)
    for x in range(dash):
        image.setPixelColor(x, 0, QColor(color))
    return QBrush(image)


def _shape(part: Part, top: float, height: float) -> QRectF | QPainterPath:
    """A stretch, rounded where the mark ends; where another is laid on its edge it goes on under that."""
    left = part.left - (OUTSET if part.first else RADIUS if part.under_left else 0)
    right = part.right + (OUTSET if part.last else RADIUS if part.under_right else 0)
    box = QRectF(left, top, right - left, height)
    if not (part.first or part.last):
        return box
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(box, RADIUS, RADIUS)
    half = box.width() / 2
    if not part.first:
        path.addRect(box.adjusted(0, 0, -half, 0))
    if not part.last:
        path.addRect(box.adjusted(half, 0, 0, 0))
    return path
