"""Context: words beside a mark, never the mark's own."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.desk import TEXT

from tepi.exchange.context import around
from tepi.text.one_line import one_line
from tepi.text.ranges import Range
from tepi.text.units import Units, segment

FOUND = segment(TEXT, "en")
UNITS = Units(TEXT, FOUND.starts, FOUND.ends)


def place(words: str) -> Range:
    start = TEXT.index(words)
    return Range(start, start + len(words))


@pytest.mark.parametrize(
    ("words", "context", "expected"),
    [
        ("soldiers", "none", ("", "")),
        ("soldiers", "2", ("that 10.000", "had left.")),
        (
            "soldiers",
            "100",
            ("The minister said 🙂 that 10.000", "had left. Nobody knows why! Will they return?"),
        ),
        ("The minister", "3", ("", "said 🙂 that")),
        ("oldier", "1", ("s", "s")),
        ("soldiers", "sentence", ("The minister said 🙂 that 10.000", "had left.")),
        ("Nobody knows why!", "sentence", (TEXT[: TEXT.index(" Nobody")], "Will they return?")),
    ],
)
def test_what_stands_beside(words, context, expected):
    """So many words in the same paragraph; the rest of the sentence, or its neighbours."""
    assert around(TEXT, UNITS, place(words), context) == expected


@settings(max_examples=60)
@given(st.data())
def test_context_is_the_text(data):
    """Before and behind are what the text has there, on one line, as many words as asked at most."""
    start = data.draw(st.integers(0, len(TEXT) - 1))
    end = data.draw(st.integers(start + 1, len(TEXT)))
    count = data.draw(st.integers(1, 5))
    before, after = around(TEXT, UNITS, Range(start, end), str(count))

    assert one_line(TEXT[:start]).endswith(before)
    assert one_line(TEXT[end:]).startswith(after)
    assert max(len(before.split()), len(after.split())) <= count


def test_a_text_without_spaces_stays_short():
    """Where words have no spaces between them, a few characters stand for one."""
    text = "字" * 9_000
    before, after = around(text, Units(text, [0], [9_000]), Range(4_000, 4_001), "2")

    assert 0 < len(before) == len(after) < 100
