"""Has the sentences of a very long line found stretch by stretch, so that the time grows with its length alone."""

from __future__ import annotations

from collections.abc import Callable

LONGEST = 20_000  # a line of more characters (code points) is taken in stretches
STRETCH, AHEAD = 5_000, 500


def in_stretches(line: str, find: Callable[[str], set[int]]) -> set[int]:
    """Where sentences begin by ``find`` (code points of the line, 0 left out).

    The engine's time for one line grows with the square of what it holds: a megabyte of Chinese without a line
    break took over a minute. Each stretch begins where a sentence does, and what is found so near its end that
    words behind it might decide otherwise is looked at again with the next.
    """
    if len(line) <= LONGEST:
        return find(line)
    found: set[int] = set()
    start, size = 0, STRETCH
    while start + size < len(line):
        sure = [cut for cut in find(line[start : start + size]) if 0 < cut <= size - AHEAD]
        if not sure:
            size *= 2
            continue
        found.update(start + cut for cut in sure)
        start, size = start + max(sure), STRETCH
    found.update(start + cut for cut in find(line[start:]))
    return found
