"""What digits, H and Del do to marks."""

from __future__ import annotations

from collections.abc import Callable

from tests.window.conftest import FIRST, LAST, SECOND, THIRD, Reader

from tepi.library.edits.notes import write_note
from tepi.text.ranges import Range
from tepi.window import marking, remarks
from tepi.window.desk import Desk


def test_a_digit_marks_the_focused_sentence(at: Reader) -> None:
    """A digit makes a mark on the sentence in focus; the mark becomes current and is what the next key means."""
    at.press("J", "2")

    assert at.marks == [(SECOND, ("Opinion",))]
    assert (at.current.quote, at.range, at.focus) == (SECOND, SECOND, SECOND)


def test_a_digit_again_takes_the_code_off(at: Reader) -> None:
    """The same digit takes the code off, and with its last code the mark goes."""
    at.press("2", "2")

    assert at.marks == []
    assert at.desk.current is None
    assert at.range == FIRST


def test_another_digit_of_a_choose_one_group(at: Reader) -> None:
    """In a choose-one group another digit takes the first one's place, as one change."""
    at.press("2", "1")
    replaced = at.marks
    at.press("Ctrl+Z")

    assert replaced == [(FIRST, ("Fact",))]
    assert at.marks == [(FIRST, ("Opinion",))]


def test_another_digit_of_another_group(at: Reader) -> None:
    """Codes of different groups, and several of a group of many, lie on one mark."""
    at.press("2", "5", "6", "7")

    assert at.marks == [(FIRST, ("Opinion", "Reported", "Loaded word", "Rhetorical question"))]


def test_a_selection_is_marked_and_let_go(at: Reader) -> None:
    """A digit marks the selected words without the white space round them, and lets the selection go."""
    at.select(" beta, ")
    at.press("6")

    assert at.marks == [("beta,", ("Loaded word",))]
    assert at.desk.selection is None
    assert (at.range, at.focus) == ("beta,", FIRST)


def test_the_next_key_after_a_selection(at: Reader) -> None:
    """After a selection was marked the mark is what is meant, also where it reaches over several sentences."""
    at.select("delta. Epsilon zeta eta.\nTheta")
    at.press("2", "6")
    codes = at.marks
    at.press("Tab")

    assert codes == [("delta. Epsilon zeta eta.\nTheta", ("Opinion", "Loaded word"))]
    assert at.range == "delta. Epsilon zeta eta.\nTheta"
    at.press("J")
    assert at.focus == LAST


def test_partial_overlaps(at: Reader) -> None:
    """Marks that overlap or nest neither merge nor take anything off each other."""
    at.press("2")
    at.select("gamma delta. Epsilon")
    at.press("2")
    at.select("gamma")
    at.press("2")

    assert at.marks == [
        (FIRST, ("Opinion",)),
        ("gamma delta. Epsilon", ("Opinion",)),
        ("gamma", ("Opinion",)),
    ]


def test_a_mark_found_again_by_its_range(at: Reader) -> None:
    """Selecting the very words of a mark of mine means that mark, though it is not current."""
    at.select("gamma delta")
    at.press("6", "J", "K")
    at.select("gamma delta")
    at.press("6")

    assert at.marks == []


def test_a_mark_with_white_space_at_its_ends(at: Reader) -> None:
    """A mark that another program made on words and a space is still itself for a digit."""
    mark = at.lay(Range(0, len("Alpha ")))
    at.desk.choose(mark)
    at.press("6")
    both = at.marks
    at.press("6", "2")

    assert both == [("Alpha ", ("Opinion", "Loaded word"))]
    assert at.marks == []


def test_a_mark_with_a_note_outlives_its_codes(at: Reader) -> None:
    """When its last code goes, a mark with a note stays; undo gives the code back."""
    at.press("2")
    me = at.current.annotator
    at.desk.record(write_note("highlight", at.current.id, "why?", me, None, document=at.current.document))
    at.press("2")

    assert at.marks == [(FIRST, ())]
    assert at.current.note is not None


def test_a_mark_with_a_speaker_outlives_its_codes(at: Reader) -> None:
    """When its last code goes, a mark with a speaker stays."""
    at.press("2")
    assert remarks.set_speaker(at.desk, at.current.id, ["Budi"], "direct")
    at.press("2")

    assert at.marks == [(FIRST, ())]


def test_nothing_to_mark(at: Reader, said: list[str]) -> None:
    """On white space alone no mark is made, and the strip says so."""
    at.select("\n")
    at.press("2")
    at.select(" ")
    at.press("H")

    assert at.marks == []
    assert said == ["There is nothing to mark here"] * 2


