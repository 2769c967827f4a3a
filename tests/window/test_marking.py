"""What digits, 0, H, Del and the edge keys do to marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.window.conftest import Reader

from tepi.library.edits.codebook import alter_group
from tepi.library.edits.marks import add_highlight
from tepi.library.edits.notes import write_note
from tepi.text.ranges import Range
from tepi.window import marking, remarks
from tepi.window.desk import Desk, Message

PAGE = "Alpha beta, gamma delta. Epsilon zeta eta.\nTheta iota. Kappa lambda mu."
FIRST, SECOND, THIRD, LAST = (
    "Alpha beta, gamma delta.",
    "Epsilon zeta eta.",
    "Theta iota.",
    "Kappa lambda mu.",
)


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of four sentences in two paragraphs."""
    made = page(PAGE)
    assert made.desk.open is not None
    assert [made.words(unit) for unit in made.desk.open.units] == [FIRST, SECOND, THIRD, LAST]
    return made


def rule(at: Reader, group: str, **rules: object) -> None:
    """Change the rules of a group of the codebook."""
    book = at.desk.codebook
    assert book is not None
    found = next(each for each in book.groups if each.name == group)
    assert at.desk.record(alter_group(book, found, **rules))


def lay(at: Reader, span: Range, name: str = "Opinion") -> str:
    """A mark as another program or the shell may make it: on just these characters."""
    desk = at.desk
    assert desk.open is not None and desk.codebook is not None and desk.annotator is not None
    code = desk.codebook.named(name)
    assert code is not None
    opened = desk.open
    change = add_highlight(
        opened.document.id, opened.revision, opened.text, span, desk.annotator.id, desk.codebook, [code.id]
    )
    assert desk.record(change)
    return str(change.values["highlight"])


# Digits


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
    mark = lay(at, Range(0, len("Alpha ")))
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
    rule(at, "Kind", unit="sentence")
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
    rule(at, "Kind", unit="sentence")
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


# None of these


def test_none_toggles(at: Reader) -> None:
    """0 says none-of-these for the focused sentence, and 0 again takes it back."""
    at.press("J", "0")
    once = at.nones
    at.press("0")

    assert once == [1]
    assert at.nones == []


def test_none_belongs_to_an_annotator(at: Reader) -> None:
    """What one annotator calls none-of-these another neither sees as theirs nor takes back."""
    at.press("0")
    at.as_("Budi")
    before = at.nones
    at.press("0", "0")
    at.as_("Sari")

    assert before == []
    assert at.nones == [0]


def test_a_code_takes_none_back(at: Reader) -> None:
    """A code of the deciding group takes 0 back as the same change; undo restores both; another group's leaves it."""
    at.press("0", "6")
    other = at.nones
    at.press("2")
    coded = at.nones
    at.press("Ctrl+Z")

    assert (other, coded, at.nones) == ([0], [], [0])
    assert at.marks == [(FIRST, ("Loaded word",))]


def test_none_on_a_coded_sentence(at: Reader, said: list[str]) -> None:
    """A sentence that has a code of the group is decided: 0 says so and changes nothing."""
    at.select("gamma")
    at.press("2")
    at.press("0")

    assert at.nones == []
    assert said == ["This sentence has a code of the group. Take the code off first"]


def test_none_over_a_range(at: Reader) -> None:
    """Over several sentences 0 decides those that have no decision yet, then takes all back."""
    at.click(SECOND)
    at.press("2")
    at.click(FIRST)
    at.press("Shift+J", "Shift+J", "0")
    said = at.nones
    at.press("0")

    assert said == [0, 2]
    assert at.nones == []


def test_none_is_one_step(at: Reader) -> None:
    """With two deciding groups 0 speaks for both, and one undo takes it back."""
    rule(at, "Voice", decide=True)
    assert at.desk.open is not None
    at.press("0")
    both = at.desk.open.nones
    at.press("Ctrl+Z")

    assert [len(pairs) for pairs in both.values()] == [2]
    assert at.nones == []


def test_none_in_the_group_that_is_left(at: Reader) -> None:
    """Where one deciding group has a code, 0 speaks for the other alone, and again takes it back."""
    rule(at, "Voice", decide=True)
    at.press("2", "0")
    assert at.desk.open is not None and at.desk.codebook is not None
    groups = {group for pairs in at.desk.open.nones.values() for group, _ in pairs}
    at.press("0")

    assert [at.desk.codebook.group(group).name for group in groups] == ["Voice"]
    assert at.nones == []


def test_none_under_a_mark_over_signs(at: Reader) -> None:
    """A mark that reaches only a sign of the sentence decides nothing there, so 0 can."""
    lay(at, Range(len(FIRST) - 1, len(FIRST) + 1 + len(SECOND)))
    at.press("0")

    assert at.nones == [0]


def test_none_on_white_space(at: Reader) -> None:
    """With nothing but white space selected, 0 means the focused sentence."""
    at.desk.place(caret=len(FIRST) + 1, anchor=len(FIRST))
    at.press("0")

    assert at.nones == [0]


def test_no_deciding_group(at: Reader, said: list[str]) -> None:
    """Where no group decides every sentence, 0 says so."""
    rule(at, "Kind", decide=False)
    at.press("0")

    assert said == ["No group of the codebook asks for a decision on every sentence"]


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


