"""The barcode of a text: the text from left to right in columns, and for each code the columns it lies on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple, Protocol

from tepi.marks.codebook import Codebook
from tepi.study.counts import NONE, UNDECIDED
from tepi.text.ranges import Range
from tepi.text.units import Units

CODE, BARE, SEEN, OPEN = "code", "bare", "none", "undecided"

_STRETCH = re.compile(rb"\x01+")
_BARE = ""


class Counted(Protocol):
    """Where the figures come from: a tally, or the sums of an export."""

    @property
    def total(self) -> int:
        """How many sentences there are."""

    @property
    def decided(self) -> int:
        """How many of them have a decision."""

    @property
    def none(self) -> int:
        """How many were decided as none of these."""

    @property
    def states(self) -> bytes:
        """The state of every sentence."""

    def marks(self, code: str) -> int:
        """How many marks have this code."""

    def share(self, code: str) -> float:
        """The share of the text under its marks."""


class Barcode:
    """Which of so many columns each code lies on, overlaps once; a mark that is there lies on one at least.

    Marks come in any order, so that a long text can be drawn a portion at a time.
    """

    def __init__(self, length: int, columns: int) -> None:
        self.length = max(length, 1)
        self.columns = columns
        self.bare = 0
        self._cells: dict[str, bytearray] = {}

    def add(self, start: int, end: int, codes: tuple[str, ...], *, first: bool = True) -> None:
        """Take in a part of a mark (code points); ``first`` of its mark, or a further one."""
        left, right = self.column(start), -(-end * self.columns // self.length)
        right = min(max(right, left + 1), self.columns)
        if not codes:
            self.bare += first
        for code in codes or (_BARE,):
            cells = self._cells.get(code)
            if cells is None:
                cells = self._cells[code] = bytearray(self.columns)
            cells[left:right] = b"\x01" * (right - left)

    def column(self, offset: int) -> int:
        """The column in which this character begins."""
        return min(offset * self.columns // self.length, self.columns - 1)

    def characters(self, stripe: Range) -> Range:
        """The characters (code points) that lie in these columns, also in a part of one."""
        start = stripe.start * self.length // self.columns
        return Range(start, max(-(-stripe.end * self.length // self.columns), start + 1))

    def stripes(self, code: str) -> tuple[Range, ...]:
        """The columns under a code (``""``: under marks without any), as ranges that do not touch."""
        cells = self._cells.get(code, b"")
        return tuple(Range(*found.span()) for found in _STRETCH.finditer(cells))


class Row(NamedTuple):
    """One row: a code, the marks without any, or what was decided of sentences.

    ``kind``: CODE, BARE, SEEN (none of these) or OPEN (undecided). ``stripes`` are columns. ``share`` is that of the
    text, of SEEN and OPEN that of the sentences; None where it is not counted.
    """

    kind: str
    code: str
    depth: int
    stripes: tuple[Range, ...]
    number: int
    share: float | None


class Block(NamedTuple):
    """Rows that belong together; ``group`` is the id of theirs, or "" where they are of none."""

    group: str
    rows: tuple[Row, ...]


def blocks(
    codebook: Codebook, barcode: Barcode, units: Units, shown: Counted, whole: Counted
) -> tuple[Block, ...]:
    """The rows of a picture: groups that count, the others, marks without a code, decisions.

    A group stands there with all its codes as soon as one of them is used. ``shown`` has the figures of the marks
    in ``barcode``, ``whole`` those of the sentences.
    """
    found = []
    for group in sorted(codebook.groups, key=lambda each: not each.counted):
        rows = tuple(
            Row(
                CODE,
                code.id,
                depth,
                barcode.stripes(code.id),
                shown.marks(code.id),
                shown.share(code.id) if group.counted else None,
            )
            for code, depth in codebook.tree(group.id)
        )
        if any(row.number for row in rows):
            found.append(Block(group.id, rows))
    if barcode.bare:
        found.append(Block("", (Row(BARE, "", 0, barcode.stripes(_BARE), barcode.bare, None),)))
    if codebook.deciding and whole.total:
        found.append(Block("", tuple(_decisions(barcode, units, whole))))
    return tuple(found)


def _decisions(barcode: Barcode, units: Units, whole: Counted) -> Iterator[Row]:
    states = whole.states
    for kind, state, count in ((SEEN, NONE, whole.none), (OPEN, UNDECIDED, whole.total - whole.decided)):
        drawn = Barcode(barcode.length, barcode.columns)
        for stretch in re.finditer(re.escape(bytes((state,))) + b"+", states):
            drawn.add(units[stretch.start()].start, units[stretch.end() - 1].end, (kind,))
        yield Row(kind, "", 0, drawn.stripes(kind), count, count / whole.total)
