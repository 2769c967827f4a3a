"""A stretch of a text, in Unicode code points."""

from __future__ import annotations

from typing import NamedTuple


class Range(NamedTuple):
    """The characters from ``start`` up to, not including, ``end`` (code points)."""

    start: int
    end: int

    @property
    def length(self) -> int:
        """How many code points the range holds."""
        return self.end - self.start

    def overlaps(self, other: Range) -> bool:
        """Whether the two share at least one character."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Range) -> bool:
        """Whether every character of ``other`` is in this range too."""
        return self.start <= other.start and other.end <= self.end

    def touches(self, offset: int) -> bool:
        """Whether a caret at ``offset`` stands in the range or at one of its ends."""
        return self.start <= offset <= self.end

    def clip(self, other: Range) -> Range | None:
        """The part inside ``other``, or None where they share nothing."""
        start, end = max(self.start, other.start), min(self.end, other.end)
        return Range(start, end) if start < end else None

    def join(self, other: Range) -> Range:
        """The smallest range that holds both."""
        return Range(min(self.start, other.start), max(self.end, other.end))
