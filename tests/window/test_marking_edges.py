"""The edge keys, and other people's marks."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from tests.window.conftest import FIRST, LAST, SECOND, THIRD, Reader

from tepi.text.ranges import Range
from tepi.window import marking
from tepi.window.desk import Message


def test_edges_move_by_words(at: Reader) -> None:
    """Alt and an arrow move the end, with Shift the start, by a word; the mark stays current."""
    at.select("beta")
    at.press("6")
    found = []
    for key in ("Alt+Right", "Alt+Shift+Left", "Alt+Left", "Alt+Shift+Right"):
        at.press(key)
        found.append(at.current.quote)

    assert found == ["beta, gamma", "Alpha beta, gamma", "Alpha beta", "beta"]
    assert at.range == "beta"


@pytest.mark.parametrize("key", ["Alt+Left", "Alt+Shift+Right"])
def test_a_mark_of_one_word(at: Reader, said: list[str], key: str) -> None:
    """A mark of one word gets no shorter; the strip says so."""
    at.select("beta")
    at.press("6", key)

    assert at.marks == [("beta", ("Loaded word",))]
    assert said == ["The mark is as short as it can be"]


@pytest.mark.parametrize(("words", "key"), [(LAST, "Alt+Right"), (FIRST, "Alt+Shift+Left")])
def test_a_mark_at_the_texts_end(at: Reader, said: list[str], words: str, key: str) -> None:
    """A mark cannot leave the text; the strip says so."""
    at.select(words)
    at.press("6", key)

    assert at.marks == [(words, ("Loaded word",))]
    assert said == ["The mark ends with the text"]


def test_edges_of_whole_sentences(at: Reader) -> None:
    """A mark with a code of whole sentences moves its edges by sentences."""
    at.rule("Kind", unit="sentence")
    at.click(SECOND)
    at.press("2", "Alt+Right")
    more = at.current.quote
    at.press("Alt+Shift+Left", "Alt+Left", "Alt+Left")
    less = at.current.quote
    at.press("Alt+Left", "Alt+Shift+Right")

    assert more == f"{SECOND}\n{THIRD}"
    assert less == FIRST
    assert at.current.quote == FIRST


def test_an_edge_takes_none_back(at: Reader) -> None:
    """Where a mark grows over a sentence that I had called none-of-these, its code decides there instead."""
    at.click(SECOND)
    at.press("0")
    at.click(FIRST)
    at.press("2", "Alt+Right")
    grown = at.nones
    at.press("Ctrl+Z")

    assert grown == []
    assert at.nones == [1]


def test_an_edge_tears_no_character(page: Callable[[str], Reader]) -> None:
    """An edge that is dragged into a cluster of code points goes round it."""
    at = page("Ein 👩‍🌾 pflügt. Und nun?")
    at.select("Ein")
    at.press("6")
    marking.set_range(at.desk, at.current.id, Range(0, at.range_of("👩").start + 1))

    assert at.marks == [("Ein 👩‍🌾", ("Loaded word",))]


def test_an_edge_without_change(at: Reader) -> None:
    """An edge that is put back where it was, or to nothing, is no change."""
    at.press("2")
    assert at.desk.library is not None
    before = at.desk.library.history.last_seq()
    marking.set_range(at.desk, at.current.id, Range(0, len(FIRST)))
    marking.set_range(at.desk, at.current.id, Range(3, 3))

    assert at.desk.library.history.last_seq() == before


@pytest.mark.parametrize("key", ["Del", "N", "S", "D", "R", "T", "Alt+Right", "Alt+Shift+Left"])
def test_another_annotators_mark(at: Reader, key: str) -> None:
    """No key changes another annotator's mark: the strip offers a copy, which is mine then and leaves theirs."""
    heard: list[Message] = []
    at.desk.said.join(heard.append)
    at.press("2")
    theirs = at.current
    at.as_("Budi")
    at.press(key)
    asked = [each for each in at.front.asked if each[0] != "finish"]

    assert asked == []
    assert at.desk.highlight(theirs.id) == theirs
    assert heard[-1].action == "Copy it as mine"
    assert heard[-1].do is not None
    heard[-1].do()
    assert at.marks == [(FIRST, ("Opinion",))] * 2
    assert at.current.annotator_name == "Budi"
    assert at.desk.highlight(theirs.id) == theirs


def test_a_copy_takes_none_back(at: Reader) -> None:
    """A copied code decides the sentence, so my none-of-these there goes with it."""
    heard: list[Message] = []
    at.press("2")
    theirs = at.current.id
    at.as_("Budi")
    at.click(FIRST)
    at.press("0")
    at.desk.said.join(heard.append)
    at.desk.choose(theirs)
    at.press("Del")
    assert heard[-1].do is not None
    heard[-1].do()

    assert at.nones == []


def test_a_digit_beside_another_annotators_mark(at: Reader) -> None:
    """A digit on another's mark makes a mark of mine on the same words."""
    at.press("2")
    at.as_("Budi")
    at.press("1")

    assert at.marks == [(FIRST, ("Opinion",)), (FIRST, ("Fact",))]
