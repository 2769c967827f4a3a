"""The passage that the arguments name, found in the text and widened so that nothing is torn."""

from __future__ import annotations

from argparse import Namespace

from hypothesis import given
from hypothesis import strategies as st

from tepi.cli.passage import passage
from tepi.text.offsets import snap
from tepi.text.ranges import Range
from tepi.text.units import Units, segment

LETTERS = st.text(alphabet="ab .\né🙂🇮🇩\u0301\u200d", min_size=1, max_size=40)


def units_of(text: str) -> Units:
    """The sentences of a text."""
    found = segment(text, "en")
    return Units(text, found.starts, found.ends)


@given(LETTERS, st.data())
def test_offsets_name_themselves(text: str, data: st.DataObject) -> None:
    """Any range inside a text is taken as it is, and widened exactly to whole characters."""
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    arguments = Namespace(quote=None, start=start, end=end)
    named, widened = passage("T", text, units_of(text), arguments, whole_sentences=False)

    assert named == (start, end)
    assert widened == snap(text, Range(start, end))


@given(LETTERS)
def test_a_whole_text_is_found_by_its_words(text: str) -> None:
    """The text itself stands in it once."""
    arguments = Namespace(quote=text, start=None, end=None)
    named, _ = passage("T", text, units_of(text), arguments, whole_sentences=False)

    assert named == (0, len(text))


def test_a_group_of_sentences_takes_whole_sentences() -> None:
    """For a code whose group goes by sentences, the passage is widened to those it touches."""
    text = "One is here. Two is there. Three is gone."
    arguments = Namespace(quote="here. Two", start=None, end=None)
    named, widened = passage("T", text, units_of(text), arguments, whole_sentences=True)

    assert text[slice(*named)] == "here. Two"
    assert text[slice(*widened)] == "One is here. Two is there."
