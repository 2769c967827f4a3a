"""What is covered, and where the gaps are, is what a look at every character gives."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tepi.text.coverage import Coverage
from tepi.text.ranges import Range

stretches = st.tuples(st.integers(0, 30), st.integers(0, 30))


@given(st.lists(stretches, max_size=8), stretches)
def test_gaps_are_the_characters_that_are_not_covered(added, asked):
    """The first and the last stretch of characters that nobody has covered, inside the one asked for."""
    made, covered = Coverage(), set()
    for start, end in added:
        made.add(start, end)
        covered |= set(range(start, end))
    start, end = asked
    left = [place for place in range(start, end) if place not in covered]
    first, last = made.gap(start, end), made.last_gap(start, end)
    if not left:
        assert first is None and last is None
        return
    run = left[0]
    while run in left:
        run += 1
    assert first == Range(left[0], run)
    run = left[-1]
    while run in left:
        run -= 1
    assert last == Range(run + 1, left[-1] + 1)


@given(st.lists(stretches, max_size=8))
def test_stretches_that_touch_are_one(added):
    """Nothing is held twice, so that reading a text piece by piece leaves one stretch."""
    made = Coverage()
    for start, end in added:
        made.add(start, end)
    pairs = list(zip(made._starts, made._ends, strict=True))

    assert all(start < end for start, end in pairs)
    assert all(one[1] < other[0] for one, other in pairwise(pairs))
