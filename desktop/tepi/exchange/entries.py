"""Gathers what a writer needs of a document and its marks, with every name resolved.

A writer lays entries out; it asks the library nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tepi.exchange.mark_rows import document_of
from tepi.library import mark_queries, queries
from tepi.library.as_of import newest_change
from tepi.library.file import Library
from tepi.library.mark_details import Details
from tepi.library.mark_outlines import Outline, annotators_of, outlines, places
from tepi.marks.codebook import Code, Codebook
from tepi.study.figures import Figures, Sums
from tepi.text.document import Document, Revision
from tepi.text.ranges import Range
from tepi.text.units import Units

KEPT = 1_000


class Entry(NamedTuple):
    """One mark as it is written out.

    ``codes`` are the names of the codes given, in the codebook's order; ``second`` that of the
    second-best. ``said_by`` is the chain of speakers, outermost first. ``place`` is a citation such as
    "¶2 s3", ``date`` the day it was made (UTC). ``counted`` is false where all its codes lie in groups
    that are not counted. ``notes`` hold (id, Markdown) of every note on it, oldest first.
    """

    id: str
    start: int
    end: int
    quote: str
    place: str
    annotator: str
    date: str
    counted: bool
    codes: tuple[str, ...] = ()
    unsure: bool = False
    second: str | None = None
    said_by: tuple[str, ...] = ()
    manner: str | None = None
    reading: str | None = None
    translation: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


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

    ``counted`` and ``uncounted`` are the ids of the marks in the file, in text order, those of groups
    that are not counted apart; ``entries`` reads them, a portion at a time, only as they are asked for.
    ``counts`` tells of the marks in the file, ``marks`` is how many the document has.
    ``in_order`` are the same ids in text order, counted or not, and ``outline`` reads the parts of these marks;
    ``used`` are the codes they have. ``text``, ``units`` and ``book`` serve those who show more than marks;
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
    counted: tuple[str, ...]
    uncounted: tuple[str, ...]
    entries: Callable[[Sequence[str]], Iterator[Entry]]
    in_order: tuple[str, ...] = ()
    outline: Callable[[], Iterable[Outline]] = tuple
    used: tuple[Code, ...] = ()
    text: str = ""
    units: Units | None = None
    book: Codebook | None = None
    people: Mapping[str, str] = field(default_factory=dict)

    @property
    def chosen(self) -> int:
        """How many marks are in the file."""
        return len(self.counted) + len(self.uncounted)


class Resolver:
    """Puts names in place of ids in the marks of one document."""

    def __init__(self, book: Codebook, units: Units, people: Mapping[str, str], details: Details) -> None:
        self._book, self._units, self._people, self._details = book, units, people, details
        self._labels: dict[tuple[int, int], str] = {}
        self._named: dict[tuple[str, ...], tuple[bool, tuple[str, ...]]] = {}

    def entries(self, ids: Sequence[str]) -> Iterator[Entry]:
        """Marks with their names resolved, read as they are asked for."""
        for mark in self._details.of(ids):
            place = mark.place
            counted, codes = self._codes(mark.codes)
            yield Entry(
                mark.id,
                place.start,
                place.end,
                mark.quote,
                self._label(place),
                self._people[mark.annotator],
                mark.created[:10],
                counted,
                codes,
                mark.unsure or mark.second is not None,
                self._book.code(mark.second).name if mark.second else None,
                mark.said_by,
                mark.manner,
                mark.reading,
                mark.translation,
                tuple(note for note in mark.notes if note[1].strip()) if mark.notes else (),
            )

    def _codes(self, codes: tuple[str, ...]) -> tuple[bool, tuple[str, ...]]:
        """Whether a mark with these codes counts, and their names; the same few come again and again."""
        found = self._named.get(codes)
        if found is None:
            counts = not codes or any(self._book.group_of(code).counted for code in codes)
            found = self._named[codes] = counts, tuple(self._book.code(code).name for code in codes)
        return found

    def _label(self, place: Range) -> str:
        """Cite a place; many marks lie over the same few sentences."""
        touched = self._units.within(place)
        if not touched:
            return self._units.label_of(place)
        key = touched.start, touched.stop
        found = self._labels.get(key)
        if found is None:
            if len(self._labels) >= KEPT:
                self._labels.clear()
            found = self._labels[key] = self._units.label_of(place)
        return found


def sheet(
    library: Library,
    document: Document | str,
    chosen: Collection[str] | None = None,
    *,
    anonymous: bool = False,
) -> Sheet:
    """What is known of a document, given whole or by its id, ready to be written out.

    With ``chosen``, ids of marks, only these are in it; the sentences decided are still the document's.
    With ``anonymous`` annotators are called Coder A, Coder B and so on, in the order in which they came.

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


