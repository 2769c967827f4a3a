"""How far long work is, on the terminal's last line: only where somebody looks on."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import Self, TextIO

AFTER, EVERY = 0.7, 0.1  # seconds
WIDEST = 56


class Meter:
    """Called with a share, 0 to 1; leaves nothing behind. Writes to standard error, and to no file or pipe."""

    def __init__(self, name: str, out: TextIO | None = None) -> None:
        self._out = out or sys.stderr
        self._name = name if len(name) <= WIDEST else "…" + name[1 - WIDEST :]
        self._next = time.monotonic() + AFTER
        self._written = 0

    def __call__(self, share: float) -> None:
        """Say how far it is, where it has taken some time already."""
        if time.monotonic() < self._next or not self._out.isatty():
            return
        self._next = time.monotonic() + EVERY
        self._write(f"tepi: reading {self._name}: {100 * share:.0f} %")

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._written:
            self._write("")
            self._out.write("\r")
            self._out.flush()

    def _write(self, line: str) -> None:
        self._out.write("\r" + line.ljust(self._written))
        self._out.flush()
        self._written = len(line)
