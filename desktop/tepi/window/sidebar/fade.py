"""The soft edges of a list or text that goes on above or below what is shown."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF
from PySide6.QtWidgets import QAbstractScrollArea

from tepi.window.theme import Theme, q

HEIGHT = 22


def paint_fade(
    area: QAbstractScrollArea, theme: Theme, ground: str, cut: tuple[bool, bool] = (True, True)
) -> None:
    """Paint the first and last pixels of ``area`` into ``ground``, in its paint event, where more is there.

    ``cut`` says whether what stands at either edge goes on beyond it; what ends there is left as it is. In high
    contrast nothing is veiled: there a scroll bar says it.
    """
    bar = area.verticalScrollBar()
    above = cut[0] and bar.value() > bar.minimum()
    below = cut[1] and bar.value() < bar.maximum()
    if theme.strong or not (above or below):
        return
    # The first frame has nothing to fade.
    from PySide6.QtGui import QBrush, QLinearGradient, QPainter

    viewport = area.viewport()
    foot = viewport.height()
    painter = QPainter(viewport)
    for there, clear, full in ((above, float(HEIGHT), 0.0), (below, float(foot - HEIGHT), float(foot))):
        if there:
            fade = QLinearGradient(0, clear, 0, full)
            fade.setColorAt(0, q(ground, 0.0))
            fade.setColorAt(1, q(ground))
            painter.fillRect(QRectF(0, min(clear, full), viewport.width(), HEIGHT), QBrush(fade))
    painter.end()


def keep_clear(area: QAbstractScrollArea, row: QRect) -> None:
    """Scroll until ``row`` (pixels of the viewport), which shows at the head or the foot, is off the soft edge."""
    if not row.isValid():
        return
    bar = area.verticalScrollBar()
    hidden = row.bottom() + 1 - (area.viewport().height() - HEIGHT)
    if hidden > 0:
        bar.setValue(bar.value() + hidden)
    elif row.top() < HEIGHT:
        bar.setValue(bar.value() + row.top() - HEIGHT)
