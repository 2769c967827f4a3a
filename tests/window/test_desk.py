"""The desk: what is open, where the reader is, what a code would go on."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from tests.window.conftest import Reader

from tepi.library import queries
from tepi.library.edits.documents import trash_document
from tepi.library.edits.marks import add_highlight, remove_highlight
from tepi.library.edits.people import rename_annotator
from tepi.library.file import Library, open_library
from tepi.text.ranges import Range
from tepi.window import stepping
from tepi.window.desk import Desk, Message

PAGE = "Alpha beta, gamma delta. Epsilon zeta eta. Theta iota."
FIRST, SECOND, LAST = "Alpha beta, gamma delta.", "Epsilon zeta eta.", "Theta iota."


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of three sentences."""
    return page(PAGE)


def test_a_document_opens_at_its_first_undecided_sentence(at: Reader) -> None:
    """Shown for the first time, a document is focused where the work goes on."""
    desk = at.desk
    at.press("2", "J", "0")
    assert desk.open is not None
    document = desk.open.document
    desk.places.clear()
    desk.open = None
    desk.show(document)

    assert at.focus == LAST


def test_a_decided_document_opens_at_its_start(at: Reader) -> None:
    """Where every sentence is decided, the first one has the focus."""
    at.press("2", "J", "0", "J", "0")
    assert at.desk.open is not None
    document, at.desk.open = at.desk.open.document, None
    at.desk.places.clear()
    at.desk.show(document)

    assert at.focus == FIRST


def test_back_to_where_the_reader_was(at: Reader, editorial: object) -> None:
    """Another document and back again: the caret stands where it stood, a selection is let go."""
    desk = at.desk
    assert desk.open is not None
    mine = desk.open.document
    at.select("zeta eta")
    desk.show(editorial)
    left = dict(desk.places)
    desk.show(mine)

    assert left[mine.id] == len("Alpha beta, gamma delta. Epsilon zeta eta")
    assert (desk.caret, desk.selection, at.focus) == (left[mine.id], None, SECOND)


def test_who_listens_hears_before_a_document_goes(at: Reader, editorial: object) -> None:
    """Those who keep something of the open document hear while it is still open."""
    heard: list[str] = []
    desk = at.desk
    desk.leaving.join(lambda: heard.append("leaving " + desk.open.document.id))
    desk.opened.join(lambda: heard.append("opened " + desk.open.document.id))
    mine = desk.open.document.id
    desk.show(editorial)

    assert heard == ["leaving " + mine, "opened " + editorial.id]
    assert at.front.asked.count(("finish",)) >= 1


def test_a_place_beyond_the_text(at: Reader) -> None:
    """A caret kept for a longer text stands at this one's end."""
    assert at.desk.open is not None
    at.desk.show(at.desk.open.document, caret=10_000)

    assert at.desk.caret == len(PAGE)
    assert at.focus == LAST


def test_the_range_is_the_selection(at: Reader) -> None:
    """Selected words come before the current mark and before the focus."""
    at.press("2")
    at.desk.place(caret=5, anchor=0)

    assert at.range == "Alpha"


def test_the_range_is_the_current_mark(at: Reader) -> None:
    """The current mark's words are the range while they touch the focus, and no longer."""
    at.select("gamma")
    at.press("6")
    near = at.range
    at.desk.place(caret=at.range_of(SECOND).start, focus=at.range_of(SECOND))

    assert near == "gamma"
    assert at.desk.current is not None
    assert at.range == SECOND


def test_the_range_is_the_focus(at: Reader) -> None:
    """Without selection and mark the range is what is in focus, here a clause."""
    at.press("Right")

    assert at.range == "Alpha beta"


def test_choosing_a_mark_goes_to_it(at: Reader) -> None:
    """A chosen mark has caret and focus; with ``go`` off they stay."""
    at.click(LAST)
    at.press("2")
    mark = at.desk.current
    at.click(FIRST)
    at.desk.choose(mark, go=False)
    stayed = at.focus
    at.desk.choose(mark)

    assert (stayed, at.focus) == (FIRST, LAST)


def test_another_writer_is_seen(at: Reader, library: Library) -> None:
    """A mark made elsewhere is there after a look outside, and neither focus nor selection moves."""
    desk = at.desk
    at.select("zeta")
    assert desk.open is not None and desk.annotator is not None and desk.codebook is not None
    opened = desk.open
    with open_library(library.path) as other:
        change = add_highlight(
            opened.document.id,
            opened.revision,
            opened.text,
            Range(0, 5),
            desk.annotator.id,
            desk.codebook,
            [desk.codebook.named("Opinion").id],
        )
        other.history.record(change)
    before = at.marks
    desk.look_outside()

    assert before == []
    assert at.marks == [("Alpha", ("Opinion",))]
    assert at.range == "zeta"


