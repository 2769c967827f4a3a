"""Where letters stand on a line on which text runs both ways, or from right to left.

Qt's own answer for a place between two directions is one of two, and not always the one that is meant. So
each letter is asked for its own box: the glyphs know where they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from PySide6.QtGui import QTextLine

# Boxes that are nearer to each other than this touch (pixels).
TOUCHING = 0.75
LAM, ALEFS = "ل", "اأإآٱ"


class Box(NamedTuple):
    """A stretch of a line in the layout's pixels, and whether it is read from right to left."""

    left: float
    right: float
    backwards: bool

    @property
    def begin(self) -> float:
        """Where reading enters it."""
        return self.right if self.backwards else self.left

    @property
    def end(self) -> float:
        """Where reading leaves it."""
        return self.left if self.backwards else self.right


def runs(line: QTextLine, start: int, end: int) -> list[Box]:
    """The boxes of some letters (UTF-16 units of the paragraph), one for each stretch of one direction."""
    found = []
    for run in line.glyphRuns(start, end - start):
        rect = run.boundingRect()
        found.append(Box(rect.left(), rect.right(), run.isRightToLeft()))
    return found


def merged(boxes: Iterable[Box]) -> list[tuple[float, float]]:
    """The boxes from left to right, as few as there can be."""
    found: list[tuple[float, float]] = []
    for left, right, _ in sorted(boxes):
        if found and left <= found[-1][1] + TOUCHING:
            found[-1] = (found[-1][0], max(found[-1][1], right))
        else:
            found.append((left, right))
    return found


def letter(line: QTextLine, start: int, end: int) -> Box | None:
    """The box of one letter with its marks; None where it takes no room."""
    boxes = runs(line, start, end)
    if not boxes:
        return None
    return Box(min(box.left for box in boxes), max(box.right for box in boxes), boxes[0].backwards)


def shares_glyph(before: str, after: str) -> bool:
    """Say whether two neighbouring letters are drawn as one: lam and the alef after it."""
    return before == LAM and after in ALEFS
