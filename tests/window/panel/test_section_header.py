"""The line over the cards of one code."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tepi.window.panel.section_header import draw_header
from tepi.window.theme import LIGHT


def inked(name: str, count: str) -> list[int]:
    """The columns of a header's picture that hold ink."""
    image = QImage(300, 24, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    painter = QPainter(image)
    draw_header(painter, QRectF(0, 0, 300, 24), (name, count), None, -1, LIGHT)
    painter.end()
    return [x for x in range(300) if any(image.pixel(x, y) != 0xFFFFFFFF for y in range(24))]


def test_swatch_name_and_count_have_their_places(qtbot: QtBot) -> None:
    """The swatch first, the name behind it, the count at the far end."""
    bare, named, counted = inked("", ""), inked("Opinion", ""), inked("Opinion", "12")

    assert min(bare) > 0 and max(bare) < 14
    assert 17 < max(named) < 100
    assert 280 < max(counted) < 299
