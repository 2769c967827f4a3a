"""The heights of a long list's rows, so that one row can come, go or grow without a look at the others."""

from __future__ import annotations

from collections.abc import Iterable

BLOCK = 256


class Heights:
    """Row heights in pixels, kept in blocks with their sums.

    Each question and each change touches one block and the sums of the others: some hundred
    steps for 20,000 rows.
    """

    def __init__(self, heights: Iterable[int] = ()) -> None:
        self._blocks, self._sums = _blocks(list(heights))

    def __len__(self) -> int:
        return sum(len(block) for block in self._blocks)

    def __getitem__(self, row: int) -> int:
        number, place = self._find(row)
        return self._blocks[number][place]

    @property
    def total(self) -> int:
        """The height of all rows together."""
        return sum(self._sums)

    def set(self, row: int, height: int) -> None:
        """Give a row another height."""
        number, place = self._find(row)
        self._sums[number] += height - self._blocks[number][place]
        self._blocks[number][place] = height

    def insert(self, row: int, height: int) -> None:
        """Put a new row in front of ``row``, or behind the last where ``row`` is their number."""
        if not self._blocks:
            self._blocks, self._sums = [[height]], [height]
            return
        number, place = self._find(row, at_end=True)
        block = self._blocks[number]
        block.insert(place, height)
        self._sums[number] += height
        if len(block) > 2 * BLOCK:
            rest = block[BLOCK:]
            del block[BLOCK:]
            self._blocks.insert(number + 1, rest)
            self._sums[number] -= sum(rest)
            self._sums.insert(number + 1, sum(rest))

    def insert_many(self, row: int, heights: list[int]) -> None:
        """Put new rows in front of ``row``, or behind the last where ``row`` is their number."""
        if not self._blocks:
            self._blocks, self._sums = _blocks(heights)
            return
        number, place = self._find(row, at_end=True)
        block = [*self._blocks[number][:place], *heights, *self._blocks[number][place:]]
        self._blocks[number : number + 1], self._sums[number : number + 1] = _blocks(block)

    def remove(self, row: int) -> None:
        """Take a row out."""
        number, place = self._find(row)
        self._sums[number] -= self._blocks[number].pop(place)
        if not self._blocks[number]:
            del self._blocks[number], self._sums[number]

    def top(self, row: int) -> int:
        """Where a row begins; for ``row`` equal to their number, where the last one ends."""
        if not self._blocks:
            return 0
        number, place = self._find(row, at_end=True)
        return sum(self._sums[:number]) + sum(self._blocks[number][:place])

    def row_at(self, y: int) -> int:
        """The row that covers ``y``; the first above all rows, their number below the last."""
        before = first = 0
        for block, height in zip(self._blocks, self._sums, strict=True):
            if y < before + height:
                for place, each in enumerate(block):
                    before += each
                    if y < before:
                        return first + place
            before += height
            first += len(block)
        return first

    def _find(self, row: int, *, at_end: bool = False) -> tuple[int, int]:
        """The block of a row and its place there. Raises IndexError where there is no such row."""
        left = row
        for number, block in enumerate(self._blocks):
            if 0 <= left < len(block) or (at_end and left == len(block) and number == len(self._blocks) - 1):
                return number, left
            left -= len(block)
        raise IndexError(row)


def _blocks(heights: list[int]) -> tuple[list[list[int]], list[int]]:
    blocks = [heights[first : first + BLOCK] for first in range(0, len(heights), BLOCK)]
    return blocks, list(map(sum, blocks))
