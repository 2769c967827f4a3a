"""Pixels of a drawing in SVG: for files, the clipboard and the shell."""

from __future__ import annotations

import sys

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QImageWriter, QPainter
from PySide6.QtSvg import QSvgRenderer

from tepi.exchange.picture import KIND

SCALE = 2

_own: list[QGuiApplication] = []


def image_of(svg: str, scale: int = SCALE) -> QImage:
    """The drawing with ``scale`` pixels for each of its own."""
    renderer = QSvgRenderer(QByteArray(svg.encode()))
    image = QImage(renderer.defaultSize() * scale, QImage.Format.Format_ARGB32_Premultiplied)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    renderer.render(painter)
    painter.end()
    return image


def png_of(svg: str, scale: int = SCALE) -> bytes:
    """The same as the bytes of a PNG. Without a running application one is made, for the faces of its words."""
    if QGuiApplication.instance() is None:
        _own.append(QGuiApplication(sys.argv[:1]))
    image = image_of(svg, scale)
    # Known by it to a later export, which may then replace the file.
    image.setText("Software", KIND)
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())
