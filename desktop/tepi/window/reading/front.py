"""The offsets of a text whose beginning is not in its document yet. No Qt."""

from __future__ import annotations

from typing import Protocol

from tepi.text.offsets import OffsetMap
from tepi.window.reading.joints import Joined


class Joints(Protocol):
    """What tells pieces of long paragraphs from whole ones, by places in the document."""

    def utf16(self, offset: int) -> int:
        """The place of a code point offset."""

    def is_joint(self, utf16: int) -> bool:
        """Whether the break in front of this place is no more than a joint."""

    def head(self, utf16: int) -> int:
        """The code point offset at which the paragraph starts whose piece starts at this place."""


class WithoutFront(OffsetMap):
    """As the whole's, in a document that begins with a later character. What lies before that has no place there."""

    __slots__ = ("_front", "_whole")

    def __init__(self, whole: OffsetMap, first: int) -> None:
        """``first`` is the offset (code points) with which the document begins."""
        self.plain = False
        self._whole = whole
        self._front = whole.utf16(first)

    def utf16(self, offset: int) -> int:
        """Give the place in the document of a code point offset."""
        return self._whole.utf16(offset) - self._front

    def code_point(self, utf16: int) -> int:
        """Give the code point offset of a place in the document."""
        return self._whole.code_point(utf16 + self._front)

    def is_joint(self, utf16: int) -> bool:
        """As of ``Joined``."""
        return isinstance(self._whole, Joined) and self._whole.is_joint(utf16 + self._front)

    def head(self, utf16: int) -> int:
        """As of ``Joined``."""
        place = utf16 + self._front
        return self._whole.head(place) if isinstance(self._whole, Joined) else self._whole.code_point(place)
