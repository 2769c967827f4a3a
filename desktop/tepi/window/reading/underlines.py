"""How the underlines of one line share the room between its words and the next line's. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

LINE, GAP = 2.0, 1.0
MOST = 5
RIBBON = 4.0


class Stack(NamedTuple):
    """How underlines that lie under each other are drawn; pixels.

    Attributes:
        thick: How thick each is.
        step: From one to the next.
        most: How many are drawn; the last one stands for all that find no room.
        up: How far the first is moved up, where lines are set tight.
        ribbon: Whether there is room for whole patterns, else for their rhythm alone.
    """

    thick: float
    step: float
    most: int
    up: float = 0.0
    ribbon: bool = False


@lru_cache(maxsize=512)
def stack(levels: int, room: float, patterns: bool = False) -> Stack:
    """What ``levels`` underlines become in ``room`` pixels under the first one's upper edge.

    They grow thinner before any is left out, and none reaches the next line's letters.
    """
    if patterns and levels * (RIBBON + GAP) - GAP <= room:
        return Stack(RIBBON, RIBBON + GAP, levels, ribbon=True)
    if levels * (LINE + GAP) - GAP <= room:
        return Stack(LINE, LINE + GAP, levels)
    thin, step = 1.0, 2.0
    fit = int((room + step - thin) // step)
    # Set tight, the first ones go up among the strokes that hang below the line.
    up = max(0.0, (min(levels, 2) - fit) * step)
    return Stack(thin, step, min(levels, max(fit, 2), MOST), up)


def crowds(spans: Sequence[tuple[float, float]], levels: Iterable[int]) -> list[int]:
    """For each band (left, right), how many levels the pile has in which it lies.

    ``levels`` says how many it would need by itself: the level of its last underline, and one.
    """
    needed = list(levels)
    found = [0] * len(spans)
    pile: list[int] = []
    edge, most = float("-inf"), 0
    for (left, right), at in sorted(zip(spans, range(len(spans)), strict=True)):
        if left >= edge:
            for each in pile:
                found[each] = most
            pile, edge, most = [], right, 0
        pile.append(at)
        edge = max(edge, right)
        most = max(most, needed[at])
    for each in pile:
        found[each] = most
    return found
