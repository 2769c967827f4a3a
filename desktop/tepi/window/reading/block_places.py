"""Where names and notes stand beside the text: each near its mark, none over another. No Qt."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

CROWD = 6  # so many blocks at one line are no crowd
MANY = 12  # and so many in a pile no long one
SAME_LINE = 15.0


class Block(NamedTuple):
    """What a mark has beside the text: where its top wants to be, and how high it may be, best first."""

    mark: str
    wanted: float
    heights: tuple[float, ...]


class Placed(NamedTuple):
    """Where a block stands. ``choice`` says which of its heights it got; ``more`` are the marks whose
    blocks found no room here and are counted at this one.
    """

    mark: str
    top: float
    choice: int
    more: tuple[str, ...] = ()


@dataclass(slots=True)
class _Item:
    block: Block
    choice: int = 0
    more: tuple[str, ...] = ()

    @property
    def height(self) -> float:
        return self.block.heights[self.choice]


@dataclass(slots=True)
class _Pile:
    """Blocks that touch. ``low`` and ``high`` bound how far its members are moved were its top 0."""

    first: int
    last: int
    height: float
    low: float
    high: float
    top: float = 0.0


def settle(
    blocks: Sequence[Block], gap: float, slack: float, furthest: float, limits: tuple[float, float]
) -> list[Placed]:
    """Place blocks (sorted by ``wanted``) between two heights, in order, ``gap`` apart.

    A block that meets the one above is pushed down. Where a pile of blocks would push one further down
    than ``slack``, the whole pile goes up, so far that it is shared out between its ends. A pile in which
    one ends up more than ``furthest`` from its place is made lower: of a crowd at one line some are left
    out and counted at their neighbour, then those that are far off take their next height, and then the
    one furthest off is left out.

    The piles are found as the pool-adjacent-violators algorithm finds its pools (Ayer, Brunk, Ewing, Reid
    and Silverman, 1955): from the top down, a pile that overlaps the one above is joined with it.
    """
    items = [_Item(block) for block in blocks]
    while True:
        piles = _piles(items, gap, slack, limits)
        strained = [pile for pile in piles if _strain(pile) > furthest and pile.last > pile.first]
        if not strained:
            break
        for pile in reversed(strained):
            _lower(items, pile)
    found = []
    for pile in piles:
        y = pile.top
        for item in items[pile.first : pile.last + 1]:
            found.append(Placed(item.block.mark, y, item.choice, item.more))
            y += item.height + gap
    return found


def _piles(items: list[_Item], gap: float, slack: float, limits: tuple[float, float]) -> list[_Pile]:
    piles: list[_Pile] = []
    for at, item in enumerate(items):
        off = -item.block.wanted
        pile = _Pile(at, at, item.height, off, off)
        _stand(pile, slack, limits)
        while piles and piles[-1].top + piles[-1].height + gap > pile.top:
            above = piles.pop()
            down = above.height + gap
            pile = _Pile(
                above.first,
                pile.last,
                down + pile.height,
                min(above.low, pile.low + down),
                max(above.high, pile.high + down),
            )
            _stand(pile, slack, limits)
        piles.append(pile)
    return piles


def _stand(pile: _Pile, slack: float, limits: tuple[float, float]) -> None:
    """Let nobody stand above its place, unless another would be too far below."""
    up = max(0.0, (pile.high - pile.low - slack) / 2)
    pile.top = max(min(-pile.low - up, limits[1] - pile.height), limits[0])


def _strain(pile: _Pile) -> float:
    """How far the block furthest from its place is moved."""
    return max(abs(pile.top + pile.low), abs(pile.top + pile.high))


def _lower(items: list[_Item], pile: _Pile) -> None:
    """Make a pile lower by one step; of very many blocks several at once, so that few steps are enough."""
    members = range(pile.first, pile.last + 1)
    crowds = list(_crowds(items, members))
    for first, last in reversed(crowds):
        over = last + 1 - first - CROWD
        for at in range(last, last - (over + 3) // 4, -1):
            _leave_out(items, at)
    if crowds:
        return
    moved, y = {}, pile.top
    step = pile.height / len(members)
    for at in members:
        moved[at] = abs(y - items[at].block.wanted)
        y += step
    yielding = [at for at in members if items[at].choice + 1 < len(items[at].block.heights)]
    worst = [at for at in yielding if moved[at] >= max(moved.values()) / 2]
    for at in worst or yielding:
        items[at].choice += 1
    if not yielding:
        # Never the first: at some place it has to be said that there are more. A long pile grows thinner
        # everywhere, so that no stretch of the text is without names.
        worst = [max(members[1:], key=lambda at: moved[at])]
        for at in reversed(members[3::4] if len(members) > MANY else worst):
            _leave_out(items, at)


def _crowds(items: list[_Item], members: range) -> Iterator[tuple[int, int]]:
    """The first and the last of the blocks of a pile that belong to one line, where they are a crowd."""
    first = members[0]
    for at in members:
        if items[at].block.wanted - items[first].block.wanted >= SAME_LINE:
            if at - first > CROWD:
                yield first, at - 1
            first = at
    if members[-1] + 1 - first > CROWD:
        yield first, members[-1]


def _leave_out(items: list[_Item], at: int) -> None:
    gone, heir = items.pop(at), items[at - 1]
    heir.more = (*heir.more, gone.block.mark, *gone.more)
