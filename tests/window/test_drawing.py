"""Pixels of a picture: each stripe has its code's colour at its place."""

from __future__ import annotations

from xml.etree import ElementTree as ET

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot
from tests.window.panel.conftest import mark  # noqa: F401  # a fixture

from tepi.exchange.picture import COLUMNS, DARK, EDGE, LIGHT, NAMES, picture
from tepi.marks.contrast import readable
from tepi.window.desk import Desk
from tepi.window.drawing import image_of, png_of

SPACE = "{http://www.w3.org/2000/svg}"


@pytest.mark.parametrize("dark", [False, True])
def test_stripes_have_their_colours(qtbot: QtBot, desk: Desk, mark, dark: bool) -> None:  # noqa: F811
    """In the middle of a mark the code's colour, beside it the track, in light and in dark."""
    mark("Kyiv kehilangan", "Opinion"), mark("Robert Wood", "Fact")
    svg = picture(desk.library, desk.open.document, dark=dark)
    look = DARK if dark else LIGHT
    image = image_of(svg)
    text = desk.open.text

    for words, name in (("Kyiv kehilangan", "Opinion"), ("Robert Wood", "Fact")):
        group = next(
            each
            for each in ET.fromstring(svg.encode()).iter(f"{SPACE}g")  # our own
            if each.find(f"{SPACE}title").text.startswith(name)
        )
        track = group.findall(f"{SPACE}rect")[1]
        y = round(2 * (float(track.get("y")) + 8))
        middle = (text.index(words) + len(words) / 2) / len(text)
        x = round(2 * (EDGE + NAMES + COLUMNS * middle))
        color = readable(desk.codebook.named(name).color, look.track, 3.0)
        assert image.pixelColor(x, y) == QColor(color)
        assert image.pixelColor(x - 26, y) == image.pixelColor(x + 26, y) == QColor(look.track)


def test_png(qtbot: QtBot, desk: Desk, tmp_path) -> None:
    """The file holds the same pixels, twice as many each way, and has words in it."""
    svg = picture(desk.library, desk.open.document)
    found = QImage.fromData(png_of(svg))

    size = ET.fromstring(svg.encode())  # our own
    assert (found.width(), found.height()) == (2 * int(size.get("width")), 2 * int(size.get("height")))
    assert found.pixelColor(2, 2) == QColor(LIGHT.ground)
    title = {found.pixel(x, y) for x in range(2 * EDGE, 600) for y in range(60, 95)}
    assert len(title) > 8
