"""A preview's text is made beside the window, of one moment, and only a little ahead."""

from __future__ import annotations

import pytest

from tepi.errors import TepiError
from tepi.exchange.export import export_documents
from tepi.exchange.request import Request
from tepi.exchange.templating import press
from tepi.window.desk import Desk
from tepi.window.panel.fetching import AHEAD, Fetching, get_ready


def test_it_is_what_the_request_gives(desk: Desk) -> None:
    """Piece by piece, and ends."""
    request = Request(document=desk.open.document.id)
    made = Fetching(desk.library, request)
    assert "".join(made) == "".join(request.pieces(desk.library))
    made.thread.join(10)
    assert not made.thread.is_alive()


def test_the_figures_at_hand_change_no_letter(desk: Desk) -> None:
    """With what the window has counted it is the file as the library alone gives it."""
    opened = desk.open
    while not opened.prepare(desk.codebook).done:
        pass
    while (sums := opened.sums) is None:  # a short text's shares are counted when they are asked for
        pass
    made = Fetching(desk.library, Request(document=opened.document.id), sums)
    assert "".join(made) == export_documents(desk.library, [opened.document])


def test_what_nobody_looks_at_leaves_a_process_for_the_next(desk: Desk) -> None:
    """What laid out a text that was left half-way is ended, and another one waits."""
    press._end()
    made = Fetching(desk.library, Request(document=desk.open.document.id))
    while next(made) == "":
        pass
    made.close()
    made.thread.join(10)
    assert not made.thread.is_alive()
    (waiting,) = press._idle
    assert waiting.is_alive
    press._end()


def test_one_waits_for_the_one_before(desk: Desk) -> None:
    """The next text is laid out by the process that laid out the one that was left."""
    press._end()
    press.get_ready()
    (waiting,) = press._idle
    before = Fetching(desk.library, Request(document=desk.open.document.id))
    while next(before) == "":
        pass
    before.close()
    after = Fetching(desk.library, Request(document=desk.open.document.id), None, before)
    assert "".join(after).startswith("---")
    after.thread.join(10)
    assert not before.thread.is_alive()
    assert press._idle == [waiting]
    press._end()


def test_all_is_made_ready() -> None:
    """A process waits, and another is not started beside it."""
    press._end()
    get_ready()
    (waiting,) = press._idle
    assert waiting.is_alive
    get_ready()
    assert press._idle == [waiting]
    press._end()


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

    def pieces(self, library, sums=None):
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
