"""Which paragraph of a text answers to which of its translation: by their lengths, in order.

After William A. Gale and Kenneth W. Church, "A Program for Aligning Sentences in Bilingual Corpora",
Computational Linguistics 19 (1993): a long paragraph is translated by a long one. The costs are theirs,
the search is held to a band round where equal shares of both texts lie.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from tepi.text.ranges import Range

# How often so many paragraphs answer to so many, as costs (minus a hundred logarithms of the share).
ALONE = 462
KINDS = ((1, 0, ALONE), (1, 1, 12), (1, 2, 242), (2, 1, 242), (2, 2, 451), (0, 1, ALONE))
RIGHT_ALONE = 5
VARIANCE = 6.8
# The cost of a difference is read from a table up to here, in steps of a hundredth of a deviation.
FURTHEST, STEP = 12.0, 100
BAND, WIDEST = 40, 150
FAR = 1 << 40
PORTION, RESTED = 16, 1000


class Bead(NamedTuple):
    """Paragraphs that answer to each other, as ranges of their numbers (from 0); one side may be empty."""

    left: Range
    right: Range


class Fixed(NamedTuple):
    """What is known beforehand, by numbers of paragraphs (from 0): pairs, and those that stand alone."""

    pairs: tuple[tuple[int, int], ...] = ()
    left_alone: frozenset[int] = frozenset()
    right_alone: frozenset[int] = frozenset()


def pair(left: Sequence[int], right: Sequence[int], fixed: Fixed = Fixed()) -> list[Bead]:  # noqa: B008
    """Pair two texts by the lengths of their paragraphs (in characters); see ``pairing``."""
    found: list[Bead] = []
    for beads in pairing(left, right, fixed):
        found.extend(beads)
    return found


def pairing(left: Sequence[int], right: Sequence[int], fixed: Fixed) -> Iterator[list[Bead]]:
    """Pair two texts in portions of some milliseconds; an empty list says that more is to come.

    The beads follow each other in both texts and hold every paragraph once. Fixed pairs that follow each
    other and share a paragraph make one bead; those that cross an earlier one are passed by. What stands
    alone is in no bead with the other side, but for a fixed pair.
    """
    ratio = max(sum(right), 1) / max(sum(left), 1)
    at = (0, 0)
    for bead in [*_knots(fixed.pairs), Bead(Range(len(left), len(left)), Range(len(right), len(right)))]:
        gap = Bead(Range(at[0], bead.left.start), Range(at[1], bead.right.start))
        yield from _between(left, right, gap, fixed, ratio)
        if bead.left.length or bead.right.length:
            yield [bead]
        at = (bead.left.end, bead.right.end)


def agreeing(pairs: Iterable[tuple[int, int]], new: tuple[int, int]) -> list[tuple[int, int]]:
    """The pairs that may stand beside a new one: they lie before or behind it, or share an edge with it."""
    return [
        (one, other)
        for one, other in pairs
        if (one - new[0]) * (other - new[1]) > 0
        or (one == new[0] and abs(other - new[1]) == 1)
        or (other == new[1] and abs(one - new[0]) == 1)
    ]


def _knots(pairs: Iterable[tuple[int, int]]) -> list[Bead]:
    """The fixed pairs as beads in order, those that share a paragraph joined."""
    found: list[Bead] = []
    for one, other in sorted(set(pairs)):
        last = found[-1] if found else Bead(Range(-1, -1), Range(-1, -1))
        here = Bead(Range(one, one + 1), Range(other, other + 1))
        if one >= last.left.end and other >= last.right.end:
            found.append(here)
        elif (one == last.left.end - 1 and other == last.right.end) or (
            other == last.right.end - 1 and one == last.left.end
        ):
            found[-1] = Bead(last.left.join(here.left), last.right.join(here.right))
    return found


def _between(
    left: Sequence[int], right: Sequence[int], gap: Bead, fixed: Fixed, ratio: float
) -> Iterator[list[Bead]]:
    """Pair what lies between two fixed points: the cheapest way from corner to corner."""
    rows, columns = gap.left.length, gap.right.length
    if not rows or not columns:
        yield [
            Bead(Range(at, at + 1), Range(gap.right.start, gap.right.start)) for at in range(*gap.left)
        ] + [Bead(Range(gap.left.start, gap.left.start), Range(at, at + 1)) for at in range(*gap.right)]
        return
    ones = [0, *accumulate(left[gap.left.start : gap.left.end])]
    others = [0, *accumulate(right[gap.right.start : gap.right.end])]
    alone = (
        {at - gap.left.start for at in fixed.left_alone if gap.left.start <= at < gap.left.end},
        {at - gap.right.start for at in fixed.right_alone if gap.right.start <= at < gap.right.end},
    )
    bands = _bands(ones, others)
    before: list[list[int]] = [[], []]
    ways: list[bytearray] = []
    for row in range(rows + 1):
        line, way = _row(row, bands, ones, others, alone, before, ratio)
        before = [before[1], line]
        ways.append(way)
        if row % PORTION == PORTION - 1:
            yield []
    yield from _walked_back(bands, ways, gap)


def _row(
    row: int,
    bands: list[tuple[int, int]],
    ones: list[int],
    others: list[int],
    alone: tuple[set[int], set[int]],
    before: list[list[int]],
    ratio: float,
) -> tuple[list[int], bytearray]:
    """The cheapest cost of every place of a row, and by which kind of bead it is reached.

    ``ones`` and ``others`` are running sums of lengths, ``before`` the costs of the two rows above.
    """
    first, last = bands[row]
    line, way = [FAR] * (last - first + 1), bytearray(last - first + 1)
    # For each kind: the costs of the row that it comes from, where that begins, and the length it takes up.
    sources = []
    for kind, (up, back, prior) in enumerate(KINDS):
        if up and row >= up:
            held = bool(back) and any(at in alone[0] for at in range(row - up, row))
            if not held:
                sources.append(
                    (kind, back, prior, before[2 - up], bands[row - up][0], ones[row] - ones[row - up])
                )
    held_there = alone[1]
    for column in range(first, last + 1):
        best, chosen = (0, 0) if row == column == 0 else (FAR, 0)
        if column > first and line[column - first - 1] + ALONE < best:
            best, chosen = line[column - first - 1] + ALONE, RIGHT_ALONE
        for kind, back, prior, costs, low, size in sources:
            at = column - back - low
            if not 0 <= at < len(costs) or costs[at] + prior >= best:
                continue
            cost = costs[at] + prior
            if back:
                if held_there and any(number in held_there for number in range(column - back, column)):
                    continue
                cost += _difference(size, others[column] - others[column - back], ratio)
            if cost < best:
                best, chosen = cost, kind
        line[column - first], way[column - first] = best, chosen
    return line, way


def _walked_back(bands: list[tuple[int, int]], ways: list[bytearray], gap: Bead) -> Iterator[list[Bead]]:
    """The beads on the cheapest way, found from its end; given at once after empty portions."""
    row, column = gap.left.length, gap.right.length
    found: list[Bead] = []
    while row or column:
        if len(found) % RESTED == RESTED - 1:
            yield []
        up, back, _ = KINDS[ways[row][column - bands[row][0]]]
        found.append(
            Bead(
                Range(gap.left.start + row - up, gap.left.start + row),
                Range(gap.right.start + column - back, gap.right.start + column),
            )
        )
        row, column = row - up, column - back
    yield found[::-1]


def _bands(ones: list[int], others: list[int]) -> list[tuple[int, int]]:
    """The columns that are looked at in every row: round where the same share of the other text is reached.

    Bands of neighbouring rows overlap, so that there is always a way from corner to corner.
    """
    rows, columns = len(ones) - 1, len(others) - 1
    half = min(BAND + abs(rows - columns) // 2, WIDEST)
    found: list[tuple[int, int]] = []
    for reached in ones:
        centre = bisect_left(others, reached / max(ones[-1], 1) * others[-1])
        found.append((max(centre - half, 0), min(centre + half, columns)))
    found[0] = (0, found[0][1])
    found[-1] = (found[-1][0], columns)
    for row in range(rows, 0, -1):
        if found[row - 1][1] < found[row][0]:
            found[row - 1] = (found[row - 1][0], found[row][0])
    return found


def _table() -> list[int]:
    """The costs of differences: minus a hundred logarithms of how likely one so large or larger is."""
    return [
        round(-100 * math.log(max(math.erfc(at / STEP / math.sqrt(2)), 1e-30)))
        for at in range(round(FURTHEST * STEP) + 1)
    ]


_COSTS: list[int] = []


def _difference(size: int, size_there: int, ratio: float) -> int:
    """What it costs that paragraphs of these sizes should answer to each other."""
    if not _COSTS:
        _COSTS.extend(_table())
    mean = (size + size_there / ratio) / 2
    off = abs(size_there - size * ratio) / math.sqrt(VARIANCE * max(mean, 1))
    return _COSTS[min(int(off * STEP), len(_COSTS) - 1)]
