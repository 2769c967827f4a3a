"""Makes a long document ready: first what is asked for, then the rest in slices of some milliseconds. No Qt."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import TYPE_CHECKING

from tepi.marks.growing_index import GrowingIndex
from tepi.text.coverage import Coverage
from tepi.text.growing_units import GrowingUnits

if TYPE_CHECKING:
    from tepi.library.file import Library
    from tepi.marks.codebook import Codebook
    from tepi.marks.index import Span
    from tepi.window.open_document import OpenDocument

WIDTH, PORTION = 65_536, 250  # a slice reads so many characters at most, and about so many marks
FAR = 2_000  # marks longer than this are read before all others
AROUND = 4_000  # who asks for a place has so many characters behind it read as well
BEFORE = 20_000  # sentences are known from so many characters before the place that is shown first


def rehearse(library: Library) -> None:
    """Ask of a document that is not there what is asked of a long one: to word a question takes longer than an answer."""
    from tepi.library import mark_queries, queries

    mark_queries.wide_spread(library, "", FAR)
    mark_queries.start_of_next(library, "", 0, PORTION)
    mark_queries.spans_from(library, "", 0, 1)
    queries.nones(library, "", 0, 1)
    queries.units(library, "", 0, 1)
    queries.unit_count(library, "")


class Nones(dict[int, frozenset[tuple[str, str]]]):
    """Where none-of-these was said; asked for a place, it has that place read first."""

    def __init__(self, preparation: Preparation) -> None:
        super().__init__()
        self.preparation: Preparation | None = preparation

    def __bool__(self) -> bool:
        return self.preparation is not None or len(self) > 0

    def get(self, start: int, otherwise: object = None) -> object:  # type: ignore[override]
        """Who said so of the sentence that begins there."""
        if self.preparation is not None:
            self.preparation.reach(start, start + 1)
        return super().get(start, otherwise)


class Preparation:
    """Reads the sentences, marks and decisions of one document into it, and counts them.

    Whatever is asked of a place is answered rightly at any time. What needs the whole text is there when
    ``go_on`` has said that nothing is left. A mark that a notice has brought in is not read again, and
    what is read is what the library holds at that moment, so that every mark comes in once.
    """

    def __init__(self, opened: OpenDocument, library: Library, codebook: Codebook, near: int) -> None:
        from tepi.library import queries
        from tepi.study.counts import Tally

        self._opened = opened
        self._library = library
        self._size = len(opened.text)
        self.near = near  # where the reader last asked
        self._read = Coverage()
        self._far, self._far_read = FAR, False
        self._fresh: list[Span] = []
        self.words: int | None = None
        revision, start = opened.revision, max(near - BEFORE, 0)
        opened.units = GrowingUnits(
            opened.text,
            queries.unit_count(library, revision),
            queries.unit_count(library, revision, start) if start else 0,
            start,
            self._read_units,
        )
        self.index = opened.index = GrowingIndex(self)
        self.nones = opened.nones = Nones(self)
        opened.tally = Tally(opened.units, opened.text, codebook, (), {}, index=self.index)
        self._slices = self._every_slice()

    @property
    def is_torn(self) -> bool:
        """Whether what was read of the sentences does not fit together."""
        units = self._opened.units
        return isinstance(units, GrowingUnits) and units.torn

    def go_on(self) -> bool:
        """Do one slice; False where nothing is left."""
        return next(self._slices, None) is not None

    def take_fresh(self) -> list[Span]:
        """The parts of marks that were read since this was last asked."""
        fresh, self._fresh = self._fresh, []
        return fresh

    def has(self, start: int, end: int) -> bool:
        """Whether the marks on these characters have been read."""
        return self._far_read and self._read.gap(max(start - self._far, 0), min(end, self._size)) is None

    def reach(self, start: int, end: int) -> None:
        """Read every mark that shares a character with [start, end), and the decisions there."""
        if self._library.connection.closed:
            return
        self._read_far()
        first, last = max(start - self._far, 0), min(end, self._size)
        if self._read.gap(first, last) is not None:
            self.near = max(start, 0)
            # A page asks line by line.
            while self.read_towards(first, max(last, first + self._far + AROUND), forward=True):
                pass

    def read_towards(self, start: int, end: int, *, forward: bool) -> bool:
        """Read some of the marks that begin in [start, end), the nearest first; False where all are read."""
        start, end = max(start, 0), min(end, self._size)
        gap = self._read.gap(start, end) if forward else self._read.last_gap(start, end)
        if gap is None or self._library.connection.closed:
            return False
        self._read_far()
        if forward:
            self._read_slice(gap.start, min(gap.end, gap.start + WIDTH))
        else:
            self._read_slice(max(gap.start, gap.end - WIDTH // 8), gap.end)
        return True

    def find(self, highlight: str) -> None:
        """Read one mark."""
        from tepi.library.mark_queries import spans

        if not self._library.connection.closed:
            self._take(spans(self._library, self._opened.revision, [highlight]))

    def _every_slice(self) -> Iterator[bool]:
        yield True  # the first slice comes after the first page
        units = self._opened.units
        while isinstance(units, GrowingUnits) and units.grow():
            yield True
        self._read_far()
        yield True
        while units.find_paragraphs():
            yield True
        # From where the reader is to the end, then what lies before.
        while self.read_towards(self.near, self._size, forward=True):
            yield True
        while self.read_towards(0, self._size, forward=True):
            yield True
        while self._opened.tally.weigh():
            yield True
        yield from self._count_words()
        self.index.settle()
        self.nones.preparation = None

    def _count_words(self) -> Iterator[bool]:
        from tepi.text.units import word_counts

        words = 0
        for count in word_counts(self._opened.text):
            words += count
            yield True
        self.words = words

    def _read_units(self, start: int, end: int) -> tuple[array[int], array[int]]:
        from tepi.library import queries

        if self._library.connection.closed:
            return array("l"), array("l")
        return queries.units(self._library, self._opened.revision, start, end)

    def _read_far(self) -> None:
        """Marks that reach far or have several parts first: then a stretch of text knows its marks by itself."""
        from tepi.library.mark_queries import spans, wide_spread

        if self._far_read or self._library.connection.closed:
            return
        self._far_read = True
        revision = self._opened.revision
        wide = wide_spread(self._library, revision, FAR)
        # Where many are long, only the longest are; a place is then read from further in front of it.
        single = sorted((length for _, length, parts in wide if parts == 1), reverse=True)
        if len(single) > PORTION:
            self._far = single[PORTION]
        self._take(
            spans(
                self._library,
                revision,
                [mark for mark, length, parts in wide if parts > 1 or length > self._far],
            )
        )

    def _read_slice(self, start: int, end: int) -> None:
        """Read what begins in [start, end), or in less where that is much."""
        from tepi.library import queries
        from tepi.library.mark_queries import spans_from, start_of_next

        library, opened = self._library, self._opened
        enough = start_of_next(library, opened.revision, start, PORTION)
        if enough is not None:
            end = min(end, max(enough, start + 1))
        self._take(spans_from(library, opened.revision, start, end))
        for place, pairs in queries.nones(library, opened.revision, start, end).items():
            self.nones[place] = pairs
            opened.tally.set_none(place, pairs)
        self._read.add(start, end)

    def _take(self, spans: list[Span]) -> None:
        new = [span for span in spans if not self.index.knows(span.highlight)]
        self.index.add(new)
        self._opened.tally.put((), new)
        self._fresh.extend(new)
