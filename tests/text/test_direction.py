"""A text begins at the side where its readers begin, whatever it quotes."""

from __future__ import annotations

import pytest
from hypothesis import given
from tests.text.strategies import texts

from tepi.text.direction import holds_backwards, reads_backwards


@pytest.mark.parametrize(
    ("text", "language", "backwards"),
    [
        ("قالت الحكومة أمس", "", True),
        ("ראש הממשלה אמר", "", True),
        ("شمال میں چاول کی قیمت", "ur", True),
        ("The word السلام is Arabic.", "", False),
        ("هذه كلمة The Times فقط", "", True),
        ("قیمت rice prices in the north", "", False),
        ("قیمت در شمال rice prices in the north", "fa", True),
        ("قیمت در شمال rice prices", "en-GB", False),
        ("Satu kalimat.", "ar", False),
        ("1.200 …", "ar", False),
        ("", "", False),
    ],
)
def test_letters_decide_and_the_language_moves_the_bar(text, language, backwards):
    """Most letters decide; a language of that script needs fewer of them, another needs more."""
    assert reads_backwards(text, language) is backwards


@pytest.mark.parametrize(("text", "usual"), [("***", True), ("1.", False), ("", True)])
def test_a_line_without_letters_follows_its_page(text, usual):
    """Stars and numbers stand where the lines round them begin."""
    assert reads_backwards(text, usual=usual) is usual
    assert reads_backwards("kata", usual=True) is False


@given(texts)
def test_only_letters_of_such_a_script_turn_a_text(text):
    """Without a letter that runs from right to left no text is read that way."""
    if not holds_backwards(text):
        assert not reads_backwards(text, "ar")
