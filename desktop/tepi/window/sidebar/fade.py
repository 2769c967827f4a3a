"""The soft edge of a list or text that goes on below what is shown."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtWidgets import QAbstractScrollArea

from tepi.window.theme import q

HEIGHT = 22


def paint_fade(area: QAbstractScrollArea, ground: str) -> None:
    """Paint the last pixels of ``area`` into ``ground``, in its paint event, where more is below."""
    bar = area.verticalScrollBar()
    if bar.value() >= bar.maximum():
        return
    # The first frame has nothing to fade.
    from PySide6.QtGui import QBrush, QLinearGradient, QPainter

    viewport = area.viewport()
    strip = QRectF(0, viewport.height() - HEIGHT, viewport.width(), HEIGHT)
    fade = QLinearGradient(strip.topLeft(), strip.bottomLeft())
    fade.setColorAt(0, q(ground, 0.0))
    fade.setColorAt(1, q(ground))
    painter = QPainter(viewport)
    painter.fillRect(strip, QBrush(fade))
    painter.end()