def test_a_mark_removed_elsewhere_is_not_current(at: Reader, library: Library) -> None:
    """When the current mark is gone, none is current."""
    at.press("2")
    mark = at.current
    library.history.record(remove_highlight(mark, mark.annotator))

    assert at.desk.current is None
    assert at.desk.highlight(mark.id) is None


def test_sentences_corrected_elsewhere(at: Reader) -> None:
    """When the sentence in focus is joined or split, the focus is the sentence round the caret again."""
    at.press("Ctrl+J")
    joined = at.focus
    at.press("Ctrl+Z")

    assert joined == f"{FIRST} {SECOND}"
    assert at.focus == FIRST


def test_a_refused_change(at: Reader, library: Library) -> None:
    """What the library refuses is said in the strip as an error, and nothing is half made."""
    heard: list[Message] = []
    at.desk.said.join(heard.append)
    opened, me = at.desk.open, at.desk.annotator
    change = add_highlight(
        opened.document.id, opened.revision, opened.text, Range(0, 5), me.id, at.desk.codebook
    )
    first = at.desk.record(change)
    before = library.history.last_seq()
    again = at.desk.record(change)

    assert (first, again) == (True, False)
    assert heard[-1].kind == "error"
    assert library.history.last_seq() == before
    assert at.marks == [("Alpha", ())]


def test_a_new_name_is_on_every_mark(at: Reader, library: Library) -> None:
    """When an annotator is renamed, the marks read before carry the new name."""
    at.press("2")
    assert at.desk.annotator is not None
    library.history.record(rename_annotator(at.desk.annotator, "Sari W."))

    assert at.desk.annotator.name == "Sari W."
    assert at.current.annotator_name == "Sari W."


def test_the_open_document_goes_to_the_trash(at: Reader, library: Library, editorial: object) -> None:
    """Where the open document is trashed another one is shown; where none is left, nothing is open."""
    assert at.desk.open is not None
    library.history.record(trash_document(at.desk.open.document))
    next_one = at.desk.open.document.id
    library.history.record(trash_document(at.desk.open.document))

    assert next_one == editorial.id
    assert at.desk.open is None


def test_adding_files(desk: Desk, tmp_path: Path) -> None:
    """Texts are brought in, the first is shown; one that cannot be read is counted and keeps no other out."""
    heard: list[Message] = []
    desk.said.join(heard.append)
    good, other, empty = (tmp_path / name for name in ("good.txt", "other.txt", "empty.txt"))
    good.write_text(PAGE, encoding="utf-8")
    other.write_text("Another text.", encoding="utf-8")
    empty.write_text("", encoding="utf-8")

    outcomes = desk.add_files([empty, good, other, tmp_path / "missing.txt"])

    assert [each.how for each in outcomes] == ["failed", "new", "new", "failed"]
    assert desk.open.document.id == outcomes[1].document
    assert desk.open.text == PAGE
    assert (heard[-1].kind, heard[-1].text) == ("error", "2 texts added, 2 could not be added")
    desk.add_files([empty])
    assert "empty.txt" in heard[-1].text


def test_a_file_that_is_there_already(desk: Desk, tmp_path: Path) -> None:
    """The same bytes again are that document; from the trash it comes back."""
    file = tmp_path / "good.txt"
    file.write_text(PAGE, encoding="utf-8")
    first = desk.add_files([file])[0]
    again = desk.add_files([file])[0]
    desk.record(trash_document(desk.open.document))
    back = desk.add_files([file])[0]

    assert [each.how for each in (first, again, back)] == ["new", "there", "back"]
    assert first.document == again.document == back.document == desk.open.document.id
    assert not desk.open.document.trashed
    assert len(queries.documents(desk.library)) == 2


def test_pasted_text(desk: Desk) -> None:
    """A pasted text is shown; pasted again it is the same document."""
    desk.add_text(PAGE)
    first = desk.open.document.id
    desk.add_text(PAGE)

    assert desk.open.text == PAGE
    assert desk.open.document.id == first


def test_focus_at_a_place_between_sentences(at: Reader) -> None:
    """A caret between two sentences of a line is in the one before."""
    stepping.focus_at(at.desk, len(FIRST))

    assert at.focus == FIRST
