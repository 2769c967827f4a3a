"""The soft edge of a list or text that goes on below what is shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
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


def keep_clear(area: QAbstractScrollArea, row: QRect) -> None:
    """Scroll on until ``row`` (pixels of the viewport), which shows at the foot, stands above the soft edge."""
    bar = area.verticalScrollBar()
    hidden = row.bottom() + 1 - (area.viewport().height() - HEIGHT)
    if row.isValid() and hidden > 0:
        bar.setValue(bar.value() + hidden)