def with_rests(steps: Generator[None, None, Sheet]) -> Generator[str, None, Sheet]:
    """Take these steps between the pieces of a file: each is an empty piece, in which a window can breathe."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            page: Sheet = done.value
            return page
        yield ""


def sheet_in_steps(
    library: Library,
    document: Document | str,
    chosen: Collection[str] | None = None,
    *,
    anonymous: bool = False,
    sums: Sums | None = None,
) -> Generator[None, None, Sheet]:
    """Make the same sheet in steps of a few hundredths of a second, so that a window can breathe between.

    With the ``sums`` of the whole document at hand, and every mark wanted, its marks are not read for them.
    """
    found = document_of(library, document)
    revision = queries.revision(library, found.revision)
    text = queries.text(library, revision.id)
    units = Units(text, *queries.units(library, revision.id))
    book = queries.codebook(library)
    people = {annotator.id: annotator.name for annotator in queries.annotators(library)}
    people = _coders(people) if anonymous else people
    wanted = None if chosen is None else frozenset(chosen)
    yield
    said_none = queries.nones(library, revision.id)
    order = {code.id: book.order(code.id) for code in book.codes}
    counted = frozenset(code.id for code in book.codes if book.group(code.group).counted)
    whole: Figures | Sums
    here: Figures | Sums
    if sums is not None and wanted is None:
        whole = here = sums
        ids = mark_queries.ids_in_text_order(library, found.id)
        every = len(ids)
        aside = mark_queries.ids_with_only(
            library, found.id, [code for code in order if code not in counted and sums.marks(code)]
        )
    else:
        whole = Figures(units, text, book, said_none)
        here = whole if wanted is None else Figures(units, text, book, {})
        every, ids, aside = 0, [], set()
        for some in places(library, revision.id, order):
            yield
            for mark, part, place, codes in some:
                first = not part
                every += first
                whole.add(place, codes, first=first)
                if wanted is not None:
                    if mark not in wanted:
                        continue
                    here.add(place, codes, first=first)
                if first:
                    ids.append(mark)
                    if here.aside(codes):
                        aside.add(mark)
    yield
    shown = annotators_of(library, found.id, None if wanted is None else ids)
    notes = queries.notes_on(library, found.id)
    shown |= {note.annotator for note in notes}
    shown |= {annotator for pairs in said_none.values() for _, annotator in pairs}
    used = [code for code in sorted(book.codes, key=lambda code: order[code.id]) if here.marks(code.id)]
    resolver = Resolver(book, units, people, Details(library, found.id, revision.id, order))

    def in_outline() -> Iterator[Outline]:
        chosen_ids = frozenset(ids)
        for some in outlines(library, revision.id, order):
            yield from (each for each in some if each.mark in chosen_ids)

    return Sheet(
        document=found,
        revision=revision,
        codebook=book.name,
        annotators=tuple(sorted({people[person] for person in shown}, key=_by_letter)),
        as_of=newest_change(library, found.id, None if wanted is None else ids),
        notes=tuple((note.id, note.text) for note in notes if note.text.strip()),
        counts=tuple(
            CodeCount(code.name, here.marks(code.id), here.share(code.id))
            for code in used
            if code.id in counted
        ),
        decides=bool(book.deciding),
        decided=whole.decided,
        none=whole.none,
        sentences=whole.total,
        nones=tuple(_nones(said_none, units, book, people, several=len(shown) > 1)),
        marks=every,
        counted=tuple(mark for mark in ids if mark not in aside),
        uncounted=tuple(mark for mark in ids if mark in aside),
        entries=resolver.entries,
        in_order=tuple(ids),
        outline=in_outline,
        used=tuple(used),
        text=text,
        units=units,
        book=book,
        people=people,
    )


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
