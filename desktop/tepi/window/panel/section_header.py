"""The line over the cards of one code, where they are grouped."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt

from tepi.window.ribbon import paint_swatch
from tepi.window.theme import SMALL, Theme, q, ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPainter

    from tepi.marks.codebook import Code


def draw_header(
    painter: QPainter, box: QRectF, words: tuple[str, str], code: Code | None, place: int, theme: Theme
) -> None:
    """Draw the swatch of ``code``, which has this ``place`` in the codebook, and its name and count."""
    painter.setRenderHint(painter.RenderHint.Antialiasing)
    swatch = QRectF(box.left() + 1, box.center().y() - 5, 10, 10)
    paint_swatch(painter, swatch, code.color if code else theme.soft, theme, theme.panel, place, 3)
    area = box.adjusted(18, 0, -2, 0)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine
    painter.setFont(ui_font(12, bold=True))
    painter.setPen(q(theme.ink))
    painter.drawText(area, middle | Qt.AlignmentFlag.AlignLeft, words[0])
    painter.setFont(ui_font(SMALL))
    painter.setPen(q(theme.soft))
    painter.drawText(area, middle | Qt.AlignmentFlag.AlignRight, words[1])
