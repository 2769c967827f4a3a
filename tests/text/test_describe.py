"""A place is described by its words and 32 characters on either side."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.text.strategies import places

from tepi.text.describe import Quote, describe
from tepi.text.ranges import Range


@given(places(least=1))
def test_a_description_fits_the_text(place):
    """Prefix, words and suffix stand in the text side by side; context is short only at its ends."""
    text, span = place
    if not span.length:
        return
    quote = describe(text, span)
    assert text[: span.end].endswith(quote.prefix + quote.exact)
    assert text[span.start :].startswith(quote.exact + quote.suffix)
    assert len(quote.exact) == span.length
    assert len(quote.prefix) == min(32, span.start)
    assert len(quote.suffix) == min(32, len(text) - span.end)


def test_context_counts_code_points():
    """A picture outside the basic plane is one of the 32, not two."""
    assert describe("🙂" * 40 + "x" + "𝒜" * 40, Range(40, 41)) == Quote("x", "🙂" * 32, "𝒜" * 32)


@pytest.mark.parametrize("span", [Range(1, 1), Range(3, 2), Range(-1, 2), Range(2, 9)])
def test_a_range_that_is_none_is_refused(span):
    """An empty or reversed range, or one outside the text, describes nothing."""
    with pytest.raises(ValueError, match="no range"):
        describe("teks", span)
