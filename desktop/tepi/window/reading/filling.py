"""Puts a long text into its document piece by piece, so that its first page shows at once."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor

from tepi.window.reading.joints import with_joints

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from tepi.window.reading.lazy_layout import LazyLayout

FIRST, PIECE = 60_000, 500_000
PARAGRAPHS = 8_000  # Qt takes about as long for a paragraph as for a hundred letters
BYTE_ORDER_MARKS = ("\ufeff", "\ufffe")


class Filling:
    """One text on its way into one document; a piece whenever the window has nothing else to do.

    Offsets are code points.
    """

    def __init__(self, layout: LazyLayout, parent: QObject) -> None:
        self._layout = layout
        self._text = ""
        self._joints: list[int] = []
        self._done = 0
        self._soon = QTimer(parent)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._go_on)

    @property
    def done(self) -> int:
        """How much of the text is in the document."""
        return self._done

    def begin(self, text: str, joints: list[int]) -> None:
        """Empty the document and put the beginning of a text there; the rest follows by itself.

        At the joints (code points) the document breaks a paragraph.
        """
        self._soon.stop()
        self._layout.document().clear()
        self._text, self._joints, self._done = text, joints, 0
        self._put(FIRST)
        if self._done < len(text):
            self._soon.start()

    def reach(self, offset: int) -> None:
        """See to it that the text is there up to a place, and the whole paragraph of it."""
        while self._done < len(self._text) and offset >= self._done:
            self._put(PIECE)

    def _go_on(self) -> None:
        self._put(PIECE)
        if self._done < len(self._text):
            self._soon.start()

    def _put(self, length: int) -> None:
        """Put so many characters there, in whole paragraphs."""
        text, start = self._text, self._done
        end = start + length
        breaks = text.count("\n", start, end)
        if breaks > PARAGRAPHS:
            end = start + length * PARAGRAPHS // breaks
        # A paragraph that came in parts would be set anew with each of them.
        end = len(text) if end >= len(text) else self._last_break(start, end) or self._next_break(end)
        piece = with_joints(text, start, end, self._joints)
        self._done = end
        cursor = QTextCursor(self._layout.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        self._layout.expect(piece)
        if piece[:1] in BYTE_ORDER_MARKS:
            # On its way into Qt a string loses such a first character.
            place = cursor.position()
            cursor.insertText("." + piece)
            cursor.setPosition(place)
            cursor.deleteChar()
        else:
            cursor.insertText(piece)

    def _last_break(self, start: int, end: int) -> int:
        """Behind the last end of a paragraph, or of a piece of one, in a stretch; 0 without any."""
        at = bisect_right(self._joints, end)
        joint = self._joints[at - 1] if at and self._joints[at - 1] > start else 0
        return max(self._text.rfind("\n", start, end) + 1, joint)

    def _next_break(self, place: int) -> int:
        """Behind the next of them."""
        end = self._text.find("\n", place) + 1 or len(self._text)
        at = bisect_right(self._joints, place)
        return min(end, self._joints[at]) if at < len(self._joints) else end
