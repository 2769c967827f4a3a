"""How far reading files back is: each mark is read once and compared once."""

from __future__ import annotations

from collections.abc import Callable, Iterable

Tell = Callable[[int, int], None]


class Progress:
    """Counts steps and tells each (done, of); ``tell`` may raise to end the work.

    How many there will be is guessed from the sources; no more than that is ever told.
    """

    def __init__(self, tell: Tell | None, sources: Iterable[str]) -> None:
        self._tell = tell
        self.done = 0
        self.of = 2 * sum(_marks(source) for source in sources) if tell else 0

    def step(self) -> None:
        """One mark is read, or compared."""
        if self._tell is not None:
            self.done = min(self.done + 1, self.of)
            self._tell(self.done, self.of)


def _marks(source: str) -> int:
    """About how many marks a file holds: comments, or where those are lost, quotes."""
    return max(1, source.count("<!-- tepi mark"), source.count("\n\n>"))
