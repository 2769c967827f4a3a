"""Dressing: faces of other scripts reach the page, and a language that is named later changes them."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QFontDatabase
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.reading.view import ReadingView
from tepi.window.theme import Themes


def faces_of(view: ReadingView) -> list[list[str]]:
    """The families named in the first paragraph."""
    view.geometry_of.caret(0)
    return [each.format.fontFamilies() for each in view.document().firstBlock().layout().formats()]


@pytest.fixture
def view(qtbot: QtBot) -> ReadingView:
    """A view of its own, shown."""
    made = ReadingView(Desk(), Themes("light"))
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def test_another_language_sets_the_same_letters_in_its_own_forms(view: ReadingView) -> None:
    """Where the facts name another language, the text is set anew with the forms of that one."""
    if not {"Noto Serif CJK SC", "Noto Serif CJK JP"} <= set(QFontDatabase.families()):
        pytest.skip("the faces are not installed here")
    view.show_text("骨直角")
    chinese = faces_of(view)

    view.show_text("骨直角", "ja")

    assert chinese == [["Noto Serif CJK SC"]]
    assert faces_of(view) == [["Noto Serif CJK JP"]]


def test_a_latin_text_has_no_faces_but_its_own(view: ReadingView) -> None:
    """Quotation marks and accents ask for nothing."""
    view.show_text("“Naïve” — he said, 1998.")

    assert faces_of(view) == []
