"""May the window be closed? Not at once while a note is being written that the library does not take."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from tepi.window import rescue
from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.window.message_strip import MessageStrip
    from tepi.window.panel.panel import Panel


class Leaving(QObject):
    """Asked before the window closes: saves what is being typed, or says why it cannot."""

    def __init__(self, desk: Desk, panel: Panel, strip: MessageStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._panel = panel
        self._strip = strip
        self._asked = 0

    def may_close(self) -> bool:
        """Whether nothing would be lost.

        A note that cannot be saved keeps the window open once; the second time it goes to a file of
        its own; where that cannot be written either, only the third time closes.
        """
        self._desk.finish_typing()
        text = self._panel.unsaved
        if not text.strip():
            self._asked = 0
            return True
        reason = self._strip.text
        self._asked += 1
        if self._asked == 1:
            remedy = self.tr("The note is not saved yet: copy it, or close again and it is kept in a file")
        elif self._asked == 2 and rescue.keep(text) is None:
            remedy = self.tr(
                "The note could not be kept in a file either: copy it, or close again without it"
            )
        else:
            return True
        self._desk.say(f"{reason} {remedy}".strip(), "error", self.tr("Copy the note"), self._copy)
        return False

    def welcome(self) -> None:
        """At the next start, say where a note lies that was kept."""
        path = rescue.waiting()
        if path is not None:
            said = self.tr("A note that could not be saved lies in {}. Take it over, then remove the file")
            self._desk.say(said.format(path), "error")

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._panel.unsaved)
