"""Brackets side by side, names never over each other."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tepi.window.reading.lanes import Bracket, columns, stack

EXTENTS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12)), max_size=12).map(
    lambda pairs: [(str(n), float(top), float(top + high)) for n, (top, high) in enumerate(sorted(pairs))]
)


@given(EXTENTS)
def test_overlapping_brackets_stand_side_by_side(extents: list[tuple[str, float, float]]) -> None:
    """With room for all, no two brackets of one column overlap, and none is lost."""
    found = columns(extents, {}, most=20)

    assert [bracket.mark for bracket in found] == [mark for mark, _, _ in extents]
    for number, one in enumerate(found):
        for other in found[:number]:
            if one.column == other.column:
                assert one.bottom <= other.top or other.bottom <= one.top


def test_a_bracket_keeps_its_column_while_another_scrolls_out() -> None:
    """The column it had is kept where it is free, given up where it is not."""
    assert columns([("b", 0, 9)], {"b": 1}, 4) == [Bracket("b", 1, 0, 9)]
    assert [each.column for each in columns([("a", 0, 9), ("b", 0, 9)], {"a": 1, "b": 1}, 4)] == [1, 0]


def test_the_last_column_takes_what_is_too_much() -> None:
    """More overlaps than columns: nothing is left out."""
    found = columns([(str(n), 0, 9) for n in range(4)], {}, most=2)

    assert [bracket.column for bracket in found] == [0, 1, 1, 1]


@given(st.lists(st.integers(0, 200), max_size=20), st.sampled_from([0.0, 40.0, 1000.0]))
def test_names_never_overlap_and_every_one_is_shown_or_counted(tops: list[int], furthest: float) -> None:
    """A name stands at its place or below, at most ``furthest``; those left out are counted."""
    wanted = {str(n): float(top) for n, top in enumerate(tops)}

    found = stack(wanted.items(), 17, furthest)

    assert all(after.top - before.top >= 17 for before, after in pairwise(found))
    assert all(0 <= label.top - wanted[label.mark] <= furthest for label in found)
    assert sum(1 + label.more for label in found) == len(tops)
