"""Undo and redo: in words, at their places, and with a question where they reach far."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from tests.window.conftest import FIRST, LAST, SECOND, THIRD, Reader

from tepi.library import queries
from tepi.library.edits.codebook import alter_code
from tepi.library.edits.documents import alter_document, trash_document
from tepi.library.edits.speakers import alter_source
from tepi.library.file import Library, open_library
from tepi.library.whoami import annotator
from tepi.text.document import Document
from tepi.window import editing, remarks
from tepi.window.desk import Desk, Message


def test_undo_says_what_and_when(at: Reader, said: list[str]) -> None:
    """Undo names the step and how long ago it was; redo likewise."""
    at.press("2", "Ctrl+Z")
    undone = said[-1]
    at.press("Ctrl+Shift+Z")

    assert undone.startswith("Undone: Opinion on “Alpha beta")
    assert undone.endswith(", just now")
    assert said[-1].startswith("Done again: Opinion on “Alpha beta")
    assert at.marks == [(FIRST, ("Opinion",))]


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (3, "just now"),
        (60, "1 minute ago"),
        (200, "3 minutes ago"),
        (3600, "1 hour ago"),
        (7300, "2 hours ago"),
        (86400, "1 day ago"),
        (40 * 86400, "40 days ago"),
    ],
)
def test_how_long_ago(seconds: int, words: str) -> None:
    """A time is told in its largest whole measure."""
    moment = datetime(2026, 11, 23, 12, tzinfo=UTC)

    assert editing.ago((moment - timedelta(seconds=seconds)).isoformat(), moment) == words


def test_undo_goes_to_the_place(at: Reader) -> None:
    """Undo takes the reader to the sentence that it changes, wherever they are."""
    at.press("2")
    at.click(SECOND)
    at.press("0")
    at.click(LAST)
    at.press("Ctrl+Z")
    of_none = at.focus
    at.click(LAST)
    at.press("Ctrl+Z")

    assert (of_none, at.focus) == (SECOND, FIRST)


def test_undo_of_a_removal_makes_the_mark_current(at: Reader) -> None:
    """A mark that undo brings back is the current one."""
    at.press("2", "Del")
    at.click(LAST)
    at.press("Ctrl+Z")

    assert (at.current.quote, at.focus) == (FIRST, FIRST)


def test_undo_of_a_join_goes_there(at: Reader) -> None:
    """Undoing a join or a split goes to its sentences, and redo too."""
    at.click(THIRD)
    at.press("Ctrl+J")
    at.click(FIRST)
    at.press("Ctrl+Z")
    undone = at.focus
    at.click(FIRST)
    at.press("Ctrl+Shift+Z")

    assert (undone, at.focus) == (THIRD, f"{THIRD} {LAST}")


def test_nothing_to_undo(at: Reader, said: list[str]) -> None:
    """Where nothing was done, undo and redo say so; bringing a text in is no step of theirs."""
    at.press("Ctrl+Z", "Ctrl+Shift+Z")

    assert said == ["There is nothing to undo", "There is nothing to redo"]
    assert at.words(at.desk.open.units[0]) == FIRST


def test_undo_steps_over_the_trash(at: Reader, editorial: Document) -> None:
    """Move to trash has its own way back; undo takes the step before it."""
    at.press("2")
    at.desk.record(trash_document(editorial))
    at.press("Ctrl+Z")

    assert at.marks == []
    assert queries.document(at.desk.library, editorial.id).trashed


def test_undo_in_another_document_asks_first(at: Reader, editorial: Document, said: list[str]) -> None:
    """What would change another document is shown by the first press and done, there, by the second."""
    mine = at.desk.open.document
    at.click(SECOND)
    at.press("2")
    at.desk.show(editorial)
    at.press("Ctrl+Z")
    asked = (said[-1], at.desk.open.document.id)
    at.press("Ctrl+Z")

    assert asked[0].startswith("Undo this? Opinion on “Epsilon") and "in another document" in asked[0]
    assert asked[1] == editorial.id
    assert said[-1].startswith("Undone: Opinion")
    assert (at.desk.open.document.id, at.focus, at.marks) == (mine.id, SECOND, [])


def test_the_question_has_a_button(at: Reader, editorial: Document, heard: list[Message]) -> None:
    """The strip's button does what the second press does."""
    at.press("2")
    at.desk.show(editorial)
    at.press("Ctrl+Z")
    assert heard[-1].action == "Undo"
    assert heard[-1].do is not None
    heard[-1].do()

    assert at.marks == []


