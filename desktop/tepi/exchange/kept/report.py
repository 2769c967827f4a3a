"""What a pass over a kept folder tells. Plain: the window takes it in without anything that writes."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Report:
    """What was done in a folder, and what waits there, each by the names of files.

    ``edited`` are files that hold what the library does not: they are left until they were read back.
    ``foreign`` are somebody else's files where one of ours would lie. ``busy``: another process holds the
    folder, and nothing was done. ``problem`` is why a file could not be written while others could. ``all``:
    the library was asked, and ``foreign`` and ``problem`` are known.
    """

    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    edited: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()
    busy: bool = False
    problem: str = ""
    all: bool = False
