"""A list that is only gone through: portions of it come from where the last one ended, and nothing is held."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Generic, TypeVar

T = TypeVar("T")


class Reel(Generic[T]):
    """Gives portions of what ``begin`` goes through; for one from further up it begins again."""

    def __init__(self, begin: Callable[[], Iterator[T]]) -> None:
        self._begin = begin
        self._rest: Iterator[T] = iter(())
        self._at = -1

    def take(self, first: int, count: int) -> list[T]:
        """At most ``count`` items, from number ``first`` on, counted from 0; fewer where there are no more."""
        if not 0 <= self._at <= first:
            self._rest, self._at = self._begin(), 0
        for _ in islice(self._rest, first - self._at):
            pass
        self._at = first + count
        return list(islice(self._rest, count))