@pytest.mark.parametrize("between", ["J", "0", "]", "Ctrl+Shift+Z", "D"])
def test_the_second_press_must_follow(at: Reader, editorial: Document, said: list[str], between: str) -> None:
    """Another key between the two presses takes the question back."""
    at.press("2")
    at.desk.show(editorial)
    at.press("6", "J", "Ctrl+Z", "Ctrl+Z")  # the mark made here goes, then the question
    assert "Press again" in said[-1]
    at.press(between)
    if between in {"0", "Ctrl+Shift+Z"}:  # it made a step of its own
        at.press("Ctrl+Z")
    at.press("Ctrl+Z")

    assert "Press again" in said[-1]


def test_undo_in_the_codebook_asks_first(at: Reader, said: list[str]) -> None:
    """A change of the codebook reaches every text: it is shown first."""
    book = at.desk.codebook
    at.desk.record(alter_code(book, book.named("Opinion"), name="View"))
    at.press("Ctrl+Z")
    asked = (said[-1], at.desk.codebook.named("View") is not None)
    at.press("Ctrl+Z")

    assert "in the codebook" in asked[0] and asked[1]
    assert at.desk.codebook.named("Opinion") is not None


def test_undo_in_the_register_asks_first(at: Reader, said: list[str]) -> None:
    """A source renamed is renamed in every text: it is shown first."""
    at.press("5")
    remarks.set_speaker(at.desk, at.current.id, ["Budi"], None)
    source = queries.sources(at.desk.library)[0]
    at.desk.record(alter_source(source, name="Budi S."))
    at.press("Ctrl+Z")
    asked = said[-1]
    at.press("Ctrl+Z")

    assert "in every document" in asked
    assert queries.sources(at.desk.library)[0].name == "Budi"


def test_undo_of_an_earlier_day_asks_first(
    at: Reader, said: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Work of an earlier day is shown first, with how long ago it was."""
    at.press("2")

    class Later(datetime):
        @classmethod
        def now(cls, tz=None):
            return datetime.now(tz) + timedelta(days=3)

    monkeypatch.setattr(editing, "datetime", Later)
    at.press("Ctrl+Z")
    asked, there = said[-1], at.marks
    at.press("Ctrl+Z")

    assert "an earlier day's work, 3 days ago" in asked
    assert there == [(FIRST, ("Opinion",))]
    assert at.marks == []


def test_undo_after_a_restart(at: Reader, library: Library) -> None:
    """After the library was closed and opened again, undo and redo go on where they were."""
    at.press("2", "J", "1", "Ctrl+Z")
    mine, path = at.desk.open.document.id, library.path
    library.close()
    with open_library(path) as again:
        next_day = Desk()
        next_day.use(again, annotator(again, "Sari"))
        next_day.show(queries.document(again, mine))
        reader = Reader(next_day)
        reader.press("Ctrl+Shift+Z")
        redone = reader.marks
        reader.press("Ctrl+Z", "Ctrl+Z")

        assert redone == [(FIRST, ("Opinion",)), (SECOND, ("Fact",))]
        assert reader.marks == []


def test_typing_is_saved_before_undo(at: Reader) -> None:
    """What is being typed is saved first, so that undo takes that back."""
    at.press("Ctrl+Z")

    assert at.front.asked[-1] == ("finish",)


def test_undo_of_a_title_elsewhere(at: Reader, editorial: Document, tmp_path: Path) -> None:
    """A title given to another text is taken back by the second press, and that text is shown."""
    at.desk.record(alter_document(editorial, None, title="Leader"))
    at.press("Ctrl+Z", "Ctrl+Z")

    assert at.desk.open.document.id == editorial.id
    assert at.desk.open.document.title == editorial.title
