"""One bracket in the margin: its colours or patterns, and the ring round the current one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPen

from tepi.window.ribbon import paint_ribbon
from tepi.window.theme import Theme, q

BAR = 3


def paint_bracket(
    painter: QPainter,
    box: QRectF,
    codes: Sequence[tuple[str, int]],
    theme: Theme,
    *,
    several: bool = False,
    current: bool = False,
    pointed: bool = False,
) -> None:
    """Paint a bracket that shares its height among codes, each a colour and its place in the codebook (or -1).

    ``several``: it stands for more than one mark, and is a double line.
    """
    painter.setPen(Qt.PenStyle.NoPen)
    share = box.height() / len(codes)
    for number, (color, place) in enumerate(codes):
        part = QRectF(box.left(), box.top() + number * share, BAR, share)
        if theme.patterns and place >= 0:
            paint_ribbon(painter, part.adjusted(-0.5, 0, 0.5, 0), color, place, upright=True)
            continue
        painter.setBrush(q(color))
        painter.drawRoundedRect(part, 1.5, 1.5)
    if several:
        painter.fillRect(box.adjusted(1, 0, -1, 0), q(theme.page))
    if current or pointed:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        strength = 1.0 if current or theme.strong else 0.5
        painter.setPen(QPen(q(codes[0][0], strength), theme.focus_pen if current else 1.5))
        painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)
