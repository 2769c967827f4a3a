"""Work that is done at once where it takes a moment, and otherwise step by step between other events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter

from PySide6.QtCore import QObject, QTimer, Signal

AT_ONCE, SLICE = 0.02, 0.008  # seconds


class Stepwise(QObject):
    """One piece of work, made anew where what it works on has changed; ``done`` follows where it took long."""

    done = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._make: Callable[[], Iterator[None]] | None = None
        self._steps: Iterator[None] | None = None
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether there is something left to do."""
        return self._make is not None

    def begin(self, make: Callable[[], Iterator[None]]) -> None:
        """Do what ``make`` gives, in place of what was being done."""
        self._make, self._steps = make, make()
        self._take(AT_ONCE)
        if self.is_busy:
            self._more.start()

    def begin_anew(self) -> None:
        """What is worked on has changed: where something is left to do, all of it is done again."""
        if self._make is not None:
            self._steps = self._make()

    def finish(self) -> None:
        """Do at once what is left."""
        if self.is_busy:
            self._go_on(float("inf"))

    def stop(self) -> None:
        """Leave what is left undone."""
        self._make = self._steps = None
        self._more.stop()

    def _go_on(self, seconds: float = SLICE) -> None:
        self._take(seconds)
        if not self.is_busy:
            self.done.emit()

    def _take(self, seconds: float) -> None:
        begun = perf_counter()
        while self._steps is not None:
            if next(self._steps, self) is self:
                self.stop()
            elif perf_counter() - begun > seconds:
                break
