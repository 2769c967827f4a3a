"""How underlines share the room between two lines."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.window.reading.underlines import crowds, stack

BANDS = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 12), st.integers(1, 6)), max_size=12)


@settings(max_examples=80)
@given(st.integers(1, 30), st.floats(2, 40), st.booleans())
def test_what_is_drawn_fits_and_something_always_is(levels: int, room: float, patterns: bool) -> None:
    """The last one ends in the room (moved up by ``up``), they never touch, and none is drawn twice."""
    how = stack(levels, room, patterns)

    assert 1 <= how.most <= levels
    assert how.step > how.thick or how.most == 1
    assert (how.most - 1) * how.step + how.thick - how.up <= room
    assert how.up <= 4


def test_there_is_more_of_each_where_there_is_more_room() -> None:
    """Four are as thick as one where they fit; patterns come whole where they fit."""
    assert [stack(levels, 11.4).thick for levels in (1, 2, 3, 4, 5, 9)] == [2, 2, 2, 2, 1, 1]
    assert [stack(levels, 11.4, True).ribbon for levels in (1, 2, 3)] == [True, True, False]
    assert not stack(1, 11.4).ribbon


@settings(max_examples=80)
@given(BANDS)
def test_a_pile_has_one_depth_for_all_who_overlap(bands: list[tuple[int, int, int]]) -> None:
    """Bands that overlap, also by way of others, share a depth; each has room for itself; strangers share none."""
    spans = [(float(left), float(left + wide)) for left, wide, _ in bands]
    needed = [need for _, _, need in bands]

    found = crowds(spans, needed)

    assert all(depth >= need for depth, need in zip(found, needed, strict=True))
    for at, one in enumerate(spans):
        for other, span in enumerate(spans):
            if one[0] < span[1] and span[0] < one[1]:
                assert found[at] == found[other]
    assert set(found) <= set(needed)
