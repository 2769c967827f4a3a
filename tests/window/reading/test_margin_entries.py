"""What an entry of the margin shows, and at which side."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tepi.marks.index import Span
from tepi.window.panel.text_block import TextBlock
from tepi.window.reading.margin_blocks import NAME_HEIGHT, SetBlock
from tepi.window.reading.margin_entries import Entry, note_left, paint_entry, signs
from tepi.window.reading.page import Sides
from tepi.window.theme import LIGHT, ui_font

LANE, NEAR, WIDTH = 200.0, 40.0, 150.0


def test_signs_say_what_cannot_be_read_there() -> None:
    """A note that is shown needs no sign; doubt and speaker always have theirs."""
    span = Span(0, 5, "m", (), note=True, unsure=True, said=True)

    assert signs(span, shows_note=False) == ["note", "doubt", "speaker"]
    assert signs(span, shows_note=True) == ["doubt", "speaker"]
    assert signs(Span(0, 5, "m"), shows_note=False) == []


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("text", ["short", "قصير"])
def test_a_note_begins_below_its_names_whichever_way_it_runs(qtbot: QtBot, text: str, mirrored: bool) -> None:
    """Its words touch the side nearest to the text, also where note and page run different ways."""
    note = TextBlock(text, ui_font(11), WIDTH, most=3, spacing=15)
    sides = Sides(mirrored)

    left = note_left(note, NEAR, WIDTH, lambda near, size: sides.left(LANE, near, size))
    words_left = left + (WIDTH - note.wide if note.mirrored else 0)

    assert 5 < note.wide < 60
    if mirrored:
        assert words_left + note.wide == pytest.approx(LANE - NEAR)
    else:
        assert words_left == pytest.approx(NEAR)


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("count", range(1, 10))
def test_names_never_pass_the_end_of_their_room(qtbot: QtBot, count: int, mirrored: bool) -> None:
    """However many codes a mark has, what is painted for it ends where its room ends, at either side."""
    block = SetBlock("m", 4, NAME_HEIGHT, 4, None, ("a", "b"))
    span = Span(0, 5, "m", unsure=True)
    entry = Entry(span, block, [("Reported", "#000000")] * count, signs(span, shows_note=False))
    image = QImage(round(LANE), 30, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    sides = Sides(mirrored)

    painter = QPainter(image)
    paint_entry(
        painter, entry, NEAR, WIDTH, lambda near, size: sides.left(LANE, near, size), LIGHT, current=True
    )
    painter.end()
    inked = {x for x in range(image.width()) for y in range(30) if image.pixel(x, y) != 0xFFFFFFFF}

    # Also what is left out is told of: nothing of the room that a name could have had stays without ink.
    assert count < 3 or max(inked) - min(inked) > WIDTH - 70
    far = LANE - min(inked) if mirrored else max(inked) + 1
    assert far <= NEAR + WIDTH + 1
