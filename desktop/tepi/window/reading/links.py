"""The mouse over the links of a text: resting tells where they lead, a press with Ctrl opens them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt

from tepi.text.ranges import Range
from tepi.window.key_names import spelled
from tepi.window.links import link_at, open_link, parts_at

if TYPE_CHECKING:
    from PySide6.QtCore import QPointF
    from PySide6.QtGui import QHelpEvent, QMouseEvent

    from tepi.text.document import Structure
    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView


class Links(QObject):
    """Of one view."""

    def __init__(self, view: ReadingView, desk: Desk) -> None:
        super().__init__(view)
        self._view = view
        self._desk = desk

    def under(self, point: QPointF) -> Structure | None:
        """The link under a point of the document."""
        place = self._view.geometry_of.character_at(point)
        return link_at(self._desk, place) if place is not None else None

    def press(self, event: QMouseEvent) -> bool:
        """Open the link under the pointer, where that is what the press means."""
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if not control or event.button() != Qt.MouseButton.LeftButton:
            return False
        link = self.under(self._view.to_document(event.position()))
        if link is None:
            return False
        event.accept()
        open_link(self._desk, link.value)
        return True

    def tell(self, event: QHelpEvent) -> None:
        """Show where the link under the pointer leads, or that a frame holds words about a picture."""
        from PySide6.QtWidgets import QToolTip

        point = self._view.to_document(event.pos().toPointF())
        place = self._view.geometry_of.character_at(point)
        words = ""
        if place is not None:
            link = link_at(self._desk, place)
            if link is not None:
                words = spelled(self.tr("{0}\nCtrl and a press opens it in the browser")).format(link.value)
            elif parts_at(self._desk, Range(place, place + 1), "image"):
                words = self.tr("What the file says of a picture; the picture is not loaded")
        if words:
            QToolTip.showText(event.globalPos(), words, self._view)
        else:
            QToolTip.hideText()
