"""Icons: SVG from ``resources/icons``, tinted by the theme."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QImage, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from tepi.resources import find


@lru_cache(maxsize=64)
def _source(name: str) -> str:
    return (find("resources") / "icons" / f"{name}.svg").read_text(encoding="utf-8")


def paint_icon(painter: QPainter, name: str, box: QRectF, color: str) -> None:
    """Draw the icon into ``box`` in one colour; sharp at any scale."""
    _renderer(name, color).render(painter, box)


@lru_cache(maxsize=256)
def _renderer(name: str, color: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(name).replace("currentColor", color).encode()))


@lru_cache(maxsize=256)
def icon(name: str, color: str, size: int = 16, air: int = 0) -> QIcon:
    """The icon in one colour, drawn at one, two and three times ``size`` for any screen; ``air`` pixels before it."""
    made = QIcon()
    for scale in (1, 2, 3):
        image = QImage(QSize((air + size) * scale, size * scale), QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        _renderer(name, color).render(painter, QRectF(air * scale, 0, size * scale, size * scale))
        painter.end()
        pixmap = QPixmap.fromImage(image)
        pixmap.setDevicePixelRatio(scale)
        made.addPixmap(pixmap)
    return made
