"""What N, S, D, R and T say about a mark."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.window.conftest import Reader

from tepi.library.edits.notes import write_note
from tepi.window import remarks

PAGE = "Alpha beta, gamma delta. Epsilon zeta eta. Theta iota."
FIRST, SECOND = "Alpha beta, gamma delta.", "Epsilon zeta eta."


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of three sentences."""
    made = page(PAGE)
    made.front.asked.clear()
    return made


def test_n_on_the_range(at: Reader) -> None:
    """Where no mark is meant, N makes one on the range without a code and opens its note."""
    at.select("gamma")
    at.press("N")

    assert at.marks == [("gamma", ())]
    assert at.desk.selection is None
    assert at.front.asked == [("note", "highlight", at.desk.current)]


@pytest.mark.parametrize(("key", "asked"), [("N", "note"), ("S", "speaker"), ("R", "line")])
def test_the_mark_that_is_meant(at: Reader, key: str, asked: str) -> None:
    """A key means the current mark, else my shortest one round the caret, and makes no other."""
    at.press("2")
    long = at.current.id
    at.select("Alpha")
    at.press("6")
    short = at.current.id
    at.click("Alpha")
    at.press(key)
    nearest = at.desk.current
    at.desk.choose(long)
    at.press(key)

    assert (nearest, at.desk.current) == (short, long)
    assert [each[0] for each in at.front.asked] == [asked, asked]
    assert len(at.marks) == 2


def test_n_with_words_selected_inside_a_mark(at: Reader) -> None:
    """Selected words are meant, not the mark round them."""
    at.press("2")
    at.select("gamma")
    at.press("N")

    assert at.marks == [(FIRST, ("Opinion",)), ("gamma", ())]


def test_doubt_and_second_best(at: Reader, said: list[str]) -> None:
    """D says unsure; the next digit sets the second-best code; D again says sure and drops it."""
    at.press("2", "D", "3")
    assert at.desk.codebook is not None
    second = (at.current.unsure, at.desk.codebook.code(at.current.second_code or "").name, at.marks)
    at.press("D")

    assert second == (True, "Prediction", [(FIRST, ("Opinion",))])
    assert said == ["Unsure. A digit now sets the second-best code", "Unsure, perhaps Prediction", "Sure"]
    assert (at.current.unsure, at.current.second_code) == (False, None)


def test_one_digit_after_d(at: Reader) -> None:
    """Only the first digit after D is about the second-best code."""
    at.press("2", "D", "3", "6")

    assert at.marks == [(FIRST, ("Opinion", "Loaded word"))]


@pytest.mark.parametrize("away", ["J", "Right", "]", "Shift+J", "U"])
def test_a_digit_elsewhere_after_d(at: Reader, away: str) -> None:
    """Who goes elsewhere after D gives plain codes there: the doubt's digit belongs to its mark."""
    at.click(SECOND)
    at.press("1")
    at.click(FIRST)
    at.press("2", "D", away, "6", "7")

    assert all(each.second_code is None for each in at.desk.highlights(list(at.desk.open.index.ids())))
    assert any({"Loaded word", "Rhetorical question"} <= set(names) for _, names in at.marks)


def test_the_code_itself_is_not_second_best(at: Reader, said: list[str]) -> None:
    """The second-best code is another one; the strip says so, and the doubt stays."""
    at.press("2", "D", "2")

    assert said[-1].startswith("Opinion is the code itself")
    assert at.marks == [(FIRST, ("Opinion",))]
    assert at.current.unsure


def test_no_doubt_without_a_code(at: Reader, said: list[str]) -> None:
    """A mark without a code has nothing to doubt; the strip says so."""
    at.press("H", "D")

    assert said[-1].startswith("A doubt is about a code")
    assert not at.desk.second_wanted


@pytest.mark.parametrize(("key", "field"), [("R", "reading"), ("T", "translation")])
def test_a_line_about_the_words(at: Reader, key: str, field: str) -> None:
    """R keeps what faulty words should say, T a translation; an empty line takes it off; undo goes back."""
    at.press("9", key)
    at.front.answer("  Alfa beta ")
    kept = getattr(at.current, field)
    at.press(key)
    shown = at.front.asked[-1]
    at.front.answer("")

    assert kept == "Alfa beta"
    assert shown[2] == "Alfa beta"
    assert getattr(at.current, field) is None
    at.press("Ctrl+Z")
    assert getattr(at.current, field) == "Alfa beta"


def test_the_same_line_again(at: Reader) -> None:
    """A line that was not altered is no change."""
    at.press("9", "R")
    at.front.answer("Alfa")
    assert at.desk.library is not None
    before = at.desk.library.history.last_seq()
    at.press("R")
    at.front.answer("Alfa")

    assert at.desk.library.history.last_seq() == before


def test_a_speaker(at: Reader) -> None:
    """Who says the words, as a chain with its manner; no name takes it off again."""
    at.press("5", "S")
    mark = at.current.id
    saved = remarks.set_speaker(at.desk, mark, ["Antara", "a minister"], "indirect")
    chain = at.current.attribution
    taken = remarks.set_speaker(at.desk, mark, [], None)

    assert saved and taken
    assert chain is not None
    assert (chain.names, chain.manner) == (("Antara", "a minister"), "indirect")
    assert at.current.attribution is None


def test_a_mark_made_for_nothing_goes(at: Reader) -> None:
    """A mark made for a speaker who was not given goes again; one with a code or a note, or made by H, stays."""
    at.press("S")
    remarks.drop_bare(at.desk, at.front.asked[-1][1])
    gone = at.marks
    at.press("H")
    remarks.drop_bare(at.desk, at.current.id)
    at.press("J", "S")
    me = at.current.annotator
    at.desk.record(write_note("highlight", at.current.id, "?", me, None, document=at.current.document))
    remarks.drop_bare(at.desk, at.current.id)

    assert gone == []
    assert at.marks == [(FIRST, ()), (SECOND, ())]


@pytest.mark.parametrize("key", ["R", "T"])
def test_a_mark_made_for_a_line_that_was_not_given_goes(at: Reader, key: str) -> None:
    """By Esc as by an empty line; one that was there before stays, and so does one with a line."""
    at.press(key)
    made = at.marks
    at.front.leave()
    left = at.marks
    at.press(key)
    at.front.answer(" ")
    empty = at.marks
    at.press("2", key)
    at.front.leave()
    at.press("J", key)
    at.front.answer("Alfa")

    assert made == [(FIRST, ())]
    assert left == empty == []
    assert at.marks == [(FIRST, ("Opinion",)), (SECOND, ())]


def test_undo_after_a_mark_made_for_nothing(at: Reader) -> None:
    """A mark that went again leaves no step: the next undo takes back what was done before it."""
    at.press("2", "J", "S")
    remarks.drop_bare(at.desk, at.front.asked[-1][1])
    before = at.marks
    at.press("Ctrl+Z")

    assert before == [(FIRST, ("Opinion",))]
    assert at.marks == []


def test_nothing_to_note(at: Reader, said: list[str]) -> None:
    """On white space N makes nothing and opens nothing."""
    at.select(" ")
    at.press("N", "S", "R")

    assert at.front.asked == []
    assert said == ["There is nothing to mark here"] * 3
