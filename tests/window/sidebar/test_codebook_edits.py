"""The codebook changed in place: every change through the history, and said beforehand where it reaches marks."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tepi.library import queries
from tepi.library.file import Library
from tepi.marks.codebook import Code, Codebook, Group
from tepi.window import marking, stepping
from tepi.window.desk import Desk, Message
from tepi.window.sidebar import codebook_edits as edits


def names(desk: Desk, group: int = 0) -> list[str]:
    """The codes of a group as shown; a nested one begins with a dot for each level."""
    here = desk.codebook.groups[group].id
    return ["." * depth + code.name for code, depth in desk.codebook.tree(here)]


def code(desk: Desk, name: str) -> Code:
    """The code of this name."""
    found = desk.codebook.named(name)
    assert found is not None
    return found


@pytest.fixture
def said(desk: Desk) -> list[Message | None]:
    """What the strip says."""
    heard: list[Message | None] = []
    desk.said.join(heard.append)
    return heard


def test_a_new_code_gets_the_next_colour_and_key(desk: Desk) -> None:
    """The colour used least; no key, because the nine digits are taken."""
    made = edits.new_code(desk, desk.codebook.groups[0].id, "  Quote   of numbers ")

    found = desk.codebook.code(made)
    assert (found.name, found.color, found.key) == ("Quote of numbers", edits.COLORS[9], None)


def test_a_free_key_is_given(desk: Desk) -> None:
    """The first digit without a code."""
    edits.alter(desk, "code", code(desk, "Prediction").id, key=None)

    assert edits.next_key(desk.codebook) == "3"


def test_a_name_twice_is_said_and_not_done(desk: Desk, said: list[Message]) -> None:
    """Two codes of one name could not be told apart."""
    edits.rename(desk, "code", code(desk, "Fact").id, "opinion")

    assert names(desk)[0] == "Fact"
    assert said[-1].kind == "error"
    assert "There is a code called opinion already" in said[-1].text


def test_nothing_changed_nothing_recorded(desk: Desk, library: Library) -> None:
    """Leaving a field as it was makes no entry in the history."""
    before = library.history.last_seq()

    assert edits.alter(desk, "code", code(desk, "Fact").id, name="Fact", color=code(desk, "Fact").color)
    assert library.history.last_seq() == before


def test_one_of_two_rules_is_changed(desk: Desk) -> None:
    """A group's rules are altered one by one."""
    kind = desk.codebook.groups[0]
    edits.alter(desk, "group", kind.id, unit="sentence")

    assert desk.codebook.group(kind.id) == Group(
        kind.id, "Kind", "one", "sentence", decide=True, counted=True, position=0
    )


def test_a_code_is_dropped_between_others(desk: Desk) -> None:
    """Before the row at which it fell."""
    edits.drop(desk, "code", code(desk, "Call to action").id, "group", desk.codebook.groups[0].id, 1)

    assert names(desk) == ["Fact", "Call to action", "Opinion", "Prediction"]


def test_a_code_goes_inside_the_one_above_and_out_again(desk: Desk) -> None:
    """Behind what lies there already; out again it stands behind the code it was in."""
    for name in ("Prediction", "Call to action"):
        edits.nest(desk, code(desk, name).id, inside=True)
    inside = names(desk)
    edits.nest(desk, code(desk, "Prediction").id, inside=False)
    out = names(desk)
    edits.nest(desk, code(desk, "Fact").id, inside=True)
    edits.nest(desk, code(desk, "Fact").id, inside=False)

    assert inside == ["Fact", "Opinion", ".Prediction", ".Call to action"]
    assert out == names(desk) == ["Fact", "Opinion", ".Call to action", "Prediction"]


def test_a_code_dropped_onto_a_code_lies_inside_it(desk: Desk) -> None:
    """And moves with it, into another group too."""
    edits.drop(desk, "code", code(desk, "Prediction").id, "code", code(desk, "Opinion").id, -1)
    assert names(desk) == ["Fact", "Opinion", ".Prediction", "Call to action"]

    edits.drop(desk, "code", code(desk, "Opinion").id, "group", desk.codebook.groups[1].id, 0)

    assert names(desk) == ["Fact", "Call to action"]
    assert names(desk, 1) == ["Opinion", ".Prediction", "Reported"]


def test_a_code_cannot_lie_inside_itself(desk: Desk, said: list[Message]) -> None:
    """It is said, and nothing moves."""
    opinion, prediction = code(desk, "Opinion").id, code(desk, "Prediction").id
    edits.drop(desk, "code", prediction, "code", opinion, -1)
    before = names(desk)

    edits.drop(desk, "code", opinion, "code", prediction, -1)

    assert names(desk) == before
    assert "inside itself" in said[-1].text


