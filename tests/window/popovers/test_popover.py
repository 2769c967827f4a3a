"""What every popover does: stands in the window, takes the keyboard, gives it back."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.popovers.popover import EDGE, SHADOW, Popover, beside
from tepi.window.theme import Themes


@pytest.fixture
def popover(desk: Desk, themes: Themes, ground: QWidget) -> Popover:
    """A card with one field."""
    made = Popover(desk, themes, ground, 300, "Title")
    made.field = QLineEdit(made)
    made.body.addWidget(made.field)
    return made


def test_esc_gives_the_keyboard_back(qtbot: QtBot, popover: Popover, ground: QWidget) -> None:
    """Whoever had it has it again, and the card is gone."""
    popover.open(popover.field)
    assert popover.field.hasFocus()

    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.field, Qt.Key.Key_Escape)

    assert ground.findChild(QLineEdit, "before").hasFocus()


def test_a_press_beside_it_closes(qtbot: QtBot, popover: Popover, ground: QWidget) -> None:
    """And does nothing else; a press inside does not close."""
    popover.open(popover.field)
    qtbot.mouseClick(popover.field, Qt.MouseButton.LeftButton)
    assert popover.isVisible()

    with qtbot.waitSignal(popover.closed):
        qtbot.mouseClick(ground, Qt.MouseButton.LeftButton, pos=QPoint(880, 690))


def test_the_windows_keys_are_its_own_meanwhile(qtbot: QtBot, popover: Popover, ground: QWidget) -> None:
    """F2 or Ctrl+Enter must not reach the window under a card that is open."""
    done: list[bool] = []
    action = QAction(ground)
    action.setShortcut(QKeySequence("F2"))
    action.triggered.connect(lambda: done.append(True))
    ground.addAction(action)
    popover.open(popover.field)

    qtbot.keyClick(popover.field, Qt.Key.Key_F2)

    assert done == []


def test_another_one_closes_it(
    qtbot: QtBot, popover: Popover, desk: Desk, themes: Themes, ground: QWidget
) -> None:
    """There is never more than one."""
    popover.open(popover.field)
    other = Popover(desk, themes, ground, 300, "Other")

    with qtbot.waitSignal(popover.closed):
        other.open()

    assert other.isVisible()


@pytest.mark.parametrize("place", [(5, 5), (890, 5), (5, 690), (890, 690), (450, 350)])
def test_it_stays_inside_the_window(popover: Popover, ground: QWidget, place: tuple[int, int]) -> None:
    """Wherever it is asked for, the whole card is in sight and does not cover that place."""
    near = beside(ground, QPoint(*place))
    popover.open(popover.field, near)

    card = popover.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
    assert ground.rect().contains(card)
    assert not card.contains(QPoint(*place))


def test_beside_a_widget_is_its_whole_box(ground: QWidget) -> None:
    """The card stands under it."""
    field = ground.findChild(QLineEdit, "before")

    assert beside(field) == QRect(field.mapToGlobal(QPoint(0, 0)), field.size())


def test_it_grows_with_what_is_in_it(qtbot: QtBot, popover: Popover, ground: QWidget) -> None:
    """A line more makes the card higher, up to the window's height."""
    popover.open(popover.field)
    before = popover.height()
    for _ in range(80):
        popover.body.addWidget(QLineEdit(popover))

    qtbot.waitUntil(lambda: popover.height() > before)
    assert popover.height() <= ground.height() - 2 * EDGE


def test_it_changes_with_the_theme(popover: Popover, themes: Themes) -> None:
    """And does not hear of it any more once it is closed."""
    popover.open(popover.field)
    themes.choose("dark")
    assert popover.grab().toImage().pixelColor(SHADOW + 20, SHADOW + 6).name() == themes.current.card
    popover.dismiss()

    themes.choose("light")


def test_a_long_title_is_read_to_its_end(desk: Desk, themes: Themes, ground: QWidget) -> None:
    """It goes on in a second line."""
    title = "“A code with a name that goes on and on” goes into which group?"
    popover = Popover(desk, themes, ground, 220, title)

    popover.open()

    assert popover.title.heightForWidth(popover.inner_width()) <= popover.title.height()
    assert popover.title.height() > 1.5 * popover.title.fontMetrics().height()
