"""Files named by a pattern, on the one system whose shell leaves that to each program."""

from __future__ import annotations

import sys
from collections.abc import Sequence


def files_named(names: Sequence[str]) -> list[str]:
    """The files that are meant: on Windows ``*`` and ``?`` stand for others, elsewhere the shell has seen to it.

    A pattern that fits nothing stays, so that it is named as the file that is not there.
    """
    if sys.platform == "win32" and any(set(name) & {"*", "?"} for name in names):
        return [each for name in names for each in _fitting(name) or [name]]
    return list(names)


def _fitting(name: str) -> list[str]:
    from glob import glob

    # No file there is called with these two signs, but many are with brackets.
    pattern = name.replace("[", "[[]") if set(name) & {"*", "?"} else ""
    return sorted(glob(pattern)) if pattern else []  # noqa: PTH207  # as it was written: relative stays so
