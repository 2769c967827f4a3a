"""Where brackets and names stand in the margin: side by side, and never over each other. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Bracket(NamedTuple):
    """A mark's bracket: its column (0 = next to the text), its top and bottom."""

    mark: str
    column: int
    top: float
    bottom: float


class Label(NamedTuple):
    """Where the name of a mark stands; ``more`` counts those below it that found no room."""

    mark: str
    top: float
    more: int = 0


def columns(extents: Iterable[tuple[str, float, float]], kept: Mapping[str, int], most: int) -> list[Bracket]:
    """Give every mark the first column that is free over its whole height.

    ``extents`` come in text order as mark, top, bottom. A mark that had a column keeps it while it is
    free, so that brackets do not jump while the text scrolls. The last of ``most`` columns takes the rest.
    """
    # In text order nothing begins above what is there already: how far down a column is taken says it all.
    taken = [float("-inf")] * most
    found = []
    for mark, top, bottom in extents:
        column = kept.get(mark, most)
        if column >= most or taken[column] > top:
            column = next((each for each in range(most) if taken[each] <= top), most - 1)
        taken[column] = max(taken[column], bottom)
        found.append(Bracket(mark, column, top, bottom))
    return found


def stack(wanted: Iterable[tuple[str, float]], height: float, furthest: float) -> list[Label]:
    """Put names at the heights they want, pushed down where another stands; all are ``height`` high.

    A name that would end up more than ``furthest`` below its place is left out and counted at the
    name above it.
    """
    found: list[Label] = []
    free = float("-inf")
    for mark, top in sorted(wanted, key=lambda pair: pair[1]):
        place = max(top, free)
        if place - top > furthest and found:
            found[-1] = found[-1]._replace(more=found[-1].more + 1)
            continue
        found.append(Label(mark, place))
        free = place + height
    return found
