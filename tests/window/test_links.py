"""Links are shown, told, and opened only by a press."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.window.conftest import Reader

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.text.document import Structure
from tepi.text.readers.markdown import read
from tepi.text.readers.plain import read as read_plain
from tepi.window.links import link_at, link_meant


@pytest.fixture
def linked(reader: Reader) -> Reader:
    """A reader before a text with two links in its second sentence."""
    source = b"Satu kata. Lihat [sini](https://example.org/a) dan [sana](mailto:sari@example.org). Selesai."
    reader.desk.library.history.record(add_document(read(source, "a.md")))
    reader.desk.show(queries.documents(reader.desk.library)[-1])
    reader.front.asked.clear()
    return reader


def test_a_link_is_told_before_it_is_opened(linked: Reader, said: list[str]) -> None:
    """The first press says where it leads, the second hands it over; nothing is opened before."""
    linked.press("J", "L")

    assert "https://example.org/a" in said[-1]
    assert linked.front.asked == []

    linked.press("L")

    assert linked.front.asked == [("open", "https://example.org/a")]


def test_another_place_between_two_presses_asks_anew(linked: Reader) -> None:
    """What was told is what is opened."""
    linked.press("J", "L")
    linked.click("sana")
    linked.press("L")
    assert linked.front.asked == []

    linked.press("L")
    assert linked.front.asked == [("open", "mailto:sari@example.org")]


def test_the_caret_comes_before_the_sentence(linked: Reader) -> None:
    """Which link is meant: the one the caret touches, else the first of the range, else none."""
    linked.press("J")
    assert link_meant(linked.desk).value == "https://example.org/a"
    linked.click("sana")
    assert link_meant(linked.desk).value.startswith("mailto:")
    linked.press("J")
    assert link_meant(linked.desk) is None


def test_without_a_link_it_says_so(linked: Reader, said: list[str]) -> None:
    """In the first sentence there is none."""
    linked.press("L")

    assert said[-1].startswith("There is no link")


@pytest.mark.parametrize("address", ["file:///etc/passwd", "javascript:alert(1)", "https://a b", ""])
def test_other_addresses_are_no_links(reader: Reader, address: str) -> None:
    """Also where a library brings them along."""
    reading = replace(read_plain(b"kata", "a.txt"), structure=(Structure("link", 0, 4, address),))
    reader.desk.library.history.record(add_document(reading))
    reader.desk.show(queries.documents(reader.desk.library)[-1])

    assert link_at(reader.desk, 1) is None
