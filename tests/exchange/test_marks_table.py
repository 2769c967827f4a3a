"""Marks as a table: a row a mark, every value in its column."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tepi.errors import TepiError
from tepi.exchange.marks_table import COLUMNS, pieces, tab_pieces
from tepi.library import queries
from tepi.library.edits.marks import set_certainty, set_reading, set_second, set_translation
from tepi.library.edits.notes import write_note
from tepi.library.edits.speakers import attribute


def rows(text: str, delimiter: str = ",") -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter))


def test_every_value_stands_in_its_column(desk):
    """Codes, doubt, speakers, reading, translation and notes of one mark."""
    mark = desk.mark(4, 12, "Fact", "Loaded word")
    desk.record(set_certainty(mark, True, desk.me))
    desk.record(set_second(desk.get(mark.id), desk.code("Opinion").id, desk.codebook, desk.me))
    desk.record(set_reading(mark, "the word", desk.me))
    desk.record(set_translation(mark, "das Wort", desk.me))
    desk.record(write_note("highlight", mark.id, "=1+1\nline", desk.me, None, document=desk.document.id))
    register = queries.sources(desk.library)
    desk.record(attribute(desk.get(mark.id), ["Kyodo", "Ani"], "direct", desk.me, register))
    (row,) = rows("".join(pieces(desk.library, [desk.document])))
    mark = desk.get(mark.id)

    assert row == {
        "mark": mark.id,
        "document": desk.document.id,
        "title": desk.document.title,
        "place": "¶1 s1",
        "start": "4",
        "end": "12",
        "quote": "minister",
        "codes": "Fact; Loaded word",
        "certainty": "unsure",
        "second_code": "Opinion",
        "said_by": "Kyodo < Ani",
        "manner": "direct",
        "reading": "the word",
        "translation": "das Wort",
        "notes": "'=1+1\nline",
        "annotator": "Sari",
        "state": "anchored",
        "created": mark.created,
        "changed": mark.changed,
    }


def test_order_and_filter(desk):
    """Text order, the longer first; with a filter only the marks asked for."""
    short, long, late = desk.mark(0, 3, "Fact"), desk.mark(0, 12), desk.mark(20, 24, "Opinion")

    assert [row["mark"] for row in rows("".join(pieces(desk.library, [desk.document])))] == [
        long.id,
        short.id,
        late.id,
    ]
    assert [row["mark"] for row in rows("".join(pieces(desk.library, [desk.document], [late.id])))] == [
        late.id
    ]
    assert rows("".join(pieces(desk.library, [desk.document.id], []))) == []


def test_tabs_and_the_same_bytes_twice(desk):
    """TSV holds the same values; a second export is the first."""
    desk.mark(0, 12, "Fact")
    first = "".join(pieces(desk.library, [desk.document]))

    assert rows("".join(tab_pieces(desk.library, [desk.document])), "\t") == rows(first)
    assert "".join(pieces(desk.library, [desk.document])) == first


def test_an_unknown_document_is_named(desk):
    """One clear message."""
    with pytest.raises(TepiError, match="no document absent"):
        list(pieces(desk.library, ["absent"]))


def test_every_column_is_documented(checkout):
    """docs/formats.md explains each, in these words."""
    text = (checkout / "docs" / "formats.md").read_text(encoding="utf-8")
    found = dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", text, flags=re.MULTILINE))

    assert {name: found.get(name) for name in COLUMNS} == COLUMNS
