"""A preview's text is made beside the window, of one moment, and only a little ahead."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange.request import Request
from tepi.window.desk import Desk
from tepi.window.panel.fetching import AHEAD, Fetching


def test_it_is_what_the_request_gives(desk: Desk) -> None:
    """Piece by piece, and ends."""
    request = Request(document=desk.open.document.id)
    made = Fetching(desk.library, request)
    assert "".join(made) == "".join(request.pieces(desk.library))
    made.thread.join(10)
    assert not made.thread.is_alive()


def test_what_cannot_be_made_is_raised_where_it_is_taken(desk: Desk) -> None:
    """As the error that it is, once."""
    made = Fetching(desk.library, Request(document="gone"))
    with pytest.raises(TepiError, match="No text is open"):
        "".join(made)
    assert list(made) == []


class Endless(Request):
    """A text without an end, which says how much of it was made; and of which moment it is."""

    __slots__ = ()
    made: list[int] = []  # noqa: RUF012  # a request cannot be altered

    def pieces(self, library):
        for number in range(1_000_000):
            self.made.append(number)
            yield "x"


def test_no_more_is_made_than_is_taken(desk: Desk) -> None:
    """A little ahead; closing ends the thread also while it waits."""
    Endless.made.clear()
    made = Fetching(desk.library, Endless())
    while next(made) == "":
        pass
    assert len(Endless.made) <= AHEAD + 3
    made.close()
    made.thread.join(10)
    assert not made.thread.is_alive()
