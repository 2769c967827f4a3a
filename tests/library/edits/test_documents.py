"""Documents are added once, keep their bytes, and come back from the trash."""

from __future__ import annotations

from tests.library.desk import TEXT, Desk

from tepi.library import queries
from tepi.library.edits.documents import add_document, alter_document, restore_document, trash_document
from tepi.marks.identity import document_id
from tepi.text.document import sha256
from tepi.text.readers.plain import read


def test_a_document_is_known_by_its_bytes(desk: Desk) -> None:
    """The id follows from the bytes, so that two libraries agree; a wanted copy gets its own."""
    assert desk.document.id == document_id(sha256(TEXT.encode()))
    reading = read(TEXT.encode(), "minister.txt")
    assert add_document(reading).values["document"] == desk.document.id
    copy = add_document(reading, copy=True)
    desk.record(copy)

    assert copy.values["document"] != desk.document.id
    assert len(queries.documents(desk.library)) == 2


def test_text_and_bytes_are_kept_apart_where_they_differ(desk: Desk) -> None:
    """The text has line feeds only; the file's own bytes come back as they were."""
    data = b"\xef\xbb\xbfOne line.\r\nAnother.\r\n"
    change = add_document(read(data, "windows.txt"))
    desk.record(change)
    document = queries.document(desk.library, change.values["document"])
    revision = queries.revision(desk.library, document.revision)

    assert queries.text(desk.library, revision.id) == "One line.\nAnother.\n"
    assert queries.content(desk.library, revision.source_sha256) == data
    assert revision.characters == 19
    assert revision.engine == "sentencex"
    assert revision.engine_version
    starts, ends = queries.units(desk.library, revision.id)
    assert (list(starts), list(ends)) == ([0, 10], [9, 18])


def test_facts_are_changed_and_a_title_given_is_no_guess(desk: Desk) -> None:
    """F2's work: title, facts, own fields."""
    assert desk.document.title_guessed
    desk.record(
        alter_document(desk.document, desk.me, title="A title", fields={"b": "2", "a": "1"}, done=True)
    )
    document = desk.document

    assert (document.title, document.title_guessed, document.done) == ("A title", False, True)
    assert document.fields == {"a": "1", "b": "2"}


def test_the_trash_loses_nothing(desk: Desk) -> None:
    """A trashed document is not listed, its marks stay, and it comes back as it was."""
    mark = desk.mark(0, 3, "Fact")
    document = desk.document
    desk.record(trash_document(document))
    assert queries.documents(desk.library) == []
    trashed = queries.documents(desk.library, trashed=True)[0]
    assert trashed.trashed is not None
    desk.record(restore_document(trashed))

    assert desk.document == document
    assert desk.get(mark.id) == mark


def test_a_title_is_one_line(desk: Desk) -> None:
    """Line breaks and control characters do not get into a title, nor into what the history calls the change."""
    change = alter_document(desk.document, title="Two\nlines\x1b[31m\u202e")
    desk.record(change)

    assert queries.documents(desk.library)[0].title == "Two lines[31m"
    assert change.label == "Facts of Two lines[31m"
