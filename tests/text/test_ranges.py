"""Ranges are compared and combined as sets of characters are."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tepi.text.ranges import Range

ranges = st.tuples(st.integers(0, 12), st.integers(0, 12)).map(lambda ends: Range(min(ends), max(ends)))
filled = ranges.filter(lambda span: span.length > 0)


def characters(span):
    return set(range(span.start, span.end))


@given(filled, filled)
def test_ranges_are_sets_of_characters(one, other):
    """Length, overlap and containment are those of the characters that the ranges hold."""
    assert one.length == len(characters(one))
    assert one.overlaps(other) == bool(characters(one) & characters(other))
    assert one.contains(other) == (characters(one) >= characters(other))


@given(filled, filled)
def test_clip_is_what_both_hold(one, other):
    """Clipping gives the shared characters, or None where there are none."""
    both = one.clip(other)
    assert (set() if both is None else characters(both)) == characters(one) & characters(other)
    assert both is None or both.length > 0


@given(filled, filled)
def test_join_is_the_smallest_range_over_both(one, other):
    """Joining holds both and begins and ends with one of them."""
    joined = one.join(other)
    assert joined.contains(one)
    assert joined.contains(other)
    assert joined == Range(min(*one, *other), max(*one, *other))


@given(ranges, st.integers(0, 13))
def test_a_caret_touches_both_ends(span, offset):
    """A caret before the first and after the last character still touches the range."""
    assert span.touches(offset) == (offset in {*characters(span), span.start, span.end})