@pytest.mark.parametrize("key", ["Del", "N", "S", "D", "R", "T", "Alt+Right", "Alt+Shift+Left"])
def test_another_annotators_mark(at: Reader, key: str) -> None:
    """No key changes another annotator's mark: the strip offers a copy, which is mine then and leaves theirs."""
    heard: list[Message] = []
    at.desk.said.join(heard.append)
    at.press("2")
    theirs = at.current
    at.as_("Budi")
    at.press(key)
    asked = [each for each in at.front.asked if each[0] != "finish"]

    assert asked == []
    assert at.desk.highlight(theirs.id) == theirs
    assert heard[-1].action == "Copy it as mine"
    assert heard[-1].do is not None
    heard[-1].do()
    assert at.marks == [(FIRST, ("Opinion",))] * 2
    assert at.current.annotator_name == "Budi"
    assert at.desk.highlight(theirs.id) == theirs


def test_a_copy_takes_none_back(at: Reader) -> None:
    """A copied code decides the sentence, so my none-of-these there goes with it."""
    heard: list[Message] = []
    at.press("2")
    theirs = at.current.id
    at.as_("Budi")
    at.click(FIRST)
    at.press("0")
    at.desk.said.join(heard.append)
    at.desk.choose(theirs)
    at.press("Del")
    assert heard[-1].do is not None
    heard[-1].do()

    assert at.nones == []


def test_a_digit_beside_another_annotators_mark(at: Reader) -> None:
    """A digit on another's mark makes a mark of mine on the same words."""
    at.press("2")
    at.as_("Budi")
    at.press("1")

    assert at.marks == [(FIRST, ("Opinion",)), (FIRST, ("Fact",))]


# Edges


def test_edges_move_by_words(at: Reader) -> None:
    """Alt and an arrow move the end, with Shift the start, by a word; the mark stays current."""
    at.select("beta")
    at.press("6")
    found = []
    for key in ("Alt+Right", "Alt+Shift+Left", "Alt+Left", "Alt+Shift+Right"):
        at.press(key)
        found.append(at.current.quote)

    assert found == ["beta, gamma", "Alpha beta, gamma", "Alpha beta", "beta"]
    assert at.range == "beta"


@pytest.mark.parametrize("key", ["Alt+Left", "Alt+Shift+Right"])
def test_a_mark_of_one_word(at: Reader, said: list[str], key: str) -> None:
    """A mark of one word gets no shorter; the strip says so."""
    at.select("beta")
    at.press("6", key)

    assert at.marks == [("beta", ("Loaded word",))]
    assert said == ["The mark is as short as it can be"]


@pytest.mark.parametrize(("words", "key"), [(LAST, "Alt+Right"), (FIRST, "Alt+Shift+Left")])
def test_a_mark_at_the_texts_end(at: Reader, said: list[str], words: str, key: str) -> None:
    """A mark cannot leave the text; the strip says so."""
    at.select(words)
    at.press("6", key)

    assert at.marks == [(words, ("Loaded word",))]
    assert said == ["The mark ends with the text"]


def test_edges_of_whole_sentences(at: Reader) -> None:
    """A mark with a code of whole sentences moves its edges by sentences."""
    rule(at, "Kind", unit="sentence")
    at.click(SECOND)
    at.press("2", "Alt+Right")
    more = at.current.quote
    at.press("Alt+Shift+Left", "Alt+Left", "Alt+Left")
    less = at.current.quote
    at.press("Alt+Left", "Alt+Shift+Right")

    assert more == f"{SECOND}\n{THIRD}"
    assert less == FIRST
    assert at.current.quote == FIRST


def test_an_edge_takes_none_back(at: Reader) -> None:
    """Where a mark grows over a sentence that I had called none-of-these, its code decides there instead."""
    at.click(SECOND)
    at.press("0")
    at.click(FIRST)
    at.press("2", "Alt+Right")
    grown = at.nones
    at.press("Ctrl+Z")

    assert grown == []
    assert at.nones == [1]


def test_an_edge_tears_no_character(page: Callable[[str], Reader]) -> None:
    """An edge that is dragged into a cluster of code points goes round it."""
    at = page("Ein 👩‍🌾 pflügt. Und nun?")
    at.select("Ein")
    at.press("6")
    marking.set_range(at.desk, at.current.id, Range(0, at.range_of("👩").start + 1))

    assert at.marks == [("Ein 👩‍🌾", ("Loaded word",))]


def test_an_edge_without_change(at: Reader) -> None:
    """An edge that is put back where it was, or to nothing, is no change."""
    at.press("2")
    assert at.desk.library is not None
    before = at.desk.library.history.last_seq()
    marking.set_range(at.desk, at.current.id, Range(0, len(FIRST)))
    marking.set_range(at.desk, at.current.id, Range(3, 3))

    assert at.desk.library.history.last_seq() == before


def test_without_a_document() -> None:
    """With nothing open no key fails and nothing is made."""
    at = Reader(Desk())
    at.press("2", "0", "H", "Del", "Alt+Right", "N", "S", "D", "R")

    assert at.front.asked == []
