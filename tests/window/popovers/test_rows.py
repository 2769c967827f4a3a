"""Lists under a field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tepi.window.popovers import rows
from tepi.window.popovers.rows import HEIGHT, Choice, ChoiceList
from tepi.window.theme import BODY, ui_font

ROWS = [Choice(str(number), f"Row {number}", hint="hint", key="1") for number in range(12)]


@pytest.fixture
def listed(qtbot: QtBot, themes, ground) -> ChoiceList:
    """Twelve rows of which nine show."""
    made = ChoiceList(themes, ground)
    made.resize(300, 100)
    made.show_rows(ROWS)
    made.show()
    return made


def test_the_field_keeps_the_keyboard(qtbot: QtBot, listed: ChoiceList, ground) -> None:
    """Up and Down in the field go through the rows, Enter takes one."""
    field = ground.findChild(QLineEdit, "before")
    listed.serve(field)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up):
        qtbot.keyClick(field, key)

    with qtbot.waitSignal(listed.chosen) as taken:
        qtbot.keyClick(field, Qt.Key.Key_Return)

    assert taken.args == [ROWS[1]]


def test_a_click_takes_a_row(qtbot: QtBot, listed: ChoiceList) -> None:
    """The one under the pointer."""
    place = listed.visualRect(listed.choices.index(2)).center()
    with qtbot.waitSignal(listed.chosen) as taken:
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert taken.args == [ROWS[2]]


def test_steps_end_at_both_ends(listed: ChoiceList) -> None:
    """No going round."""
    listed.step(-1)
    assert listed.current == ROWS[0]
    listed.step(99)
    assert listed.current == ROWS[-1]


def test_it_is_as_high_as_its_rows_up_to_nine(listed: ChoiceList) -> None:
    """More are scrolled to."""
    assert listed.height() == 9 * HEIGHT
    listed.show_rows(ROWS[:2], current=-1)

    assert (listed.height(), listed.current) == (2 * HEIGHT, None)


def test_a_screen_reader_hears_all_of_a_row(listed: ChoiceList) -> None:
    """Name, what belongs to it, and the key."""
    index = listed.choices.index(3)

    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Row 3, hint, 1"
    assert index.data() == "Row 3"


def test_the_current_row_is_said(listed: ChoiceList, monkeypatch: pytest.MonkeyPatch) -> None:
    """With what belongs to it, whenever it is another one; the keyboard never comes to the list."""
    said: list[str] = []
    monkeypatch.setattr(rows, "announce", lambda _, words: said.append(words))
    listed.step(1)
    listed.show_rows(ROWS[5:])
    listed.show_rows(ROWS[5:8])
    listed.show_rows([])

    assert said == ["Row 1, hint, 1", "Row 5, hint, 1", ""]


def test_a_short_name_leaves_its_room_to_what_belongs_to_it(qtbot: QtBot, themes, ground) -> None:
    """Words that are longer than half of the row begin right behind the name, not in the middle."""
    made = ChoiceList(themes, ground)
    made.resize(400, HEIGHT)
    made.show_rows(
        [Choice("1", "s12", hint="a sentence that is much longer than half of the row is" * 2)], -1
    )
    made.show()

    shot = made.viewport().grab().toImage()

    past = 8 + QFontMetrics(ui_font(BODY)).horizontalAdvance("s12") + 4
    lines = range(8, 22)
    inked = (x for x in range(past, 400) if any(shot.pixel(x, y) != shot.pixel(2, 2) for y in lines))
    assert next(inked) < past + 30
