"""Which codes count for which sentence: any word covered, or more than half."""

from __future__ import annotations

import pytest

from tepi.marks.codebook import Code, Codebook, Group
from tepi.marks.index import Span
from tepi.study.sentence_codes import ANY, HALF, sentence_codes
from tepi.text.units import Units

TEXT = "One two three. Four five six."
UNITS = Units(TEXT, [0, 15], [14, 29])
BOOK = Codebook(
    "B",
    (Group("g", "G", choose="one"),),
    (Code("a", "g", "A", "#000000", position=0), Code("b", "g", "B", "#000000", position=1)),
)


def span(start: int, end: int, code: str, *, who: str = "me", unsure: bool = False, mark: str = "m") -> Span:
    return Span(start, end, mark, (code,), who, unsure=unsure)


def found(*spans: Span, partial: str = ANY) -> dict[tuple[int, str], set[str]]:
    return {key: set(each.shares) for key, each in sentence_codes(UNITS, TEXT, spans, partial).items()}


def test_any_word_counts():
    """A mark over the end of one sentence and the beginning of the next counts for both."""
    assert found(span(8, 19, "a")) == {(0, "me"): {"a"}, (1, "me"): {"a"}}
    assert found(span(13, 15, "a")) == {}  # a full stop and a space hold no word


def test_half_wants_more_than_half():
    """Several marks of a code count together, overlaps once; exactly half is not enough."""
    assert found(span(0, 7, "a"), partial=HALF) == {}  # 6 of 12 characters
    assert found(span(0, 9, "a"), partial=HALF) == {(0, "me"): {"a"}}
    assert found(span(0, 5, "a"), span(4, 9, "a", mark="n"), partial=HALF) == {(0, "me"): {"a"}}
    assert found(span(0, 5, "a"), span(0, 5, "a", mark="n"), partial=HALF) == {}


def test_annotators_are_apart():
    """Each has a row of their own; doubt is that of the marks that count."""
    codes = sentence_codes(UNITS, TEXT, [span(0, 14, "a", unsure=True), span(0, 14, "b", who="you")])

    assert set(codes) == {(0, "me"), (0, "you")}
    assert codes[0, "me"].doubt
    assert not codes[0, "you"].doubt


def test_one_code_is_chosen():
    """That which covers more; of equals the codebook's first."""
    more = sentence_codes(UNITS, TEXT, [span(0, 3, "a"), span(4, 14, "b")])[0, "me"]
    same = sentence_codes(UNITS, TEXT, [span(0, 3, "b"), span(4, 7, "a")])[0, "me"]

    assert more.chosen(BOOK, "g") == "b"
    assert same.chosen(BOOK, "g") == "a"
    assert same.chosen(BOOK, "other") is None


def test_an_unknown_rule_is_refused():
    """Rather than taken for another."""
    with pytest.raises(ValueError, match="most"):
        sentence_codes(UNITS, TEXT, [], "most")
