"""How much memory and time the process in which templates run allows itself."""

from __future__ import annotations

import sys
from contextlib import suppress

MEMORY, SECONDS = 1 << 29, 900


def limit() -> None:
    """Let this process use no more memory and time than that, where the system can hold it to that.

    Where it cannot, ``holding.py`` does so from outside.
    """
    if sys.platform != "win32":
        import resource

        # Who started it ends it much earlier; the time is for the day on which that one is gone.
        for kind, most in ((resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_AS, MEMORY)):
            with suppress(ValueError, OSError):  # macOS refuses the second
                resource.setrlimit(kind, (most, most))
