"""Offsets go to UTF-16 and back without loss, and a snapped range tears no character."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.text.strategies import boundaries, places, texts

from tepi.text.offsets import (
    OffsetMap,
    next_boundary,
    next_grapheme,
    previous_boundary,
    previous_grapheme,
    snap,
)
from tepi.text.ranges import Range


@given(st.text(max_size=60) | texts)
def test_every_offset_goes_to_utf16_and_back(text):
    """Each code point offset has the UTF-16 offset that the encoded text has, and comes back the same."""
    offsets = OffsetMap(text)
    for offset in range(len(text) + 1):
        units = offsets.utf16(offset)
        assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
        assert offsets.code_point(units) == offset


@given(st.text(alphabet="a🙂𝒜é", max_size=30))
def test_the_middle_of_a_pair_is_its_start(text):
    """A UTF-16 offset between two surrogates gives the code point that they make."""
    offsets = OffsetMap(text)
    for offset, character in enumerate(text):
        if character > "\uffff":
            assert offsets.code_point(offsets.utf16(offset) + 1) == offset


@pytest.mark.parametrize(
    ("text", "plain"),
    [("", True), ("kata", True), ("é…’猫", True), ("\uffff", True), ("a🙂", False), ("𝒜", False)],
)
def test_a_text_is_plain_without_astral_characters(text, plain):
    """Only a character above U+FFFF makes the two units differ."""
    assert OffsetMap(text).plain is plain


@settings(max_examples=300)
@given(places())
@example(("🇮🇩🇮🇩🇮🇩", Range(3, 5)))
@example(("\r\n", Range(1, 2)))
@example(("a👩‍💻b", Range(2, 3)))
@example((" \u0301", Range(1, 2)))
def test_snap_widens_to_whole_clusters_and_no_further(place):
    """A snapped range holds the old one, ends at cluster boundaries, and is the smallest such range."""
    text, span = place
    edges = boundaries(text)
    start = max(edge for edge in edges if edge <= span.start)
    end = min(edge for edge in edges if edge >= span.end)
    assert snap(text, span) == (Range(start, end) if span.length else Range(start, start))


@settings(max_examples=300)
@example("\u0600🇮🇩\u0301")
@given(st.text(max_size=40) | st.text(alphabet="🇮🇩a\u0301\u200d👩\u0600\r\n", max_size=20) | texts)
def test_boundaries_seen_from_near_are_those_counted_from_the_start(text):
    """Looking only round an offset finds the same boundaries as reading the whole text."""
    edges = boundaries(text)
    for offset in range(len(text) + 1):
        assert previous_boundary(text, offset) == max(edge for edge in edges if edge <= offset)
        assert next_boundary(text, offset) == min(edge for edge in edges if edge >= offset)


@given(st.text(max_size=40) | texts)
def test_steps_by_grapheme_visit_every_cluster(text):
    """Stepping forward, and stepping back, passes every boundary once and stops at the ends."""
    edges = sorted(boundaries(text))
    forward, backward = [0], [len(text)]
    while forward[-1] < len(text):
        forward.append(next_grapheme(text, forward[-1]))
    while backward[-1] > 0:
        backward.append(previous_grapheme(text, backward[-1]))
    assert forward == edges
    assert backward == edges[::-1]
    assert next_grapheme(text, len(text)) == len(text)
    assert previous_grapheme(text, 0) == 0


def test_a_long_run_of_flags_is_counted_from_its_start():
    """Flags pair up from the first, however far away it is."""
    text = "x" + "🇮🇩" * 500
    assert snap(text, Range(800, 801)) == Range(799, 801)
    assert snap(text, Range(801, 802)) == Range(801, 803)
    assert snap("\u0600🇮🇩🇮🇩🇮", Range(2, 3)) == Range(0, 3)
