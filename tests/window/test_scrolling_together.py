"""Tied texts scroll together: the same paragraph at the upper edge, the same share of it gone by."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.marks.identity import document_id
from tepi.marks.tie import PairPoint, Tie
from tepi.text.document import sha256
from tepi.text.readers.plain import read
from tepi.window.desk import Desk
from tepi.window.paired import Paired
from tepi.window.reading.page import TOP
from tepi.window.reading.pane import ReadingPane
from tepi.window.reading.view import ReadingView
from tepi.window.scrolling_together import bring_along
from tepi.window.theme import Themes
from tepi.window.tie_sides import LEFT, RIGHT

WORDS = "Some words that follow each other until there are enough of them for a line or two. "
ONE = "\n".join(f"{number}. " + WORDS * (1 + number % 5) for number in range(40))
TWO = "\n\n".join(f"{number}) " + WORDS * (2 + 2 * (number % 5)) for number in range(40))


class Both:
    """Two views of tied texts."""

    def __init__(self, left: ReadingView, right: ReadingView, *points: PairPoint) -> None:
        self.left, self.right = left, right
        self.paired = Paired(Tie("t", "l", "r", "edition", "me", "now", points), left.text, right.text)
        while not self.paired.advance(1):
            pass

    def scroll(self, value: int) -> None:
        """Scroll the left one to a height and bring the right one along."""
        self.left.verticalScrollBar().setValue(value)
        bring_along(self.paired, LEFT, self.left, self.right)


def line_at(view: ReadingView, number: str) -> float:
    """How far below the upper edge a numbered paragraph begins."""
    return view.geometry_of.slot(view.text.index(number))[0] - view.scrolled


@pytest.fixture
def both(qtbot: QtBot, desk: Desk, themes: Themes) -> Callable[..., Both]:
    """Show the two texts in panes of different widths."""

    def shown(one: str = ONE, two: str = TWO, *points: PairPoint) -> Both:
        views = []
        for text, width in ((one, 620), (two, 520)):
            desk.library.history.record(add_document(read(text.encode(), "")))
            found = queries.document(desk.library, document_id(sha256(text.encode())))
            seat = desk.add_seat()
            pane = ReadingPane(seat.desk, themes, None)
            qtbot.addWidget(pane)
            pane.resize(width, 700)
            pane.show()
            seat.desk.show(found, caret=0)
            views.append(pane.view)
        return Both(*views, *points)

    return shown


def test_the_top_is_the_top(both: Callable[..., Both]) -> None:
    """At the very beginning both are at their beginning."""
    two = both()
    two.scroll(500)
    two.scroll(0)
    assert two.right.scrolled == 0


@pytest.mark.parametrize("number", [3, 17, 29])
def test_a_paragraph_at_the_edge_meets_its_counterpart(both: Callable[..., Both], number: int) -> None:
    """Where a paragraph begins at the eye's line, so does what answers to it, to the pixel."""
    two = both()
    two.left.put_line(two.left.text.index(f"{number}. "), TOP)
    bring_along(two.paired, LEFT, two.left, two.right)
    assert line_at(two.right, f"{number}) ") == TOP
    two.right.verticalScrollBar().setValue(two.right.scrolled + 400)
    bring_along(two.paired, RIGHT, two.right, two.left)
    two.left.put_line(two.left.text.index(f"{number}. "), TOP)
    bring_along(two.paired, LEFT, two.left, two.right)
    assert line_at(two.right, f"{number}) ") == TOP


def test_inside_a_paragraph_shares_are_equal(both: Callable[..., Both]) -> None:
    """Half a paragraph scrolled by is half of its counterpart, which is higher; on the way nothing leaps back."""
    two = both()
    start, after = two.left.text.index("4. "), two.left.text.index("5. ")
    two.left.put_line(start, TOP)
    height = two.left.geometry_of.slot(after)[0] - two.left.geometry_of.slot(start)[0]
    two.scroll(two.left.scrolled + round(height / 2))
    begun = TOP - line_at(two.right, "4) ")
    there = line_at(two.right, "5) ") - line_at(two.right, "4) ")
    assert there > 1.5 * height
    assert abs(begun - there / 2) <= 2

    seen = []
    for value in range(two.left.scrolled, two.left.scrolled + 600, 20):
        two.scroll(value)
        seen.append(two.right.scrolled)
    assert seen == sorted(seen) and seen[-1] > seen[0] + 600


def test_where_nothing_answers_the_other_waits(both: Callable[..., Both]) -> None:
    """While a paragraph goes by that stands alone, the other text stays before what comes next."""
    two = both(ONE, TWO, PairPoint("p", ONE.index("9. "), None))
    start = two.left.text.index("9. ")
    assert two.paired.counterpart(LEFT, start) is None
    two.left.put_line(start, TOP)
    bring_along(two.paired, LEFT, two.left, two.right)
    before = two.right.scrolled
    two.scroll(two.left.scrolled + 60)
    assert two.right.scrolled == before


def test_both_come_to_their_ends(both: Callable[..., Both]) -> None:
    """At the end of one text the other shows its last words, however much higher its last page is."""
    two = both()
    two.scroll(two.left.verticalScrollBar().maximum())
    assert two.right.visible().end == len(two.right.text)
    assert two.right.verticalScrollBar().maximum() - two.right.scrolled <= 2