def test_alt_and_arrows_move_a_row(desk: Desk) -> None:
    """Down, up again, and out of the group at its end."""
    fact, action = code(desk, "Fact").id, code(desk, "Call to action").id
    edits.shift(desk, "code", fact, 1)
    assert names(desk) == ["Opinion", "Fact", "Prediction", "Call to action"]
    edits.shift(desk, "code", fact, -1)
    assert names(desk)[0] == "Fact"

    edits.shift(desk, "code", action, 1)

    assert names(desk, 1) == ["Call to action", "Reported"]


def test_groups_move_too(desk: Desk) -> None:
    """By drop and by key."""
    text = desk.codebook.groups[3].id
    edits.drop(desk, "group", text, "", "", 0)
    assert [group.name for group in desk.codebook.groups] == ["Text", "Kind", "Voice", "Device"]

    edits.shift(desk, "group", text, 1)

    assert [group.name for group in desk.codebook.groups] == ["Kind", "Text", "Voice", "Device"]


def test_deleting_is_said_beforehand_and_undone(desk: Desk, library: Library, said: list[Message]) -> None:
    """How many marks go, how many lose the code; undo brings the code back with both."""
    marking.press_digit(desk, "2")
    stepping.sentence(desk, 1)
    marking.press_digit(desk, "2")
    marking.press_digit(desk, "6")
    opinion = code(desk, "Opinion").id

    edits.delete(desk, "code", opinion)

    assert said[-1].text == (
        "Delete Opinion? 1 mark that has nothing else will go with it; 1 mark will lose it."
    )
    assert said[-1].action == "Delete"
    assert desk.codebook.find(opinion) is not None
    said[-1].do()
    assert desk.codebook.find(opinion) is None
    assert len(desk.open.index) == 1

    library.history.undo()

    assert queries.marks_per_code(library, desk.open.document.id)[opinion] == 2


def test_an_unused_code_goes_at_once(desk: Desk) -> None:
    """Nobody is asked about what touches nothing."""
    edits.delete(desk, "code", code(desk, "Text error").id)

    assert desk.codebook.named("Text error") is None


def test_a_group_with_codes_stays(desk: Desk, said: list[Message]) -> None:
    """It is said what has to happen first."""
    edits.delete(desk, "group", desk.codebook.groups[0].id)

    assert len(desk.codebook.groups) == 4
    assert "still has codes" in said[-1].text


def test_merging_says_how_many_marks(desk: Desk, library: Library, said: list[Message]) -> None:
    """All marks of one code get the other; the code is gone."""
    marking.press_digit(desk, "6")
    stepping.sentence(desk, 1)
    marking.press_digit(desk, "7")
    loaded, question = code(desk, "Loaded word").id, code(desk, "Rhetorical question").id

    edits.merge(desk, question, loaded)

    assert said[-1].text == "Merge Rhetorical question into Loaded word? 1 mark will be Loaded word."
    said[-1].do()
    assert desk.codebook.find(question) is None
    assert queries.marks_per_code(library, desk.open.document.id) == {loaded: 2}


def test_merging_into_a_choose_one_group_says_what_is_replaced(desk: Desk, said: list[Message]) -> None:
    """A mark that has another code of that group keeps one of the two."""
    marking.press_digit(desk, "1")
    marking.press_digit(desk, "6")

    edits.merge(desk, code(desk, "Loaded word").id, code(desk, "Opinion").id)

    assert "On 1 mark it takes the place of another code of its group." in said[-1].text
    said[-1].do()
    mark = desk.highlights([next(iter(desk.open.index)).highlight])[0]
    assert [desk.codebook.code(each).name for each in mark.codes] == ["Opinion"]


def test_a_free_name() -> None:
    """The first that nobody has."""
    assert edits.free_name(["New code", "new code 2"], "New code") == "New code 3"
    assert edits.free_name([], "New code") == "New code"


def test_nothing_happens_without_a_library() -> None:
    """Before the library is open there is nothing to change."""
    desk = Desk()
    edits.drop(desk, "code", "a", "group", "b", 0)
    edits.shift(desk, "group", "a", 1)
    edits.delete(desk, "code", "a")

    assert edits.record(desk, lambda book: pytest.fail("called")) is None


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(moves=st.lists(st.tuples(st.integers(0, 8), st.sampled_from([-1, 1])), max_size=6))
def test_moving_loses_no_code(desk: Desk, moves: list[tuple[int, int]]) -> None:
    """However rows are moved, every code is there once, and its position is its place."""
    ids = sorted(each.id for each in desk.codebook.codes)
    for at, way in moves:
        edits.shift(desk, "code", ids[at], way)

    order = edits.order_of(desk.codebook)
    assert sorted(each for each, _, _ in order) == ids
    assert isinstance(desk.codebook, Codebook)
