"""The codebook answers by id, key and name, in the order in which it is shown."""

from __future__ import annotations

import pytest

from tepi.marks.codebook import Code, Codebook, Group

BOOK = Codebook(
    "b",
    (Group("kind", "Kind", choose="one", decide=True), Group("text", "Text", counted=False)),
    (
        Code("error", "text", "Text error", "#7A7A7A", key="9"),
        Code("fact", "kind", "Fact", "#0072B2", key="1"),
        Code("number", "kind", "Number", "#0072B2", parent="fact"),
        Code("opinion", "kind", "Opinion", "#D55E00", key="2"),
        Code("date", "kind", "Date", "#0072B2", parent="number"),
        Code("name", "kind", "Straße", "#0072B2", parent="fact"),
    ),
)


def test_codes_and_groups_by_id():
    """What is there is found; what is not raises KeyError, or is None where that was asked for."""
    assert BOOK.code("fact").name == "Fact"
    assert BOOK.group("text").counted is False
    assert BOOK.group_of("date").id == "kind"
    assert BOOK.find("fact") is BOOK.code("fact")
    assert BOOK.find("absent") is None
    for ask in (BOOK.code, BOOK.group, BOOK.group_of):
        with pytest.raises(KeyError):
            ask("absent")


@pytest.mark.parametrize(("key", "code"), [("1", "fact"), ("9", "error"), ("3", None), ("", None)])
def test_a_key_gives_its_code(key, code):
    """A digit gives the code that has it, another none."""
    found = BOOK.by_key(key)

    assert (found.id if found else None) == code


@pytest.mark.parametrize(
    ("name", "code"), [("fact", "fact"), (" FACT ", "fact"), ("STRASSE", "name"), ("fac", None), ("", None)]
)
def test_a_name_gives_its_code_whatever_the_capitals(name, code):
    """The whole name, in any capitals, spaces round it left out."""
    found = BOOK.named(name)

    assert (found.id if found else None) == code


def test_the_tree_is_walked_in_order():
    """Each code is followed by those under it, with its depth; other groups are left out."""
    assert [(code.id, depth) for code, depth in BOOK.tree("kind")] == [
        ("fact", 0),
        ("number", 1),
        ("date", 2),
        ("name", 1),
        ("opinion", 0),
    ]
    assert [(code.id, depth) for code, depth in BOOK.tree("kind", "number")] == [("date", 0)]


def test_the_order_is_that_of_the_page():
    """Groups first, then their trees; a code that is not there stands behind all."""
    shown = sorted([*(code.id for code in BOOK.codes), "absent"], key=BOOK.order)

    assert shown == ["fact", "number", "date", "name", "opinion", "error", "absent"]


def test_the_deciding_groups():
    """Those for which every sentence wants a decision."""
    assert [group.id for group in BOOK.deciding] == ["kind"]
    assert Codebook("empty").deciding == ()
