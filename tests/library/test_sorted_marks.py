"""Marks laid aside come back in the order of their keys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.errors import TepiError
from tepi.library import sorted_marks
from tepi.library.sorted_marks import Laid, SortedMarks

KEYS = st.tuples(st.integers(0, 2), st.booleans(), st.sampled_from(["", "2025", "2026-01-01T", "b\0", "é"]))


@given(keys=st.lists(KEYS, max_size=20), page=st.integers(1, 4))
@settings(max_examples=30, deadline=None)
def test_each_list_in_its_order(keys, page):
    """By later, key and tie, however they came and however few are read at once."""
    laid = [Laid(*key, number, f"m{number}", number, number % 2 == 1) for number, key in enumerate(keys)]
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(sorted_marks, "PAGE", page)
        marks = SortedMarks()
        marks.add(reversed(laid))
        for number in range(3):
            here = sorted((each for each in laid if each.list == number), key=lambda each: each[1:4])
            assert list(marks.of(number)) == [each[4:] for each in here]


def test_numbers_are_keys_too():
    """By size, not by letter."""
    marks = SortedMarks()
    marks.add(Laid(0, False, key, 0, str(key), key, False) for key in (10, 9, 100))

    assert [mark for mark, _, _ in marks.of(0)] == ["9", "10", "100"]
    assert list(marks.of(1)) == []


def test_no_room_is_said():
    """In one line, with what helps."""
    marks = SortedMarks()
    marks._database.execute("PRAGMA max_page_count = 2")
    with pytest.raises(TepiError, match=r"cannot be put in order .*full.*Make room"):
        marks.add(Laid(0, False, number, 0, "m" * 100, number, False) for number in range(1_000))
