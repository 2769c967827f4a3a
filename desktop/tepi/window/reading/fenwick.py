"""The heights of the paragraphs of a long text: which lies where, in steps that grow with the logarithm."""

from __future__ import annotations

from collections.abc import Iterable

BUCKET = 64


class Fenwick:
    """Whole-number heights in a row, their sums, and which of them covers a height.

    A binary indexed tree (P. Fenwick, "A new data structure for cumulative frequency tables", 1994) over
    the sums of buckets of 64: a tree over single heights would answer no faster in Python, and take
    sixty times as long to build when every height is estimated anew.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._heights: list[int] = []
        self._sums: list[int] = []
        self._tree: list[int] = [0]
        self.total = 0
        self.replace(0, heights)

    def __len__(self) -> int:
        return len(self._heights)

    def __getitem__(self, number: int) -> int:
        return self._heights[number]

    def replace(self, first: int, heights: Iterable[int]) -> None:
        """Let these heights stand from ``first`` on, instead of whatever stood there and behind it."""
        self._heights[first:] = heights
        row, bucket = self._heights, first // BUCKET
        starts = range(bucket * BUCKET, len(row), BUCKET)
        self._sums[bucket:] = [sum(row[start : start + BUCKET]) for start in starts]
        self.total = sum(self._sums)
        tree = [0, *self._sums]
        for place in range(1, len(tree)):
            above = place + (place & -place)
            if above < len(tree):
                tree[above] += tree[place]
        self._tree = tree

    def insert(self, heights: Iterable[int]) -> None:
        """Let these stand before all others."""
        self.replace(0, [*heights, *self._heights])

    def set(self, number: int, height: int) -> int:
        """Give one another height; returns by how much it grew."""
        grown = height - self._heights[number]
        if grown:
            self._heights[number] = height
            self.total += grown
            self._sums[number // BUCKET] += grown
            place = number // BUCKET + 1
            while place < len(self._tree):
                self._tree[place] += grown
                place += place & -place
        return grown

    def top(self, number: int) -> int:
        """Where one begins; for ``number`` equal to how many there are, where the last ends."""
        bucket, rest = divmod(number, BUCKET)
        first = number - rest
        top = sum(self._heights[first:number])
        while bucket:
            top += self._tree[bucket]
            bucket -= bucket & -bucket
        return top

    def at(self, y: float) -> int:
        """The one that covers ``y``: the first above them all, the last below."""
        tree, last = self._tree, len(self._tree) - 1
        bucket, before = 0, 0
        step = 1 << last.bit_length()
        while step:
            if bucket + step <= last and before + tree[bucket + step] <= y:
                bucket += step
                before += tree[bucket]
            step >>= 1
        number = bucket * BUCKET
        for height in self._heights[number : number + BUCKET]:
            if y < before + height:
                return number
            before += height
            number += 1
        return max(min(number, len(self._heights) - 1), 0)
