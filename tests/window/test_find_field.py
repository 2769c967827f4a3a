"""The find field as it looks: its ways of looking, its count, its note."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from tepi.window.find_field import OPTIONS, FindField, FindToggle
from tepi.window.theme import Themes


@pytest.fixture
def field(qtbot: QtBot, themes: Themes) -> FindField:
    """A find field in a window, above another field that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    made = FindField(themes, window)
    other = QLineEdit(window)
    column = QVBoxLayout(window)
    column.addWidget(made)
    column.addWidget(other)
    column.addStretch(1)
    window.show()
    window.activateWindow()
    other.setFocus()
    made.other, made.ground = other, window
    return made


def shown(field: FindField) -> list[str]:
    """The ways of looking that show."""
    return [option for option in OPTIONS if field.toggles[option].isVisibleTo(field)]


def test_quiet_until_it_is_used(field: FindField) -> None:
    """Empty and without the keyboard it names its key; in use it offers the ways of looking."""
    rest = (shown(field), field._label())
    field.setFocus()
    used = (shown(field), field._label())
    field.setText("x")
    field.other.setFocus()

    assert rest == ([], "Ctrl F")
    assert used == (list(OPTIONS), "")
    assert shown(field) == list(OPTIONS)


def test_a_switch_has_keyboard_name_and_key(field: FindField) -> None:
    """Tab reaches it, Space switches it, Esc leaves the field; its tooltip names the key."""
    field.setFocus()
    toggle = field.toggles["whole"]
    toggle.setFocus(Qt.FocusReason.TabFocusReason)
    asked: list[str] = []
    left: list[bool] = []
    field.optioned.connect(asked.append)
    field.left.connect(lambda: left.append(True))
    QTest.keyClick(toggle, Qt.Key.Key_Space)
    QTest.keyClick(toggle, Qt.Key.Key_Escape)
    QApplication.sendEvent(toggle, QEvent(QEvent.Type.ToolTip))

    assert shown(field) == list(OPTIONS)
    assert (asked, left) == (["whole"], [True])
    assert toggle.accessibleName() == "Whole words"
    assert "Alt+W" in toggle.toolTip()


def test_words_never_run_under_the_count(field: FindField) -> None:
    """The room for words ends before the count and the switches."""
    field.setFocus()
    field.setText("a" * 100)
    field.show_count("1,234 of 56,789")

    first = field.toggles["case"].x()
    assert field.width() - field.textMargins().right() < first - 60
    field.show_count("")
    assert field.width() - field.textMargins().right() > first - 10


def test_the_note_hangs_below(field: FindField, qtbot: QtBot) -> None:
    """It stands under the field, within the window, says itself to a screen reader, and goes with the field."""
    field.setText("(")
    field.show_note("The ( at character 1 is not closed", fault=True)
    note = field.note
    below = note.y() >= field.geometry().bottom() and note.x() >= 0 and note.geometry().right() <= 400

    assert note.isVisible()
    assert below
    assert "not closed" in field.accessibleDescription()
    assert note.stop.isHidden()
    field.hide()
    assert not note.isVisible()
    field.show()
    assert note.isVisible()
    field.show_note("")
    assert not note.isVisible()


def test_stop(field: FindField, qtbot: QtBot) -> None:
    """The note's button asks for the end of the search."""
    field.show_note("Still looking…", stop=True)

    with qtbot.waitSignal(field.stopped):
        QTest.mouseClick(field.note.stop, Qt.MouseButton.LeftButton)


class Painted(QObject):
    """Counts how often something is painted."""

    times = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.times += event.type() == QEvent.Type.Paint
        return False


def test_a_toggle_is_lit_only_under_the_pointer(qtbot: QtBot, themes: Themes) -> None:
    """It shows that it can be pressed, and is painted as before when the pointer has left."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 100)
    toggle = FindToggle(themes, "case", window)
    toggle.setGeometry(80, 40, 26, 22)
    painted = Painted()
    toggle.installEventFilter(painted)
    with qtbot.waitExposed(window):
        window.show()
    looks = []
    for x, y in ((5, 5), (92, 50), (5, 5)):
        QTest.mouseMove(window.windowHandle(), QPoint(x, y))
        QApplication.processEvents()
        looks.append((painted.times, toggle.grab().toImage()))

    assert looks[0][0] < looks[1][0] < looks[2][0] - 1  # a grab paints once as well
    assert looks[1][1] != looks[0][1] == looks[2][1]
