"""Two seats at one desk: each has its own place, and everybody else follows the one in use."""

from __future__ import annotations

import pytest
from tests.window.conftest import Reader

from tepi.library import queries
from tepi.library.edits.documents import add_document, trash_document
from tepi.text.document import Document
from tepi.text.readers.plain import read
from tepi.window import stepping
from tepi.window.desk import Desk
from tepi.window.seat import Seat


@pytest.fixture
def other(desk: Desk) -> Document:
    """A second text in the library."""
    assert desk.library is not None
    desk.library.history.record(add_document(read(b"One thing. Another thing.", "other.txt")))
    return next(each for each in queries.documents(desk.library) if each.title != desk.open.document.title)


@pytest.fixture
def beside(desk: Desk, editorial: Document) -> Seat:
    """A second seat with the same document."""
    made = desk.add_seat()
    made.desk.show(editorial, caret=0)
    return made


def test_each_seat_has_its_place(desk: Desk, reader: Reader, beside: Seat) -> None:
    """A step at one seat leaves caret, focus and current mark of the other where they are."""
    first = desk.seat
    reader.press("J", "2")

    assert first.focus != beside.focus and beside.caret == 0
    assert first.current is not None and beside.current is None
    assert first.trail is not beside.trail


def test_one_document_is_read_once(desk: Desk, beside: Seat, other: Document) -> None:
    """Two seats before the same document share its text, sentences, marks and counts; another one is its own."""
    assert beside.open is desk.open
    beside.desk.show(other)
    assert beside.open is not desk.open


def test_a_mark_reaches_both_seats_once(desk: Desk, reader: Reader, beside: Seat) -> None:
    """A mark made at one seat is told once at each, and once to those who follow the desk."""
    heard: list[str] = []
    desk.seats[0].refreshed.join(lambda _: heard.append("here"))
    beside.refreshed.join(lambda _: heard.append("beside"))
    desk.refreshed.join(lambda _: heard.append("followers"))

    reader.press("2")

    assert sorted(heard) == ["beside", "followers", "here"]
    assert heard.index("here") < heard.index("followers")
    assert len(desk.open.index) == 1


def test_followers_hear_of_the_seat_in_use_alone(desk: Desk, beside: Seat) -> None:
    """What moves at a seat that is not in use concerns its own pane only; once it is in use all hear it."""
    heard: list[str] = []
    desk.moved.join(lambda: heard.append("moved"))
    stepping.sentence(beside.desk, 1)
    assert heard == []

    beside.desk.sit()
    assert heard == ["moved"]
    assert desk.caret == beside.caret != 0
    stepping.sentence(desk, 1)
    assert heard == ["moved", "moved"]
    assert desk.caret == beside.caret


def test_another_document_comes_with_its_seat(desk: Desk, beside: Seat, other: Document) -> None:
    """Going to a seat with another document tells of leaving and opening; to one with the same it does not."""
    heard: list[str] = []
    desk.leaving.join(lambda: heard.append(f"leaving {desk.open.document.title}"))
    desk.opened.join(lambda: heard.append(f"opened {desk.open.document.title}"))
    here, title = desk.seat, desk.open.document.title
    beside.desk.sit()
    assert heard == []

    beside.desk.show(other)
    here.desk.sit()
    assert heard == [f"leaving {title}", f"opened {other.title}", f"leaving {other.title}", f"opened {title}"]


def test_a_question_does_not_outlive_the_seat(desk: Desk, beside: Seat) -> None:
    """What the strip asked about one seat is not answered by a key at the other."""
    desk.armed = ("undo", "step")
    beside.desk.sit()
    assert desk.armed is None


def test_a_seat_goes(desk: Desk, beside: Seat, other: Document) -> None:
    """Where the seat in use goes, the other is in use; the place is remembered."""
    first = desk.seat
    beside.desk.show(other, caret=11)
    beside.desk.sit()
    desk.remove_seat(beside)

    assert desk.seats == [first] and desk.seat is first
    assert desk.places[other.id] == 11


def test_a_document_in_the_trash_leaves_every_seat(desk: Desk, beside: Seat, other: Document) -> None:
    """Both seats before a document that goes to the trash show another one."""
    desk.record(trash_document(desk.open.document))
    assert [seat.open.document.id for seat in desk.seats] == [other.id, other.id]


def test_joined_sentences_settle_both_seats(desk: Desk, reader: Reader, beside: Seat) -> None:
    """A sentence joined at one seat is in focus as a whole at the other one too."""
    before = beside.focus
    stepping.focus_at(desk, 0)
    reader.press("Ctrl+J")
    assert beside.focus.start == before.start and beside.focus.end > before.end


def test_typing_ends_before_the_seat_changes(
    desk: Desk, reader: Reader, beside: Seat, other: Document
) -> None:
    """What is being typed is saved while the document that it belongs to is still the open one."""
    here, open_then = desk.open.document.id, []
    beside.desk.show(other)
    reader.front.finish_typing = lambda: open_then.append(desk.open.document.id)
    beside.desk.sit()
    assert open_then == [here] and desk.open.document.id == other.id
