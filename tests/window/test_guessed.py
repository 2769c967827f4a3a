"""How a guessed title looks."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from tepi.window.guessed import show_guess


@pytest.mark.parametrize("title", ["Der Hafen", "“Straße” – 2", "Гавань", "Το λιμάνι"])
def test_letters_with_italics_are_slanted_while_the_title_is_a_guess(qtbot: QtBot, title: str) -> None:
    """And no longer when the reader has named the text."""
    font = QFont()
    show_guess(font, title, True)
    slanted = font.italic()
    show_guess(font, title, False)

    assert (slanted, font.italic()) == (True, False)


@pytest.mark.parametrize("title", ["افتتاحية", "מאמר", "社论", "บท", "संपाद", "OECD על"])
def test_letters_without_italics_stand_upright(qtbot: QtBot, title: str) -> None:
    """No machine pushes over what no hand has ever slanted."""
    font = QFont()
    show_guess(font, title, True)

    assert not font.italic()
