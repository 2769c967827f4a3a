"""Notes hang on marks, documents and codes; an empty one is gone."""

from __future__ import annotations

import pytest
from tests.library.desk import Desk

from tepi.library import queries
from tepi.library.edits.notes import remove_bare_mark, write_note
from tepi.library.edits.speakers import attribute


@pytest.mark.parametrize("text", ["# A note\n\n- [ ] ask", "🙂 ö \u200f", " spaces kept \n\n"])
def test_a_note_is_kept_as_it_is(desk: Desk, text: str) -> None:
    """The Markdown source is stored to the character."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(write_note("highlight", mark.id, text, desk.me, None))

    assert desk.get(mark.id).note.text == text


def test_a_later_save_is_the_same_note(desk: Desk) -> None:
    """Saving again keeps the note's id and the time of its making, and changes the mark's time."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(write_note("highlight", mark.id, "a", desk.me, None))
    first = desk.get(mark.id).note
    desk.record(write_note("highlight", mark.id, "b", desk.me, first))
    second = desk.get(mark.id).note

    assert (second.id, second.created, second.text) == (first.id, first.created, "b")
    assert desk.get(mark.id).changed >= second.changed


@pytest.mark.parametrize("text", ["", "  \n "])
def test_an_empty_text_removes_the_note(desk: Desk, text: str) -> None:
    """Nothing but white space is no note."""
    desk.record(write_note("document", desk.document.id, "a", desk.me, None))
    note = queries.notes_on(desk.library, desk.document.id)[0]
    assert queries.note(desk.library, note.id) == note
    desk.record(write_note("document", desk.document.id, text, desk.me, note))

    assert queries.notes_on(desk.library, desk.document.id) == []
    assert queries.note(desk.library, note.id) is None


def test_a_mark_that_had_only_its_note_goes_with_it(desk: Desk) -> None:
    """Made by N and emptied again, a mark leaves nothing behind; with a code or speaker it stays."""
    bare, coded, said = desk.mark(0, 3), desk.mark(4, 8, "Fact"), desk.mark(9, 12)
    desk.record(attribute(said, ["Ani"], None, desk.me, []))
    for mark in (bare, coded, said):
        desk.record(write_note("highlight", mark.id, "a", desk.me, None))
    for mark in (desk.get(each.id) for each in (bare, coded, said)):
        change = write_note("highlight", mark.id, "", desk.me, mark.note)
        desk.record(change.with_edits(*remove_bare_mark(mark)))

    assert [mark.id for mark in desk.marks()] == [coded.id, said.id]
    desk.library.history.undo()
    desk.library.history.undo()
    desk.library.history.undo()
    assert desk.get(bare.id).note.text == "a"
