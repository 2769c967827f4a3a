"""Which way one line of words runs, whatever the window's own language."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from tepi.text.direction import reads_backwards


def direction_of(words: str) -> Qt.LayoutDirection:
    """The way these words run: by most of their letters, left to right where they have none."""
    return Qt.LayoutDirection.RightToLeft if reads_backwards(words) else Qt.LayoutDirection.LeftToRight


def draw_title(painter: QPainter, box: QRectF, title: str) -> None:
    """Draw a line at the left of a box; its marks and its ellipsis stand where its own script has them."""
    usual = painter.layoutDirection()
    painter.setLayoutDirection(direction_of(title))
    flags = Qt.AlignmentFlag
    painter.drawText(box, flags.AlignVCenter | flags.AlignLeft | flags.AlignAbsolute, title)
    painter.setLayoutDirection(usual)
