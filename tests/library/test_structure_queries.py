"""The structure of a revision, read where somebody looks."""

from __future__ import annotations

from dataclasses import replace

from tests.library.desk import Desk

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.structure_queries import structures
from tepi.text.document import Reading, Structure
from tepi.text.readers.markdown import read
from tepi.text.structure import WINDOW


def added(desk: Desk, reading: Reading) -> str:
    """Add a document; returns its revision."""
    desk.library.history.record(add_document(reading))
    return queries.documents(desk.library)[-1].revision


def test_what_a_reader_found_comes_back(desk: Desk) -> None:
    """Parts are stored with the document and are there again, outermost first; its facts are the document's."""
    reading = replace(read(b"# Harga\n\n> naik **lagi** [x](http://a.b)\n", "a.md"), publication="Koran")

    found = structures(desk.library, added(desk, reading))

    assert found is not None
    assert found.over(0, len(reading.text)) == list(reading.structure)
    assert queries.documents(desk.library)[-1].publication == "Koran"


def test_a_plain_text_has_none(desk: Desk) -> None:
    """It is told apart without reading anything."""
    assert structures(desk.library, queries.documents(desk.library)[0].revision) is None


def test_what_comes_from_far_away_is_found_at_the_end(desk: Desk) -> None:
    """A part over the whole text, and one at its end, without the thousands between."""
    reading = read(b"# Harga\n\nnaik", "a.md")
    whole, last = (
        Structure("quote", 0, 4 * WINDOW, "1"),
        Structure("link", 3 * WINDOW, 3 * WINDOW + 4, "http://a.b"),
    )
    between = tuple(Structure("emphasis", at, at + 10) for at in range(0, 2 * WINDOW, 50))
    reading = replace(reading, text="x" * 4 * WINDOW, structure=(whole, *between, last))

    found = structures(desk.library, added(desk, reading))

    assert found is not None
    assert found.over(3 * WINDOW, 3 * WINDOW + 1) == [whole, last]


def test_a_library_that_has_gone_away_stops_no_painting(desk: Desk) -> None:
    """What was read is still there; of the rest there is nothing, and no error."""
    found = structures(desk.library, added(desk, read(b"# Harga\n\nnaik", "a.md")))
    assert found is not None
    before = found.over(0, 3)
    desk.library.close()

    assert found.over(0, 3) == before
    assert found.over(5 * WINDOW, 5 * WINDOW + 1) == []
    desk.reopen()
