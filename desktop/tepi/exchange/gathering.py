"""Gathers what a writer needs of a document and its marks.

A writer lays out what is found here; it asks the library nothing.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tepi.exchange.entries import Entry, Resolver
from tepi.exchange.mark_rows import document_of
from tepi.library import queries
from tepi.library.as_of import newest_beside, newest_by_annotator, newest_change
from tepi.library.file import Library
from tepi.library.mark_details import Details
from tepi.library.mark_outlines import Outline, annotators_of, outlines, places
from tepi.library.mark_queries import WithOnly
from tepi.library.text_order import TextOrder
from tepi.marks.codebook import Code, Codebook
from tepi.study.figures import Figures, Sums
from tepi.text.document import Document, Revision
from tepi.text.units import Units


@dataclass(frozen=True, slots=True)
class CodeCount:
    """The figures of one code in one document; ``share`` of the text runs from 0 to 1."""

    name: str
    marks: int
    share: float


@dataclass(frozen=True, slots=True)
class Nones:
    """The sentences decided as none of these, by citation; who and for which group where that is not plain."""

    places: tuple[str, ...]
    group: str = ""
    annotator: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document as it is written out.

    ``order`` gives the ids of the marks in the file, and ``outline`` their parts, in text order; ``entries``
    reads marks by id. Nothing of it is read before it is gone through. ``chosen`` is how many marks are in the
    file, ``marks`` how many the document has; ``aside`` is how many of those chosen have codes of groups that are
    not counted and no other, and ``aside_of`` tells which are such of some that follow one another, by their ids and
    the number of the first. ``counting`` are the codes
    that count, by id. ``counts`` tells of the marks in the file, ``used`` are the codes they have. ``text``, ``units`` and ``book`` serve those who show more than marks;
    ``people`` are the names of annotators by id.
    ``decided``, ``none`` and ``sentences`` are numbers of sentences; ``decides`` says whether any group
    of the codebook wants decisions. ``as_of`` is the newest change among what the file shows.
    """

    document: Document
    revision: Revision
    codebook: str
    annotators: tuple[str, ...]
    as_of: str
    notes: tuple[tuple[str, str], ...]
    counts: tuple[CodeCount, ...]
    decides: bool
    decided: int
    none: int
    sentences: int
    nones: tuple[Nones, ...]
    marks: int
    chosen: int
    aside: int
    order: TextOrder
    aside_of: Callable[[Sequence[str], int], Collection[str]]
    entries: Callable[[Sequence[str]], Iterator[Entry]]
    outline: Callable[[], Iterable[Outline]]
    counting: frozenset[str] = frozenset()
    used: tuple[Code, ...] = ()
    text: str = ""
    units: Units | None = None
    book: Codebook | None = None
    people: Mapping[str, str] = field(default_factory=dict)


class Shown(NamedTuple):
    """Who made what a file shows, by id, and the newest change among it."""

    annotators: frozenset[str]
    as_of: str


class _Counted(NamedTuple):
    """The figures of a whole document and of what is chosen of it."""

    whole: Figures | Sums
    here: Figures | Sums
    every: int
    chosen: int
    aside: int


