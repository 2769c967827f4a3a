"""Lines on a card are broken, counted and cut at words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from tepi.window.panel.text_block import TextBlock
from tepi.window.theme import reading_font

pytestmark = pytest.mark.usefixtures("qtbot")


def block(text: str, most: int = 3) -> TextBlock:
    return TextBlock(text, reading_font(13), 280, most=most, spacing=18, ending="”")


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
