"""Where brackets stand in the margin: side by side, and where there are too many, one for several. No Qt."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple


class Bracket(NamedTuple):
    """A mark's bracket: its column (0 = next to the text), its top and bottom.

    ``others`` are marks that found no column of their own and share this one.
    """

    mark: str
    column: int
    top: float
    bottom: float
    others: tuple[str, ...] = ()


def columns(extents: Iterable[tuple[str, float, float]], kept: Mapping[str, int], most: int) -> list[Bracket]:
    """Give every mark the first column that is free over its whole height.

    ``extents`` come in text order as mark, top, bottom. A mark that had a column keeps it while it is
    free, so that brackets do not jump while the text scrolls. In the last of ``most`` columns those that
    overlap share one bracket.
    """
    # In text order nothing begins above what is there already: how far down a column is taken says it all.
    taken = [float("-inf")] * most
    found: list[Bracket] = []
    last: int | None = None
    for mark, top, bottom in extents:
        column = kept.get(mark, most)
        if column >= most or taken[column] > top:
            column = next((each for each in range(most) if taken[each] <= top), most - 1)
        if column == most - 1 and last is not None and taken[column] > top:
            shared = found[last]
            wider = max(shared.bottom, bottom)
            found[last] = shared._replace(bottom=wider, others=(*shared.others, mark))
        else:
            if column == most - 1:
                last = len(found)
            found.append(Bracket(mark, column, top, bottom))
        taken[column] = max(taken[column], bottom)
    return found
