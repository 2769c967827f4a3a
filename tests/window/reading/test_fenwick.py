"""Heights in a row, their sums, and which covers a height."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.window.reading.fenwick import BUCKET, Fenwick

HEIGHTS = st.lists(st.integers(1, 400), min_size=1, max_size=3 * BUCKET)


@settings(max_examples=60, deadline=None)
@given(heights=HEIGHTS, data=st.data())
def test_it_answers_as_adding_up_would(heights: list[int], data: st.DataObject) -> None:
    """Tops, the whole, and the one at a height, after any changes."""
    tree = Fenwick(heights)
    for _ in range(data.draw(st.integers(0, 5))):
        number = data.draw(st.integers(0, len(heights) - 1))
        height = data.draw(st.integers(1, 900))

        assert tree.set(number, height) == height - heights[number]
        heights[number] = height

    number = data.draw(st.integers(0, len(heights)))
    y = data.draw(st.integers(0, sum(heights) - 1))

    assert tree.total == sum(heights)
    assert tree.top(number) == sum(heights[:number])
    at = tree.at(y)
    assert sum(heights[:at]) <= y < sum(heights[: at + 1])


@settings(max_examples=40, deadline=None)
@given(heights=HEIGHTS, others=HEIGHTS, data=st.data())
def test_others_may_stand_from_any_place_on(
    heights: list[int], others: list[int], data: st.DataObject
) -> None:
    """What stood there and behind it is gone; what stood before stays."""
    first = data.draw(st.integers(0, len(heights)))
    tree = Fenwick(heights)

    tree.replace(first, others)

    whole = heights[:first] + others
    assert [tree[number] for number in range(len(tree))] == whole
    assert [tree.top(number) for number in range(0, len(whole), 50)] == [
        sum(whole[:number]) for number in range(0, len(whole), 50)
    ]


@settings(max_examples=20, deadline=None)
@given(heights=HEIGHTS, others=HEIGHTS)
def test_others_may_stand_before_all(heights: list[int], others: list[int]) -> None:
    """They come first, and those that were there behind them."""
    tree = Fenwick(heights)
    tree.insert(others)

    assert [tree[number] for number in range(len(tree))] == others + heights
    assert tree.top(len(others)) == sum(others)
    assert tree.total == sum(others) + sum(heights)


def test_outside_it_answers_with_the_first_and_the_last() -> None:
    """A height above all or below all; nothing at all is no error either."""
    tree = Fenwick([10] * 130)

    assert tree.at(-5) == 0
    assert tree.at(1300) == tree.at(99_999) == 129
    assert Fenwick().at(7) == 0
    assert Fenwick().top(0) == Fenwick().total == 0
