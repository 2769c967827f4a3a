"""A text with its marks in place: every character once, every mark's begin and end."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.marked_text import marked_paragraphs
from tepi.text.ranges import Range
from tepi.text.units import Units

TEXT = "Satu dua tiga.\n\n  Empat lima.\n \nEnam."
UNITS = Units(TEXT, [0, 18, 32], [14, 29, 37])


def runs(*parts: tuple[int, int], text: str = TEXT, units: Units = UNITS) -> list:
    return list(
        marked_paragraphs(text, units, [(Range(*part), number + 1) for number, part in enumerate(parts)])
    )


def test_a_text_without_marks_is_its_paragraphs():
    """Each in one run; blank lines are none."""
    assert [[run[0] for run in paragraph] for paragraph in runs()] == [
        ["Satu dua tiga."],
        ["  Empat lima."],
        ["Enam."],
    ]


def test_overlapping_marks_are_cut_where_they_begin_and_end():
    """The longer begins first, the later ends first, and what is covered is told."""
    first, second, _ = runs((0, 8), (0, 4), (5, 23))

    assert first == (
        ("Satu", (), (1, 2), True),
        (" ", (2,), (), True),
        ("dua", (), (3,), True),
        (" tiga.", (1,), (), True),
    )
    assert second == (("  Empat", (), (), True), (" lima.", (3,), (), False))


def test_a_mark_at_the_end_of_a_paragraph():
    """Its number stands behind the last word, in a run without text."""
    first, *_ = runs((9, 14))

    assert first == (("Satu dua ", (), (), False), ("tiga.", (), (1,), True), ("", (1,), (), False))


@settings(max_examples=80)
@given(st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), max_size=5))
def test_nothing_is_lost(places):
    """Whatever is marked, the runs are the text, and every mark begins once and ends once."""
    parts = [(start, min(start + length, len(TEXT))) for start, length in sorted(places)]
    found = runs(*parts)
    numbers = list(range(1, len(parts) + 1))

    assert ["".join(run[0] for run in paragraph) for paragraph in found] == [
        line for line in TEXT.split("\n") if line.strip()
    ]
    assert sorted(number for paragraph in found for run in paragraph for number in run[2]) == numbers
    assert sorted(number for paragraph in found for run in paragraph for number in run[1]) == numbers
