"""A line of the page as it is set, and the part of a range that lies on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from PySide6.QtGui import QTextLine

    from tepi.window.reading.page import Shape


class PageLine(NamedTuple):
    """One line as it is set. Valid until the text is laid out again.

    ``start`` and ``end`` are code points, ``body_end`` is the end without the white space that hangs
    over the edge. ``top`` and ``bottom`` bound the line's share of the page, which is one pitch of its
    paragraph high; ``shape`` is that paragraph's.
    """

    start: int
    end: int
    body_end: int
    left: float
    top: float
    bottom: float
    baseline: float
    origin: float
    line: QTextLine
    block_utf16: int
    mixed: bool
    shape: Shape

    @property
    def band_top(self) -> float:
        """The top of a band under the line's words."""
        return self.shape.band_top(self.baseline)

    @property
    def band_height(self) -> float:
        """How high a band under the line's words is."""
        return self.shape.band_height


class Piece(NamedTuple):
    """A part of a range on one line: from ``left`` to ``right`` in document pixels.

    Where a line holds text of both directions, a range may have several. ``first`` and ``last`` say whether
    the range has an end of its own at the left and at the right edge; ``begin`` and ``end`` where the range
    begins and ends, if it does so here.
    """

    line: PageLine
    left: float
    right: float
    first: bool
    last: bool
    begin: float | None = None
    end: float | None = None
