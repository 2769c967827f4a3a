"""Characters that no page can hold: seen, and of one length."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reading_copy.stand_ins import needs_signs, shown


def test_control_characters_have_signs():
    """Each has its own; tabs, line ends, emoji and NBSP stay."""
    assert shown("a\x00\x1b\x7f\x85\ufffeb\t\n\u00a0🙂") == "a␀␛␡\ufffd\ufffdb\t\n\u00a0🙂"


@settings(max_examples=100)
@given(st.text())
def test_what_is_shown_needs_no_more(text):
    """Of the same length, and free of what is forbidden."""
    assert len(shown(text)) == len(text)
    assert not needs_signs(shown(text))
    assert needs_signs(text) == (shown(text) != text)
