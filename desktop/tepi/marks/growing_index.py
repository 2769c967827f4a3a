"""A range index that is filled from the library place by place, first where somebody asks."""

from __future__ import annotations

from typing import Protocol

from tepi.marks.index import RangeIndex, Span


class Reader(Protocol):
    """What reads marks into the index."""

    def reach(self, start: int, end: int) -> None:
        """Read every mark that shares a character with [start, end)."""

    def read_towards(self, start: int, end: int, *, forward: bool) -> bool:
        """Read some of the marks that begin in [start, end), the nearest first; False where all are read."""

    def find(self, highlight: str) -> None:
        """Read this mark."""


class GrowingIndex(RangeIndex):
    """Answers about a place, a mark or a neighbour as if all marks were here; what is missing is read first.

    Its length, its ids and a walk over it are of the marks read so far, until ``settle`` says that these
    are all.
    """

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader: Reader | None = reader

    def settle(self) -> None:
        """Every mark is here."""
        self._reader = None

    def knows(self, highlight: str) -> bool:
        """Whether this mark has been read."""
        return highlight in self._marks

    def __contains__(self, highlight: str) -> bool:
        self._find(highlight)
        return super().__contains__(highlight)

    def parts(self, highlight: str) -> tuple[Span, ...]:
        """As of all marks."""
        self._find(highlight)
        return super().parts(highlight)

    def overlapping(self, start: int, end: int) -> list[Span]:
        """As of all marks."""
        if self._reader is not None:
            self._reader.reach(start, end)
        return super().overlapping(start, end)

    def after(self, key: tuple[int, int, str]) -> Span | None:
        """As of all marks."""
        found = super().after(key)
        while self._reader is not None and self._reader.read_towards(
            key[0], found.start + 1 if found is not None else 1 << 60, forward=True
        ):
            found = super().after(key)
        return found

    def before(self, key: tuple[int, int, str]) -> Span | None:
        """As of all marks."""
        found = super().before(key)
        while self._reader is not None and self._reader.read_towards(
            found.start if found is not None else 0, key[0] + 1, forward=False
        ):
            found = super().before(key)
        return found

    def _find(self, highlight: str) -> None:
        if self._reader is not None and highlight not in self._marks:
            self._reader.find(highlight)
