"""A change is plain data: what is to be done, and what it is called."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tepi.library.change import Change, alter, drop, lay, put, shorten


def test_edits_are_plain_data() -> None:
    """Each says what it does to which rows of which table."""
    assert put("notes", id=1) == ("put", "notes", {}, {"id": 1})
    assert alter("notes", {"id": 1}, text="x") == ("alter", "notes", {"id": 1}, {"text": "x"})
    assert drop("notes", id=[1, 2]) == ("drop", "notes", {"id": [1, 2]}, {})
    assert lay("units", [{"start": 0}]) == ("lay", "units", {}, {"rows": [{"start": 0}]})


def test_more_edits_leave_the_rest_as_it_is() -> None:
    """``with_edits`` adds behind and changes neither the first change nor its words."""
    change = Change("kind", "label", (put("a", id=1),), {"v": 1}, "document", "annotator", (b"x",))
    more = change.with_edits(put("b", id=2))

    assert [edit.table for edit in more.edits] == ["a", "b"]
    assert len(change.edits) == 1
    assert (more.kind, more.label, more.values, more.document, more.annotator, more.contents) == (
        "kind",
        "label",
        {"v": 1},
        "document",
        "annotator",
        (b"x",),
    )


def test_a_short_quote_stays() -> None:
    """Only its white space is made single spaces."""
    assert shorten("a  short\nquote") == "“a short quote”"


def test_a_long_quote_is_cut_after_a_word() -> None:
    """No half word, no comma before the ellipsis."""
    assert shorten("some words, and more words", 14) == "“some words…”"


@given(st.text(), st.integers(2, 60))
def test_a_label_is_one_short_line(quote: str, most: int) -> None:
    """Whatever was marked, the label has no line break and no more characters than allowed, quotes aside."""
    line = shorten(quote, most)

    assert len(line) <= most + 2
    assert len(line.splitlines()) <= 1
