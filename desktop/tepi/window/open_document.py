"""The document on the desk: its text, sentences, marks and tallies, kept up to date by notices. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from tepi.marks.index import RangeIndex, Span
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from tepi.library.changed import Changed
    from tepi.library.file import Library
    from tepi.marks.codebook import Codebook
    from tepi.study.counts import Tally
    from tepi.text.document import Document
    from tepi.text.structure import Structures
    from tepi.text.units import Units


class Refreshed(NamedTuple):
    """What a notice changed in the open document: marks by id, and the characters to paint anew."""

    marks: frozenset[str]
    ranges: tuple[Range, ...]
    units: bool = False
    decisions: bool = False


class OpenDocument:
    """One document as it is shown (offsets in code points).

    Attributes:
        document: Its facts.
        revision: The id of the revision shown.
        text: That revision's text.
        units: Its sentences.
        index: Its marks, by range.
        nones: Where none-of-these was said: sentence start -> (group, annotator) pairs.
        tally: What is decided and counted.
    """

    def __init__(
        self, library: Library, document: Document, codebook: Codebook, text: str | None = None
    ) -> None:
        from tepi.library import queries
        from tepi.library.mark_queries import spans

        self._library = library
        self.document = document
        self.revision = document.revision
        self.text = queries.text(library, document.revision) if text is None else text
        self.units = self._cut()
        self.index = RangeIndex(spans(library, self.revision))
        self.nones = queries.nones(library, self.revision)
        self.tally: Tally = self._count(codebook)

    @cached_property
    def structure(self) -> Structures | None:
        """What the parts of its text mean; None where its file told nothing."""
        from tepi.library.structure_queries import structures

        return structures(self._library, self.revision)

    def is_of(self, library: Library | None, revision: str) -> bool:
        """Whether this is that revision, as that library has it."""
        return self._library is library and self.revision == revision

    def refresh(self, changed: Changed, codebook: Codebook) -> Refreshed:
        """Read again what the notice names; says what is to be painted anew."""
        from tepi.library import queries
        from tepi.library.mark_queries import spans

        ranges: list[Range] = []
        if changed.listing:
            fresh = queries.document(self._library, self.document.id)
            self.document = fresh or self.document
        named = changed.highlights
        if named:
            found: dict[str, list[Span]] = {}
            for span in spans(self._library, self.revision, named):
                found.setdefault(span.highlight, []).append(span)
            for highlight in named:
                ranges.extend(self._put(highlight, found.get(highlight, ())))
        units = self.revision in changed.units
        decided = [start for revision, start in changed.decisions if revision == self.revision]
        if units or decided:
            self.nones = queries.nones(self._library, self.revision)
        if units:
            before, self.units = self.units, self._cut()
            new, old = self.units.difference(before)
            ranges += [before[index] for index in old] + [self.units[index] for index in new]
            self.tally.recut(self.units, self.index, self.nones)
        if changed.codebook:
            self.tally = self._count(codebook)
        for start in decided:
            self.tally.set_none(start, self.nones.get(start, frozenset()))
            at = self.units.at(start)
            if at >= 0:
                ranges.append(self.units[at])
        return Refreshed(named, tuple(ranges), units, bool(decided))

    def reload_marks(self, codebook: Codebook) -> None:
        """Read every mark again: for a change of the codebook that reaches many."""
        from tepi.library.mark_queries import spans

        self.index = RangeIndex(spans(self._library, self.revision))
        self.tally = self._count(codebook)

    def is_none(self, unit: int, annotator: str | None = None) -> bool:
        """Whether the sentence was called none-of-these, by anybody or by this annotator."""
        pairs = self.nones.get(self.units[unit].start, frozenset())
        return any(annotator in (None, by) for _, by in pairs)

    def _cut(self) -> Units:
        from tepi.library import queries
        from tepi.text.units import Units

        return Units(self.text, *queries.units(self._library, self.revision))

    def _put(self, highlight: str, spans: Iterable[Span]) -> list[Range]:
        after = tuple(spans)
        before = self.index.put(highlight, after)
        self.tally.put(before, after)
        return [span.range for span in (*before, *after)]

    def _count(self, codebook: Codebook) -> Tally:
        from tepi.study.counts import Tally

        return Tally(self.units, self.text, codebook, iter(self.index), self.nones)
