"""Row heights answer like a plain list of numbers, however rows come and go."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.window.panel.heights import BLOCK, Heights

STEPS = st.lists(
    st.tuples(
        st.sampled_from(("insert", "many", "remove", "set")), st.integers(0, 10_000), st.integers(0, 300)
    ),
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(0, 300), max_size=3 * BLOCK), STEPS, st.integers(-10, 200_000))
def test_answers_like_a_list(first: list[int], steps: list[tuple[str, int, int]], y: int) -> None:
    """Tops, rows at a height and the total agree with sums over a list after any steps."""
    plain, heights = list(first), Heights(first)
    for what, at, height in steps:
        if what == "insert":
            plain.insert(at % (len(plain) + 1), height)
            heights.insert(at % len(plain), height)
        elif what == "many":
            new, place = [height, *range(at % (3 * BLOCK))], at % (len(plain) + 1)
            plain[place:place] = new
            heights.insert_many(place, new)
        elif plain and what == "remove":
            heights.remove(at % len(plain))
            del plain[at % len(plain)]
        elif plain:
            heights.set(at % len(plain), height)
            plain[at % len(plain)] = height
    tops = [sum(plain[:row]) for row in range(0, len(plain) + 1, max(1, len(plain) // 20))]

    assert len(heights) == len(plain)
    assert heights.total == sum(plain)
    assert [heights.top(row) for row in range(0, len(plain) + 1, max(1, len(plain) // 20))] == tops
    row = heights.row_at(y)
    assert row == len(plain) or heights.top(row + 1) > y
    assert row == 0 or heights.top(row) <= max(y, 0) or plain[row - 1] == 0 or y >= heights.top(row)


def test_rows_at_the_edges() -> None:
    """A row covers its first pixel and not the first of the next."""
    heights = Heights([10, 20])

    assert [heights.row_at(y) for y in (-5, 0, 9, 10, 29, 30)] == [0, 0, 0, 1, 1, 2]


def test_a_block_that_grows_is_parted() -> None:
    """Thousands of rows put at one place stay quick to find and right."""
    heights = Heights()
    for number in range(5 * BLOCK):
        heights.insert(0, number)

    assert [heights[0], heights[5 * BLOCK - 1]] == [5 * BLOCK - 1, 0]
    assert heights.top(2) == 2 * (5 * BLOCK) - 3


def test_a_row_that_is_not_there() -> None:
    """Asking for a row beyond the last is an error, not another row."""
    with pytest.raises(IndexError):
        Heights([1])[1]
