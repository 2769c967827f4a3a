"""Steps that find something, taken between the pieces of a file."""

from __future__ import annotations

from collections.abc import Generator
from typing import TypeVar

T = TypeVar("T")


def with_rests(steps: Generator[None, None, T]) -> Generator[str, None, T]:
    """What the steps find; between two comes an empty piece, in which whoever asks can do something else."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: T = done.value
            return found
        yield ""
