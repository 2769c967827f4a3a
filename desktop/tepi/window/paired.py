"""The paragraphs of two tied texts, and which answers to which. No Qt."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from tepi.study.pairing import Bead, Fixed, agreeing, pairing
from tepi.text.ranges import Range
from tepi.text.units import paragraphs
from tepi.window.tie_sides import LEFT, RIGHT

if TYPE_CHECKING:
    from tepi.marks.tie import PairPoint, Tie

PORTION = 4_000


class Paired:
    """A tie and its two texts. A side is LEFT or RIGHT as the tie has it; offsets are code points.

    Long texts are paired in portions: until ``done`` nothing answers to anything. What is said by hand
    afterwards has them paired anew, and until that is there what was found before holds.

    Attributes:
        tie: The tie, with what was said by hand.
        beads: Paragraphs that answer to each other, by their numbers from 0.
        done: Whether the pairing is there.
    """

    tie: Tie

    def __init__(self, tie: Tie, left: str, right: str) -> None:
        self.texts = (left, right)
        self._parts: list[list[Range]] = []
        self._starts: list[array[int]] = [array("l"), array("l")]
        self.beads: list[Bead] = []
        self.done = False
        self._bead_of: tuple[array[int], array[int]] = (array("l"), array("l"))
        self._begin(tie)

    def renew(self, tie: Tie) -> None:
        """Pair anew: something else was said by hand."""
        if tie.points != self.tie.points:
            self._begin(tie)
        self.tie = tie

    def _begin(self, tie: Tie) -> None:
        self.tie = tie
        self._work: Iterator[None] | None = self._steps()

    def advance(self, seconds: float) -> bool:
        """Go on pairing for about so long; False while there is more to do."""
        end = perf_counter() + seconds
        for _ in self._work or ():
            if perf_counter() > end:
                return False
        self._work = None
        return True

    def _steps(self) -> Iterator[None]:
        """The whole way to a pairing, with a rest every few milliseconds."""
        for side in range(len(self._parts), 2):
            self._parts.append(paragraphs(self.texts[side]))
            self._starts[side] = array("l", (part.start for part in self._parts[side]))
            yield
        lengths = [[part.length for part in parts] for parts in self._parts]
        yield
        beads: list[Bead] = []
        for portion in pairing(lengths[LEFT], lengths[RIGHT], self._fixed()):
            beads.extend(portion)
            yield
        bead_of = (array("l"), array("l"))
        for at, bead in enumerate(beads):
            for side in (LEFT, RIGHT):
                bead_of[side].extend([at] * bead[side].length)
            if at % PORTION == 0:
                yield
        self.beads, self._bead_of, self.done = beads, bead_of, True

    # Questions

    def number_at(self, side: int, offset: int) -> int:
        """The number of the paragraph at a place (the one before it where it lies between two); -1 without any."""
        starts = self._starts[side]
        return max(bisect_right(starts, offset) - 1, 0) if starts else -1

    def bead_at(self, side: int, offset: int) -> int:
        """The number of the bead at a place; -1 while there is none."""
        number = self.number_at(side, offset)
        return self._bead_of[side][number] if self.done and number >= 0 else -1

    def range_of(self, side: int, bead: int) -> Range | None:
        """The characters of a bead's paragraphs; None where it has none on this side."""
        numbers = self.beads[bead][side]
        if not numbers.length:
            return None
        parts = self._parts[side]
        return Range(parts[numbers.start].start, parts[numbers.end - 1].end)

    def counterpart(self, side: int, offset: int) -> Range | None:
        """What answers on the other side to the paragraph at a place of this one."""
        bead = self.bead_at(side, offset)
        return self.range_of(1 - side, bead) if bead >= 0 else None

    def after(self, side: int, bead: int) -> int:
        """Where on this side what follows a bead begins; the text's end behind the last one."""
        at = self.beads[bead][side].end
        return self._starts[side][at] if at < len(self._starts[side]) else len(self.texts[side])

    def said_of(self, bead: int) -> str:
        """What was said of a bead by hand: ``paired``, ``alone``, or nothing."""
        here = self.beads[bead]
        for point in self.tie.points:
            left, right = self._numbers(point)
            if left in range(*here.left) or right in range(*here.right):
                return "alone" if None in (point.left, point.right) else "paired"
        return ""

    def place(self, side: int, number: int) -> str:
        """How a paragraph is cited."""
        return f"¶{number + 1}"

    def places(self, side: int, bead: int) -> str:
        """How a bead's paragraphs on one side are cited; "" where there are none."""
        numbers = self.beads[bead][side]
        first, last = self.place(side, numbers.start), self.place(side, numbers.end - 1)
        return "" if not numbers.length else first if numbers.length == 1 else f"{first}–{last[1:]}"

    def start(self, side: int, number: int) -> int:
        """Where a paragraph starts."""
        return self._starts[side][number]

    # What was said by hand

    def points_of(self, side: int, number: int) -> list[PairPoint]:
        """What was said by hand of one paragraph."""
        return [point for point in self.tie.points if self._numbers(point)[side] == number]

    def against(self, pair: tuple[int | None, int | None]) -> list[PairPoint]:
        """What was said before and does not go with a new pair of paragraph numbers (None: stands alone)."""
        found = []
        for point in self.tie.points:
            (left, right), (wanted, wanted_there) = self._numbers(point), pair
            if left is None or right is None or wanted is None or wanted_there is None:
                contradicts = (left is not None and left == wanted) or (
                    right is not None and right == wanted_there
                )
            else:
                contradicts = not agreeing([(left, right)], (wanted, wanted_there))
            if contradicts:
                found.append(point)
        return found

    def _fixed(self) -> Fixed:
        pairs: list[tuple[int, int]] = []
        alone: tuple[set[int], set[int]] = (set(), set())
        for point in self.tie.points:
            left, right = self._numbers(point)
            if left is not None and right is not None:
                pairs = [*agreeing(pairs, (left, right)), (left, right)]
            elif left is not None:
                alone[LEFT].add(left)
            elif right is not None:
                alone[RIGHT].add(right)
        return Fixed(tuple(pairs), frozenset(alone[LEFT]), frozenset(alone[RIGHT]))

    def _numbers(self, point: PairPoint) -> tuple[int | None, int | None]:
        """The paragraphs that a point names, by number."""
        left = None if point.left is None else self.number_at(LEFT, point.left)
        right = None if point.right is None else self.number_at(RIGHT, point.right)
        return left, right
