"""The edges of the current mark can be dragged."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from tepi.library.whoami import annotator
from tepi.window.reading.edges import REACH

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader


def test_an_edge_is_dragged_with_a_live_preview_and_recorded_once(reader: Reader) -> None:
    """Until the release the library knows nothing; then it is one change."""
    mark = reader.mark("perang ilegal", "6")
    assert reader.desk.library is not None
    steps = len(list(reader.desk.library.history.entries()))
    end = reader.after("yang dilakukan")

    QTest.mousePress(reader.paper, Qt.MouseButton.LeftButton, pos=reader.after("perang ilegal"))
    for point in (end - QPoint(60, 0), end - QPoint(20, 0), end):
        QTest.mouseMove(reader.paper, point)

    assert reader.view.underlay.preview == (mark, reader.range("perang ilegal yang dilakukan"))
    assert len(list(reader.desk.library.history.entries())) == steps

    QTest.mouseRelease(reader.paper, Qt.MouseButton.LeftButton, pos=end)

    assert reader.view.underlay.preview is None
    assert reader.words(reader.desk.current_range()) == "perang ilegal yang dilakukan"
    assert len(list(reader.desk.library.history.entries())) == steps + 1


def test_the_start_can_be_dragged_too_and_never_past_the_end(reader: Reader) -> None:
    """At least one character stays marked."""
    reader.mark("perang ilegal", "6")
    reader.drag(reader.before("perang ilegal"), reader.before("mendukung perang"))

    assert reader.words(reader.desk.current_range()) == "mendukung perang ilegal"

    reader.drag(reader.before("mendukung perang"), reader.after("Vladimir Putin"))

    assert reader.words(reader.desk.current_range()) == "l"


def test_the_pointer_shows_what_can_be_dragged(reader: Reader) -> None:
    """Over an edge the cursor is a double arrow, elsewhere the text's own."""
    reader.mark("perang ilegal", "6")

    QTest.mouseMove(reader.paper, reader.after("perang ilegal"))
    over = reader.paper.cursor().shape()
    QTest.mouseMove(reader.paper, reader.on("Dilemahkan"))

    assert over == Qt.CursorShape.SizeHorCursor
    assert reader.paper.cursor().shape() == Qt.CursorShape.IBeamCursor


def test_a_press_on_an_edge_without_a_drag_is_a_click(reader: Reader) -> None:
    """The mark stays as it was, and the caret is there."""
    mark = reader.mark("perang ilegal", "6")

    reader.click(reader.after("perang ilegal") - QPoint(2, 0))

    assert reader.desk.current == mark
    assert reader.words(reader.desk.current_range()) == "perang ilegal"
    assert reader.desk.caret == reader.range("perang ilegal").end


def test_a_right_click_lets_a_dragged_edge_go(reader: Reader) -> None:
    """The mark is as it was."""
    reader.mark("perang ilegal", "6")
    QTest.mousePress(reader.paper, Qt.MouseButton.LeftButton, pos=reader.after("perang ilegal"))
    QTest.mouseMove(reader.paper, reader.after("yang dilakukan"))
    QTest.mouseMove(reader.paper, reader.after("yang dilakukan") + QPoint(3, 0))

    QTest.mouseClick(reader.paper, Qt.MouseButton.RightButton, pos=reader.after("yang dilakukan"))

    assert reader.view.underlay.preview is None
    assert reader.words(reader.desk.current_range()) == "perang ilegal"


def test_another_annotators_mark_has_no_edges_to_drag(reader: Reader) -> None:
    """Only one's own marks can be changed."""
    mark = reader.mark("perang ilegal", "6")
    assert reader.desk.library is not None
    reader.desk.annotator = annotator(reader.desk.library, "Budi")
    reader.desk.choose(mark, go=False)
    geometry = reader.view.geometry_of

    point = geometry.caret(reader.range("perang ilegal").end).center()

    assert reader.view.pointer.edges.at(point) is None


@pytest.mark.parametrize(("away", "edge"), [(0.0, "end"), (REACH - 1, "end"), (REACH + 3, None)])
def test_an_edge_is_within_reach_near_it_only(reader: Reader, away: float, edge: str | None) -> None:
    """A few pixels beside the edge still take it."""
    reader.mark("perang ilegal yang", "6")
    box = reader.view.geometry_of.caret(reader.range("perang ilegal yang").end)
    point = box.center()
    point.setX(point.x() + away)

    assert reader.view.pointer.edges.at(point) == edge
