"""Patterns as Qt draws them: ribbons under words and along brackets, and swatches."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from tepi.marks.textures import ROWS, texture
from tepi.window.theme import Theme, q

CELL = 2.0  # of a swatch: twice as large as under the words
CORNER = 3.5


@lru_cache(maxsize=256)
def _tile(
    rows: tuple[str, ...], color: str, cell: tuple[float, float], upright: bool, scale: float
) -> QPixmap:
    """One turn of a pattern, to be laid side by side."""
    columns = len(rows[0])
    width, height = columns * cell[0], len(rows) * cell[1]
    if upright:
        width, height = height, width
    made = QPixmap(max(round(width * scale), 1), max(round(height * scale), 1))
    made.fill(Qt.GlobalColor.transparent)
    painter = QPainter(made)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.scale(made.width() / width, made.height() / height)
    for down, row in enumerate(rows):
        for along, sign in enumerate(row):
            if sign == "#":
                x, y, wide, high = along * cell[0], down * cell[1], *cell
                box = QRectF(y, x, high, wide) if upright else QRectF(x, y, wide, high)
                painter.fillRect(box, QColor(color))
    painter.end()
    made.setDevicePixelRatio(scale)
    return made


def paint_ribbon(
    painter: QPainter, box: QRectF, color: str, place: int, *, thin: bool = False, upright: bool = False
) -> None:
    """Draw a code's pattern along ``box``; ``thin``: its rhythm alone; ``upright``: from top to bottom."""
    device = painter.device()
    scale = device.devicePixelRatio() if device is not None else 1.0
    high = box.width() if upright else box.height()
    found = texture(place)
    rows: tuple[str, ...] = (found.thin,) if thin else found.rows
    # The cells of a rhythm stay as long as they are where it becomes a hairline.
    cell = (1.0 if thin else high / ROWS, high if thin else high / ROWS)
    painter.drawTiledPixmap(box, _tile(rows, color, cell, upright, scale))


def paint_swatch(
    painter: QPainter, box: QRectF, color: str, theme: Theme, ground: str, place: int, corner: float = CORNER
) -> None:
    """Draw the sample of a code's colour, and where patterns are on of its pattern, a little wider.

    ``place`` is the code's place in the codebook; -1 where there is no code. Leaves no pen.
    """
    strong = theme.line_of(color, ground)
    painter.setPen(Qt.PenStyle.NoPen)
    if not theme.patterns or place < 0:
        painter.setBrush(q(strong))
        painter.drawRoundedRect(box, corner, corner)
        return
    frame = box.adjusted(-3.5, 0.5, 1.5, -0.5)
    painter.setBrush(q(theme.page))
    painter.setPen(QPen(q(strong), 1.0))
    painter.drawRoundedRect(frame, corner, corner)
    painter.setPen(Qt.PenStyle.NoPen)
    high = min(ROWS * CELL, frame.height() - 3)
    middle = frame.center().y()
    paint_ribbon(painter, QRectF(frame.left() + 1, middle - high / 2, frame.width() - 2, high), strong, place)
