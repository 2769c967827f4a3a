"""Which parts of a text's structure lie over a place: asked a window of characters at a time."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Iterable

from tepi.text.document import Structure

WINDOW = 65_536
KEPT = 16

Read = Callable[[int, int], Iterable[Structure]]


def outermost_first(part: Structure) -> tuple[int, int]:
    """Text order, and what holds another part before that."""
    return part.start, -part.end


class Structures:
    """The structure of one revision; nothing is read before somebody looks there (code points).

    ``starting`` reads the parts that start in a stretch of the text, ``long`` those that are longer than
    ``WINDOW``: together they give all that reach into a stretch, without a look at everything before it.
    """

    def __init__(self, starting: Read, long: Callable[[], Iterable[Structure]]) -> None:
        self._starting = starting
        self._read_long = long
        self._long: list[Structure] | None = None
        self._windows: dict[int, _Window] = {}

    def over(self, start: int, end: int) -> list[Structure]:
        """The parts that share a character with a stretch, or lie empty in it; outermost first.

        An empty stretch is taken for the one place that it is.
        """
        first, last = start // WINDOW, max(end - 1, start) // WINDOW
        found = self._window(first).over(start, end)
        if last > first:
            seen = set(found)
            for number in range(first + 1, last + 1):
                fresh = [part for part in self._window(number).over(start, end) if part not in seen]
                seen.update(fresh)
                found += fresh
        return found

    def _window(self, number: int) -> _Window:
        kept = self._windows.pop(number, None)
        if kept is None:
            start = number * WINDOW
            parts = set(self._starting(max(start - WINDOW, 0), start + WINDOW))
            if number > 1:
                if self._long is None:
                    self._long = list(self._read_long())
                parts.update(part for part in self._long if part.start < start + WINDOW and part.end > start)
            kept = _Window(sorted(parts, key=outermost_first))
            if len(self._windows) >= KEPT:
                del self._windows[next(iter(self._windows))]
        self._windows[number] = kept
        return kept


class _Window:
    """Parts in order, each with the one that was still open where it starts: nesting is a chain upwards."""

    def __init__(self, parts: list[Structure]) -> None:
        self._parts = parts
        self._starts = array("l", (part.start for part in parts))
        self._within = array("l")
        open_ones: list[int] = []
        for number, part in enumerate(parts):
            while open_ones and parts[open_ones[-1]].end <= part.start:
                open_ones.pop()
            self._within.append(open_ones[-1] if open_ones else -1)
            open_ones.append(number)

    def over(self, start: int, end: int) -> list[Structure]:
        first = bisect_left(self._starts, start)
        last = bisect_left(self._starts, max(end, start + 1))
        above: list[Structure] = []
        number = first - 1
        while number >= 0:
            if self._parts[number].end > start:
                above.append(self._parts[number])
            number = self._within[number]
        return above[::-1] + self._parts[first:last]