def test_a_digit_without_a_code(at: Reader, said: list[str]) -> None:
    """A digit that no code has says so."""
    book = at.desk.codebook
    assert book is not None
    marking.press_digit(at.desk, "x")
    marking.give(at.desk, "no such code")

    assert at.marks == []
    assert [line.split(".")[0] for line in said] == [
        "No code has the key x",
        "That code is no longer in the codebook",
    ]


def test_a_mark_tears_no_character(page: Callable[[str], Reader]) -> None:
    """A selection inside a cluster of code points marks the whole cluster."""
    at = page("Ein 👩‍🌾 pflügt. Und nun?")
    start = at.range_of("👩").start
    at.desk.place(caret=start + 2, anchor=start + 1)
    at.press("6")
    at.desk.place(caret=start + 1, anchor=0, focus=at.desk.focus)
    at.desk.current = None
    at.press("H")

    assert at.marks == [("Ein 👩‍🌾", ()), ("👩‍🌾", ("Loaded word",))]


def test_sentence_groups_snap(at: Reader) -> None:
    """Where a group takes whole sentences, its code goes on every sentence that the selection shares a word with."""
    at.rule("Kind", unit="sentence")
    at.select("delta. Epsi")
    at.press("2")
    at.select("Kappa")
    at.press("6")

    assert at.marks == [(f"{FIRST} {SECOND}", ("Opinion",)), ("Kappa", ("Loaded word",))]
    assert at.desk.selection is None


def test_a_code_from_before_its_group_snapped(at: Reader) -> None:
    """A digit takes its code off the current mark, though the group would snap a new one to the sentence."""
    at.select("gamma")
    at.press("2")
    at.rule("Kind", unit="sentence")
    at.press("2")

    assert at.marks == []


# Moving on


def test_move_on_after_a_code(at: Reader) -> None:
    """With “move on” a code or 0 takes the focus to the next sentence; Shift and the digit stay."""
    at.desk.move_on = True
    at.press("2")
    first = at.focus
    at.press("0")
    second = at.focus
    at.press("Shift+2")

    assert (first, second, at.focus) == (SECOND, THIRD, THIRD)
    assert at.marks == [(FIRST, ("Opinion",)), (THIRD, ("Opinion",))]
    assert at.nones == [1]


def test_move_on_stays_where_something_is_taken_off(at: Reader) -> None:
    """A code or a 0 that is taken back moves nothing; at the last sentence the focus stays."""
    at.press("2")
    at.desk.move_on = True
    at.press("2")
    taken = at.focus
    at.click(LAST)
    at.press("2")

    assert taken == FIRST
    assert at.focus == LAST


# H and Del


def test_h_makes_a_mark_that_stays(at: Reader) -> None:
    """H marks the range without a code; the mark outlives codes that come and go."""
    at.select(" gamma ")
    at.press("H", "6", "6")

    assert at.marks == [("gamma", ())]
    assert at.current.kept


def test_h_on_a_mark(at: Reader) -> None:
    """Where a mark of mine has just this range, H makes it current and lets the selection go."""
    at.select("gamma")
    at.press("6", "J")
    at.select("gamma")
    at.press("H")

    assert at.marks == [("gamma", ("Loaded word",))]
    assert at.desk.selection is None
    assert at.current.quote == "gamma"


def test_del_removes_the_mark(at: Reader) -> None:
    """Del removes the current mark, with all on it; undo brings it back and makes it current."""
    at.press("2", "6", "Del")
    gone = at.marks
    at.press("Ctrl+Z")

    assert gone == []
    assert at.marks == [(FIRST, ("Opinion", "Loaded word"))]
    assert at.current.quote == FIRST


def test_del_without_a_current_mark(at: Reader) -> None:
    """Where no mark is current, Del means my shortest one round the caret."""
    at.press("2")
    at.select("Alpha")
    at.press("6")
    at.click("Alpha")
    at.press("Del")

    assert at.marks == [(FIRST, ("Opinion",))]


def test_del_where_there_is_none(at: Reader, said: list[str]) -> None:
    """Where no mark of mine is, Del says so."""
    at.press("Del")

    assert said == ["There is no mark of yours at this place"]


def test_without_a_document() -> None:
    """With nothing open no key fails and nothing is made."""
    at = Reader(Desk())
    at.press("2", "0", "H", "Del", "Alt+Right", "N", "S", "D", "R")

    assert at.front.asked == []
