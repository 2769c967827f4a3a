"""Where a paragraph too long to be set as one is joined from pieces. No Qt.

Qt sets a paragraph whole: one of a megabyte, as in scraped pages, scanned books and Chinese texts, would keep
the window waiting wherever somebody looks at it. In the document such a paragraph is several, each of which is
set when it is looked at; on the page it is one.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from typing import Any

from tepi.text.offsets import OffsetMap, previous_boundary

LONGEST, PIECE = 20_000, 3_000  # code points
SEARCHED = 1_000  # so far before the end of a full piece a good place to break is looked for
# What Qt takes for the end of a paragraph.
BREAKS = "\n\r\u2029\ufdd0\ufdd1"
OTHER_BREAKS = re.compile(f"[{BREAKS[1:]}]")


class Joined(OffsetMap):
    """The offsets of a text in a document that holds a line break more at every joint.

    A joint has two places in the document; a code point offset is taken for the one behind it.

    Attributes:
        joints: The code point offsets at which a piece follows another, in order.
    """

    __slots__ = ("_behind", "_heads", "joints")

    def __init__(self, text: str, joints: list[tuple[int, int]]) -> None:
        """Take the joints, each with the offset at which its paragraph starts."""
        super().__init__(text)
        self.joints = [joint for joint, _ in joints]
        self._heads = [head for _, head in joints]
        # Where the second half of each begins in the document, in UTF-16 units.
        self._behind = [super(Joined, self).utf16(joint) + at for at, joint in enumerate(self.joints, 1)]

    def utf16(self, offset: int) -> int:
        """Give the place in the document of a code point offset."""
        return super().utf16(offset) + bisect_right(self.joints, offset)

    def code_point(self, utf16: int) -> int:
        """Give the code point offset of a place in the document."""
        return super().code_point(utf16 - bisect_right(self._behind, utf16))

    def is_joint(self, utf16: int) -> bool:
        """Whether the break in front of this place of the document is no more than a joint."""
        at = bisect_left(self._behind, utf16)
        return at < len(self._behind) and self._behind[at] == utf16

    def head(self, utf16: int) -> int:
        """The code point offset at which the paragraph starts whose piece starts at this place."""
        at = bisect_left(self._behind, utf16)
        if at < len(self._behind) and self._behind[at] == utf16:
            return self._heads[at]
        return self.code_point(utf16)


def offsets_of(text: str, longest: int | None = None, piece: int | None = None) -> OffsetMap:
    """The offsets of a text in its document; ``Joined`` where a paragraph has more than ``longest`` characters."""
    longest = longest or LONGEST
    found = [
        (joint, start)
        for start, end in _long_paragraphs(text, longest)
        for joint in _joints(text, start, end, min(piece or PIECE, longest))
    ]
    return Joined(text, found) if found else OffsetMap(text)


def with_joints(text: str, start: int, end: int, joints: list[int]) -> str:
    """What the document holds for the characters [start, end), with a break where a joint lies at their end."""
    first, last = bisect_right(joints, start), bisect_right(joints, end)
    if first == last:
        return text[start:end]
    edges = [start, *joints[first:last], end]
    return "\n".join(text[one:other] for one, other in pairwise(edges))


def _long_paragraphs(text: str, longest: int) -> Iterator[tuple[int, int]]:
    """The paragraphs of more characters than that, found in leaps."""
    place = 0
    while len(text) - place > longest:
        end = text.rfind("\n", place, place + longest + 1)
        if end < 0:
            end = text.find("\n", place + longest)
            end = len(text) if end < 0 else end
            # These are rare, so only what is long by itself is searched for them.
            start = place
            for found in OTHER_BREAKS.finditer(text, place, end):
                if found.start() - start > longest:
                    yield start, found.start()
                start = found.end()
            if end - start > longest:
                yield start, end
        place = end + 1


def _joints(text: str, start: int, end: int, piece: int) -> Iterator[int]:
    places = _places()
    while end - start > piece + piece // 4:
        start = _joint(text, start, start + piece, places)
        yield start


def _joint(text: str, start: int, limit: int, places: tuple[Any, ...]) -> int:
    """The best place near the end of a full piece; never within a character as people see it."""
    for each in places:
        found = each.search(text, max(limit - SEARCHED, start + 1), limit)
        if found is not None:
            place = int(found.end())
            if start + previous_boundary(text[start : place + 1], place - start) == place:
                return place
    return start + (previous_boundary(text[start : limit + 1], limit - start) or limit - start)


@cache
def _places() -> tuple[Any, ...]:
    """Where to break, the best first: behind a sentence; behind a word, or a clause of a script without spaces."""
    import regex  # type: ignore[import-untyped]  # it ships no types

    # Searched from the end. What reaches up to there may go on behind it, so something must follow.
    return (
        regex.compile(r"(?r)(?:[.!?…؟۔।॥]+[\"'”’»)\]]*\s+|[。！？]+[”’」』）】]*\s*)(?=[^\s”’」』）】])"),
        regex.compile(r"(?r)(?:[、，；：]|[^\S\xa0\u2007\u202f]+)(?=\S)"),
    )
