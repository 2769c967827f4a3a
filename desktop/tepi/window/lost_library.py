"""When the library's file goes while the window is open: say so, and put it back at a press."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from tepi.errors import TepiError
from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.window.message_strip import MessageStrip


class LostLibrary(QObject):
    """Looks whether the library still lies where it was opened."""

    def __init__(self, desk: Desk, strip: MessageStrip, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._strip = strip
        self._said = ""

    def look(self) -> None:
        """Say it once where the library's file is gone, and again after another message took its place."""
        library = self._desk.library
        if library is None or library.whereabouts.are_kept:
            self._said = ""
            return
        library.whereabouts.disown()
        if self._said and self._strip.text in ("", self._said):
            return
        self._said = str(library.whereabouts.lost())
        self._desk.say(self._said, "error", self.tr("Put it back"), self.put_back)

    def put_back(self) -> None:
        """Write the library to its place again, go on with it there, and save what was being typed."""
        from tepi.library.file import open_library
        from tepi.library.whoami import annotator

        desk = self._desk
        lost = desk.library
        if lost is None:
            return
        try:
            found = open_library(lost.put_back())
            who = annotator(found, desk.annotator.name if desk.annotator else None)
        except TepiError as error:
            self._said = str(error)
            desk.say(self._said, "error", self.tr("Try again"), self.put_back)
            return
        desk.use(found, who)
        for seat in desk.seats:
            if seat.open is not None:
                seat.desk.show(seat.open.document, caret=seat.caret)
        # Only now: until the document is open anew, it asks the library that it came from.
        lost.close()
        self._said = ""
        desk.say(self.tr("The library is back, whole, at {}").format(found.path))
