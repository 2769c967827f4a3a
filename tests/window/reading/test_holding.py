"""What the reader sees stays where it is while the text round it is set for the first time."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage
from PySide6.QtWidgets import QApplication

from tepi.text.ranges import Range
from tepi.window import stepping
from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

# Words that fill lines badly, so that every estimate is wrong by much.
LONG = "\n".join(
    f"Paragraf {number}. " + "panjangnya-tak-terbagi-lagi " * (number % 13) for number in range(600)
)


@pytest.fixture
def long(tmp_path: Path, desk: Desk, read: Callable[[Desk], Reader]) -> Reader:
    """A reader in the middle of a long text that was jumped into."""
    (tmp_path / "long.txt").write_text(LONG, encoding="utf-8")
    reader = read(desk)
    desk.add_files([tmp_path / "long.txt"])
    reader.view.put_line(LONG.index("Paragraf 300."), 0)
    return reader


def on_screen(reader: Reader, offset: int) -> float:
    """How far below the upper edge the line of a place is."""
    return reader.view.geometry_of.slot(offset)[0] - reader.view.scrolled


def on_the_screen(reader: Reader) -> QImage:
    """The text as the screen has it, with whatever was moved there instead of painted."""
    paper, pane = reader.paper, reader.pane
    place = paper.mapTo(pane, QPoint(0, 0))
    seen = pane.screen().grabWindow(pane.winId(), place.x(), place.y(), paper.width(), paper.height())
    return seen.toImage().convertToFormat(reader.picture().format())


def test_looking_at_text_far_above_or_below_moves_nothing(long: Reader) -> None:
    """Not a pixel changes on the screen, though the heights above turn out to be others."""
    before, scrolled = long.picture(), long.view.scrolled

    for number in (7, 120, 240, 298, 310, 590):
        long.view.geometry_of.extent(
            Range(LONG.index(f"Paragraf {number}."), LONG.index(f"Paragraf {number}.") + 80)
        )
    long.view.geometry_of.lines(0, 4000)

    assert long.view.scrolled != scrolled
    assert long.picture() == before
    assert long.view.first_line() == (LONG.index("Paragraf 300."), 0)


@pytest.mark.parametrize("step", [-90, 90, -700, 700])
def test_scrolling_moves_the_text_by_exactly_that_much(long: Reader, step: int) -> None:
    """Also into text that was never set: each step takes the lines along, none jumps."""
    bar = long.view.verticalScrollBar()
    for _ in range(40):
        lines = long.view.geometry_of.lines(long.view.scrolled, long.view.scrolled + long.paper.height())
        # A line that shows before and after.
        seen = lines[2 if step < 0 else -3].start
        before = on_screen(long, seen)

        bar.setValue(bar.value() + step)

        assert on_screen(long, seen) == before - step


def test_what_is_painted_after_scrolling_is_what_a_whole_repaint_would_paint(long: Reader) -> None:
    """No strip of the old place is left standing."""
    bar = long.view.verticalScrollBar()
    for step in (-90, -300, 210, -2000, 4000, -31):
        bar.setValue(bar.value() + step)
        QApplication.processEvents()
        shown = on_the_screen(long)
        long.paper.update()
        QApplication.processEvents()

        assert on_the_screen(long) == shown
        assert shown == long.picture()


def test_turning_pages_back_misses_no_line(long: Reader) -> None:
    """From the end to the beginning of what was never set, pages overlap by two lines."""
    stepping.focus_at(long.desk, len(LONG))
    seen = long.view.visible()
    for _ in range(25):
        long.press(Qt.Key.Key_PageUp)
        page = long.view.visible()

        assert page.start < seen.start < page.end < seen.end
        assert page.touches(long.desk.caret)
        seen = page


@pytest.mark.parametrize("quote", ["Paragraf 0.", "Paragraf 40.", "Paragraf 555.", "Paragraf 599."])
def test_a_jump_shows_its_place_at_once(long: Reader, quote: str) -> None:
    """Wherever it is and whatever was set before: the line is where it was wanted, or the text ends."""
    offset = LONG.index(quote)

    long.view.put_line(offset, 100)

    bar = long.view.verticalScrollBar()
    assert on_screen(long, offset) == 100 or long.view.scrolled in (0, bar.maximum())
    assert 0 <= on_screen(long, offset) < long.paper.height()
    if offset > len(LONG) - 100:
        assert long.view.visible().end == len(LONG)


@pytest.mark.parametrize("change", ["narrower", "wider", "zoom", "lower", "focus mode"])
def test_whatever_sets_the_text_anew_keeps_the_line_to_the_pixel(long: Reader, change: str) -> None:
    """The first line that showed lies as far below the edge as it did."""
    long.view.put_line(LONG.index("Paragraf 301."), 11)
    offset, below = long.view.first_line()

    {
        "narrower": lambda: long.pane.resize(600, 818),
        "wider": lambda: long.pane.resize(1300, 818),
        "zoom": lambda: long.pane.set_zoom(150),
        "lower": lambda: long.pane.resize(836, 400),
        "focus mode": lambda: long.pane.focus_mode(True),
    }[change]()

    assert on_screen(long, offset) == below


@pytest.mark.parametrize("size", [(836, 300), (600, 300), (836, 1100)])
def test_the_end_can_be_reached_after_any_change_of_size(long: Reader, size: tuple[int, int]) -> None:
    """Also where only the height changed, which sets nothing anew."""
    long.pane.resize(*size)

    stepping.focus_at(long.desk, len(LONG))
    assert long.view.visible().end == len(LONG)
    stepping.focus_at(long.desk, 0)
    assert long.view.visible().start == 0


def test_qts_own_cursor_scrolls_nothing(long: Reader) -> None:
    """A caret that is set far away leaves the view where it is until it is revealed."""
    before = long.picture()
    long.desk.caret = long.desk.anchor = LONG.index("Paragraf 20.")

    long.view.follow()
    QApplication.processEvents()

    assert long.view.textCursor().position() == LONG.index("Paragraf 20.")
    assert long.view.first_line() == (LONG.index("Paragraf 300."), 0)
    assert long.picture().size() == before.size()


def test_brackets_stay_beside_their_words(long: Reader) -> None:
    """The margin lane is laid out anew when heights above it turn out to be others."""
    offset = LONG.index("Paragraf 303.")
    mark = long.mark("Paragraf 303.", "2")
    long.view.put_line(LONG.index("Paragraf 300."), 0)
    long.pane.margin.grab()
    for number in range(10, 290, 20):
        long.view.geometry_of.slot(LONG.index(f"Paragraf {number}."))

    QApplication.processEvents()
    long.pane.margin.grab()

    bracket = next(each for each in long.pane.margin._brackets if each.mark == mark)
    slot = long.view.geometry_of.slot(offset)
    assert slot[0] <= bracket.top < bracket.bottom <= slot[1]


@pytest.mark.parametrize("look_above", [False, True])
def test_a_screen_reader_is_told_where_the_letters_are(long: Reader, look_above: bool) -> None:
    """The box of a letter on the screen, also when the heights above turned out to be others."""
    if look_above:
        long.view.geometry_of.lines(0, 4000)
    seen = QAccessible.queryAccessibleInterface(long.view).textInterface()
    assert seen is not None
    for offset in (LONG.index("Paragraf 300."), LONG.index("Paragraf 302.") + 40):
        box = seen.characterRect(offset)
        caret = long.box(offset).translated(long.paper.mapToGlobal(QPointF(0, 0)))

        assert abs(box.left() - caret.center().x()) <= 1
        assert caret.top() - 8 <= box.top() < box.center().y() < caret.bottom()
        assert seen.offsetAtPoint(box.center()) in (offset, offset + 1)
