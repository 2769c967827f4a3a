"""Sentences are joined and split without moving a mark; what was decided stays where it still holds."""

from __future__ import annotations

import pytest
from tests.library.desk import TEXT, Desk

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.edits.marks import decide_none
from tepi.library.edits.units import join_units, split_unit


def say_none(desk: Desk, index: int, who: str) -> None:
    """Say none-of-these for a sentence."""
    unit = desk.units[index]
    group = desk.codebook.groups[0].id
    desk.record(decide_none(desk.document.id, desk.revision, [(unit.start, "x")], who, group))


def nones(desk: Desk) -> dict[int, frozenset[tuple[str, str]]]:
    """What is said of which sentence."""
    return queries.nones(desk.library, desk.revision)


def join(desk: Desk, index: int) -> None:
    """Join a sentence with the next."""
    units = desk.units
    desk.record(
        join_units(
            desk.document.id, desk.revision, units[index], units[index + 1], nones(desk), units.label(index)
        )
    )


def split(desk: Desk, index: int, at: int) -> None:
    """Split a sentence at an offset of the text."""
    units = desk.units
    desk.record(
        split_unit(desk.document.id, desk.revision, units[index], at, TEXT, nones(desk), units.label(index))
    )


def test_join_and_split_are_each_others_way_back(desk: Desk) -> None:
    """Two sentences joined and split where they met are what they were; the marks never moved."""
    mark = desk.mark(*desk.units[1], "Fact")
    before = list(desk.units)
    join(desk, 0)
    assert list(desk.units) == [(before[0].start, before[1].end), *before[2:]]
    split(desk, 0, before[0].end)

    assert list(desk.units) == before
    assert desk.get(mark.id) == mark


def test_joined_is_none_only_for_who_said_so_of_both(desk: Desk) -> None:
    """Who said none-of-these of one half only has not decided the whole."""
    say_none(desk, 0, desk.me)
    say_none(desk, 1, desk.me)
    say_none(desk, 1, desk.other)
    before = desk.snapshot()
    start = desk.units[0].start
    join(desk, 0)

    assert nones(desk) == {start: {(desk.codebook.groups[0].id, desk.me)}}
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_both_halves_of_a_none_are_none(desk: Desk) -> None:
    """What was said of a whole sentence holds for each of its halves."""
    say_none(desk, 0, desk.me)
    before = desk.snapshot()
    unit = desk.units[0]
    split(desk, 0, TEXT.index("that"))

    said = {(desk.codebook.groups[0].id, desk.me)}
    assert nones(desk) == {unit.start: said, TEXT.index("that"): said}
    desk.library.history.undo()
    assert desk.snapshot() == before


@pytest.mark.parametrize("where", ["start", "end", "the space at the start"])
def test_a_sentence_is_not_split_at_its_edge(desk: Desk, where: str) -> None:
    """A half without a letter is refused."""
    unit = desk.units[0]
    at = {"start": unit.start, "end": unit.end, "the space at the start": unit.start}[where]
    with pytest.raises(TepiError, match="edge"):
        split(desk, 0, at)


def test_a_split_leaves_no_white_space_at_the_edges(desk: Desk) -> None:
    """Split before, in or behind a space, both halves begin and end with a word."""
    at = TEXT.index(" had")
    split(desk, 0, at)
    units = desk.units

    assert TEXT[slice(*units[0])].endswith("soldiers")
    assert TEXT[slice(*units[1])].startswith("had")
