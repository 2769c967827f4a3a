"""Choices are kept per document, and survive a state that is of another Tepi or broken."""

from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.window.desk import Desk
from tepi.window.panel.export_choices import (
    MOST,
    Choices,
    Memory,
    code_meant,
    codes_in_order,
    from_json,
    place_key,
)

ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["reach", "code", "format", "options", "choices", "last", "saved"]),
            inner,
            max_size=4,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=60)
@given(ANYTHING)
def test_any_state_is_understood_or_as_usual(stored: object) -> None:
    """Whatever the file holds, there are choices that can be kept again."""
    made = from_json(stored)
    assert made.reach in ("document", "mark", "code", "filter", "library")
    memory = Memory()
    memory.restore(stored if isinstance(stored, dict) else {})
    json.dumps(memory.as_json())


def test_it_comes_back() -> None:
    """What was kept is there after a start."""
    memory = Memory()
    memory.keep("d", Choices(reach="code", code="c", format="csv").with_options({"bom": True}))
    memory.keep_place("d csv", "/tmp/a.csv", "/tmp")
    other = Memory()
    other.restore(json.loads(json.dumps(memory.as_json())))

    assert other.choices("d") == memory.choices("d")
    assert other.choices("d").own == {"bom": True}
    assert (other.place("d csv"), other.folder) == ("/tmp/a.csv", "/tmp")


def test_a_new_document_begins_as_the_last_ended() -> None:
    """But with the whole of it."""
    memory = Memory()
    memory.keep("d", Choices(reach="mark", format="json"))

    assert memory.choices("e") == Choices(reach="document", format="json")
    assert memory.choices("d").reach == "mark"


def test_the_oldest_are_forgotten() -> None:
    """The state does not grow for ever."""
    memory = Memory()
    for number in range(MOST + 1):
        memory.keep_place(str(number), "x", "")

    assert memory.place("0") == ""
    assert memory.place(str(MOST)) == "x"


def test_no_two_kinds_share_a_place() -> None:
    """Saving again never writes one thing over another; a mark and a code have their own."""
    kinds = [
        Choices(reach=reach, code="c", format=form).with_options(options)
        for reach in ("document", "mark", "code", "filter", "library")
        for form, options in (
            ("markdown", {}),
            ("markdown", {"flavour": "pandoc"}),
            ("csv", {}),
        )
    ]

    assert len({place_key("d", each, "m") for each in kinds}) == len(kinds)


def test_the_code_that_is_meant(desk: Desk) -> None:
    """The one chosen while it is there, else the one used last, else the first of the codebook."""
    book = desk.codebook
    first, second, third, *_ = codes_in_order(book)

    assert code_meant(book, third, second) == third
    assert code_meant(book, "gone", second) == second
    assert code_meant(book, "", None) == first
    assert code_meant(None, third, second) == ""
