"""A quote's places are all found, so that a quote that is there twice is never guessed at."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.text.strategies import places

from tepi.text.locate import occurrences


@pytest.mark.parametrize(
    ("text", "quote", "found"),
    [
        ("satu dua satu", "satu", [0, 9]),
        ("aaa", "aa", [0, 1]),
        ("🙂🙂", "🙂", [0, 1]),
        ("teks", "Teks", []),
        ("teks", "", []),
        ("", "x", []),
    ],
)
def test_every_occurrence_counts(text, quote, found):
    """Occurrences are exact, in code points, and count even where they overlap."""
    assert occurrences(text, quote) == found


@given(places(least=1))
def test_what_stands_in_a_text_is_found_there(place):
    """The words of any range are found at its start, and everywhere else that they stand."""
    text, span = place
    quote = text[slice(*span)]
    expected = [offset for offset in range(len(text)) if text.startswith(quote, offset)]
    assert occurrences(text, quote) == (expected if quote else [])
    if quote:
        assert span.start in expected
