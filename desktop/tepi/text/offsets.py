"""Moves places between code points, UTF-16 units and whole characters as people see them."""

from __future__ import annotations

import re
import sys
from array import array
from bisect import bisect_left
from functools import cache
from typing import Any

from tepi.text.ranges import Range

FLAG, FLAGS_END = "\U0001f1e6", "\U0001f200"
ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class OffsetMap:
    """Translates the offsets of one text to UTF-16 units, which Qt counts, and back.

    A text without characters above U+FFFF costs one quick look; both units are the same there.
    Otherwise a look-up is a binary search among those characters.
    """

    __slots__ = ("_code_points", "_utf16", "plain")

    plain: bool

    def __init__(self, text: str) -> None:
        self.plain = text.isascii() or _is_narrow(text)
        self._code_points: array[int] = array("l")
        self._utf16: array[int] = array("l")
        if not self.plain:
            self._code_points.extend(found.start() for found in ASTRAL.finditer(text))
            # The nth astral character has n others before it, each one unit longer than a code point.
            self._utf16.extend(offset + before for before, offset in enumerate(self._code_points))

    def utf16(self, offset: int) -> int:
        """Give the UTF-16 offset of a code point offset."""
        return offset if self.plain else offset + bisect_left(self._code_points, offset)

    def code_point(self, utf16: int) -> int:
        """Give the code point offset of a UTF-16 offset; inside a surrogate pair, that of its start."""
        return utf16 if self.plain else utf16 - bisect_left(self._utf16, utf16)


def _is_narrow(text: str) -> bool:
    """Whether no character lies above U+FFFF."""
    # Python holds a string in 1, 2 or 4 bytes a character, as its highest one needs (PEP 393): where it takes
    # less than 3 there is none. Else encoding it all is still several times faster than looking for one.
    if sys.getsizeof(text) < 3 * len(text):
        return True
    return len(text.encode("utf-16-le", "surrogatepass")) == 2 * len(text)


@cache
def _patterns() -> tuple[Any, Any]:
    """Compile once the two searches that need Unicode's grapheme properties."""
    import regex  # type: ignore[import-untyped]  # it ships no types

    # Between such two characters no rule of UAX #29 can join, whatever stands round them: from there
    # clusters can be counted forward without knowing the text before.
    safe = regex.compile(
        r"(?r)[\p{GCB=Other}\p{GCB=Control}\p{GCB=LF}][^\p{GCB=Extend}\p{GCB=ZWJ}\p{GCB=SpacingMark}]"
    )
    return safe, regex.compile(r"\X")


def _around(text: str, offset: int) -> tuple[int, int]:
    """Give the cluster boundaries at or before, and at or after, ``offset``."""
    if offset <= 0:
        return 0, 0
    if offset >= len(text):
        return len(text), len(text)
    before, after = text[offset - 1], text[offset]
    if before == "\n" or (before < "\x80" and after < "\x80" and not (before == "\r" and after == "\n")):
        return offset, offset
    safe, cluster = _patterns()
    pair = safe.search(text, 0, offset + 1)
    start = pair.start() + 1 if pair else 0
    if FLAG <= before < FLAGS_END:
        # Flags pair up from the first of a run: skip the whole pairs before this one.
        run = offset - 1
        while run > start and FLAG <= text[run - 1] < FLAGS_END:
            run -= 1
        # The first pair may belong to a sign before the run, so it is never where counting begins.
        paired = run + (offset - run) // 2 * 2 - 2
        start = paired if paired > run else start
    while start < offset:
        end = cluster.match(text, start).end()
        if end > offset:
            return start, end
        start = end
    return offset, offset


def previous_boundary(text: str, offset: int) -> int:
    """Give the boundary between grapheme clusters at or before ``offset`` (code points)."""
    return _around(text, offset)[0]


def next_boundary(text: str, offset: int) -> int:
    """Give the boundary between grapheme clusters at or after ``offset`` (code points)."""
    return _around(text, offset)[1]


def snap(text: str, span: Range) -> Range:
    """Widen ``span`` to whole grapheme clusters (Unicode UAX #29), so that no character is torn.

    An empty range stays empty and moves to the boundary before it. Only the text round each end is
    looked at.
    """
    start = previous_boundary(text, span.start)
    return Range(start, start if span.end <= span.start else next_boundary(text, span.end))


def next_grapheme(text: str, offset: int) -> int:
    """Give the end of the grapheme cluster after ``offset``; the end of the text stays."""
    if offset >= len(text):
        return len(text)
    return next_boundary(text, max(offset, 0) + 1)


def previous_grapheme(text: str, offset: int) -> int:
    """Give the start of the grapheme cluster before ``offset``; the start of the text stays."""
    return previous_boundary(text, min(offset, len(text)) - 1)
