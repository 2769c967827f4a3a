"""Where J, K, the arrows, Tab, U and the brackets take the reader."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.window.conftest import Reader

from tepi.window import editing, stepping
from tepi.window.desk import Desk

PAGE = (
    "Alpha beta, gamma delta; epsilon zeta. The “eta theta” iota, he said. Kappa lambda mu.\n"
    "Nu “xi omicron” pi. Rho sigma tau."
)
FIRST = "Alpha beta, gamma delta; epsilon zeta."
SECOND = "The “eta theta” iota, he said."
THIRD = "Kappa lambda mu."
FOURTH = "Nu “xi omicron” pi."
LAST = "Rho sigma tau."


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of five sentences in two paragraphs."""
    made = page(PAGE)
    assert made.desk.open is not None
    assert [made.words(unit) for unit in made.desk.open.units] == [FIRST, SECOND, THIRD, FOURTH, LAST]
    return made


def test_j_and_k(at: Reader) -> None:
    """J goes to the next sentence, over the paragraph's end too, and K back."""
    found = [at.focus]
    for key in "JJJKK":
        at.press(key)
        found.append(at.focus)

    assert found == [FIRST, SECOND, THIRD, FOURTH, THIRD, SECOND]


@pytest.mark.parametrize(
    ("key", "start", "words"), [("J", LAST, "That was the last"), ("K", FIRST, "This is the first")]
)
def test_at_the_ends_of_the_text(at: Reader, said: list[str], key: str, start: str, words: str) -> None:
    """Behind the last and before the first sentence there is none: the strip says so, the focus stays."""
    at.click(start)
    at.press(key)

    assert at.focus == start
    assert said[-1].startswith(words)


def test_j_after_a_selection(at: Reader) -> None:
    """J drops the selection and goes to the sentence after its end; K to the one before its start."""
    at.select("theta” iota, he said. Kappa")
    at.press("J")
    after = (at.focus, at.desk.selection)
    at.select("theta” iota, he said. Kappa")
    at.press("K")

    assert after == (FOURTH, None)
    assert at.focus == FIRST


def test_j_after_a_part_of_a_sentence(at: Reader) -> None:
    """From a clause, J goes to the next sentence."""
    at.press("Right", "Right")
    assert at.range == "gamma delta"
    at.press("J")

    assert at.focus == SECOND


def test_the_range_grows_and_shrinks_by_sentences(at: Reader) -> None:
    """Shift+J takes one more sentence in, Shift+K lets the last go, down to one."""
    at.press("Shift+J", "Shift+J")
    grown = at.range
    at.press("Shift+K")
    shrunk = at.range
    at.press("Shift+K", "Shift+K", "Shift+K")

    assert grown == f"{FIRST} {SECOND} {THIRD}"
    assert shrunk == f"{FIRST} {SECOND}"
    assert at.range == FIRST


def test_j_after_a_grown_range(at: Reader) -> None:
    """J after Shift+J goes on from the range's end; K from its start."""
    at.press("J", "Shift+J", "J")
    after = at.focus
    at.click(SECOND)
    at.press("Shift+J", "K")

    assert after == FOURTH
    assert at.focus == FIRST


def test_a_grown_range_ends_with_the_text(at: Reader) -> None:
    """Shift+J at the last sentence keeps the range."""
    at.click(FOURTH)
    at.press("Shift+J", "Shift+J", "Shift+J")

    assert at.range == f"{FOURTH} {LAST}"


def test_clauses(at: Reader) -> None:
    """→ goes from clause to clause and on into the next sentence, ← back; the comma is in none."""
    found = []
    for key in ("Right", "Right", "Right", "Right", "Left", "Left"):
        at.press(key)
        found.append(at.range)

    assert found == ["Alpha beta", "gamma delta", "epsilon zeta.", "The", "epsilon zeta.", "gamma delta"]


def test_words(at: Reader) -> None:
    """Ctrl+→ goes from word to word, Ctrl+← back."""
    found = []
    for key in ("Ctrl+Right", "Ctrl+Right", "Ctrl+Right", "Ctrl+Left"):
        at.press(key)
        found.append(at.range)

    assert found == ["Alpha", "beta", "gamma", "beta"]


@pytest.mark.parametrize("key", ["Right", "Ctrl+Right"])
def test_parts_end_with_the_text(at: Reader, said: list[str], key: str) -> None:
    """After the last part of the text the focus stays, and the strip says why."""
    at.click("tau.")
    at.press(key)
    last = at.range
    at.press(key)

    assert at.range == last
    assert said[-1] == "This is the end of the text"


def test_extending_by_clauses(at: Reader) -> None:
    """Shift+→ takes the next clause in, Shift+← lets it go again with the comma before it."""
    at.press("Right", "Shift+Right")
    two = at.range
    at.press("Shift+Right")
    three = at.range
    at.press("Shift+Left", "Shift+Left")

    assert two == "Alpha beta, gamma delta"
    assert three == "Alpha beta, gamma delta; epsilon zeta."
    assert at.range == "Alpha beta"


def test_extending_backwards(at: Reader) -> None:
    """Shift+← from a clause takes the one before it in; Shift+→ lets it go again, without the comma."""
    at.press("Right", "Right", "Right", "Shift+Left")
    two = at.range
    at.press("Shift+Right")

    assert two == "gamma delta; epsilon zeta."
    assert at.range == "epsilon zeta."


def test_extending_over_the_sentence_end(at: Reader) -> None:
    """At the sentence's end the next sentence gives its first clause."""
    at.press("Right", "Right", "Right", "Shift+Right")

    assert at.range == "epsilon zeta. The"


