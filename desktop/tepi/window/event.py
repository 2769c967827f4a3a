"""A plain notice that parts of the window listen to, without Qt."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any


class Event:
    """Something that happens on the desk. Listeners are called in the order in which they joined."""

    def __init__(self) -> None:
        self._listeners: list[Callable[..., Any]] = []

    def join(self, listener: Callable[..., Any]) -> Callable[[], None]:
        """Call ``listener`` from now on; returns the function that ends this."""
        self._listeners.append(listener)

        def leave() -> None:
            if listener in self._listeners:
                self._listeners.remove(listener)

        return leave

    def tell(self, *values: Any) -> None:
        """Call every listener with these values."""
        for listener in tuple(self._listeners):
            listener(*values)
