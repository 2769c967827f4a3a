"""The note editor: on the card, saved as typed, one step of the history, never disturbed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.marks import remove_highlight
from tepi.library.edits.notes import write_note
from tepi.library.file import open_library
from tepi.window.desk import Desk
from tepi.window.panel.note_editor import NoteEditor
from tepi.window.panel.panel import Panel


@pytest.fixture
def made(mark) -> str:
    """A mark without a note."""
    return mark("perang ilegal", "Opinion")


@pytest.fixture
def editor(qtbot: QtBot, desk: Desk, made: str, panel: Panel) -> NoteEditor:
    """The editor of that mark's note, open."""
    desk.choose(made)
    panel.edit_note("highlight", made)
    found = panel.findChild(NoteEditor, "noteEditor")
    qtbot.waitUntil(found.hasFocus)
    return found


def note(desk: Desk, mark: str) -> str | None:
    found = queries.notes_on(desk.library, mark)
    return found[0].text if found else None


def steps(desk: Desk) -> int:
    return len({entry["step"] for entry in desk.library.history.entries()})


def test_opens_on_the_card_with_the_keyboard(desk: Desk, made: str, panel: Panel, editor: NoteEditor) -> None:
    """The editor lies inside the card of its mark."""
    view = panel.marks_view
    card = view.visualRect(view.marks.index(view.marks.rows_of(made)[0]))

    assert editor.accessibleName() == "Note on the mark"
    assert card.contains(editor.geometry())


def test_saved_soon_after_the_last_key(qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor) -> None:
    """A pause makes what was typed durable, and the status can say so."""
    with qtbot.waitSignal(editor.saving, check_params_cb=lambda saving: saving):
        qtbot.keyClicks(editor, "A judgement")
    with qtbot.waitSignal(editor.saving, timeout=10_000, check_params_cb=lambda saving: not saving):
        assert note(desk, made) is None

    assert note(desk, made) == "A judgement"


def test_digits_and_letters_are_typing(qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor) -> None:
    """Keys that are commands in the text are letters here."""
    qtbot.keyClicks(editor, "2 j x")

    assert editor.toPlainText() == "2 j x"
    assert desk.highlight(made).codes == (desk.codebook.named("Opinion").id,)


def test_esc_saves_closes_and_goes_back(
    qtbot: QtBot, desk: Desk, made: str, panel: Panel, editor: NoteEditor
) -> None:
    """Esc writes at once, shows the note in the card and gives the keyboard to the text."""
    qtbot.keyClicks(editor, "Done")
    with qtbot.waitSignal(panel.text_wanted):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert note(desk, made) == "Done"
    assert not editor.isVisible()
    assert panel.marks_view.marks.index(0).data(panel.marks_view.marks.NoteRole) == "Done"


def test_one_sitting_is_one_step(qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor) -> None:
    """However often it was saved, one undo takes the whole sitting back."""
    before = steps(desk)
    for words in ("One ", "two ", "three"):
        qtbot.keyClicks(editor, words)
        editor.save()
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert steps(desk) == before + 1
    assert note(desk, made) == "One two three"
    desk.library.history.undo()
    assert note(desk, made) is None


