"""A card shows what a mark has, and grows when it is the current one."""

from __future__ import annotations

import pytest

from tepi.marks.highlight import Attribution, Highlight
from tepi.window.desk import Desk
from tepi.window.panel.card import Card, CardLook, quoted, said_by
from tepi.window.theme import LIGHT


@pytest.fixture
def look(desk: Desk, qtbot) -> CardLook:
    return CardLook(LIGHT, desk.codebook, 324, several=False)


def pieces(card: Card) -> list[str]:
    return [piece.text for piece in card._head]


def test_quotes_get_one_pair_of_marks() -> None:
    """A quote that brings its own marks gets no second pair."""
    assert [quoted(q) for q in ("kata", "“kata”", "“satu” dan “dua”")] == [
        "“kata",
        "“kata",
        "““satu” dan “dua”",
    ]


def test_head_names_codes_and_doubt(desk: Desk, mark, look: CardLook) -> None:
    """Codes come first, then the doubt."""
    found = desk.highlight(mark("perang ilegal", "Opinion", "Loaded word", unsure=True))

    assert pieces(Card(found, "¶1 s1", look)) == ["Opinion,", "Loaded word", "unsure"]


def test_a_mark_without_a_code_says_what_it_is(desk: Desk, mark, look: CardLook) -> None:
    """A bare mark is called a mark, as in the margin; one with a note a note."""
    bare, noted = desk.highlight(mark("Robert Wood")), desk.highlight(mark("perang ilegal", note="x"))

    assert pieces(Card(bare, "", look)) == ["Mark"]
    assert pieces(Card(noted, "", look)) == ["Note"]


def test_nothing_lies_under_the_place(desk: Desk, mark, look: CardLook) -> None:
    """Parts of the head that would meet the place go to the next line, and none is wider than the card."""
    found = desk.highlight(
        mark("perang ilegal", "Fact", "Opinion", "Prediction", "Call to action", "Reported")
    )
    card = Card(found, "¶1 s1", look)

    assert len({piece.line for piece in card._head}) == 2
    assert card.height > Card(desk.highlight(mark("perang ilegal", "Fact")), "¶1 s1", look).height


def test_the_current_card_shows_more(desk: Desk, mark, look: CardLook) -> None:
    """The whole quote and note are shown on the current card only."""
    text = desk.open.text[:420]
    found = desk.highlight(mark(text, "Opinion", note="word " * 120))

    assert Card(found, "¶1", look).height + 100 < Card(found, "¶1", look, current=True).height


def test_said_by_names_the_chain(desk: Desk, mark) -> None:
    """The chain is outermost first, the manner behind."""
    from dataclasses import replace

    found: Highlight = desk.highlight(mark("perang ilegal", "Reported"))
    by = replace(found, attributions=(Attribution("a", ("1", "2"), ("Reuters", "Robert Wood"), "direct"),))

    assert said_by(by) == "said by Reuters < Robert Wood · direct"
    assert said_by(found) == ""
