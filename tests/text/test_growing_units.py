"""Units that are read little by little answer as if all were there."""

from __future__ import annotations

from array import array

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.strategies import texts

from tepi.text import growing_units as module
from tepi.text.growing_units import GrowingUnits
from tepi.text.ranges import Range
from tepi.text.units import Units, segment


def reader(starts, ends):
    def read(first, end):
        rows = [(a, b) for a, b in zip(starts, ends, strict=True) if first <= a < end]
        return array("l", [a for a, _ in rows]), array("l", [b for _, b in rows])

    return read


def growing(text, near, read=None):
    found = segment(text, "en")
    before = sum(start < near for start in found.starts)
    made = GrowingUnits(text, len(found.starts), before, near, read or reader(found.starts, found.ends))
    return made, Units(text, found.starts, found.ends)


questions = st.one_of(
    st.just(("grow",)),
    st.tuples(st.just("at"), st.integers(0, 60)),
    st.tuples(st.just("within"), st.integers(0, 60), st.integers(0, 60)),
    st.tuples(st.just("item"), st.integers(0, 20)),
    st.tuples(st.just("label"), st.integers(0, 20)),
)


@settings(max_examples=250)
@given(texts, st.integers(0, 40), st.integers(1, 12), st.lists(questions, max_size=8))
def test_every_answer_is_that_of_all_units(text, near, piece, asked):
    """Wherever reading begins, and however far it has come."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", piece)
        patch.setattr(module, "FIRST", max(piece // 2, 1))
        made, whole = growing(text, min(near, len(text)))
        assert len(made) == len(whole)
        for question in asked:
            match question:
                case ("grow",):
                    made.grow()
                case ("at", offset):
                    assert made.at(offset) == whole.at(offset)
                case ("within", one, other):
                    span = Range(min(one, other), max(one, other))
                    assert made.within(span) == whole.within(span)
                case ("item", index) if index < len(whole):
                    assert made[index] == whole[index]
                case ("label", index) if index < len(whole):
                    assert made.label(index) == whole.label(index)
                    assert made.find(whole.label(index)) == index
        assert list(made) == list(whole)
        assert made.is_whole and not made.torn
        assert made.difference(whole) == (range(len(whole), len(whole)), range(len(whole), len(whole)))


def test_a_page_is_answered_without_the_rest():
    """A question in the midst of what is known reads nothing more."""
    text = "One sentence. " * 60_000
    starts, ends = array("l", range(0, len(text), 14)), array("l", range(13, len(text), 14))
    read, asked = reader(starts, ends), []

    def watched(first, end):
        asked.append((first, end))
        return read(first, end)

    made = GrowingUnits(text, len(starts), 100, 1_400, watched)
    assert made.at(40_003) == 2857
    assert made[2857] == Range(39_998, 40_011)
    assert made.within(Range(39_998, 40_026)) == range(2857, 2859)
    assert asked == [(1_400, 61_400)]
    made.complete()
    assert list(made) == list(Units(text, starts, ends))


@pytest.mark.parametrize("now", [[(0, 3), (4, 11)], [(0, 3), (4, 7), (8, 9), (10, 11), (12, 15)], []])
def test_sentences_that_somebody_else_cut_meanwhile_are_found_out(now):
    """Counts that no longer fit are said, and the number stays what it was until new units are made."""
    text = "one two six ten"
    made = GrowingUnits(text, 4, 1, 4, reader([a for a, _ in now], [b for _, b in now]))
    made.complete()

    assert made.torn and made.is_whole
    assert len(made) == len(list(made)) == 4
