"""The panel's filter at work: what takes a moment is found at once, the rest between other events."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.library.file import Library
    from tepi.library.filtering import Sieve

AT_ONCE, SLICE = 0.02, 0.008  # seconds


class Sifting(QObject):
    """Knows which marks the filter shows, as far as it has come, and keeps that true as marks change.

    ``kept`` says which marks are shown in any case.
    """

    came = Signal(list)  # more marks, in text order
    done = Signal()

    def __init__(self, desk: Desk, kept: Callable[[], frozenset[str]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._kept = kept
        self.shown: set[str] | None = None
        self._sieve: Sieve | None = None
        self._library: Library | None = None
        self._portions: Iterator[list[str]] | None = None
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._go_on)

    @property
    def is_busy(self) -> bool:
        """Whether more marks may be found."""
        return self._portions is not None

    def lay(self, text: str) -> tuple[str, ...]:
        """Lay a filter over the open document in place of the one before; returns what of it cannot be meant.

        Where that takes a moment, ``shown`` is complete on return; otherwise ``came`` and ``done`` follow.
        """
        self._stop()
        self.shown = self._sieve = None
        desk = self._desk
        if not text.strip() or desk.library is None or desk.open is None or desk.codebook is None:
            return ()
        from tepi.library.filtering import Sieve
        from tepi.marks.filter import parse

        sought = parse(text, desk.codebook)
        if not sought:
            return sought.problems
        opened, self._library = desk.open, desk.library
        self._sieve = Sieve(
            desk.library, opened.document.id, sought, desk.codebook, opened.units, opened.text
        )
        self.shown = set(self._kept())
        self._portions = self._sieve.portions()
        self._take(AT_ONCE)
        if self.is_busy:
            self._more.start()
        return sought.problems

    def ask_again(self, marks: frozenset[str]) -> frozenset[str]:
        """Ask again of marks that were made, altered or removed; returns those that are shown now."""
        if self._sieve is None or self.shown is None or not self._has_library:
            return frozenset()
        left = self._sieve.among(marks) | (self._kept() & marks)
        self.shown.difference_update(marks)
        self.shown |= left
        return frozenset(left)

    def finish(self) -> None:
        """Find at once what is still to be found."""
        if self.is_busy:
            self._go_on(float("inf"))

    def _go_on(self, seconds: float = SLICE) -> None:
        new = self._take(seconds)
        if new:
            self.came.emit(new)
        if not self.is_busy:
            self._more.stop()
            self.done.emit()

    def _take(self, seconds: float) -> list[str]:
        """Take portions for about so long; the marks that were not shown before."""
        begun, new = perf_counter(), list[str]()
        assert self.shown is not None
        while self._portions is not None:
            portion = next(self._portions, None) if self._has_library else None
            if portion is None:
                self._portions = None
                break
            fresh = [mark for mark in portion if mark not in self.shown]
            self.shown.update(fresh)
            new += fresh
            if perf_counter() - begun > seconds:
                break
        return new

    @property
    def _has_library(self) -> bool:
        library = self._library
        return library is not None and library is self._desk.library and not library.connection.closed

    def _stop(self) -> None:
        self._portions = None
        self._more.stop()
