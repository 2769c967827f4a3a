"""The action table made alive: QActions, their keys, and the running of what they name."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from tepi.window.actions import ACTIONS, BY_ID, MENUS, Action, own_keys
from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.window.main_window import MainWindow

# Where a layout has no digit without Shift, the physical number row still gives one: by its scan codes
# under X11 and Wayland, by those of Windows there. macOS tells none.
_FIRST_OF_ROW = {"win32": 2, "darwin": 1 << 30}.get(sys.platform, 10)
_NUMBER_ROW = {_FIRST_OF_ROW + place: str((place + 1) % 10) for place in range(10)}


# Rooms of ``run`` that belong to the window; all others are modules that work on the desk.
_OF_WINDOW = ("window", "view", "work", "splitting", "tying", "keeping")
# Actions whose Left and Right mean back and on along the line, which depends on the script.
_ALONG_THE_LINE = ("clause.", "word.", "edge.")
_OTHER_WAY = re.compile("(?:Left|Right)$")
# What needs no library: done at once, also before it is ready.
_AT_ONCE = ("window.", "view.", "work.find")


class Commands(QObject):
    """Every action as a QAction. Before the library is ready, what is pressed is kept and done then."""

    def __init__(self, desk: Desk, window: MainWindow, keys: dict[str, list[str]]) -> None:
        super().__init__(window)
        self._desk = desk
        self._window = window
        self._kept: list[str] | None = []
        self._actions: dict[str, QAction] = {}
        self._mirrored = False
        self.changed_keys = {
            name: written
            for name, written in keys.items()
            if name in BY_ID and isinstance(written, list) and all(isinstance(key, str) for key in written)
        }
        for action in ACTIONS:
            self._make(action)

    def attach(self, text: QWidget) -> None:
        """Let the keys of scope ``text`` hold while this widget, or one inside it, has the keyboard."""
        for action in ACTIONS:
            if action.scope == "text":
                text.addAction(self._actions[action.id])
        text.installEventFilter(self)
        for child in text.findChildren(QWidget):
            child.installEventFilter(self)

    def qaction(self, action_id: str) -> QAction:
        """The QAction of this id. Raises KeyError where the table has none."""
        return self._actions[action_id]

    def run(self, action_id: str) -> None:
        """Do what the action names; before the library is ready, keep it for then."""
        action = BY_ID[action_id]
        if self._kept is not None and not action.run.startswith(_AT_ONCE):
            self._kept.append(action_id)
            return
        function, values = self._resolve(action.run)
        function(*values[0], **values[1])

    def ready(self) -> None:
        """The library is there: do what was kept, in order."""
        kept, self._kept = self._kept or [], None
        for action_id in kept:
            self.run(action_id)

    def keys_of(self, action_id: str) -> list[str]:
        """The keys of an action as they are now, in portable words."""
        return self._turned(action_id, self.changed_keys.get(action_id, own_keys(action_id)))

    def mirror(self, on: bool) -> None:
        """Let Left go on and Right go back, as in a text that is read from right to left, or as usual."""
        if on == self._mirrored:
            return
        self._mirrored = on
        for action in ACTIONS:
            if action.id.startswith(_ALONG_THE_LINE):
                self._bind(action)

    def _turned(self, action_id: str, keys: list[str]) -> list[str]:
        """Keys that go along the line, the other way round where the text is."""
        if not self._mirrored or not action_id.startswith(_ALONG_THE_LINE):
            return keys
        return [_OTHER_WAY.sub(lambda key: "Left" if key[0] == "Right" else "Right", key) for key in keys]

    def change_keys(self, action_id: str, keys: list[str] | None) -> str | None:
        """Give an action other keys (None: its own again); a key in use goes over, and its former owner's id is returned."""
        former = None
        own = self._turned(action_id, own_keys(action_id))
        wanted = {QKeySequence(key) for key in (own if keys is None else keys)}
        for other in ACTIONS:
            mine = self.keys_of(other.id)
            left = [key for key in mine if QKeySequence(key) not in wanted]
            if other.id != action_id and left != mine:
                former = other.id
                self.changed_keys[other.id] = self._turned(other.id, left)
                self._bind(other)
        if keys is None:
            self.changed_keys.pop(action_id, None)
        else:
            self.changed_keys[action_id] = self._turned(action_id, keys)
        self._bind(BY_ID[action_id])
        return former

    def menu(self, ids: Iterable[str | None], parent: QWidget) -> QMenu:
        """A menu of these actions; None makes a line."""
        menu = QMenu(parent)
        for each in ids:
            if each is None:
                menu.addSeparator()
            else:
                menu.addAction(self._actions[each])
        return menu

    def main_menu(self, parent: QWidget) -> QMenu:
        """The whole table as a menu of menus."""
        menu = QMenu(parent)
        for name in MENUS:
            part = menu.addMenu(name)
            for action in ACTIONS:
                if action.menu == name and action.palette:
                    part.addAction(self._actions[action.id])
        return menu

    def show_toggles(self) -> None:
        """Set every check mark from the option that its action names."""
        for action in ACTIONS:
            if action.toggled:
                owners: tuple[Any, ...] = (
                    self._desk,
                    self._window.view,
                    self._window.splitting,
                    self._window.tying,
                    self._window.keeping,
                )
                owner = next(each for each in owners if hasattr(each, action.toggled))
                self._actions[action.id].setChecked(bool(getattr(owner, action.toggled)))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Give a digit by its physical key where the layout has another sign there."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            # Without Shift the row gives digits, even where the layout has a sign there that is a key too.
            unshifted = event.modifiers() == Qt.KeyboardModifier.NoModifier
            if unshifted and event.nativeScanCode() in _NUMBER_ROW and not event.text().isdigit():
                event.accept()
                return True
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            digit = _NUMBER_ROW.get(event.nativeScanCode())
            shifted = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
            plain = shifted or event.modifiers() == Qt.KeyboardModifier.NoModifier
            if digit and plain and not event.text().isdigit() and not (shifted and self._is_bound(event)):
                self.run(
                    "none.toggle" if digit == "0" else f"code.{digit}.stay" if shifted else f"code.{digit}"
                )
                return True
        return super().eventFilter(watched, event)

    def _is_bound(self, event: QKeyEvent) -> bool:
        pressed = QKeySequence(event.keyCombination())
        return any(pressed in action.shortcuts() for action in self._actions.values())

    def _make(self, action: Action) -> None:
        made = QAction(action.title, self)
        made.setObjectName(action.id)
        made.setStatusTip(action.help)
        made.setToolTip(action.help)
        made.setCheckable(bool(action.toggled))
        made.triggered.connect(lambda _checked=False, action_id=action.id: self.run(action_id))
        self._actions[action.id] = made
        self._bind(action)
        if action.scope == "window":
            self._window.addAction(made)

    def _bind(self, action: Action) -> None:
        made = self._actions[action.id]
        made.setShortcuts([QKeySequence(key) for key in self.keys_of(action.id)])
        inside = Qt.ShortcutContext.WidgetWithChildrenShortcut
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut if action.scope == "window" else inside)

    def _resolve(self, run: str) -> tuple[Callable[..., Any], tuple[tuple[Any, ...], dict[str, Any]]]:
        room, _, function = run.partition(":")[0].partition(".")
        if room in _OF_WINDOW:
            owner = self._window if room == "window" else getattr(self._window, room)
            return getattr(owner, function), _arguments(run.partition(":")[2])
        found, places, named = resolved(run)
        return found, ((self._desk, *places), named)


def resolved(run: str) -> tuple[Callable[..., Any], tuple[Any, ...], dict[str, Any]]:
    """The function of the desk's modules that ``run`` names, and its arguments behind the desk."""
    name, _, written = run.partition(":")
    room, function = name.split(".")
    return getattr(import_module(f"tepi.window.{room}"), function), *_arguments(written)


def _arguments(written: str) -> tuple[tuple[Any, ...], dict[str, Any]]:
    """The values behind the colon of ``run``: literals, by place or by name."""
    call = ast.parse(f"f({written})", mode="eval").body
    assert isinstance(call, ast.Call)
    places = tuple(ast.literal_eval(value) for value in call.args)
    return places, {str(value.arg): ast.literal_eval(value.value) for value in call.keywords}