def test_extending_from_between_two_parts(at: Reader) -> None:
    """A caret that stands beside a comma begins with the next word, not with the comma."""
    stepping.focus_at(at.desk, at.range_of(", gamma").start)
    at.press("Ctrl+Shift+Right")

    assert at.range == "gamma"


def test_extending_by_characters(at: Reader) -> None:
    """Where no word ends a selection is made to the character: Ctrl+. takes one more, Ctrl+, one less."""
    at.select("gamma")
    at.press("Ctrl+.", "Ctrl+.")
    longer = at.range
    at.press("Ctrl+,", "Ctrl+,", "Ctrl+,")

    assert longer == "gamma de"
    assert at.range == "gamm"


def test_extending_by_words_from_both_ends(at: Reader) -> None:
    """O (or Tab) changes the end that moves: a selection grows and shrinks at either."""
    at.select("gamma delta; epsilon")
    at.press("Ctrl+Shift+Left")
    shrunk = at.range
    at.press("O", "Ctrl+Shift+Left")
    grown = at.range
    at.press("Ctrl+Shift+Right", "Ctrl+Shift+Right")
    from_start = at.range
    at.press("Tab", "Ctrl+Shift+Right")

    assert shrunk == "gamma delta"
    assert grown == "beta, gamma delta"
    assert from_start == "delta"
    assert at.range == "delta; epsilon"


def test_an_end_stops_at_the_other(at: Reader) -> None:
    """A selection that is made smaller than one word is none; the range is the sentence again."""
    at.select("gamma")
    at.press("Ctrl+Shift+Left")

    assert at.desk.selection is None
    assert at.range == FIRST


def test_a_quotation(at: Reader) -> None:
    """The quote key takes the next passage between quotation marks, from a selection the one after it."""
    at.press('"')
    first = at.range
    at.press('"')
    second = at.range
    at.press('"')

    assert (first, second, at.range) == ("“eta theta”", "“xi omicron”", "“eta theta”")
    assert at.focus == SECOND


def test_the_quotation_after_a_marked_one(at: Reader) -> None:
    """After the passage was marked, the key takes the one after it; a marked sentence gives its own passage."""
    at.press('"', "5", '"')
    after = at.range
    at.click(SECOND)
    at.press("2", '"')

    assert after == "“xi omicron”"
    assert at.range == "“eta theta”"


def test_no_quotation(page: Callable[[str], Reader], said: list[str]) -> None:
    """Where nothing stands between quotation marks, the strip says so and nothing moves."""
    at = page("Only plain words. And more of them.")
    at.press('"')

    assert said == ["There is no passage between quotation marks"]
    assert at.range == "Only plain words."


def test_undecided(at: Reader) -> None:
    """U goes to the next sentence without a decision, and round the end of the text."""
    at.press("2", "J", "0", "U")
    first = at.focus
    at.press("2", "U", "2", "U", "2")
    at.click(FOURTH)
    at.press("2", "J")  # takes the code off the fourth again
    at.press("U")

    assert first == THIRD
    assert at.focus == FOURTH


def test_everything_decided(at: Reader, said: list[str]) -> None:
    """Where no sentence is undecided, U says so and the focus stays."""
    at.press("0", "J", "0", "J", "2", "J", "0", "J", "1", "U")

    assert said[-1] == "Every sentence is decided"
    assert at.focus == LAST


def test_tab_goes_round_the_marks_at_a_place(at: Reader) -> None:
    """Tab makes the shortest mark round the caret current, then the next longer, then the first again."""
    at.press("2")
    at.select("Alpha")
    at.press("6")
    at.click("Alpha")
    found = []
    for _ in range(3):
        at.press("Tab")
        found.append(at.current.quote)
        assert at.range == at.current.quote

    assert found == ["Alpha", FIRST, "Alpha"]


def test_tab_without_a_mark(at: Reader, said: list[str]) -> None:
    """Where no mark is, Tab says so."""
    at.press("Tab")

    assert said == ["There is no mark at this place"]


def test_marks_in_text_order(at: Reader, said: list[str]) -> None:
    """] and [ go through the marks in text order; the focus goes along; at the ends the strip says so."""
    at.click(THIRD)
    at.press("1")
    at.select("eta theta")
    at.press("6")
    at.click(SECOND)
    at.press("2")
    at.click(FIRST)
    found = []
    for key in "]]][[":
        at.press(key)
        found.append(at.current.quote)
    at.press("[")

    assert found == [SECOND, "eta theta", THIRD, "eta theta", SECOND]
    assert said[-1] == "There is no mark before this"
    assert at.focus == SECOND


def test_documents_keep_their_place(desk: Desk, page: Callable[[str], Reader]) -> None:
    """The next and the previous document are shown where the reader was in them; at the ends the strip says so."""
    heard: list[str] = []
    desk.said.join(lambda message: heard.append(message.text))
    at = page(PAGE)
    assert desk.open is not None
    mine = desk.open.document.id
    at.press("J", "J")
    other = "Ctrl+PgUp"
    at.press(other)
    if heard:
        other = "Ctrl+PgDown"
        at.press(other)
    assert desk.open.document.id != mine
    at.press("J", "J", "J")
    there = desk.caret
    at.press({"Ctrl+PgUp": "Ctrl+PgDown", "Ctrl+PgDown": "Ctrl+PgUp"}[other])
    here = (desk.open.document.id, at.focus)
    at.press(other)

    assert here == (mine, THIRD)
    assert desk.caret == there
    at.press(other)
    assert heard


def test_nothing_is_open() -> None:
    """Without a document no key fails."""
    desk = Desk()
    for key in ("J", "Shift+J", "Right", "Shift+Right", "U", "]", "Tab", "O", '"', "Ctrl+PgDown"):
        Reader(desk).press(key)
    editing.undo(desk)

    assert desk.selection is None
