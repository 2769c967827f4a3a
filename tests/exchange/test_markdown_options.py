"""Options of Markdown: one value that window, shell and memory share."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tepi.errors import TepiError
from tepi.exchange.markdown_options import GROUPINGS, ORDERS, MarkdownOptions, checked, from_json

options = st.builds(
    MarkdownOptions,
    flavour=st.sampled_from(["commonmark", "obsidian", "my diary"]),
    template=st.sampled_from(["", "/tmp/a.md.j2"]),
    with_text=st.booleans(),
    order=st.sampled_from(ORDERS),
    group_by=st.sampled_from(GROUPINGS),
    context=st.sampled_from(["none", "sentence", "1", "12"]),
    guidelines=st.booleans(),
    code_table=st.booleans(),
    anonymous=st.booleans(),
)


@given(options)
def test_what_is_stored_comes_back(wanted):
    """Through JSON and back; what is as usual is not stored."""
    stored = json.loads(json.dumps(wanted.as_json()))

    assert from_json(stored) == wanted
    assert MarkdownOptions().as_json() == {}


@pytest.mark.parametrize(
    "stored", [None, [], "x", {"order": 3, "group_by": "colour", "x": 1, "context": "0"}]
)
def test_what_is_not_understood_is_as_usual(stored):
    """A file of another day, or of other hands, does no harm."""
    assert from_json(stored) == MarkdownOptions()
    assert from_json({"order": "nonsense", "anonymous": True}) == MarkdownOptions(anonymous=True)


@pytest.mark.parametrize(
    ("name", "value", "named"),
    [
        ("order", "size", "--order size"),
        ("group_by", "colour", "--group-by colour"),
        ("context", "0", "--context 0"),
        ("context", "-3", "--context -3"),
        ("context", "many", "--context many"),
        ("context", "1001", "--context 1001"),
        ("context", "٣", "--context ٣"),
    ],
)
def test_what_there_is_not_is_named(name, value, named):
    """The message names the option as the shell has it, and what there is."""
    with pytest.raises(TepiError, match=named):
        checked(MarkdownOptions(**{name: value}))


def test_a_number_has_one_form():
    """The same number of words is the same option, so that the same file comes out."""
    assert checked(MarkdownOptions(context="007")).context == "7"
