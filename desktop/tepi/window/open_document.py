"""The document on the desk: its text, sentences, marks and tallies, kept up to date by notices. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from time import perf_counter
from typing import TYPE_CHECKING, NamedTuple

from tepi.marks.index import RangeIndex, Span
from tepi.text.ranges import Range

if TYPE_CHECKING:
    from tepi.library.changed import Changed
    from tepi.library.file import Library
    from tepi.marks.codebook import Codebook
    from tepi.study.counts import Tally
    from tepi.study.figures import Sums
    from tepi.text.document import Document
    from tepi.text.structure import Structures
    from tepi.text.units import Units
    from tepi.window.preparation import Preparation

AT_ONCE, MARKS_AT_ONCE = 50_000, 1_000
MANY = 2_000  # marks named by one notice: more are read like those of a document just opened
PATIENCE = 0.02


class Refreshed(NamedTuple):
    """What a notice changed in the open document: marks by id, and the characters to paint anew."""

    marks: frozenset[str]
    ranges: tuple[Range, ...]
    units: bool = False
    decisions: bool = False


class Prepared(NamedTuple):
    """What a slice of preparation brought: to which document, parts of marks, whether nothing is left to prepare."""

    opened: OpenDocument
    spans: list[Span]
    done: bool


class OpenDocument:
    """One document as it is shown (offsets in code points).

    A long one is read where somebody asks, and the rest little by little (``prepare``): what is said of a
    place, a mark or its neighbours is right from the beginning, and what needs the whole text is in
    ``counts`` and ``words`` once it is known.

    Attributes:
        document: Its facts.
        revision: The id of the revision shown.
        text: That revision's text.
        units: Its sentences.
        index: Its marks, by range.
        nones: Where none-of-these was said: sentence start -> (group, annotator) pairs.
        tally: What is decided and counted, as far as marks have been read.
    """

    units: Units
    index: RangeIndex
    nones: dict[int, frozenset[tuple[str, str]]]
    tally: Tally

    def __init__(
        self, library: Library, document: Document, codebook: Codebook, text: str | None = None, near: int = 0
    ) -> None:
        from tepi.library import queries

        self._library = library
        self.document = document
        self.revision = document.revision
        self.text = queries.text(library, document.revision) if text is None else text
        self._words: int | None = None
        self._preparation: Preparation | None = None
        self._near = near
        self._begin(codebook)

    @property
    def is_prepared(self) -> bool:
        """Whether all is read and counted."""
        return self._preparation is None

    @property
    def counts(self) -> Tally | None:
        """The figures of the whole document; None while they are being counted."""
        return self.tally if self._preparation is None else None

    @property
    def sums(self) -> Sums | None:
        """The same figures as plain values, for other threads; None where they would have to be counted first."""
        from tepi.study.figures import Sums

        tally = self.tally
        if self._preparation is not None or tally.weigh():
            return None
        used = {code: (tally.marks(code), tally.share(code)) for code in tally.codes}
        return Sums(used, tally.decided, tally.none, tally.total, len(self.index))

    @property
    def words(self) -> int | None:
        """How many words the text has; None while they are being counted."""
        if self._words is None and self._preparation is None:
            from tepi.text.units import word_count

            self._words = word_count(self.text)
        return self._words

    def has(self, span: Range) -> bool:
        """Whether the marks on these characters have been read."""
        return self._preparation is None or self._preparation.has(*span)

    def prepare(self, codebook: Codebook, seconds: float | None = None) -> Prepared:
        """Go on preparing for about so long, at least by a slice; without ``seconds`` until all is done."""
        begun = perf_counter()
        going = self._preparation
        if going is None:
            return Prepared(self, [], True)
        while more := going.go_on():
            if seconds is not None and perf_counter() - begun >= seconds:
                break
        fresh = going.take_fresh()
        self._near = going.near
        if going.is_torn:
            # Somebody else joined or split sentences while they were read.
            self._begin(codebook)
        elif not more:
            self._words, self._preparation = going.words, None
        return Prepared(self, fresh, self._preparation is None)

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

        if changed.listing:
            fresh = queries.document(self._library, self.document.id)
            self.document = fresh or self.document
        units = self.revision in changed.units
        decided = [start for revision, start in changed.decisions if revision == self.revision]
        too_many = max(len(changed.highlights), len(decided)) > MANY
        # What is half read cannot be cut anew; to begin again takes no longer than opening did.
        if too_many or (units and self._preparation is not None):
            self._begin(codebook)
            return Refreshed(changed.highlights, (Range(0, len(self.text)),), units, bool(decided))
        ranges = self._refresh_marks(changed.highlights)
        for start in decided:
            self._read_none(start)
        if units:
            ranges += self._recut()
        if changed.codebook and not self.tally.adopt(codebook):
            if self._is_long:
                self._begin(codebook)
            else:
                self._count(codebook)
        for start in decided:
            self.tally.set_none(start, self.nones.get(start, frozenset()))
            at = self.units.at(start)
            if at >= 0:
                ranges.append(self.units[at])
        return Refreshed(changed.highlights, tuple(ranges), units, bool(decided))

    def reload_marks(self, codebook: Codebook) -> None:
        """Read every mark again: for a change of the codebook that reaches many."""
        self._begin(codebook)

    def is_none(self, unit: int, annotator: str | None = None) -> bool:
        """Whether the sentence was called none-of-these, by anybody or by this annotator."""
        pairs = self.nones.get(self.units[unit].start, frozenset())
        return any(annotator in (None, by) for _, by in pairs)

    def next_undecided(self, unit: int) -> int | None:
        """The next sentence without a decision behind ``unit``, round the end of the text.

        None where there is none, and where it was not found in a moment: then ``is_prepared`` is False.
        """
        begun = perf_counter()
        while True:
            found = self.tally.next_undecided(unit)
            if found is None or self.has(self.units[found]):
                return found
            if perf_counter() - begun > PATIENCE:
                return None
            self.index.overlapping(*self.units[found])

    @property
    def _is_long(self) -> bool:
        from tepi.library.mark_queries import start_of_next

        if len(self.text) > AT_ONCE:
            return True
        return start_of_next(self._library, self.revision, 0, MARKS_AT_ONCE) is not None

    def _begin(self, codebook: Codebook) -> None:
        """Read all anew: at once where that takes a moment, else little by little."""
        from tepi.library import queries
        from tepi.library.mark_queries import spans

        if self._is_long:
            from tepi.window.preparation import Preparation

            self._preparation = Preparation(self, self._library, codebook, self._near)
            return
        self._preparation = None
        self.units = self._cut()
        self.index = RangeIndex(spans(self._library, self.revision))
        self.nones = queries.nones(self._library, self.revision)
        self._count(codebook)

    def _cut(self) -> Units:
        from tepi.library import queries
        from tepi.text.units import Units

        return Units(self.text, *queries.units(self._library, self.revision))

    def _recut(self) -> list[Range]:
        before, self.units = self.units, self._cut()
        new, old = self.units.difference(before)
        self.tally.recut(self.units, self.nones)
        return [before[index] for index in old] + [self.units[index] for index in new]

    def _refresh_marks(self, named: Iterable[str]) -> list[Range]:
        from tepi.library.mark_queries import spans

        ranges: list[Range] = []
        if not named:
            return ranges
        found: dict[str, list[Span]] = {}
        for span in spans(self._library, self.revision, named):
            found.setdefault(span.highlight, []).append(span)
        for highlight in named:
            after = tuple(found.get(highlight, ()))
            before = self.index.put(highlight, after)
            self.tally.put(before, after)
            ranges.extend(span.range for span in (*before, *after))
        return ranges

    def _read_none(self, start: int) -> None:
        from tepi.library import queries

        found = queries.nones(self._library, self.revision, start, start + 1)
        if start in found:
            self.nones[start] = found[start]
        else:
            self.nones.pop(start, None)

    def _count(self, codebook: Codebook) -> None:
        from tepi.study.counts import Tally

        self.tally = Tally(self.units, self.text, codebook, iter(self.index), self.nones, index=self.index)
