"""The keys that move in any text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from tepi.window import stepping

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

SHIFT, CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


def test_down_and_up_go_line_by_line_in_one_column(reader: Reader) -> None:
    """Down over a short line and further keeps the column; Up comes back to where it began."""
    start = reader.range("Vladimir").start
    stepping.focus_at(reader.desk, start)
    places = []
    for _ in range(9):
        reader.press(Qt.Key.Key_Down)
        places.append(reader.desk.caret)
    for _ in range(9):
        reader.press(Qt.Key.Key_Up)

    assert places == sorted(set(places))
    assert reader.desk.caret == start


def test_every_line_is_visited(reader: Reader) -> None:
    """No line is skipped and none is visited twice, paragraphs or not."""
    stepping.focus_at(reader.desk, 0)
    lines = reader.view.geometry_of.lines(0, 100_000)
    for line in lines[1:]:
        reader.press(Qt.Key.Key_Down)

        assert line.start <= reader.desk.caret <= line.end


def test_home_and_end_stay_on_the_line_and_with_ctrl_in_the_text(reader: Reader) -> None:
    """The line's ends, the text's ends."""
    stepping.focus_at(reader.desk, reader.range("Vladimir").start)
    line = reader.view.geometry_of.lines(62, 64)[0]

    reader.press(Qt.Key.Key_Home)
    assert reader.desk.caret == line.start
    reader.press(Qt.Key.Key_End)
    assert reader.desk.caret == line.body_end
    reader.press(Qt.Key.Key_End, CONTROL)
    assert reader.desk.caret == len(reader.view.text)
    assert reader.view.visible().end == len(reader.view.text)
    reader.press(Qt.Key.Key_Home, CONTROL)
    assert (reader.desk.caret, reader.view.scrolled) == (0, 0)


@pytest.mark.parametrize(
    ("down", "up", "keys"),
    [(Qt.Key.Key_PageDown, Qt.Key.Key_PageUp, None), (Qt.Key.Key_Space, Qt.Key.Key_Space, SHIFT)],
)
def test_pages_turn_and_take_the_caret_along(
    reader: Reader, down: Qt.Key, up: Qt.Key, keys: Qt.KeyboardModifier | None
) -> None:
    """A page is a little less than what shows, so that nothing is missed; back is back."""
    stepping.focus_at(reader.desk, 0)
    first = reader.view.visible()
    reader.press(down)
    second = reader.view.visible()

    assert first.end > second.start > 0
    assert second.touches(reader.desk.caret)
    assert reader.desk.selection is None

    reader.press(up, keys or Qt.KeyboardModifier.NoModifier)

    assert reader.view.visible() == first
    assert reader.desk.selection is None


def test_shift_extends_the_selection(reader: Reader) -> None:
    """Shift+Down selects from the caret."""
    start = reader.range("Vladimir").start
    stepping.focus_at(reader.desk, start)

    reader.press(Qt.Key.Key_Down, SHIFT)

    assert reader.desk.selection is not None
    assert reader.desk.selection.start == start
    assert 50 < reader.desk.selection.length < 80


def test_keys_that_move_nothing_are_left_to_the_window(reader: Reader) -> None:
    """A letter changes neither caret nor text."""
    before = (reader.desk.caret, reader.view.text)

    reader.press(Qt.Key.Key_A)

    assert (reader.desk.caret, reader.view.toPlainText()) == before
