"""A word that never ends is found before it is laid out, and costs no minute."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QTextOption
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.reading.endless import LONGEST_WORD, has_endless_word
from tepi.window.reading.view import ReadingView
from tepi.window.theme import Themes


@pytest.mark.parametrize("before", ["", "some words ", "line\n" * 9000])
@pytest.mark.parametrize("after", ["", " and more words", "\nmore" * 9000])
def test_found_wherever_it_stands(before: str, after: str) -> None:
    """One character more than the longest word is found, and as many are not."""
    assert has_endless_word(before + "x" * (LONGEST_WORD * 2) + after)
    assert not has_endless_word(before + "x" * (LONGEST_WORD // 2) + after)


def test_ordinary_texts_have_none() -> None:
    """A line of a megabyte is no word, and a hundred thousand empty lines are none either."""
    assert not has_endless_word("word " * 200_000)
    assert not has_endless_word("\n" * 100_000)
    assert not has_endless_word("")


def test_only_such_a_text_is_broken_anywhere(qtbot: QtBot, themes: Themes) -> None:
    """The view breaks lines between any two letters where there is an endless word, and between words again after."""
    view = ReadingView(Desk(), themes)
    qtbot.addWidget(view)
    view.show_text("x" * (LONGEST_WORD + 1))
    assert view.wordWrapMode() == QTextOption.WrapMode.WrapAnywhere

    view.show_text("Words again.")
    assert view.wordWrapMode() == QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
