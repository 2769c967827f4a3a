"""Lines on a card are broken, counted and cut at words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCharFormat, QTextLayout

from tepi.window.panel.text_block import TextBlock
from tepi.window.theme import reading_font

pytestmark = pytest.mark.usefixtures("qtbot")


def block(text: str, most: int = 3) -> TextBlock:
    return TextBlock(text, reading_font(13), 280, most=most, spacing=18, ending="”")


class WideFaces:
    """Stands in for the faces of a script whose letters are wider than those of the reading face."""

    def ranges(self, words: str, base: str) -> list[QTextLayout.FormatRange]:
        made, look = QTextLayout.FormatRange(), QTextCharFormat()
        look.setFontFamilies([base])
        look.setProperty(QTextCharFormat.Property.FontPixelSize, 20)
        made.start, made.length, made.format = 0, len(words), look
        return [made]


def shown(made: TextBlock) -> str:
    return "".join(layout.text() for layout in made._layouts)


def test_short_text_is_whole() -> None:
    """What fits is shown to its end, with its closing sign."""
    made = block("“sebanyak 1.200 tentara")

    assert (made.height, made.cut, shown(made)) == (18, False, "“sebanyak 1.200 tentara”")


def test_long_text_ends_at_a_word() -> None:
    """Three lines, the last with an ellipsis behind a whole word."""
    made = block("kata " * 400)

    assert (made.height, made.cut) == (54, True)
    assert shown(made).endswith("kata …”")


@pytest.mark.parametrize("words", ["kata " * 400, "x" * 5000])
def test_the_last_line_has_room_for_its_ellipsis_in_a_wide_face(words: str) -> None:
    """What does not fit is left out, whatever face a script is set in; nothing comes to lie below the last line."""
    made = TextBlock(words, reading_font(13), 280, most=3, spacing=18, ending="”", faces=WideFaces())
    last = made._layouts[-1]

    assert (made.height, made.cut, last.lineCount()) == (54, True, 1)
    assert last.text().endswith(" …”")
    assert last.lineAt(0).naturalTextWidth() <= 280


@pytest.mark.parametrize("letter", ["e\u0301", "\U0001f469\u200d\U0001f680", "\u0e01\u0e33"])
def test_no_letter_is_torn(letter: str) -> None:
    """What is left of the last line ends behind a whole letter."""
    made = block(letter * 500)
    kept = shown(made).removesuffix(" …”")

    assert made.cut and kept == letter * (len(kept) // len(letter))


def test_a_word_longer_than_a_line_is_broken() -> None:
    """Text without spaces is cut too, and nothing reaches beyond the width."""
    made = block("x" * 5000)

    assert made.height == 54
    assert all(
        layout.lineAt(n).naturalTextWidth() <= 280
        for layout in made._layouts
        for n in range(layout.lineCount())
    )


def test_line_breaks_count() -> None:
    """A line break in the quote is one on the card."""
    assert block("one\ntwo").height == 36
    assert block("a\nb\nc\nd\ne").height == 54


def test_signs_beyond_the_basic_plane_are_not_torn() -> None:
    """A cut between surrogates would show a box."""
    made = block("😀" * 500)

    assert "\ufffd" not in shown(made)
    assert made.height == 54


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("“قال الوزير إن الاتفاق مهم", True),
        ("“kata «السلام» kata", False),
        ("“123", False),
        ("“שלום עולם and more", True),
        ("“BBC: قال الوزير إن", True),
    ],
)
def test_text_stands_where_its_script_begins(text: str, right: bool) -> None:
    """Arabic and Hebrew begin at the right edge, whatever stands inside; everything else at the left."""
    made = block(text)

    line = made._layouts[0].lineAt(0)
    first = line.cursorToX(0)[0]
    assert first == (280 if right else 0)


def test_a_cut_last_line_keeps_to_the_side_of_the_others() -> None:
    """A last line that holds Latin words only is still part of an Arabic quote."""
    made = block("“" + "قال " * 40 + "kata " * 29)

    last = made._layouts[-1]
    assert last.textOption().textDirection() == Qt.LayoutDirection.RightToLeft
