"""How a reader of files tells how far it is."""

from __future__ import annotations

from collections.abc import Callable

# Takes the share of the work that is done, 0 to 1; called often, so it has to be quick.
Tell = Callable[[float], None]


def silent(_share: float) -> None:
    """Nobody wants to know."""
