"""Roles and rows for a screen reader, of parts that paint themselves.

A widget says what it is by ``accessible_role``. One that paints rows of its own also answers
``accessible_count`` and ``accessible_row``; a press on a button is its signal ``pressed``.
"""

from __future__ import annotations

from typing import Any, NamedTuple

from PySide6.QtCore import QObject, QPoint, QRect
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QAccessibleEvent,
    QAccessibleInterface,
    QWindow,
)
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

PRESS = "Press"


class AccessibleRow(NamedTuple):
    """What is said of a row: its words, its box in the widget's pixels, whether it is the current one."""

    words: str
    box: QRect
    current: bool = False


class _Row(QAccessibleInterface):
    """One row of a widget, asked anew each time: what stands there may have become another one."""

    def __init__(self, owner: Any, at: int) -> None:
        super().__init__()
        self._owner = owner
        self.at = at

    def _row(self) -> AccessibleRow | None:
        return self._owner.accessible_row(self.at) if self.isValid() else None

    def isValid(self) -> bool:
        return isValid(self._owner) and self.at < self._owner.accessible_count()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._owner.window().windowHandle() if isValid(self._owner) else None

    def relations(self, match: Any = None) -> list[Any]:
        return []

    def parent(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return QAccessible.queryAccessibleInterface(self._owner) if isValid(self._owner) else None

    def child(self, index: int) -> None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def text(self, kind: QAccessible.Text) -> str:
        row = self._row()
        return row.words if row is not None and kind == QAccessible.Text.Name else ""

    def setText(self, kind: QAccessible.Text, text: str) -> None:
        """Nothing here is written."""

    def rect(self) -> QRect:
        row = self._row()
        if row is None:
            return QRect()
        return QRect(self._owner.mapToGlobal(row.box.topLeft()), row.box.size())

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.ListItem

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        row = self._row()
        if row is None:
            state.invalid = True
        else:
            state.selectable = state.focusable = True
            state.selected = state.focused = row.current
            state.offscreen = not self._owner.rect().intersects(row.box)
        return state


class _Widget(QAccessibleWidget):
    """A widget with the role that it names."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner, owner.accessible_role)  # type: ignore[attr-defined]
        self._owner: Any = owner

    def actionNames(self) -> list[str]:
        names = list(super().actionNames())
        return [PRESS, *names] if hasattr(self._owner, "pressed") else names

    def doAction(self, name: str) -> None:
        if name == PRESS and hasattr(self._owner, "pressed"):
            self._owner.pressed.emit()
        else:
            super().doAction(name)


class _Rows(_Widget):
    """A widget with rows."""

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._rows: dict[int, _Row] = {}

    def childCount(self) -> int:
        return int(self._owner.accessible_count())

    def child(self, index: int) -> _Row | None:  # type: ignore[override]
        if not 0 <= index < self.childCount():
            return None
        if index not in self._rows:
            self._rows[index] = _Row(self._owner, index)
            QAccessible.registerAccessibleInterface(self._rows[index])
        return self._rows[index]

    def forget_rows(self) -> None:
        """The widget is gone: Qt, which knows the rows by number, is to let go of them."""
        for row in self._rows.values():
            if isValid(row):
                QAccessible.deleteAccessibleInterface(QAccessible.uniqueId(row))
        self._rows.clear()

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return child.at if isinstance(child, _Row) else -1

    def childAt(self, x: int, y: int) -> _Row | None:  # type: ignore[override]
        point = self._owner.mapFromGlobal(QPoint(x, y))
        rows = range(self.childCount())
        at = next((each for each in rows if self._owner.accessible_row(each).box.contains(point)), -1)
        return self.child(at)


# Qt keeps no reference to what Python gives it, and deletes it with the widget: so it is let go only then.
_kept: list[_Widget] = []
_installed: list[bool] = []


def install() -> None:
    """Have Qt ask here first; once for the whole program."""
    if not _installed:
        _installed.append(True)
        QAccessible.installFactory(_interface)


def announce(widget: QWidget, words: str) -> None:
    """Have a screen reader say something that is not where the keyboard is."""
    # Assistive technology that is not there needs no events.
    if words and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, words))


def tell_current(widget: QWidget, row: int) -> None:
    """Tell a screen reader that this row has the keyboard now."""
    if row >= 0 and QAccessible.isActive() and widget.hasFocus():
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(row)
        QAccessible.updateAccessibility(event)


def _interface(name: str, thing: QObject | None) -> QAccessibleInterface | None:
    # Qt asks for each class that a thing is of, the last one first.
    if (
        not isinstance(thing, QWidget)
        or not hasattr(thing, "accessible_role")
        or name != type(thing).__name__
    ):
        return None
    made = _Rows(thing) if hasattr(thing, "accessible_row") else _Widget(thing)
    _let_go()
    _kept.append(made)
    return made


def _let_go() -> None:
    """Forget what Qt has deleted."""
    for each in [each for each in _kept if not isValid(each)]:
        _kept.remove(each)
        if isinstance(each, _Rows):
            each.forget_rows()
