"""What lies under marks is what counting character by character gives, also after every change."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.index import RangeIndex, Span
from tepi.study import cover as module
from tepi.study.cover import Cover, Ink, merged, share_of_text

ranges = st.lists(st.tuples(st.integers(0, 30), st.integers(0, 30)).map(sorted).map(tuple), max_size=6)


@given(ranges)
def test_merged_ranges_hold_the_same_characters(found):
    """Merging leaves every character, in ranges that neither overlap nor touch."""
    result = merged(found)

    assert {c for a, b in result for c in range(a, b)} == {c for a, b in found for c in range(a, b)}
    assert all(one.end < other.start for one, other in pairwise(result))


@given(st.text(alphabet="ab \n\u00a0\u3000🙂", max_size=30), st.data())
def test_ink_is_what_is_no_white_space(text, data):
    """Between any two offsets, the characters that are not white space."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    ink = Ink(text)

    assert ink.between(start, end) == sum(not sign.isspace() for sign in text[start:end])
    assert ink.total == ink.between(0, len(text))


def test_share_counts_overlaps_once_and_no_space():
    """A mark over every word covers the whole text; two on the same words cover them once."""
    ink = Ink("ab cd\n")

    assert share_of_text(ink, [(0, 2), (3, 5)]) == 1
    assert share_of_text(ink, [(0, 2), (1, 3)]) == 0.5
    assert share_of_text(Ink(" "), [(0, 1)]) == 0


TEXT = "ab cd  efg\nhi jklm no pq"
spans = st.builds(
    lambda ends, mark, codes: Span(min(ends), max(ends) + 1, mark, tuple(sorted(codes))),
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(0, len(TEXT) - 1)),
    st.sampled_from("vwxyz"),
    st.sets(st.sampled_from("ABC"), max_size=2),
)


@settings(max_examples=150)
@given(
    st.lists(spans, max_size=6, unique_by=lambda span: span.highlight),
    st.lists(st.one_of(st.just("go on"), spans, st.sampled_from("vwxyz")), max_size=8),
    st.integers(1, 9),
)
def test_shares_stay_right_whatever_changes_while_they_are_counted(found, steps, stretch):
    """Marks made, moved, recoded and removed between two stretches, or after the last."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "STRETCH", stretch)
        index = RangeIndex(found)
        made = Cover(TEXT, index)
        for step in steps:
            if step == "go on":
                made.go_on()
                continue
            mark, after = (step, []) if isinstance(step, str) else (step.highlight, [step])
            before = index.put(mark, after)
            made.put(before, after)
        ink = Ink(TEXT)
        for code in "ABC":
            under = [span[:2] for span in index if code in span.codes]
            assert made.share(code) == pytest.approx(share_of_text(ink, under))
        assert not made.go_on()
