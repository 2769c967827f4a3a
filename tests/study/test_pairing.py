"""Paragraphs of two versions find each other, in order, without one being lost or taken twice."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.study.pairing import Bead, Fixed, agreeing, pair, pairing
from tepi.text.ranges import Range

LENGTHS = st.lists(st.integers(1, 900), max_size=24)
NUMBERS = st.integers(0, 23)


def bead(left: tuple[int, int], right: tuple[int, int]) -> Bead:
    """A bead by its numbers."""
    return Bead(Range(*left), Range(*right))


def follow_each_other(beads: list[Bead], left: int, right: int) -> bool:
    """Whether the beads hold every paragraph once, in order."""
    at = (0, 0)
    for each in beads:
        if (each.left.start, each.right.start) != at or not (each.left.length or each.right.length):
            return False
        at = (each.left.end, each.right.end)
    return at == (left, right)


@settings(max_examples=150, deadline=None)
@given(left=LENGTHS, right=LENGTHS, pairs=st.lists(st.tuples(NUMBERS, NUMBERS), max_size=4), data=st.data())
def test_nothing_is_lost(
    left: list[int], right: list[int], pairs: list[tuple[int, int]], data: st.DataObject
) -> None:
    """Any two texts: beads in order that hold every paragraph once; fixed pairs that agree are kept; what stands
    alone has no counterpart.
    """
    kept: list[tuple[int, int]] = []
    for one, other in pairs:
        if one < len(left) and other < len(right):
            kept = [*agreeing(kept, (one, other)), (one, other)]
    free = sorted(set(range(len(left))) - {one for one, _ in kept})
    free_there = sorted(set(range(len(right))) - {other for _, other in kept})
    alone = data.draw(st.frozensets(st.sampled_from(free), max_size=3)) if free else frozenset()
    alone_there = (
        data.draw(st.frozensets(st.sampled_from(free_there), max_size=3)) if free_there else frozenset()
    )

    beads = pair(left, right, Fixed(tuple(kept), alone, alone_there))

    assert follow_each_other(beads, len(left), len(right))
    for one, other in kept:
        assert any(one in range(*each.left) and other in range(*each.right) for each in beads)
    for each in beads:
        if each.left.length and each.right.length:
            assert alone.isdisjoint(range(*each.left)) and alone_there.isdisjoint(range(*each.right))
    assert pair(left, right, Fixed(tuple(kept), alone, alone_there)) == beads


@settings(max_examples=40, deadline=None)
@given(left=st.lists(st.integers(30, 900), min_size=1, max_size=40))
def test_a_text_is_its_own_version(left: list[int]) -> None:
    """The same text twice, and one that is longer by a fifth throughout, pair one to one."""
    wanted = [bead((at, at + 1), (at, at + 1)) for at in range(len(left))]
    assert pair(left, left) == wanted
    assert pair(left, [round(each * 1.2) for each in left]) == wanted


def test_joined_and_left_out() -> None:
    """Two paragraphs that became one make a bead of two and one; one that was left out stands alone."""
    same = [310, 640, 150, 420, 90, 530, 260, 700, 350, 480]
    left = [*same, 400, 120, 300, 80, 150, 210, *same]
    right = [*same, 410, 425, 82, 205, *same]
    beads = pair(left, right)
    assert beads[10:15] == [
        bead((10, 11), (10, 11)),
        bead((11, 13), (11, 12)),
        bead((13, 14), (12, 13)),
        bead((14, 15), (13, 13)),
        bead((15, 16), (13, 14)),
    ]
    assert beads[:10] == [bead((at, at + 1), (at, at + 1)) for at in range(10)]


def test_a_fixed_pair_leads_the_others() -> None:
    """What lies between fixed pairs is paired anew, and nothing reaches over them."""
    left, right = [100] * 6, [100] * 6
    beads = pair(left, right, Fixed(((2, 3),)))
    assert bead((2, 3), (3, 4)) in beads
    assert all(each.right.end <= 3 for each in beads if each.left.end <= 2)
    assert all(each.right.start >= 4 for each in beads if each.left.start >= 3 and each.right.length)


def test_neighbouring_pairs_make_one_bead() -> None:
    """One paragraph fixed to two neighbours answers to both of them."""
    assert bead((1, 2), (1, 3)) in pair([100, 200, 100], [100, 90, 100, 100], Fixed(((1, 1), (1, 2))))


def test_what_agrees_with_a_new_pair() -> None:
    """Pairs before and behind stay, and neighbours that share a paragraph; what crosses or repeats goes."""
    pairs = [(0, 0), (1, 2), (2, 1), (3, 2), (2, 4), (5, 5)]
    assert agreeing(pairs, (2, 3)) == [(0, 0), (1, 2), (2, 4), (5, 5)]


@pytest.mark.parametrize(("left", "right"), [([], []), ([5], []), ([], [5, 6]), ([1], [900])])
def test_next_to_nothing(left: list[int], right: list[int]) -> None:
    """An empty side leaves the other alone, paragraph by paragraph."""
    assert follow_each_other(pair(left, right), len(left), len(right))


def test_long_texts_are_paired_in_portions() -> None:
    """Two long texts with a preface in one of them: found mostly right, looking at a band and not at everything,
    and with a rest for others in between.
    """
    rng = random.Random(7)
    left = [rng.randint(20, 900) for _ in range(600)]
    right = [rng.randint(20, 900) for _ in range(12)] + [
        max(round(each * 1.1 + rng.gauss(0, 20)), 5) for each in left
    ]
    portions = list(pairing(left, right, Fixed()))
    beads = [each for portion in portions for each in portion]
    assert len(portions) > 30 and follow_each_other(beads, len(left), len(right))
    right_ones = sum(bead((at, at + 1), (at + 12, at + 13)) in set(beads) for at in range(600))
    assert right_ones > 560
