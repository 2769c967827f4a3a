"""At most one note is written at a time, and none of its words is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.edits.marks import remove_highlight
from tepi.window.desk import Desk
from tepi.window.panel.note_editor import NoteEditor
from tepi.window.panel.open_note import OpenNote
from tepi.window.theme import Themes


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, themes: Themes) -> Iterator[OpenNote]:
    """Notes that are written nowhere in particular."""
    owner = QWidget()
    yield OpenNote(desk, themes, owner)
    owner.deleteLater()


def notes(desk: Desk, *marks: str) -> list[str]:
    return [note.text for mark in marks for note in queries.notes_on(desk.library, mark)]


def test_another_note_saves_the_one_before(qtbot: QtBot, desk: Desk, mark, opened: OpenNote) -> None:
    """Opening a second note closes the first; the same one again stays as it is."""
    first, second = mark("perang ilegal", "Fact"), mark("Vladimir", "Fact")
    closed: list[NoteEditor] = []
    opened.closed.connect(closed.append)
    editor = opened.open("highlight", first)
    assert editor is not None and opened.mark == first
    editor.insertPlainText("A word")
    assert opened.unsaved == "A word"
    assert opened.open("highlight", first) is None

    other = opened.open("document", desk.open.document.id)
    assert closed == [editor] and opened.editor is other
    assert (opened.mark, opened.unsaved) == (None, "")
    assert notes(desk, first, second) == ["A word"]


def test_what_cannot_be_saved_stays(
    desk: Desk, mark, opened: OpenNote, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Then no other note is opened in its place."""
    first, second = mark("perang ilegal", "Fact"), mark("Vladimir", "Fact")
    editor = opened.open("highlight", first)
    editor.insertPlainText("A word")

    def refuse(*_: object, **__: object) -> None:
        raise TepiError("The disk is full.", "Make room.")

    with monkeypatch.context() as full:
        full.setattr(desk.library.history, "record", refuse)
        assert opened.open("highlight", second) is None
        assert opened.editor is editor and opened.unsaved == "A word"

    opened.finish()
    assert opened.editor is None and notes(desk, first) == ["A word"]


def test_without_a_library_nothing_is_written(desk: Desk, opened: OpenNote) -> None:
    """There is nothing for a note to hang on."""
    desk.library = None
    assert opened.open("highlight", "any") is None and opened.editor is None


def test_a_mark_removed_meanwhile(desk: Desk, mark, opened: OpenNote, said: list[str]) -> None:
    """The editor of a mark that is gone closes, and what was typed is offered."""
    made = mark("perang ilegal", "Opinion")
    offered = []
    desk.said.join(lambda message: offered.append(message.do))
    opened.open("highlight", made).insertPlainText("Still here")
    opened.look_for_mark()
    assert opened.editor is not None

    desk.record(remove_highlight(desk.highlight(made), desk.annotator.id))
    opened.look_for_mark()
    offered[-1]()

    assert "removed" in said[-1]
    assert opened.editor is None
    assert QApplication.clipboard().text() == "Still here"
    assert queries.notes_on(desk.library, made) == []
