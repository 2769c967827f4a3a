"""The beginnings of notes."""

from __future__ import annotations

from tepi.library.edits.notes import write_note
from tepi.library.note_queries import beginnings


def test_only_the_beginnings_of_the_notes_asked_for_come(desk) -> None:
    """Of a long note its first characters, of a mark without one nothing, of another mark nothing."""
    marks = [desk.mark(at * 20, at * 20 + 9, "Fact").id for at in range(4)]
    for mark, text in zip(marks, ("x" * 900, "short", "elsewhere"), strict=False):
        desk.record(write_note("highlight", mark, text, desk.me, None))

    assert beginnings(desk.library, [marks[0], marks[1], marks[3]], 400) == {
        marks[0]: "x" * 400,
        marks[1]: "short",
    }
    assert beginnings(desk.library, [], 400) == {}


def test_more_marks_than_one_statement_can_name(desk) -> None:
    """Asked in portions."""
    mark = desk.mark(0, 9, "Fact").id
    desk.record(write_note("highlight", mark, "here", desk.me, None))

    assert beginnings(desk.library, [f"none{n}" for n in range(1200)] + [mark], 9) == {mark: "here"}
