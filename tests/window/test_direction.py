"""A title's signs stand where its own script has them, in a window of any language."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QImage, QPainter
from pytestqt.qtbot import QtBot

from tepi.window.direction import direction_of, draw_title, suit
from tepi.window.theme import ui_font


def drawn(title: str) -> tuple[int, int]:
    """The first and the last column that holds ink."""
    picture = QImage(400, 30, QImage.Format.Format_ARGB32)
    picture.fill(0xFFFFFFFF)
    painter = QPainter(picture)
    painter.setFont(ui_font(14))
    before = painter.layoutDirection()
    draw_title(painter, QRectF(0, 0, 400, 30), title)
    assert painter.layoutDirection() == before
    painter.end()
    inked = [x for x in range(400) if any(picture.pixel(x, y) & 0xFF < 128 for y in range(30))]
    return inked[0], inked[-1]


def test_words_run_as_most_of_their_letters_do() -> None:
    """An Arabic title that begins with a Latin name still runs from right to left."""
    right_to_left, left_to_right = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
    assert direction_of("BBC تنشر تقريرًا جديدًا") == right_to_left
    assert direction_of("The word السلام") == left_to_right
    assert direction_of("2024") == left_to_right


def test_an_ellipsis_ends_a_title_where_reading_ends(qtbot: QtBot) -> None:
    """Behind Hebrew words three dots make the line longer at the left; titles all begin at the box's left."""
    whole, cut = drawn("שלום"), drawn("שלום___")
    assert whole[0] < 5
    assert cut[0] < 5
    assert cut[1] > whole[1]
    assert drawn("kata")[0] < 5


@pytest.mark.parametrize("title", ["Der Hafen", "“Straße” – 2", "Гавань", "Το λιμάνι"])
def test_letters_with_italics_are_slanted_while_the_title_is_a_guess(qtbot: QtBot, title: str) -> None:
    """And no longer when the reader has named the text."""
    font = QFont()
    suit(font, title, True, "")
    slanted = font.italic()
    suit(font, title, False, "")

    assert (slanted, font.italic()) == (True, False)


@pytest.mark.parametrize("title", ["افتتاحية", "מאמר", "社论", "บท", "संपाद", "OECD על"])
def test_letters_without_italics_stand_upright(qtbot: QtBot, title: str) -> None:
    """No machine pushes over what no hand has ever slanted."""
    font = QFont()
    suit(font, title, True, "")

    assert not font.italic()
