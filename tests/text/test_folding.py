"""Words are compared without capitals and accents, and found where they stand."""

from __future__ import annotations

from unittest.mock import patch

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.strategies import places

from tepi.text import folding
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


@settings(max_examples=200)
@given(st.one_of(odd, places().map(lambda place: place[0])), st.data())
def test_the_pieces_of_a_text_make_no_difference(text, data):
    """A word is found also where it stands on both sides of a piece's end, however short the pieces are."""
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    first = data.draw(st.integers(0, len(text)))
    word = fold(text[first : first + data.draw(st.integers(1, 4))]) or "a"
    with patch.object(folding, "PIECE", data.draw(st.integers(1, 3))):
        places = Folded(text).places(word)
        near = data.draw(st.integers(0, end))
        places.inside(min(start, near), near)

        assert places.inside(start, end) == (word in fold(text[start:end]))


def test_no_more_is_searched_than_is_asked():
    """To answer about a beginning, the rest is left alone; a step is one piece."""
    folded = Folded("a" * 3 * folding.PIECE)
    places = folded.places("aa")

    assert places.inside(0, 2)
    assert folded.piece(1) and places.reach(2 * folding.PIECE)
    assert not places.reach(2 * folding.PIECE)


def test_a_text_without_the_word():
    """What is not there is in no range."""
    assert not Folded("abc").places("d").inside(0, 3)
    assert Folded("abc").places("bc").inside(0, 3)


def test_occurrences_may_overlap():
    """Of "aaa" both pairs are places of "aa"."""
    assert Folded("aaa").places("aa").inside(1, 3)
