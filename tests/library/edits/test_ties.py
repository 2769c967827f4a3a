"""Two documents tied as versions, and their paragraphs paired by hand: recorded, undone, found again."""

from __future__ import annotations

import pytest
from tests.library.desk import TEXT, Desk

from tepi.library import queries
from tepi.library.check import check
from tepi.library.edits.documents import add_document, restore_document, trash_document
from tepi.library.edits.ties import say_pair, tie_documents, unsay_pairs, untie
from tepi.library.tie_queries import tie_between, ties_of
from tepi.marks.tie import Tie
from tepi.text.document import Document
from tepi.text.readers.plain import read

OTHER = "Menteri itu berkata.\n\nMungkin.\nIni memalukan."


@pytest.fixture
def other(desk: Desk) -> Document:
    """A version of the text."""
    desk.record(add_document(read(OTHER.encode(), "menteri.txt")))
    return queries.documents(desk.library)[-1]


@pytest.fixture
def tie(desk: Desk, other: Document) -> Tie:
    """The tie of the two."""
    desk.record(tie_documents(desk.document, other, "translation", desk.me))
    return the_tie(desk)


def the_tie(desk: Desk) -> Tie:
    """The one tie there is."""
    (found,) = ties_of(desk.library, desk.document.id)
    return found


def say(desk: Desk, tie: Tie, other: Document, left: int | None, right: int | None, *instead: str) -> None:
    """Pair two paragraphs, by where they start."""
    places = ("¶1" if left is not None else "", "¶1" if right is not None else "")
    desk.record(say_pair(tie, (desk.revision, other.revision), (left, right), places, desk.me, instead))


def test_a_tie_is_found_from_both_sides(desk: Desk, tie: Tie, other: Document) -> None:
    """Both documents know of it; the left one is the original."""
    assert (tie.left, tie.right, tie.kind) == (desk.document.id, other.id, "translation")
    assert tie.other(other.id) == desk.document.id and tie.other(desk.document.id) == other.id
    assert ties_of(desk.library, other.id) == [tie]
    assert tie_between(desk.library, other.id, desk.document.id) == tie
    assert tie_between(desk.library, other.id, other.id) is None
    assert check(desk.library) == []


def test_undo_and_redo(desk: Desk, tie: Tie, other: Document) -> None:
    """A tie and its pairs come and go by the history, also after the library was closed."""
    say(desk, tie, other, 0, 0)
    paired = the_tie(desk)
    assert [(point.left, point.right) for point in paired.points] == [(0, 0)]
    desk.record(untie(paired, desk.document, other, desk.me))
    assert ties_of(desk.library, other.id) == []
    desk.reopen()
    desk.library.history.undo()
    assert the_tie(desk) == paired
    for _ in range(2):
        desk.library.history.undo()
    assert ties_of(desk.library, other.id) == []
    for _ in range(2):
        desk.library.history.redo()
    assert the_tie(desk) == paired and check(desk.library) == []


def test_a_pair_in_place_of_another(desk: Desk, tie: Tie, other: Document) -> None:
    """What contradicts a pair goes with it as one step; one side alone can be said too."""
    say(desk, tie, other, 0, 0)
    (first,) = the_tie(desk).points
    say(desk, tie, other, None, 0, first.id)
    assert [(point.left, point.right) for point in the_tie(desk).points] == [(None, 0)]
    desk.library.history.undo()
    assert the_tie(desk).points == (first,)
    desk.record(unsay_pairs(tie, [first.id], "¶1", desk.me))
    assert the_tie(desk).points == ()


def test_a_tie_rests_while_one_is_in_the_trash(desk: Desk, tie: Tie, other: Document) -> None:
    """A document in the trash is nobody's version until it comes back."""
    desk.record(trash_document(other))
    assert ties_of(desk.library, desk.document.id) == []
    desk.record(restore_document(other))
    assert ties_of(desk.library, desk.document.id) == [tie]


def test_the_notice_names_the_tie(desk: Desk, tie: Tie, other: Document) -> None:
    """Whoever shows the two hears of every change to their tie, and nobody is told of changed marks."""
    notices = []
    desk.library.history.listeners.join(notices.append)
    say(desk, tie, other, 0, 0)
    desk.library.history.undo()
    desk.record(untie(tie, desk.document, other, desk.me))
    assert [notice.ties for notice in notices] == [{tie.id}] * 3
    assert not any(notice.highlights or notice.units or notice.listing for notice in notices)


def test_a_pair_that_lies_nowhere_is_found(desk: Desk, tie: Tie, other: Document) -> None:
    """`tepi check` sees a pair that names a place where no paragraph begins."""
    say(desk, tie, other, TEXT.index("Perhaps"), OTHER.index("Mungkin"))
    assert check(desk.library) == []
    say(desk, tie, other, TEXT.index("minister"), 0)
    assert any("no paragraph begins" in problem for problem in check(desk.library))
