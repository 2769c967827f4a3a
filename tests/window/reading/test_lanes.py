"""Brackets side by side, and none lost."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tepi.window.reading.lanes import Bracket, columns

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


@given(EXTENTS, st.integers(1, 4))
def test_where_columns_run_out_one_bracket_stands_for_several(
    extents: list[tuple[str, float, float]], most: int
) -> None:
    """No brackets lie over each other even then, each reaches over all its marks, and every mark is in one."""
    found = columns(extents, {}, most)

    assert sorted(mark for each in found for mark in (each.mark, *each.others)) == sorted(
        mark for mark, _, _ in extents
    )
    for number, one in enumerate(found):
        assert not one.others or one.column == most - 1
        for mark, top, bottom in extents:
            if mark in (one.mark, *one.others):
                assert one.top <= top and bottom <= one.bottom
        for other in found[:number]:
            if one.column == other.column:
                assert one.bottom <= other.top or other.bottom <= one.top


def test_a_bracket_keeps_its_column_while_another_scrolls_out() -> None:
    """The column it had is kept where it is free, given up where it is not."""
    assert columns([("b", 0, 9)], {"b": 1}, 4) == [Bracket("b", 1, 0, 9)]
    assert [each.column for each in columns([("a", 0, 9), ("b", 0, 9)], {"a": 1, "b": 1}, 4)] == [1, 0]


def test_the_last_column_shares_its_bracket() -> None:
    """More overlaps than columns: what shares the last one is named, in text order."""
    found = columns([(str(n), n, 9) for n in range(4)], {}, most=2)

    assert found == [Bracket("0", 0, 0, 9), Bracket("1", 1, 1, 9, ("2", "3"))]
