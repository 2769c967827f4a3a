"""Hits are places in text order, asked by number and by range."""

from __future__ import annotations

from array import array

from hypothesis import given
from hypothesis import strategies as st

from tepi.text.hits import Hits, joined
from tepi.text.ranges import Range


def hits(*places: tuple[int, int]) -> Hits:
    """Hits at these places."""
    return Hits(array("i", (start for start, _ in places)), array("i", (end for _, end in places)))


@st.composite
def some(draw: st.DrawFn) -> Hits:
    """Up to ten hits that do not overlap; some touch."""
    at, found = 0, []
    for gap, length in draw(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 3)), max_size=10)):
        found.append((at + gap, at + gap + length))
        at += gap + length
    return hits(*found)


def test_hits_are_a_sequence_of_ranges() -> None:
    """They can be counted, walked, asked by number and cut."""
    found = hits((1, 3), (5, 6), (6, 9))

    assert (len(found), list(found)[1], found[-1]) == (3, Range(5, 6), Range(6, 9))
    assert list(found[1:]) == [Range(5, 6), Range(6, 9)]
    assert list(Hits()) == []


@given(some(), st.integers(0, 45), st.integers(0, 45))
def test_what_lies_in_a_range(found: Hits, start: int, end: int) -> None:
    """Just the hits that share a character with it."""
    expected = [hit for hit in found if start < end and hit.overlaps(Range(start, end))]

    assert [found[number] for number in found.within(start, max(start, end)) if start < end] == expected


@given(some(), st.integers(0, 45))
def test_the_first_hit_from_a_place_on(found: Hits, offset: int) -> None:
    """Its number, or the count where there is none."""
    assert found.after(offset) == sum(1 for hit in found if hit.start < offset)


def test_a_hit_is_known_by_its_place() -> None:
    """Only the very same range has a number."""
    found = hits((1, 3), (5, 6))

    assert [found.number(Range(*place)) for place in [(5, 6), (5, 7), (9, 10)]] == [1, -1, -1]


def test_two_parts_become_one() -> None:
    """What overlaps the last of the first part gives way."""
    assert list(joined(hits((0, 2), (3, 6)), hits((5, 7), (7, 8)))) == [(0, 2), (3, 6), (7, 8)]
    assert list(joined(Hits(), hits((5, 7)))) == [(5, 7)]
