"""What the Picture tab shows of a document: rows made a portion at a time, and what lies at a place of one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from tepi.marks.codebook import Codebook
from tepi.study.barcode import BARE, CODE, SEEN, Barcode, Block, Row, blocks
from tepi.study.counts import NONE, UNDECIDED, Tally
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from tepi.marks.index import Span
    from tepi.window.open_document import OpenDocument

PORTION = 200


class PictureRows(NamedTuple):
    """The rows of an open document, of all annotators or of the one with the id ``by``."""

    opened: OpenDocument
    book: Codebook
    by: str
    barcode: Barcode
    states: bytes
    blocks: tuple[Block, ...]

    @property
    def rows(self) -> list[Row]:
        """All rows, one after another."""
        return [row for block in self.blocks for row in block.rows]

    def mark_at(self, row: Row, columns: Range) -> str | None:
        """The first mark of a row in these columns, by id; None for sentences."""
        if row.kind not in (CODE, BARE):
            return None
        found: list[Span] = [
            span
            for span in self.opened.index.overlapping(*self.barcode.characters(columns))
            if (row.code in span.codes if row.kind == CODE else not span.codes)
            and self.by in ("", span.annotator)
        ]
        return (
            min(found, key=lambda span: (span.start, -span.end, span.highlight)).highlight if found else None
        )

    def sentence_at(self, row: Row, columns: Range) -> int | None:
        """The first sentence in these columns that the row is about, or None."""
        mark = self.mark_at(row, columns)
        units, place = self.opened.units, self.barcode.characters(columns)
        if mark is not None:
            return units.at(max(self.opened.index.parts(mark)[0].start, place.start))
        wanted = NONE if row.kind == SEEN else UNDECIDED
        if row.kind in (CODE, BARE):
            return None
        return next((unit for unit in units.within(place) if self.states[unit] == wanted), None)


def make_rows(opened: OpenDocument, book: Codebook, by: str, columns: int) -> Iterator[PictureRows | None]:
    """Make the rows of a document whose marks have all been read: None after each portion, the rows at the end."""
    barcode = Barcode(len(opened.text), columns)
    tally = Tally(opened.units, opened.text, book, (), opened.nones, {by}) if by else opened.tally
    some: list[Span] = []
    for number, span in enumerate(opened.index, 1):
        if by in ("", span.annotator):
            barcode.add(span.start, span.end, span.codes, first=not span.part)
            if by:
                some.append(span)
        if number % PORTION == 0:
            if some:
                tally.put((), some)
                some = []
            yield None
    if some:
        tally.put((), some)
    yield None
    while tally.weigh():
        yield None
    found = blocks(book, barcode, opened.units, tally, tally)
    yield PictureRows(opened, book, by, barcode, tally.states, found)
