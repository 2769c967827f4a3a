"""Puts a long text into its document piece by piece, so that its first page shows at once."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtGui import QTextCursor

from tepi.window.reading.joints import with_joints

if TYPE_CHECKING:
    from PySide6.QtCore import QObject

    from tepi.window.reading.lazy_layout import LazyLayout

FIRST, PIECE = 60_000, 500_000
FRONT = 60_000  # so much, at least, comes along in front of a place far in the text
CLOSE = 20_000  # and whoever asks for what is nearer to its beginning has all of the front put there
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
        self._first = self._done = 0
        # Told with which character the document begins; where that is a later one, the front is put there last.
        self.begins_with: Callable[[int], None] = _nobody_asks
        self._soon = QTimer(parent)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._go_on)

    @property
    def done(self) -> int:
        """How much of the text is in the document."""
        return self._done

    def begin(self, text: str, joints: list[int], near: int = 0) -> None:
        """Empty the document and put the beginning of a text there, or what lies round a place far in it.

        The rest follows by itself. At the joints (code points) the document breaks a paragraph.
        """
        self._soon.stop()
        self._layout.document().clear()
        self._text, self._joints = text, joints
        near = min(near, len(text))
        # In front of a whole paragraph: what its beginning says of it must be there.
        first = text.rfind("\n", near - 2 * FRONT, near - FRONT) + 1 if near > 2 * FRONT else 0
        self._first = self._done = first
        self.begins_with(first)
        self._put(FIRST if not first else near - first + FIRST)
        if not self._is_whole:
            self._soon.start()

    def reach(self, offset: int) -> None:
        """See to it that the text is there up to a place, and the whole paragraph of it."""
        while self._first and offset < self._first + CLOSE:
            self._put_front()
        while self._done < len(self._text) and offset >= self._done:
            self._put(PIECE)

    @property
    def lacks_front(self) -> bool:
        """Whether the text's beginning is not in the document yet."""
        return self._first > 0

    @property
    def _is_whole(self) -> bool:
        return not self._first and self._done == len(self._text)

    def _go_on(self) -> None:
        if self._done < len(self._text):
            self._put(PIECE)
        elif self._first:
            self._put_front()
        if not self._is_whole:
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
        self._layout.expect(piece)
        self._insert(piece, QTextCursor.MoveOperation.End)

    def _put_front(self) -> None:
        """Put a piece of what is missing in front there."""
        text, end = self._text, self._first
        length = PIECE
        breaks = text.count("\n", max(end - length, 0), end)
        if breaks > PARAGRAPHS:
            length = length * PARAGRAPHS // breaks
        limit = max(end - length, 0)
        start = self._last_break(0, limit) if limit else 0
        piece = with_joints(text, start, end, self._joints)
        self._first = start
        self.begins_with(start)
        self._layout.expect(piece, in_front=True)
        self._insert(piece, QTextCursor.MoveOperation.Start)

    def _insert(self, piece: str, where: QTextCursor.MoveOperation) -> None:
        cursor = QTextCursor(self._layout.document())
        cursor.movePosition(where)
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


def _nobody_asks(_: int) -> None:
    """Nothing depends on it."""
