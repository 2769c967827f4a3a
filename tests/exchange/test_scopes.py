"""Scopes: a mark, a code, what a filter leaves."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange.scopes import Asked, scope
from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.text.readers.plain import read


@pytest.fixture
def marked(desk):
    """Three marks on one of two documents; the marks' ids by name."""
    desk.record(add_document(read(b"Another text.", "other.txt")))
    desk.fact = desk.mark(0, 12, "Fact").id
    desk.both = desk.mark(20, 30, "Opinion", "Reported", by=desk.other).id
    desk.bare = desk.mark(30, 44).id
    return desk


def found(desk, **asked):
    documents, marks = scope(desk.library, queries.documents(desk.library), Asked(**asked))
    return [document.title[:3] for document in documents], marks


def test_nothing_asked_is_everything(marked):
    """All documents, also one without marks, and no choice of marks."""
    assert found(marked) == (["The", "Ano"], None)


def test_a_mark(marked):
    """By its id, or a part of it that fits no other; a block id's sign does no harm."""
    assert found(marked, marks=(marked.fact,)) == (["The"], {marked.fact})
    assert found(marked, marks=(marked.fact[9:], f"^{marked.bare}"))[1] == {marked.fact, marked.bare}


def test_codes_and_filters(marked):
    """Of several codes any will do; a filter must hold besides."""
    assert found(marked, codes=("Opinion",)) == (["The"], {marked.both})
    assert found(marked, codes=("fact", "Reported"))[1] == {marked.fact, marked.both}
    assert found(marked, filter="by:budi")[1] == {marked.both}
    assert found(marked, codes=("Fact", "Opinion"), filter="-by:budi")[1] == {marked.fact}
    assert found(marked, codes=("Opinion",), filter="code:reported")[1] == {marked.both}


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        ({"codes": ("Nonsense",)}, "Nonsense"),
        ({"marks": ("nowhere",)}, "nowhere"),
        ({"marks": ("0",)}, "fits 3 marks"),
        ({"marks": ("",)}, "no mark"),
        ({"filter": "has:wings"}, "wings"),
        ({"filter": "zebra"}, "No mark is like that"),
    ],
)
def test_what_cannot_be_meant_is_named(marked, asked, named):
    """One line for an unknown code or mark, a filter that means nothing, and for nothing left."""
    with pytest.raises(TepiError, match=named):
        found(marked, **asked)
