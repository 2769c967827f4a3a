"""Paragraphs are found as far as somebody asks, and are those that a look at every line gives."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.strategies import texts

from tepi.text import paragraphs as module
from tepi.text.paragraphs import Paragraphs
from tepi.text.ranges import Range


def by_hand(text: str) -> list[Range]:
    found, start = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Range(start, start + len(line)))
        start += len(line) + 1
    return found


@settings(max_examples=150)
@given(texts, st.integers(1, 9), st.lists(st.integers(-1, 60), max_size=4))
def test_every_question_is_answered_as_of_the_whole_text(text, piece, asked):
    """However little is looked at in one go, and whatever is asked first."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "PIECE", piece)
        made, lines = Paragraphs(text), by_hand(text)
        for offset in asked:
            before = [number for number, line in enumerate(lines, 1) if line.start <= offset]
            assert made.at(offset) == (max(before, default=1) if lines else 0)
        for number in range(1, len(lines) + 1):
            assert made.has(number)
            assert made[number] == lines[number - 1]
        assert not made.has(len(lines) + 1)
        assert (len(made), made.every()) == (len(lines), lines)
        ahead = Paragraphs(text)
        while ahead.find_more():
            pass
        assert (ahead.find_more(), ahead.every()) == (False, lines)


def test_the_first_page_costs_no_look_at_the_last():
    """A question about the beginning leaves the rest of a long text alone."""
    made = Paragraphs("a line\n" * 200_000)

    assert made.at(20) == 3
    assert len(made._starts) < 50_000


@pytest.mark.parametrize("number", [0, 3])
def test_there_is_no_such_paragraph(number):
    """They count from one, to the last."""
    with pytest.raises(IndexError):
        Paragraphs("One.\n\nTwo.")[number]
