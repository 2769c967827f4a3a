"""What deleting or merging codes would do."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.library import queries
from tepi.library.code_queries import marked_with, marks_with, merging
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight, set_second
from tepi.library.edits.notes import write_note
from tepi.library.file import Library, open_library
from tepi.library.mark_queries import highlight
from tepi.library.whoami import annotator
from tepi.marks.codebook import Codebook
from tepi.text.ranges import Range
from tepi.text.readers.registry import read_file


class Marked:
    """A library with the editorial, in which marks are made by code names."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.book: Codebook = queries.codebook(library)
        self.me = annotator(library, "Sari").id
        self.document = queries.documents(library)[0]
        self.text = queries.text(library, self.document.revision)
        self.count = 0

    def id(self, name: str) -> str:
        """The id of a code."""
        return self.book.named(name).id

    def mark(self, *names: str) -> str:
        """A mark with these codes; its id."""
        self.count += 1
        place = Range(self.count * 20, self.count * 20 + 10)
        codes = [self.id(name) for name in names]
        change = add_highlight(
            self.document.id, self.document.revision, self.text, place, self.me, self.book, codes
        )
        self.library.history.record(change)
        return change.values["highlight"]


@pytest.fixture
def marked(tmp_path: Path, editorial_path: Path):
    """A library to mark in."""
    with open_library(tmp_path / "tepi.library") as library:
        library.history.record(add_document(read_file(editorial_path)))
        yield Marked(library)


def test_bare_marks_have_nothing_else(marked: Marked) -> None:
    """A second code or a note keeps a mark."""
    bare = marked.mark("Opinion")
    coded = marked.mark("Opinion", "Loaded word")
    noted = marked.mark("Opinion")
    marked.mark("Fact")
    change = write_note("highlight", noted, "why?", marked.me, None, document=marked.document.id)
    marked.library.history.record(change)

    found = marks_with(marked.library, marked.id("Opinion"))

    assert (found.bare, set(found.others), found.uncoded) == ((bare,), {coded, noted}, (noted,))


def test_a_second_best_code_is_touched_not_bare(marked: Marked) -> None:
    """The mark has its own code."""
    mark = marked.mark("Opinion")
    change = set_second(highlight(marked.library, mark), marked.id("Prediction"), marked.book, marked.me)
    marked.library.history.record(change)

    assert marks_with(marked.library, marked.id("Prediction")) == ((), (mark,), ())


def test_merging_tells_moved_doubled_and_displaced(marked: Marked) -> None:
    """Into a choose-one group another code of that group goes."""
    moved = marked.mark("Loaded word")
    doubled = marked.mark("Loaded word", "Opinion")
    displaced = marked.mark("Loaded word", "Fact")

    found = merging(marked.library, marked.book, marked.id("Loaded word"), marked.id("Opinion"))

    assert set(found.moved) == {moved, displaced}
    assert found.doubled == (doubled,)
    assert found.displaced == ((displaced, marked.id("Fact")),)


def test_merging_into_a_many_group_displaces_nothing(marked: Marked) -> None:
    """There codes stand side by side."""
    marked.mark("Fact", "Loaded word")

    found = merging(marked.library, marked.book, marked.id("Fact"), marked.id("Rhetorical question"))

    assert (len(found.moved), found.doubled, found.displaced) == (1, (), ())


def test_marks_with_a_code_by_document(marked: Marked) -> None:
    """Given, not second-best; none of a text in the trash."""
    one, two = marked.mark("Opinion"), marked.mark("Opinion", "Loaded word")
    marked.mark("Fact")
    code = marked.id("Opinion")

    assert marked_with(marked.library, code) == {marked.document.id: frozenset({one, two})}
    assert marked_with(marked.library, marked.id("Prediction")) == {}
