"""JSON and JSON Lines: every value as published in docs/schema."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.exchange.schema import faults

from tepi.exchange.marks_json import line_pieces, pieces
from tepi.library import queries
from tepi.library.change import Change, put
from tepi.library.edits.documents import add_document, alter_document
from tepi.library.edits.marks import decide_none
from tepi.library.edits.notes import write_note
from tepi.library.edits.speakers import attribute
from tepi.text.readers.plain import read


@pytest.fixture
def full(desk):
    """A library in which every field holds something somewhere, and a document without marks."""
    mark = desk.mark(4, 12, "Fact", unsure=True)
    desk.mark(20, 24)
    desk.record(write_note("highlight", mark.id, "A note\n🙂", desk.me, None, document=desk.document.id))
    desk.record(write_note("document", desk.document.id, "On it", desk.me, None))
    desk.record(attribute(mark, ["Kyodo", "Ani"], "hearsay", desk.me, queries.sources(desk.library)))
    desk.record(alter_document(desk.document, author="A", fields={"pages": "3"}))
    unit = desk.units[1]
    group = desk.codebook.deciding[0].id
    desk.record(decide_none(desk.document.id, desk.revision, [(unit.start, "¶1 s2")], desk.me, group))
    part = {"quote": "soldiers", "prefix": "", "suffix": "", "state": "shifted", "confidence": 0.5}
    anchor = put("anchors", highlight=mark.id, revision=desk.revision, part=1, start=37, end=45, **part)
    desk.record(Change("mark.move", "A second part", (anchor,)))
    desk.record(add_document(read(b"Nothing here.", "empty.txt")))
    return desk


def schema(checkout: Path, name: str) -> dict:
    return json.loads((checkout / "docs" / "schema" / f"{name}.schema.json").read_text(encoding="utf-8"))


def test_the_whole_is_as_published(full, checkout):
    """JSON of all documents keeps to marks.schema.json."""
    found = json.loads("".join(pieces(full.library, queries.documents(full.library))))

    assert faults(found, schema(checkout, "marks")) == []
    assert [len(document["marks"]) for document in found["documents"]] == [2, 0]
    assert found["documents"][0]["none"] == [
        {"place": "¶1 s2", "start": full.units[1].start, "group": "Kind", "annotator": "Sari"}
    ]
    mark = found["documents"][0]["marks"][0]
    assert mark["attribution"] == {"sources": ["Kyodo", "Ani"], "manner": "hearsay", "cue": None}
    assert [part["start"] for part in mark["fragments"]] == [4, 37]
    assert (mark["certainty"], mark["state"]) == ("unsure", "shifted")
    assert [note["text"] for note in mark["notes"]] == ["A note\n🙂"]


def test_each_line_is_as_published(full, checkout):
    """A mark a line keeps to mark-line.schema.json, and says what JSON says of it."""
    lines = "".join(line_pieces(full.library, queries.documents(full.library))).splitlines()
    whole = json.loads("".join(pieces(full.library, [full.document])))["documents"][0]["marks"]
    found = [json.loads(line) for line in lines]

    assert [faults(mark, schema(checkout, "mark-line")) for mark in found] == [[], []]
    assert found == [{"document": full.document.id, "title": full.document.title, **mark} for mark in whole]


def test_no_document_and_a_filter(full):
    """No document is a whole value too; a filter leaves only its marks."""
    assert json.loads("".join(pieces(full.library, [])))["documents"] == []
    late = full.marks()[1].id
    found = json.loads("".join(pieces(full.library, [full.document], [late])))

    assert [mark["id"] for mark in found["documents"][0]["marks"]] == [late]


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"version": 2}, "version"),
        ({"documents": 3}, "documents"),
        ({"more": 1}, "more"),
        ({"codebook": None}, "codebook"),
    ],
)
def test_the_check_finds_what_is_wrong(full, checkout, change, what):
    """The validator of these tests does not let everything pass."""
    found = json.loads("".join(pieces(full.library, [full.document])))

    assert any(what in fault for fault in faults({**found, **change}, schema(checkout, "marks")))
    found["documents"][0]["marks"][0]["certainty"] = "perhaps"
    assert faults(found, schema(checkout, "marks"))
