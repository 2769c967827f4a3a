"""Ribbons and swatches as they are drawn."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from pytestqt.qtbot import QtBot

from tepi.marks.textures import texture
from tepi.window.high_contrast import ON_BLACK, ON_WHITE
from tepi.window.ribbon import paint_ribbon, paint_swatch
from tepi.window.theme import DARK, LIGHT, Theme

RED = "#d55e00"


def drawn(
    box: QRectF, *, scale: float = 1.0, upright: bool = False, place: int = 3, thin: bool = False
) -> QImage:
    """A ribbon on white, alone."""
    image = QImage(round(80 * scale), round(80 * scale), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(scale)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    paint_ribbon(painter, box, RED, place, upright=upright, thin=thin)
    painter.end()
    return image


def lit(image: QImage, x: int, y: int) -> bool:
    return image.pixelColor(x, y).name() == RED


@pytest.mark.parametrize("place", range(12))
def test_a_ribbon_is_its_pattern_cell_by_cell(qtbot: QtBot, place: int) -> None:
    """Four pixels high, each cell is a pixel; upright it is the same, turned."""
    rows = texture(place).rows
    flat = drawn(QRectF(10, 20, 40, 4), place=place)
    upright = drawn(QRectF(20, 10, 4, 40), place=place, upright=True)

    for down, row in enumerate(rows):
        for along in range(40):
            wanted = row[along % len(row)] == "#"
            assert lit(flat, 10 + along, 20 + down) == wanted
            assert lit(upright, 20 + down, 10 + along) == wanted


def test_a_ribbon_ends_with_its_box(qtbot: QtBot) -> None:
    """Nothing is drawn beside it."""
    image = drawn(QRectF(10, 20, 33, 4))

    assert not any(
        lit(image, x, y) for x in range(80) for y in range(80) if not (10 <= x < 43 and 20 <= y < 24)
    )


def test_a_rhythm_is_as_thick_as_its_box_and_as_long_as_its_cells(qtbot: QtBot) -> None:
    """Also two pixels high its dashes are as far apart as one pixel high."""
    one, two = (drawn(QRectF(0, 0, 60, high), thin=True) for high in (1, 2))

    assert [lit(one, x, 0) for x in range(60)] == [lit(two, x, 1) for x in range(60)]
    assert {lit(one, x, 0) for x in range(60)} == {True, False}


def test_a_ribbon_is_sharp_on_a_fine_screen(qtbot: QtBot) -> None:
    """With two device pixels each cell has four of them, and none is blurred."""
    image = drawn(QRectF(0, 0, 32, 4), scale=2.0)
    names = {image.pixelColor(x, y).name() for x in range(64) for y in range(8)}

    assert names == {RED, "#ffffff"}
    assert lit(image, 0, 0) and lit(image, 1, 1)


def swatch(theme: Theme, place: int, color: str = RED) -> QImage:
    image = QImage(40, 24, QImage.Format.Format_RGB32)
    image.fill(QColor(theme.panel))
    painter = QPainter(image)
    paint_swatch(painter, QRectF(12, 6, 12, 12), color, theme, theme.panel, place)
    painter.end()
    return image


def test_without_patterns_a_swatch_is_its_colour_alone(qtbot: QtBot) -> None:
    """The same for every place of the codebook, and where there is no code."""
    assert (
        swatch(LIGHT, 0) == swatch(LIGHT, 5) == swatch(LIGHT, -1) == swatch(replace(LIGHT, patterns=True), -1)
    )
    assert swatch(LIGHT, 0).pixelColor(18, 12).name() == LIGHT.line_of(RED, LIGHT.panel)


@pytest.mark.parametrize("theme", [LIGHT, DARK, ON_WHITE, ON_BLACK], ids=lambda theme: theme.name)
def test_swatches_of_one_colour_are_told_apart_by_their_patterns(qtbot: QtBot, theme: Theme) -> None:
    """Nine swatches in the same grey differ from each other in at least twenty pixels, clearly."""
    woven = replace(theme, patterns=True)
    pictures = [swatch(woven, place, "#808080") for place in range(9)]

    for one, other in combinations(pictures, 2):
        differing = sum(
            abs(one.pixelColor(x, y).lightness() - other.pixelColor(x, y).lightness()) > 60
            for x in range(40)
            for y in range(24)
        )
        assert differing >= 20
