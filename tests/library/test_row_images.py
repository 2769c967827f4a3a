"""A row is named by its key, and a note's old text by the change that wrote it."""

from __future__ import annotations

from tepi.library.row_images import key_of, text_named, without_text
from tepi.library.tables import code_examples, codings, notes


def test_a_row_is_named_by_its_whole_key() -> None:
    """Where the key has several columns, all of them are there, and nothing else."""
    row = {column.name: column.name for column in codings.columns}

    assert set(key_of(codings, row)) == {column.name for column in codings.primary_key.columns}


def test_a_notes_text_is_stored_once() -> None:
    """An image names the change that holds the text; a reference stays, and so do rows that are no notes."""
    assert text_named("notes", {"id": "n", "text": "words"}, 7) == {"id": "n", "text": {"seq": 7}}
    assert text_named("notes", {"id": "n", "text": {"seq": 3}}, 7) == {"id": "n", "text": {"seq": 3}}
    assert text_named("codes", {"id": "c", "text": "words"}, 7) == {"id": "c", "text": "words"}
    assert text_named("notes", None, 7) is None


def test_a_note_that_goes_leaves_no_text_behind() -> None:
    """Of a removed note the image holds what wrote it; other rows are kept as they are."""
    assert without_text(notes, {"id": "n", "text": "words", "written": 5}) == {"id": "n", "text": {"seq": 5}}
    assert without_text(code_examples, {"text": "words"}) == {"text": "words"}
