"""Words are compared without capitals and accents, and found where they stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.text.strategies import places

from tepi.text.folding import Folded, fold

ODD = "aA éÉe\u0301ßﬁİıΣς한Ⅳ½🙂𝒜\u0301 ."
odd = st.text(alphabet=ODD, max_size=20)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Fact", "fact"),
        ("ÉÈ", "ee"),
        ("e\u0301", "e"),
        ("Straße", "strasse"),
        ("ﬁ", "fi"),
        ("한국", "한국"),
        ("Ⅳ", "iv"),
        ("ΟΔΟΣ", "οδοσ"),
        ("İ", "i"),
        ("がカ", "がカ"),
        ("กุ่ม", "กุ่ม"),
        ("שָׁלוֹם", "שלום"),
        ("كِتَاب", "كتاب"),
        ("“a” – 🙂", "“a” – 🙂"),
    ],
)
def test_folding_leaves_letters_alone(text, folded):
    """Capitals, accents and ligatures go, letters, syllables and signs stay."""
    assert fold(text) == folded


@given(st.one_of(odd, st.text(max_size=20)), st.one_of(odd, st.text(max_size=20)))
def test_folding_goes_sign_by_sign(one, other):
    """A part of a folded text is the folded part, and what is folded stays as it is."""
    assert fold(one + other) == fold(one) + fold(other)
    assert fold(fold(one)) == fold(one)


@given(st.one_of(odd.map(lambda text: (text, (0, len(text)))), places()), st.data())
def test_a_word_is_found_where_its_range_holds_it(place, data):
    """A range holds a word exactly where the folded range does."""
    text, (start, end) = place
    first = data.draw(st.integers(0, len(text)))
    word = fold(text[first : first + data.draw(st.integers(1, 3))]) or "a"

    assert Folded(text).places(word).inside(start, end) == (word in fold(text[start:end]))


def test_a_text_without_the_word():
    """Nothing found is false."""
    assert not Folded("abc").places("d")
    assert Folded("abc").places("bc")


def test_occurrences_may_overlap():
    """Of "aaa" both pairs are places of "aa"."""
    assert Folded("aaa").places("aa").inside(1, 3)