def test_undo_in_the_field_is_the_fields(qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor) -> None:
    """Ctrl+Z takes typing back, not the mark."""
    qtbot.keyClicks(editor, "oops")
    qtbot.keyClick(editor, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert editor.toPlainText() == ""
    assert made in desk.open.index


def test_losing_the_keyboard_saves(
    qtbot: QtBot, desk: Desk, made: str, panel: Panel, editor: NoteEditor
) -> None:
    """Whoever clicks elsewhere has lost nothing."""
    qtbot.keyClicks(editor, "Half a thought")
    panel.marks.filter_field.setFocus()

    qtbot.waitUntil(lambda: note(desk, made) == "Half a thought")


def test_another_document_saves(
    qtbot: QtBot, desk: Desk, made: str, panel: Panel, editor: NoteEditor
) -> None:
    """Opening a document closes the editor with its text saved."""
    qtbot.keyClicks(editor, "Before leaving")
    panel.finish_typing()
    desk.show(desk.open.document)

    assert note(desk, made) == "Before leaving"


def test_an_emptied_note_goes(qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor) -> None:
    """No text is no note; a mark with a code stays."""
    qtbot.keyClicks(editor, "x")
    editor.save()
    qtbot.keyClick(editor, Qt.Key.Key_Backspace)
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert note(desk, made) is None
    assert made in desk.open.index


def test_a_mark_made_for_a_note_goes_with_it(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> None:
    """A mark that has nothing but a note does not outlive it."""
    bare = mark("Robert Wood")
    desk.choose(bare)
    panel.edit_note("highlight", bare)
    qtbot.keyClick(panel.findChild(NoteEditor), Qt.Key.Key_Escape)

    assert bare not in desk.open.index
    assert panel.marks_view.marks.rowCount() == 0


def test_grows_with_the_text(qtbot: QtBot, panel: Panel, editor: NoteEditor) -> None:
    """Lines make it higher, up to a share of the panel; then it scrolls."""
    low = editor.height()
    for _ in range(8):
        qtbot.keyClick(editor, Qt.Key.Key_Return)
    grown = editor.height()
    editor.setPlainText("line\n" * 300)

    assert low < grown < editor.height() <= panel.marks.height() * 0.6
    qtbot.keyClick(editor, Qt.Key.Key_Escape)


def change_elsewhere(desk: Desk, made: str, text: str) -> None:
    before = next(iter(queries.notes_on(desk.library, made)), None)
    desk.record(
        write_note("highlight", made, text, desk.annotator.id, before, document=desk.open.document.id)
    )


def test_a_change_from_outside_is_taken_over_where_nothing_was_typed(
    desk: Desk, made: str, editor: NoteEditor, said: list[str]
) -> None:
    """An editor that was only opened shows the newer text."""
    change_elsewhere(desk, made, "Theirs")

    assert editor.toPlainText() == "Theirs"
    assert said == []


def test_typing_is_never_disturbed(
    qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor, said: list[str]
) -> None:
    """While one types, a change from outside leaves the text alone; ours is saved, theirs stays in the history."""
    qtbot.keyClicks(editor, "Mine")
    change_elsewhere(desk, made, "Theirs")
    assert editor.toPlainText() == "Mine"
    assert "also changed elsewhere" in said[-1]
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert note(desk, made) == "Mine"
    desk.library.history.undo()
    assert note(desk, made) == "Theirs"


def in_another_window(desk: Desk, made: str, text: str) -> None:
    """Write the mark's note on a connection of its own, as another process does."""
    with open_library(desk.library.path) as other:
        before = next(iter(queries.notes_on(other, made)), None)
        document = desk.open.document.id
        other.history.record(
            write_note("highlight", made, text, desk.annotator.id, before, document=document)
        )


def test_two_who_write_the_same_note_both_hear_of_it(
    qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor, said: list[str]
) -> None:
    """What another window saved a moment ago is heard of before it is written over, and can be added below."""
    offered = []
    desk.said.join(lambda message: offered.append(message.do))
    qtbot.keyClicks(editor, "Mine")
    in_another_window(desk, made, "Theirs")
    assert editor.save()

    assert "also changed elsewhere" in said[-1]
    assert note(desk, made) == "Mine"
    offered[-1]()
    assert editor.toPlainText() == "Mine\n\n---\n\nTheirs"


def test_whose_wording_was_replaced_can_have_it_back(
    qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor, said: list[str]
) -> None:
    """An editor that had saved its own text shows the newer one, says so, and offers its own."""
    offered = []
    desk.said.join(lambda message: offered.append(message.do))
    qtbot.keyClicks(editor, "Mine")
    editor.save()
    in_another_window(desk, made, "Theirs")
    desk.look_outside()

    assert editor.toPlainText() == "Theirs"
    assert "your wording is in the history" in said[-1]
    offered[-1]()
    assert editor.toPlainText() == "Theirs\n\n---\n\nMine"


def test_a_note_that_was_refused_is_said_to_be_saved(
    qtbot: QtBot, desk: Desk, made: str, editor: NoteEditor, said: list[str]
) -> None:
    """Once a note that could not be saved is saved, the strip does not go on complaining."""
    run = desk.library.connection.exec_driver_sql
    run("PRAGMA query_only = ON")
    qtbot.keyClicks(editor, "Mine")
    assert not editor.save()
    assert "cannot be written" in said[-1]
    run("PRAGMA query_only = OFF")

    assert editor.save()
    assert said[-1] == "The note is saved now"
    assert note(desk, made) == "Mine"


def test_a_mark_removed_meanwhile(
    qtbot: QtBot, desk: Desk, made: str, panel: Panel, editor: NoteEditor, said: list[str]
) -> None:
    """The editor of a mark that is gone closes."""
    qtbot.keyClicks(editor, "Still here")
    desk.record(remove_highlight(desk.highlight(made), desk.annotator.id))

    assert "removed" in said[-1]
    assert not editor.isVisible()


def test_note_on_the_text(qtbot: QtBot, desk: Desk, panel: Panel) -> None:
    """The document's own note is written in the card above the list."""
    document = desk.open.document.id
    panel.edit_note("document", document)
    editor = panel.findChild(NoteEditor)
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "A first reading")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert note(desk, document) == "A first reading"
    assert panel.marks.note_card.isVisible()


def test_note_on_a_code(qtbot: QtBot, desk: Desk, panel: Panel) -> None:
    """A code's note is written in the same card, which goes again when it is closed."""
    code = desk.codebook.named("Irony or distance quotes") or desk.codebook.codes[0]
    panel.edit_note("code", code.id)
    editor = panel.findChild(NoteEditor)
    qtbot.waitUntil(editor.hasFocus)
    qtbot.keyClicks(editor, "Too rare?")
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert note(desk, code.id) == "Too rare?"
    assert not panel.marks.note_card.isVisible()


def test_opening_shows_a_mark_that_the_filter_hides(desk: Desk, made: str, panel: Panel) -> None:
    """A note can be written whatever the filter shows."""
    panel.set_filter("code:fact")
    desk.choose(made)
    panel.edit_note("highlight", made)

    assert panel.marks_view.marks.rows_of(made) == [0]
    assert panel.findChild(NoteEditor).isVisible()
