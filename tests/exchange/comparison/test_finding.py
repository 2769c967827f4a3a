"""A quote's words are found again where they are cited, or wherever they stand once."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.exchange.comparison.finding import places_of
from tepi.text.locate import occurrences
from tepi.text.ranges import Range
from tepi.text.units import Units, segment

TEXT = "One, two. One, two again.\n\nOne,\ttwo thirdly. Three! 🙂"


def units_of(text: str) -> Units:
    found = segment(text, "en")
    return Units(text, found.starts, found.ends)


@pytest.mark.parametrize(
    ("quote", "cited", "starts"),
    [
        ("One, two", "", [0, 10]),
        ("One, two", "¶1 s2", [10]),
        ("One, two", "¶9 s9", [0, 10]),
        ("One, two", "here", [0, 10]),
        ("Three", "¶1 s1", [45]),
        ("One, two thirdly", "¶1 s1", [27]),
        ("two. One", "¶1 s1–s2", [5]),
        ("again.\n\nOne,", "¶1 s2–¶2 s1", [19]),
        ("nowhere", "¶1 s1", []),
        ("", "¶1 s1", []),
    ],
)
def test_where_it_is_cited(quote: str, cited: str, starts: list[int]) -> None:
    """Of several places the cited one; a citation that fits none says nothing; white space may differ."""
    assert [place.start for place in places_of(TEXT, units_of(TEXT), quote, cited)] == starts


@given(text=st.text("ab .\n", max_size=60), start=st.integers(0, 59), size=st.integers(1, 12))
def test_the_same_as_looking_through_the_whole(text: str, start: int, size: int) -> None:
    """The short way by the citation finds what the long way does."""
    quote = text[start : start + size]
    units = units_of(text)
    if not quote.strip() or not len(units):
        return
    every = [Range(at, at + len(quote)) for at in occurrences(text, quote)]
    cited = units.label_of(every[-1])
    wanted = [place for place in every if units.label_of(place) == cited]

    assert places_of(text, units, quote, cited) == (wanted or every)
