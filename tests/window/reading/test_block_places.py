"""Where names and notes stand: in order, over none, near their marks."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.window.reading.block_places import Block, Placed, settle

GAP, SLACK, FURTHEST = 2.0, 40.0, 90.0
PAGE = (0.0, 4000.0)
HEIGHTS = st.sampled_from([(17.0,), (62.0, 32.0, 17.0), (47.0, 32.0, 17.0), (32.0, 17.0)])
BLOCKS = st.lists(st.tuples(st.integers(0, 1500), HEIGHTS), max_size=25).map(
    lambda pairs: [
        Block(str(n), float(top), heights)
        for n, (top, heights) in enumerate(sorted(pairs, key=lambda pair: pair[0]))
    ]
)


def placed(blocks: list[Block], furthest: float = FURTHEST, page: tuple[float, float] = PAGE) -> list[Placed]:
    return settle(blocks, GAP, SLACK, furthest, page)


def height(blocks: list[Block], each: Placed) -> float:
    return next(block for block in blocks if block.mark == each.mark).heights[each.choice]


@settings(max_examples=150)
@given(BLOCKS)
def test_none_lies_over_another_and_the_order_is_the_texts(blocks: list[Block]) -> None:
    """Each begins below the one before, in text order, inside the page; every mark is shown or counted once."""
    found = placed(blocks)

    for upper, lower in pairwise(found):
        assert upper.top + height(blocks, upper) + GAP <= lower.top + 1e-6
        assert int(upper.mark) < int(lower.mark)
    for each in found:
        assert PAGE[0] <= each.top
        assert each.top + height(blocks, each) <= PAGE[1]
    named = [mark for each in found for mark in (each.mark, *each.more)]
    assert sorted(named) == sorted(block.mark for block in blocks)


@settings(max_examples=150)
@given(BLOCKS)
def test_each_stands_near_its_mark(blocks: list[Block]) -> None:
    """No block is further off than allowed; one that meets nobody stands exactly where it wants to."""
    wanted = {block.mark: block.wanted for block in blocks}
    tallest = max((block.heights[0] for block in blocks), default=0)
    found = placed(blocks)

    for each in found:
        assert abs(each.top - wanted[each.mark]) <= FURTHEST + 1e-6
    for block in blocks:
        others = [other.wanted for other in blocks if other is not block]
        if all(abs(block.wanted - other) > 2 * (tallest + FURTHEST) for other in others):
            assert Placed(block.mark, block.wanted, 0) in found


@settings(max_examples=100)
@given(BLOCKS)
def test_the_worst_move_is_no_worse_than_by_pushing_down_alone(blocks: list[Block]) -> None:
    """Sharing a pile out between its ends never moves a block further than a simple stack would."""
    found = placed(blocks, furthest=1e9)
    worst = max(
        (abs(each.top - block.wanted) for each, block in zip(found, blocks, strict=True)), default=0.0
    )
    free, plain = float("-inf"), 0.0
    for block in blocks:
        top = max(block.wanted, free)
        plain = max(plain, top - block.wanted)
        free = top + block.heights[0] + GAP

    assert worst <= plain + 1e-6


def test_two_at_one_line_stand_at_it_and_below() -> None:
    """As long as nobody goes far, the first one keeps its place."""
    found = placed([Block("a", 100, (17,)), Block("b", 100, (17,)), Block("c", 300, (17,))])

    assert [(each.mark, each.top) for each in found] == [("a", 100), ("b", 119), ("c", 300)]


def test_a_crowd_grows_lower_before_any_is_left_out() -> None:
    """Notes lose lines first, then names are counted at the one above them."""
    tall = [Block(str(n), 500, (62, 17)) for n in range(5)]
    crowd = [Block(f"{n:02}", 500, (62, 17)) for n in range(20)]

    assert {each.choice for each in placed(tall)} == {1}
    assert not any(each.more for each in placed(tall))

    found = placed(crowd)

    assert 5 <= len(found) < 20
    assert sum(len(each.more) for each in found) == 20 - len(found)


def test_at_the_end_of_the_page_all_go_up() -> None:
    """Nothing reaches over the page's last line, and the first line holds too."""
    low = placed([Block(str(n), 980, (50,)) for n in range(3)], page=(0, 1000), furthest=500)
    high = placed([Block("a", -30, (50,))], page=(0, 1000))

    assert low[-1].top + 50 <= 1000
    assert high[0].top == 0


def test_where_every_line_has_too_many_each_stretch_keeps_some() -> None:
    """Two hundred on a page: those that are shown fill it from its top to its end."""
    found = placed([Block(f"{n:03}", 100 + n * 7.5, (62, 17)) for n in range(200)])
    tops = [each.top for each in found]

    assert len(found) >= 40
    assert max(after - before for before, after in pairwise(tops)) < 150
    assert sum(1 + len(each.more) for each in found) == 200
