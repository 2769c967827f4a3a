"""Export: documents in, one text out, nothing read before it is asked for."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange import markdown
from tepi.exchange.export import export_documents, export_files, export_pieces, exportable
from tepi.library import mark_queries, mark_records, queries
from tepi.library.edits.documents import add_document, trash_document
from tepi.text.readers.plain import read


def test_an_export_is_its_pieces(desk):
    """The text is that of the format's writer, by document or by id, and by pieces."""
    desk.mark(0, 12, "Fact")
    whole = "".join(markdown.pieces(desk.library, [desk.document]))

    assert export_documents(desk.library, [desk.document], to="markdown") == whole
    assert export_documents(desk.library, [desk.document.id]) == whole
    assert "".join(export_pieces(desk.library, [desk.document])) == whole


def test_a_filter_is_handed_on(desk):
    """Only the marks asked for are written."""
    gone, kept = desk.mark(0, 12, "Fact"), desk.mark(4, 12, "Opinion")
    written = export_documents(desk.library, [desk.document], filter_ids=[kept.id])

    assert kept.id in written
    assert gone.id not in written


def test_no_mark_chosen_is_not_every_mark(desk):
    """A filter that leaves nothing gives a file without marks."""
    mark = desk.mark(0, 12, "Fact")
    written = export_documents(desk.library, [desk.document], filter_ids=[])

    assert mark.id not in written
    assert "0 of 1 marks are in this file." in written


def test_no_document_gives_no_text(desk):
    """An export of nothing is empty."""
    assert export_documents(desk.library, []) == ""


def test_an_unknown_format_or_document_is_named(desk):
    """Each gives one clear message; the format's comes before anything is read."""
    with pytest.raises(TepiError, match="“odt”"):
        export_pieces(desk.library, [desk.document], to="odt")
    with pytest.raises(TepiError, match="no document absent"):
        export_documents(desk.library, ["absent"])


def test_the_whole_library_leaves_out_the_example(desk):
    """Documents in the trash and the example are exported only when they are named."""
    desk.record(add_document(read(b"An example.", "example.txt"), example=True))
    gone = add_document(read(b"Gone.", "gone.txt"))
    desk.record(gone)
    desk.record(trash_document(queries.document(desk.library, gone.values["document"])))

    assert [document.title for document in exportable(desk.library)] == [desk.document.title]


def test_a_long_head_comes_with_rests(desk, monkeypatch):
    """The first facts are there before the marks are counted; then empty pieces come; joined, the text is the same."""
    for _ in range(5):
        desk.mark(0, 12, "Fact")
    monkeypatch.setattr("tepi.library.mark_outlines.AT_ONCE", 1)
    whole = export_documents(desk.library, [desk.document])
    found = list(export_pieces(desk.library, [desk.document]))

    counted = next(place for place, piece in enumerate(found) if "| Fact | 5 |" in piece)
    assert next(filter(None, found[:counted])).startswith("---\n")
    assert found[:counted].count("") >= len(mark_queries.ids_in_text_order(desk.library, desk.document.id))
    assert "".join(found) == whole


def test_a_folder_and_a_text_are_told_apart(desk):
    """Each way refuses the other's formats, and options that a format does not have."""
    with pytest.raises(TepiError, match="folder"):
        export_pieces(desk.library, [desk.document], to="tables")
    with pytest.raises(TepiError, match="one file"):
        export_files(desk.library, [desk.document], to="csv")
    with pytest.raises(TepiError, match="no --partial"):
        export_pieces(desk.library, [desk.document], to="csv", partial="half")

    assert "units.csv" in dict(export_files(desk.library, [desk.document], to="tables", partial="half"))


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_a_large_export_reads_a_portion_at_a_time(desk, monkeypatch, form):
    """The first pieces of a document of many marks ask for few of them."""
    for _ in range(6):
        desk.mark(0, 12, "Fact")
    monkeypatch.setattr("tepi.library.queries.CHUNK", 2)
    monkeypatch.setattr("tepi.exchange.delimited.AT_ONCE", 1)
    asked = []
    record = mark_records._record
    monkeypatch.setattr(mark_records, "_record", lambda row: asked.append(row) or record(row))
    writing = export_pieces(desk.library, [desk.document], to=form)
    next(writing)

    assert len(asked) <= 2
    assert sum(1 for _ in writing) >= 5
    assert len(asked) == 6
