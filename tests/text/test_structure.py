"""Which parts of a text's structure lie over a place."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.text import structure
from tepi.text.document import Structure
from tepi.text.structure import WINDOW, Structures, outermost_first


class Shelf:
    """Parts in a list, with a record of what was read."""

    def __init__(self, parts: Iterable[Structure]) -> None:
        self.parts = list(parts)
        self.read: list[tuple[int, int]] = []
        self.long_reads = 0

    def starting(self, start: int, end: int) -> list[Structure]:
        self.read.append((start, end))
        return [part for part in self.parts if start <= part.start < end]

    def long(self) -> list[Structure]:
        self.long_reads += 1
        return [part for part in self.parts if part.end - part.start > WINDOW]

    def structures(self) -> Structures:
        return Structures(self.starting, self.long)


END = 6 * WINDOW
places = st.integers(0, END)
lengths = st.one_of(st.integers(0, 50), st.integers(0, 3 * WINDOW))
rows = st.lists(st.tuples(places, lengths, st.sampled_from(["quote", "list", "link"])), max_size=30)


@settings(max_examples=150, deadline=None)
@given(rows=rows, start=places, length=lengths)
def test_every_part_over_a_stretch_is_found_once_and_outermost_first(
    rows: list[tuple[int, int, str]], start: int, length: int
) -> None:
    """Nested, crossing, long and empty parts are found as by looking at all of them."""
    parts = {Structure(kind, at, at + long) for at, long, kind in rows}
    end = start + length

    found = Shelf(parts).structures().over(start, end)

    reach = max(end, start + 1)
    wanted = [part for part in parts if start <= part.start < reach or part.start < start < part.end]
    assert set(found) == set(wanted)
    assert len(found) == len(wanted)
    if start // WINDOW == max(end - 1, start) // WINDOW:
        assert found == sorted(found, key=outermost_first)


def test_a_place_reads_only_what_lies_near_it() -> None:
    """The end of a long text is asked for without its beginning, and what was read is kept."""
    shelf = Shelf([Structure("emphasis", at, at + 10) for at in range(0, 100 * WINDOW, 1000)])
    asked = shelf.structures()

    asked.over(99 * WINDOW, 99 * WINDOW + 500)
    asked.over(99 * WINDOW + 700, 99 * WINDOW + 2500)

    assert shelf.read == [(98 * WINDOW, 100 * WINDOW)]
    assert shelf.long_reads == 1


def test_the_first_page_does_not_look_for_what_comes_from_far_away() -> None:
    """Nothing long is sought before somebody has gone a good way into the text."""
    shelf = Shelf([Structure("quote", 0, 20 * WINDOW)])
    asked = shelf.structures()

    assert asked.over(10, 20) == shelf.parts
    assert shelf.long_reads == 0
    assert asked.over(9 * WINDOW, 9 * WINDOW + 1) == shelf.parts


def test_only_so_much_is_kept() -> None:
    """Walking through a very long text does not gather all of its structure."""
    shelf = Shelf([])
    asked = shelf.structures()
    for number in range(structure.KEPT + 4):
        asked.over(number * WINDOW, number * WINDOW + 1)
    before = len(shelf.read)

    asked.over((structure.KEPT + 3) * WINDOW, (structure.KEPT + 3) * WINDOW + 1)
    asked.over(0, 1)

    assert len(shelf.read) == before + 1
