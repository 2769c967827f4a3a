"""Tool tips that name the key of what they are about, as the key is now."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QObject, QPoint
from PySide6.QtWidgets import QToolTip, QWidget

from tepi.window.actions import BY_ID

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent

    from tepi.window.main_window import MainWindow

Asked = Callable[[QPoint], str]
LINE = 64  # characters


class KeyTips(QObject):
    """Shows a widget's tip with the key of its command; the command's own help where it has no tip."""

    def __init__(self, keys_of: Callable[[str], list[str]], parent: QObject) -> None:
        super().__init__(parent)
        self._keys_of = keys_of
        self._commands: dict[QObject, Asked] = {}

    def name(self, widget: QWidget, command: str | Asked) -> None:
        """Let the tip of ``widget`` name the key of a command, or of the one that is at a point of it ("": none)."""
        self._commands[widget] = command if callable(command) else lambda _point: command
        widget.installEventFilter(self)

    def words(self, widget: QWidget, point: QPoint) -> str:
        """What the tip says at a point of the widget; "" where it says nothing."""
        command = self._commands[widget](point)
        if not command:
            return widget.toolTip()
        from tepi.window.key_overview import shown

        keys = [shown(key) for key in self._keys_of(command)[:1]]
        tip = widget.toolTip() or BY_ID[command].help
        return f"{tip} ({keys[0]})" if keys else tip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show the tip in place of Qt."""
        if event.type() != QEvent.Type.ToolTip or watched not in self._commands:
            return False
        asked, widget = cast("QHelpEvent", event), cast("QWidget", watched)
        QToolTip.showText(asked.globalPos(), _broken(self.words(widget, asked.pos())), widget)
        return True


def _broken(words: str) -> str:
    """The words in lines that are read at a glance; Qt would set each in one, however long."""
    if len(words) <= LINE:
        return words
    from textwrap import fill

    return "\n".join(fill(line, LINE, break_long_words=False) for line in words.splitlines())


def name_keys(window: MainWindow) -> KeyTips:
    """Let the tips of a window's controls name their keys."""
    tips = KeyTips(window.commands.keys_of, window)
    header, panel = window.header, window.panel
    tips.name(header.title, "document.facts")
    tips.name(header.typography, "view.typography")
    tips.name(header.find_field, "find.open")
    tips.name(header.export, "export.show")
    tips.name(window.sidebar.add, "document.add")
    tips.name(panel.marks.filter_field, "view.filter")
    tabs = ("", "export.show", "picture.show")
    tips.name(panel.tabs, lambda point: tabs[panel.tabs.tabAt(point)] if panel.tabs.tabAt(point) > 0 else "")
    return tips
