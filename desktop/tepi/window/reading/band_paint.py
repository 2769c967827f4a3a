"""The bands of one line as shapes: made once, drawn on every repaint until something on the line changes."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from tepi.window.reading.bands import Band
from tepi.window.theme import Theme, q

RADIUS = 3.0
OUTSET = 2.0
LINE, LINE_STEP = 2.0, 3.0
MOST_LINES = 4
DASH, DASH_GAP = 5.0, 3.0


class Drawing(NamedTuple):
    """What lies under the words of one line, in document pixels, lowest first."""

    fills: list[tuple[QColor, QPainterPath]]
    frames: list[tuple[QColor, QPainterPath]]
    lines: list[tuple[QColor, list[QRectF]]]


def compose(line_bands: list[Band], theme: Theme) -> Drawing:
    """Make the shapes of a line's bands and underlines."""
    fills: list[tuple[QColor, QPainterPath]] = []
    frames: list[tuple[QColor, QPainterPath]] = []
    lines: dict[str, list[QRectF]] = {}
    last = ""
    for band in line_bands:
        top, height = band.line.band_top, band.line.band_height
        if theme.strong:
            color = theme.line_of(band.colors[0]) if band.colors else theme.soft
            frames.append((q(color), _frame(band)))
        for part in band.parts if not theme.strong else ():
            left = part.left - (OUTSET if part.first else 0)
            right = part.right + (OUTSET if part.last else 0)
            if part.color != last or not fills:
                path = QPainterPath()
                path.setFillRule(Qt.FillRule.WindingFill)
                fills.append((q(part.color), path))
                last = part.color
            box = QRectF(left, top, right - left, height)
            _add_rounded(fills[-1][1], box, part.first, part.last)
        _add_lines(lines, band, top + height - LINE, theme)
    return Drawing(fills, frames, [(q(color), boxes) for color, boxes in lines.items()])


def draw_fills(painter: QPainter, drawing: Drawing) -> None:
    """Draw the bands; the painter has no pen."""
    for color, path in drawing.fills:
        painter.fillPath(path, color)


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
    first, last = band.parts[0].first, band.parts[-1].last
    path = QPainterPath()
    path.moveTo(left, foot if first else up)
    if first:
        path.lineTo(left, up)
    path.lineTo(right, up)
    if last:
        path.lineTo(right, foot)
    return path


def _add_lines(lines: dict[str, list[QRectF]], band: Band, top: float, theme: Theme) -> None:
    """Add a band's underlines, one for each code; dashes say that the annotator doubts it."""
    left, right = band.left - 1, band.right + 1
    for number, color in enumerate(band.colors or [theme.soft]):
        level = band.level + number
        if level >= MOST_LINES:
            break
        boxes = lines.setdefault(theme.line_of(color), [])
        y = top + level * LINE_STEP
        if not band.span.unsure:
            boxes.append(QRectF(left, y, right - left, LINE))
            continue
        x = left
        while x < right:
            boxes.append(QRectF(x, y, min(DASH, right - x), LINE))
            x += DASH + DASH_GAP


def _add_rounded(path: QPainterPath, box: QRectF, left: bool, right: bool) -> None:
    """Add a box that is rounded only at these ends."""
    if not (left or right):
        path.addRect(box)
        return
    path.addRoundedRect(box, RADIUS, RADIUS)
    half = box.width() / 2
    if not left:
        path.addRect(box.adjusted(0, 0, -half, 0))
    if not right:
        path.addRect(box.adjusted(half, 0, 0, 0))
