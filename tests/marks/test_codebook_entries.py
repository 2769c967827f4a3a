"""Entries of a codebook file: every value said, and a state that changes with any of them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tepi.marks.codebook import Code, Codebook, Example, Group
from tepi.marks.codebook_entries import entries, plain, state

BOOK = Codebook(
    "Book",
    (Group("g", "G", "one", "sentence", True, False),),
    (
        Code("b", "g", "Inner", "#abcdef", None, "a", 0),
        Code(
            "a", "g", "Outer", "#000000", "1", None, 1, "Line\r\n", (Example("e", "a", "counter", "q", "r"),)
        ),
    ),
)


def test_every_value_is_said():
    """In the order shown, with names for ids, and texts as they are compared."""
    found = entries(BOOK)

    assert [(code.name, code.group, code.parent, code.key) for code in found.codes] == [
        ("Outer", "G", "", "1"),
        ("Inner", "G", "Outer", ""),
    ]
    assert found.codes[0].guideline == "Line"
    assert found.codes[0].examples == (("counter", "q", "r"),)
    assert found.codes[1].color == "#ABCDEF"


@pytest.mark.parametrize(
    "change",
    [
        {"name": "X"},
        {"group": "X"},
        {"parent": "X"},
        {"color": "#1"},
        {"key": "2"},
        {"guideline": "X"},
        {"examples": ()},
    ],
)
def test_any_change_is_another_state(change):
    """The id and the state itself are no content."""
    code = entries(BOOK).codes[0]

    assert state(replace(code, **change)) != code.state
    assert state(replace(code, id="other", state="")) == code.state


def test_plain_texts():
    """Line ends of one kind, nothing at the edges."""
    assert plain(" a\r\nb\rc\n") == "a\nb\nc"
