"""A card is laid out when it is looked at, and again only when it would look otherwise."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.library.whoami import annotator
from tepi.window.desk import Desk
from tepi.window.panel import laid_cards
from tepi.window.panel.laid_cards import LaidCards
from tepi.window.theme import Themes


@pytest.fixture
def cards(desk: Desk, themes: Themes) -> LaidCards:
    """The cards of the open text."""
    made = LaidCards(desk, themes)
    made.begin()
    return made


def test_a_card_is_laid_out_once(cards: LaidCards, mark) -> None:
    """Asked for again it is the same card, until it is to be forgotten."""
    made = mark("perang ilegal", "Fact")
    assert made not in cards
    card = cards.of(made, 300)
    assert card is not None and made in cards and cards.of(made, 300) is card

    cards.forget(None, made)
    assert made not in cards
    assert cards.of(made, 300) is not card


def test_of_what_is_no_mark_there_is_none(cards: LaidCards, desk: Desk, mark) -> None:
    """Nor where no codebook is known."""
    made = mark("perang ilegal")
    assert cards.can_be_laid
    assert cards.of("nobody's", 300) is None

    desk.codebook = None
    assert not cards.can_be_laid
    assert cards.of(made, 300) is None


def test_the_last_ones_are_kept(cards: LaidCards, mark, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of more than may be kept, the one that was looked at longest ago goes."""
    monkeypatch.setattr(laid_cards, "KEPT", 2)
    first, second, third = (mark(words, "Fact") for words in ("perang", "ilegal", "Vladimir"))
    for each in (first, second, first, third):
        cards.of(each, 300)

    assert [each in cards for each in (first, second, third)] == [True, False, True]


def test_a_second_annotator_is_met_once(cards: LaidCards, mark, desk: Desk) -> None:
    """The first mark of another annotator has every card laid out anew, the next one only its own."""
    mine = mark("perang ilegal", "Fact")
    cards.meet_marks([mine])
    cards.of(mine, 300)
    budi = annotator(desk.library, "Budi").id
    theirs = mark("Vladimir", "Fact", by=budi)
    cards.meet_marks([theirs])
    assert mine not in cards

    cards.of(mine, 300)
    cards.meet_marks([mark("ilegal", "Fact", by=budi), "one that is gone"])
    assert mine in cards


def test_a_note_that_is_written_has_its_room(qtbot: QtBot, cards: LaidCards, mark) -> None:
    """The card of the mark whose note is being written is as high as what it is written in asks."""
    made, other = mark("perang ilegal", "Fact"), mark("perang", "Fact")
    usual = [cards.of(each, 300).height for each in (made, other)]
    editor = QWidget()
    qtbot.addWidget(editor)
    editor.setFixedHeight(200)
    cards.edited, cards.editor = made, editor
    cards.clear()

    now = [cards.of(each, 300).height for each in (made, other)]
    assert now[0] >= usual[0] + 200 and now[1] == usual[1]