class Gathering:
    """One document for one file: what is at hand, and what takes longer, found when it is first asked for.

    With ``chosen``, ids of marks, only these are in it; the sentences decided are still the document's.
    With ``anonymous`` annotators are called Coder A, Coder B and so on, in the order in which they came.
    With the ``sums`` of the whole document at hand its marks are not read for them.

    Raises:
        TepiError: The library has no such document.
    """

    def __init__(
        self,
        library: Library,
        document: Document | str,
        chosen: Collection[str] | None = None,
        *,
        anonymous: bool = False,
        sums: Sums | None = None,
    ) -> None:
        self._library, self._sums = library, sums
        self.document = document_of(library, document)
        self.revision = queries.revision(library, self.document.revision)
        self.text = queries.text(library, self.revision.id)
        self.units = Units(self.text, *queries.units(library, self.revision.id))
        self.book = queries.codebook(library)
        people = {annotator.id: annotator.name for annotator in queries.annotators(library)}
        self.people = _coders(people) if anonymous else people
        self._wanted = None if chosen is None else frozenset(chosen)
        self.order = TextOrder(library, self.revision.id, self._wanted)
        self._nones = queries.nones(library, self.revision.id)
        self._notes = queries.notes_on(library, self.document.id)
        self._places = {code.id: self.book.order(code.id) for code in self.book.codes}
        self._counting = frozenset(code.id for code in self.book.codes if self.book.group(code.group).counted)
        self._uncounted = WithOnly(library, self._places.keys() - self._counting)
        self._aside: array[int] | None = None  # their numbers, where all marks have been looked at
        self._shown: Shown | None = None
        self._sheet: Sheet | None = None

    @property
    def codebook(self) -> str:
        """The name of the codebook."""
        return self.book.name

    @property
    def notes(self) -> tuple[tuple[str, str], ...]:
        """The notes on the document, (id, Markdown), without empty ones."""
        return tuple((note.id, note.text) for note in self._notes if note.text.strip())

    def names(self, shown: Shown) -> tuple[str, ...]:
        """What these annotators are called, by letter."""
        return tuple(sorted({self.people[person] for person in shown.annotators}, key=_by_letter))

    def shown(self) -> Generator[None, None, Shown]:
        """Who and when; in steps of a few hundredths of a second, so that others can breathe between."""
        if self._shown is not None:
            return self._shown
        library, document = self._library, self.document.id
        if self._wanted is None:
            who, as_of = annotators_of(library, document), newest_change(library, document)
        else:
            who, as_of = set(), newest_beside(library, document)
            for newest in newest_by_annotator(library, document, self.order):
                who.update(newest)
                as_of = max((as_of, *newest.values()))
                yield
        who |= {note.annotator for note in self._notes}
        who |= {annotator for pairs in self._nones.values() for _, annotator in pairs}
        self._shown = Shown(frozenset(who), as_of)
        return self._shown

    def sheet(self) -> Generator[None, None, Sheet]:
        """Everything; in such steps too."""
        if self._sheet is not None:
            return self._sheet
        shown = yield from self.shown()
        counted = yield from self._figures()
        whole, here, order, book = counted.whole, counted.here, self._places, self.book
        used = [code for code in sorted(book.codes, key=lambda code: order[code.id]) if here.marks(code.id)]
        details = Details(self._library, self.revision.id, order)
        self._sheet = Sheet(
            document=self.document,
            revision=self.revision,
            codebook=self.codebook,
            annotators=self.names(shown),
            as_of=shown.as_of,
            notes=self.notes,
            counts=tuple(
                CodeCount(code.name, here.marks(code.id), here.share(code.id))
                for code in used
                if code.id in self._counting
            ),
            decides=bool(book.deciding),
            decided=whole.decided,
            none=whole.none,
            sentences=whole.total,
            nones=tuple(
                _nones(self._nones, self.units, book, self.people, several=len(shown.annotators) > 1)
            ),
            marks=counted.every,
            chosen=counted.chosen,
            aside=counted.aside,
            order=self.order,
            aside_of=self._aside_of,
            entries=Resolver(book, self.units, self.people, details).entries,
            outline=self.outline,
            counting=self._counting,
            used=tuple(used),
            text=self.text,
            units=self.units,
            book=book,
            people=self.people,
        )
        return self._sheet

    def outline(self) -> Iterator[Outline]:
        """The parts of the marks in text order, read as they are asked for."""
        for some in outlines(self._library, self.revision.id, self._places, self._wanted):
            yield from some

    def _aside_of(self, marks: Sequence[str], first: int) -> Collection[str]:
        known = self._aside
        if known is None:
            return self._uncounted.of(marks)
        here = known[bisect_left(known, first) : bisect_left(known, first + len(marks))]
        return {marks[number - first] for number in here}

    def _figures(self) -> Generator[None, None, _Counted]:
        library, revision, wanted = self._library, self.revision.id, self._wanted
        if self._sums is not None and wanted is None:
            sums = self._sums
            every = len(self.order) if sums.every is None else sums.every
            unused = not any(sums.marks(code) for code in self._places.keys() - self._counting)
            aside = 0 if unused else self._uncounted.count(self.document.id)
            return _Counted(sums, sums, every, every, aside)
        whole = Figures(self.units, self.text, self.book, self._nones)
        here = whole if wanted is None else Figures(self.units, self.text, self.book, {})
        every = chosen = 0
        numbers = array("L")
        for some in places(library, revision, self._places, None if self._sums is None else wanted):
            yield
            for mark, part, place, codes in some:
                first = not part
                if self._sums is None:
                    every += first
                    whole.add(place, codes, first=first)
                if wanted is not None:
                    if mark not in wanted:
                        continue
                    here.add(place, codes, first=first)
                if first:
                    chosen += 1
                    if here.aside(codes):
                        numbers.append(chosen)
        self._aside = numbers
        if self._sums is None:
            return _Counted(whole, here, every, chosen, len(numbers))
        every = len(TextOrder(library, revision)) if self._sums.every is None else self._sums.every
        return _Counted(self._sums, here, every, chosen, len(numbers))


def sheet(
    library: Library,
    document: Document | str,
    chosen: Collection[str] | None = None,
    *,
    anonymous: bool = False,
) -> Sheet:
    """What is known of a document, given whole or by its id, ready to be written out; as ``Gathering`` says.

    Raises:
        TepiError: The library has no such document.
    """
    steps = sheet_in_steps(library, document, chosen, anonymous=anonymous)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Sheet = done.value
            return found


def sheet_in_steps(
    library: Library,
    document: Document | str,
    chosen: Collection[str] | None = None,
    *,
    anonymous: bool = False,
) -> Generator[None, None, Sheet]:
    """Make the same sheet in steps of a few hundredths of a second, so that others can breathe between."""
    return (yield from Gathering(library, document, chosen, anonymous=anonymous).sheet())


def _coders(names: Mapping[str, str]) -> dict[str, str]:
    """Coder A, Coder B, … Coder Z, Coder AA for the annotators, in the order given."""
    found = {}
    for place, annotator in enumerate(names):
        letters, rest = "", place + 1
        while rest:
            rest, letter = divmod(rest - 1, 26)
            letters = chr(ord("A") + letter) + letters
        found[annotator] = f"Coder {letters}"
    return found


def _by_letter(name: str) -> tuple[str, str]:
    return name.casefold(), name


def _nones(
    said: Mapping[int, frozenset[tuple[str, str]]],
    units: Units,
    book: Codebook,
    names: Mapping[str, str],
    *,
    several: bool,
) -> Iterator[Nones]:
    """Who decided which sentences as none; group and annotator are named only where there are several."""
    deciders = sorted(
        {who for pairs in said.values() for _, who in pairs}, key=lambda who: (_by_letter(names[who]), who)
    )
    indices = [(index, said[units[index].start]) for index in range(len(units)) if units[index].start in said]
    for group in book.deciding:
        for who in deciders:
            places = tuple(units.label(index) for index, pairs in indices if (group.id, who) in pairs)
            if places:
                yield Nones(
                    places,
                    group=group.name if len(book.deciding) > 1 else "",
                    annotator=names[who] if several else "",
                )
