"""What to do when something breaks that should not: one line to the reader, the details to the log."""

from __future__ import annotations

import sys
from collections.abc import Callable
from types import TracebackType


def watch(say: Callable[[str], None]) -> None:
    """Have unexpected errors logged and said in one line, from now on."""

    def hook(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        from tepi.library.fault_log import as_one_line

        if issubclass(kind, KeyboardInterrupt):
            sys.__excepthook__(kind, error, trace)
            return
        say(str(as_one_line(error)))

    sys.excepthook = hook
