"""What is said of a mark, and of several at one place."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tepi.text.ranges import Range
from tepi.window import marking, stepping
from tepi.window.reading.mark_tip import several_tip

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader


def crowd(reader: Reader, count: int) -> list[str]:
    """So many marks over the same words, each a letter longer than the one before."""
    assert reader.desk.open is not None
    start, made, at = reader.range("perang ilegal").start, [], 0
    while len(made) < count:
        stepping.select(reader.desk, Range(start, start + 30 + at))
        # White space at the end is never marked: there the mark would be the one before.
        if not reader.desk.open.text[start + 29 + at].isspace():
            marking.press_digit(reader.desk, str(len(made) % 9 + 1))
            assert reader.desk.current is not None
            made.append(reader.desk.current)
        at += 1
    reader.desk.choose(None)
    QApplication.processEvents()
    reader.pane.margin.grab()
    return made


@pytest.mark.parametrize("count", [1, 2, 4, 8, 20])
def test_each_of_any_number_can_be_chosen_with_mouse_and_keys(reader: Reader, count: int) -> None:
    """Presses at the same place, and Tab, go through all of them and round; the margin has all of them."""
    marks = crowd(reader, count)
    point = reader.on("perang ilegal")
    pressed, tabbed = [], []
    for _ in range(count):
        reader.click(point)
        pressed.append(reader.desk.current)
        QTest.qWait(0)
    reader.click(point)

    assert pressed == marks  # the shortest lies on top
    assert reader.desk.current == marks[0]

    for _ in range(count):
        stepping.mark_here(reader.desk)
        tabbed.append(reader.desk.current)

    assert sorted(tabbed) == sorted(marks)

    lane = reader.pane.margin
    beside = [mark for bracket in lane._brackets for mark in (bracket.mark, *bracket.others)]
    named = [mark for entry in lane._entries for mark in (entry.block.mark, *entry.block.more)]
    assert sorted(beside) == sorted(named) == sorted(marks)


def test_what_shares_a_bracket_or_a_count_is_listed(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    """A press there opens a small list; a choice of it is the current mark. The tip names them."""
    marks = crowd(reader, 20)
    lane = reader.pane.margin
    shared = next(each for each in lane._brackets if each.others)
    middle = (shared.top + shared.bottom) / 2 - reader.view.scrolled
    place = QPointF(6 + shared.column * 9 + 1, middle)
    (counted,) = [each for each in lane._entries if each.block.more]
    box = lane._counts[counted.block.mark].translated(0, -reader.view.scrolled)

    assert lane.several_at(place) == (shared.mark, *shared.others)
    assert set(lane.several_at(box.center())) == set(counted.block.more)
    assert "17 marks" in several_tip(reader.desk, lane.several_at(place))

    opened: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: opened.append(menu))
    QTest.mouseClick(lane, Qt.MouseButton.LeftButton, pos=box.center().toPoint())
    wanted = counted.block.more[-1]
    opened[0].actions()[-1].trigger()

    assert reader.desk.current == wanted
    assert wanted in marks
    assert lane.several_at(QPointF(QPoint(90, 600))) == ()
