"""Whether a text goes beyond Latin is told at a glance, and agrees with the scripts that are known."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.text.beyond_latin import BEYOND_LATIN, goes_beyond_latin
from tepi.text.scripts import SCRIPTS, stretches


def test_the_edges_are_in_order() -> None:
    """They are searched by halves."""
    assert sorted(BEYOND_LATIN) == list(BEYOND_LATIN)
    assert len(BEYOND_LATIN) % 2 == 0


@settings(max_examples=200)
@given(st.text(max_size=20), st.sampled_from(["", *(letters[0] for letters in SCRIPTS.values())]))
def test_wherever_a_script_is_found_the_text_goes_beyond(text: str, letter: str) -> None:
    """No stretch is missed, and Latin letters with marks, quotation marks and emoji are none."""
    assert goes_beyond_latin(text + letter) or not stretches(text + letter)
    assert goes_beyond_latin(text + letter) or not letter
    assert not goes_beyond_latin("naïve “Việt” — 12 € 🙂 ½ → ﬁ")
