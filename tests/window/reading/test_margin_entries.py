"""What an entry of the margin shows, and at which side."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tepi.marks.index import Span
from tepi.window.panel.text_block import TextBlock
from tepi.window.reading.margin_blocks import NAME_HEIGHT, SetBlock
from tepi.window.reading.margin_entries import (
    LEADING,
    NAME_LINE,
    Entry,
    note_left,
    paint_entry,
    signs,
    spread_names,
)
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


def long_entry(*names: str, top: float = 4.0) -> Entry:
    """A mark with these codes and a note's sign."""
    span = Span(0, 5, "m", note=True)
    block = SetBlock("m", top, NAME_HEIGHT, top, None, ())
    return Entry(span, block, [(name, "#000000") for name in names], signs(span, shows_note=False))


def test_names_that_do_not_fit_go_on_in_the_next_line(qtbot: QtBot) -> None:
    """Where there is room below; the block is so much higher, and short names stay in one line."""
    entry = long_entry("Rhetorical question", "Irony or distance quotes", "Fact")

    spread = spread_names(entry, WIDTH, 3 * NAME_LINE)

    assert spread.first_lines == (1, 1)
    assert spread.block.height == NAME_HEIGHT + 2 * NAME_LINE == spread.names_height
    assert spread_names(long_entry("Fact", "Opinion"), WIDTH, 100).first_lines == ()


@pytest.mark.parametrize("free", [0.0, NAME_LINE - LEADING - 1, NAME_LINE - LEADING, NAME_LINE, 200.0])
def test_names_take_no_more_lines_than_are_free(qtbot: QtBot, free: float) -> None:
    """They never reach the names of the next mark; what is left over stands shortened in the last line."""
    entry = long_entry("Rhetorical question", "Irony or distance quotes", "Call to action")

    spread = spread_names(entry, WIDTH, free)

    assert spread.block.height - entry.block.height <= free + LEADING
    assert bool(spread.first_lines) == (free >= NAME_LINE - LEADING)


@pytest.mark.parametrize("mirrored", [False, True])
def test_every_line_of_names_begins_where_names_begin(qtbot: QtBot, mirrored: bool) -> None:
    """At the side of the words, in whichever way the page runs."""
    entry = spread_names(long_entry("Rhetorical question", "Irony or distance quotes"), WIDTH, 100)
    image = QImage(round(LANE), 50, QImage.Format.Format_RGB32)
    image.fill(0xFFFFFFFF)
    sides = Sides(mirrored)

    painter = QPainter(image)
    paint_entry(
        painter, entry, NEAR, WIDTH, lambda near, size: sides.left(LANE, near, size), LIGHT, current=False
    )
    painter.end()

    assert entry.first_lines == (1, 1)  # the sign stands below the second name
    for top in (entry.block.top, entry.block.top + NAME_LINE):
        rows = range(round(top) + 3, round(top) + 14)
        inked = {x for x in range(image.width()) for y in rows if image.pixel(x, y) != 0xFFFFFFFF}
        near = LANE - max(inked) - 1 if mirrored else min(inked)
        assert near == pytest.approx(NEAR, abs=2.5)


def test_signs_go_below_a_name_that_leaves_them_no_room(qtbot: QtBot) -> None:
    """The name is read to its end."""
    entry = long_entry("Irony or distance quotes")

    assert spread_names(entry, WIDTH, 100).first_lines == (1,)
    assert spread_names(entry, WIDTH + 40, 100).first_lines == ()
