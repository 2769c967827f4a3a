"""What paints itself has a role, and its rows have words and places, for a screen reader."""

from __future__ import annotations

import gc

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect, Signal
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tepi.window import accessible
from tepi.window.accessible import AccessibleRow


class Rows(QWidget):
    """Three painted rows, the second current; it can be pressed."""

    accessible_role = QAccessible.Role.List
    pressed = Signal()
    count = 3

    def accessible_count(self) -> int:
        return self.count

    def accessible_row(self, at: int) -> AccessibleRow:
        return AccessibleRow(f"Row {at}", QRect(0, 20 * at, 100, 20), at == 1)


@pytest.fixture
def rows(qtbot: QtBot) -> Rows:
    """The widget, shown."""
    accessible.install()
    made = Rows()
    made.setAccessibleName("Some rows")
    qtbot.addWidget(made)
    made.resize(100, 50)
    made.show()
    return made


def test_role_name_and_rows(rows: Rows) -> None:
    """The widget is a list by its name, the rows are its items in order, each with its words and place."""
    known = QAccessible.queryAccessibleInterface(rows)
    items = [known.child(at) for at in range(known.childCount())]

    assert (known.role(), known.text(QAccessible.Text.Name)) == (QAccessible.Role.List, "Some rows")
    assert [item.text(QAccessible.Text.Name) for item in items] == ["Row 0", "Row 1", "Row 2"]
    assert {item.role() for item in items} == {QAccessible.Role.ListItem}
    assert [known.indexOfChild(item) for item in items] == [0, 1, 2]
    assert items[1].rect() == QRect(
        rows.mapToGlobal(QPoint(0, 20)), rows.rect().size().boundedTo(items[1].rect().size())
    )
    assert [item.state().selected for item in items] == [0, 1, 0]
    assert items[0].parent().role() == QAccessible.Role.List
    assert known.child(3) is None
    assert known.childAt(*rows.mapToGlobal(QPoint(5, 25)).toTuple()).text(QAccessible.Text.Name) == "Row 1"


def test_a_row_that_is_gone(rows: Rows) -> None:
    """It says nothing any more, and asking it harms nothing."""
    item = QAccessible.queryAccessibleInterface(rows).child(2)
    rows.count = 2

    assert not item.isValid()
    assert (item.text(QAccessible.Text.Name), item.rect()) == ("", QRect())
    assert item.state().invalid


def test_a_press(rows: Rows, qtbot: QtBot) -> None:
    """What can be pressed can be pressed by a screen reader."""
    action = QAccessible.queryAccessibleInterface(rows).actionInterface()

    assert "Press" in action.actionNames()
    with qtbot.waitSignal(rows.pressed):
        action.doAction("Press")


@pytest.mark.parametrize("active", [True, False])
def test_what_is_told(rows: Rows, monkeypatch: pytest.MonkeyPatch, active: bool) -> None:
    """Words, and which row has the keyboard, where somebody listens; nothing where nobody does."""
    told: list[object] = []

    class Listener:
        Event = QAccessible.Event
        isActive = staticmethod(lambda: active)
        updateAccessibility = staticmethod(told.append)

    monkeypatch.setattr(accessible, "QAccessible", Listener)
    rows.activateWindow()
    rows.setFocus()
    accessible.announce(rows, "Words")
    accessible.announce(rows, "")
    accessible.tell_current(rows, 1)
    accessible.tell_current(rows, -1)

    found = [(event.type(), getattr(event, "message", str)(), event.child()) for event in told]
    events = QAccessible.Event
    assert found == ([(events.Announcement, "Words", -1), (events.Focus, "", 1)] if active else [])


def test_nothing_is_kept_of_what_is_gone(qtbot: QtBot) -> None:
    """A widget that goes takes what was made for it along."""
    accessible.install()
    for _ in range(50):
        made = Rows()
        QAccessible.queryAccessibleInterface(made).child(0)
        made.deleteLater()
        del made
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.collect()
    accessible._let_go()

    assert [each for each in accessible._kept if isinstance(each._owner, Rows)] == []
