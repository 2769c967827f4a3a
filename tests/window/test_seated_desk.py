"""The desk as a pane sees it is the desk, but for its place in the text."""

from __future__ import annotations

from tepi.text.document import Document
from tepi.window import marking
from tepi.window.desk import Desk


def test_it_is_the_desk(desk: Desk) -> None:
    """Library, codebook, annotator, options and notices are the desk's own, read and written."""
    seated = desk.add_seat().desk
    assert seated.library is desk.library and seated.codebook is desk.codebook
    assert seated.recorded is desk.recorded and seated.said is desk.said

    seated.move_on = True
    seated.last_code = "code"
    assert desk.move_on and desk.last_code == "code"


def test_its_place_is_its_own(desk: Desk, editorial: Document) -> None:
    """Caret, selection, focus, current mark and the wish for a second-best code are the seat's."""
    seated = desk.add_seat().desk
    seated.show(editorial, caret=0)
    seated.place(caret=5, anchor=0)
    assert desk.selection is None and seated.selection is not None

    marking.press_digit(seated, "2")
    assert seated.current is not None and desk.current is None
    seated.second_wanted = True
    assert seated.second_wanted and not desk.second_wanted


def test_sitting_down(desk: Desk) -> None:
    """Sitting down puts the seat to use; the desk itself sits where the reader does already."""
    first, seat = desk.seat, desk.add_seat()
    desk.sit()
    assert desk.seat is first
    seat.desk.sit()
    assert desk.seat is seat
