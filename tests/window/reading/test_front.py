"""A document without its front: places are those of the whole, counted from where it begins."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.window.reading.front import WithoutFront
from tepi.window.reading.joints import Joined, offsets_of

TEXTS = st.lists(
    st.sampled_from(["kata ", "\n", "\U0001d49c", "عربي", "x" * 30]), min_size=1, max_size=40
).map("".join)


@settings(max_examples=60, deadline=None)
@given(text=TEXTS, data=st.data())
def test_places_count_from_where_the_document_begins(text: str, data: st.DataObject) -> None:
    """There and back is the same place; joints and heads are those of the whole."""
    whole = offsets_of(text, 50, 40)
    first = data.draw(st.integers(0, len(text)))
    rest = WithoutFront(whole, first)
    offset = data.draw(st.integers(first, len(text)))
    place = rest.utf16(offset)

    assert rest.utf16(first) == 0
    assert place == whole.utf16(offset) - whole.utf16(first)
    assert rest.code_point(place) == offset
    joined = isinstance(whole, Joined)
    assert rest.is_joint(place) == (joined and whole.is_joint(whole.utf16(offset)))
    assert rest.head(place) == (whole.head(whole.utf16(offset)) if joined else offset)
