"""One side or two: who is in use, what is shared, what a closed side leaves behind."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tepi.text.document import Document
from tepi.text.ranges import Range
from tepi.window.desk import Desk
from tepi.window.reading.spread import Spread
from tepi.window.theme import Themes


@pytest.fixture
def spread(qtbot: QtBot, desk: Desk, themes: Themes) -> Spread:
    """A middle that shows the editorial."""
    made = Spread(desk, themes, None)
    qtbot.addWidget(made)
    made.resize(1200, 700)
    made.show()
    made.pane.view.setFocus()
    return made


def test_the_keyboard_says_which_is_in_use(
    qtbot: QtBot, spread: Spread, desk: Desk, editorial: Document
) -> None:
    """The pane that has the keyboard is the one in use; where another seat is put to use the keyboard goes along."""
    side = spread.divide()
    side.seat.desk.show(editorial)
    assert spread.side is spread.sides[0]
    side.pane.view.setFocus()
    qtbot.waitUntil(lambda: spread.side is side)
    assert spread.other is spread.sides[0]

    desk.use_seat(spread.sides[0].seat)
    assert spread.sides[0].pane.view.hasFocus()


def test_the_bar_of_the_text_in_use_is_the_stronger_one(
    spread: Spread, themes: Themes, editorial: Document
) -> None:
    """Of two focus bars only that of the text in use has the whole accent colour."""
    spread.divide().seat.desk.show(editorial, caret=0)

    def bars() -> list[bool]:
        found = []
        for pane in spread.panes:
            picture = pane.view.viewport().grab().toImage()
            box = pane.view.geometry_of.caret(pane._desk.caret)
            found.append(picture.pixelColor(13, round(box.center().y())) == QColor(themes.current.accent))
        return found

    assert bars() == [True, False]
    spread.sides[1].pane.view.setFocus()
    assert bars() == [False, True]


def test_a_closed_side_holds_nothing(qtbot: QtBot, spread: Spread, desk: Desk, editorial: Document) -> None:
    """A closed side lets its text go and hears of no document; it is used again for the next division."""
    side = spread.divide()
    side.seat.desk.show(editorial)
    spread.close_side(side)
    assert len(desk.seats) == 1 and side.pane.view.text == "" and not side.isVisible()

    assert spread.divide(left=True) is side
    assert spread.sides[0] is side and spread.splitter.indexOf(side) == 0
    assert [one.width() > 400 for one in spread.sides] == [True, True]


def test_the_first_may_go_as_well(spread: Spread, desk: Desk, editorial: Document) -> None:
    """Where the side in use goes, the other is in use and has the keyboard."""
    first, side = spread.side, spread.divide()
    side.seat.desk.show(editorial)
    spread.close_side(first)
    assert spread.pane is side.pane and side.pane.view.hasFocus() and desk.seat is side.seat
    assert not side.title.isVisible()


def test_a_screen_reader_hears_which_text_it_is(spread: Spread, editorial: Document) -> None:
    """With two texts each is named by its document; alone a text is the text."""
    side = spread.divide()
    side.seat.desk.show(editorial)
    assert [pane.view.accessibleName() for pane in spread.panes] == [f"Text: {editorial.title}"] * 2
    spread.close_side(side)
    assert spread.pane.view.accessibleName() == "Text"


def test_both_texts_have_one_size(spread: Spread, editorial: Document) -> None:
    """Ctrl and the wheel over one text make both larger."""
    spread.divide().seat.desk.show(editorial)
    spread.sides[1].pane.view.zoom_asked.emit(1)
    assert [pane.zoom for pane in spread.panes] == [110, 110]


def test_hits_show_wherever_the_text_is(spread: Spread, desk: Desk, editorial: Document) -> None:
    """What was sought is framed on both sides that show the text, the current place where the reader is."""
    spread.divide().seat.desk.show(editorial)
    spread.set_find_hits([Range(0, 4), Range(9, 12)], 1)
    assert [pane.find_hits for pane in spread.panes] == [[Range(0, 4), Range(9, 12)]] * 2
    assert [pane.view.underlay.hit for pane in spread.panes] == [1, -1]


def test_sides_change_places(spread: Spread, editorial: Document) -> None:
    """Exchanged sides keep their widths and what they show."""
    side = spread.divide()
    side.seat.desk.show(editorial)
    spread.splitter.setSizes([700, 499])
    first, widths = spread.sides[0], [one.width() for one in spread.sides]
    spread.exchange()
    assert spread.sides == [side, first]
    assert [spread.splitter.indexOf(one) for one in spread.sides] == [0, 1]
    assert [one.width() for one in spread.sides] == widths[::-1]
