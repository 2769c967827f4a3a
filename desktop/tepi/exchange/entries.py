"""Gathers what a writer needs of a document and its marks, with every name resolved.

A writer lays entries out; it asks the library nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tepi.errors import TepiError
from tepi.library import mark_queries, queries
from tepi.library.as_of import newest_change
from tepi.library.file import Library
from tepi.marks.codebook import Codebook
from tepi.marks.highlight import Highlight
from tepi.marks.index import Span
from tepi.study.counts import Tally
from tepi.text.document import Document, Revision
from tepi.text.units import Units

AT_ONCE = 200
IN_A_STEP = 1_000


@dataclass(frozen=True, slots=True)
class Entry:
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

    @property
    def chosen(self) -> int:
        """How many marks are in the file."""
        return len(self.counted) + len(self.uncounted)


def entry(mark: Highlight, codebook: Codebook, units: Units) -> Entry:
    """One mark with its names resolved."""
    codes = sorted(mark.codes, key=codebook.order)
    said = mark.attribution
    return Entry(
        id=mark.id,
        start=mark.range.start,
        end=mark.range.end,
        quote=mark.quote,
        place=units.label_of(mark.range),
        annotator=mark.annotator_name,
        date=mark.created[:10],
        counted=not codes or any(codebook.group_of(code).counted for code in codes),
        codes=tuple(codebook.code(code).name for code in codes),
        unsure=mark.unsure or mark.second_code is not None,
        second=codebook.code(mark.second_code).name if mark.second_code else None,
        said_by=said.names if said else (),
        manner=said.manner if said else None,
        reading=mark.reading,
        translation=mark.translation,
        notes=tuple((note.id, note.text) for note in mark.notes if note.text.strip()),
    )


def sheet(library: Library, document: Document | str, chosen: Collection[str] | None = None) -> Sheet:
    """What is known of a document, given whole or by its id, ready to be written out.

    With ``chosen``, ids of marks, only these are in it; the sentences decided are still the document's.

    Raises:
        TepiError: The library has no such document.
    """
    steps = sheet_in_steps(library, document, chosen)
    while True:
        try:
            next(steps)
        except StopIteration as done:
            found: Sheet = done.value
            return found


def document_of(library: Library, document: Document | str) -> Document:
    """The document as the library has it now. Raises TepiError where it has none by this id."""
    found = queries.document(library, document if isinstance(document, str) else document.id)
    if found is None:
        name = document if isinstance(document, str) else document.title
        raise TepiError(f"There is no document {name} in this library", "Choose one of its documents")
    return found


def sheet_in_steps(
    library: Library, document: Document | str, chosen: Collection[str] | None = None
) -> Generator[None, None, Sheet]:
    """Make the same sheet in steps of a few hundredths of a second, so that a window can breathe between."""
    found = document_of(library, document)
    revision = queries.revision(library, found.revision)
    text = queries.text(library, revision.id)
    units = Units(text, *queries.units(library, revision.id))
    book = queries.codebook(library)
    wanted = None if chosen is None else frozenset(chosen)
    yield
    said_none = queries.nones(library, revision.id)
    every = mark_queries.ids_in_text_order(library, found.id)
    whole = Tally(units, text, book, (), said_none)
    here = whole if wanted is None else Tally(units, text, book, (), {})
    spans: list[Span] = []
    for first in range(0, len(every), IN_A_STEP):
        yield
        portion = mark_queries.spans(library, revision.id, every[first : first + IN_A_STEP])
        whole.put((), portion)
        if wanted is not None:
            portion = [span for span in portion if span.highlight in wanted]
            here.put((), portion)
        spans.extend(portion)
    yield
    notes = queries.notes_on(library, found.id)
    names = {annotator.id: annotator.name for annotator in queries.annotators(library)}
    people = {span.annotator for span in spans} | {note.annotator for note in notes}
    people |= {annotator for pairs in said_none.values() for _, annotator in pairs}
    aside = {span.highlight for span in spans if span.codes and not any(map(here.is_counted, span.codes))}
    ids = every if wanted is None else [mark for mark in every if mark in wanted]
    counts = []
    for code in sorted(book.codes, key=lambda code: book.order(code.id)):
        if here.is_counted(code.id) and here.marks(code.id):
            yield
            counts.append(CodeCount(code.name, here.marks(code.id), here.share(code.id)))
    yield

    def entries(marks: Sequence[str]) -> Iterator[Entry]:
        for first in range(0, len(marks), AT_ONCE):
            portion = marks[first : first + AT_ONCE]
            for mark in mark_queries.highlights(library, portion, revision.id):
                yield entry(mark, book, units)

    return Sheet(
        document=found,
        revision=revision,
        codebook=book.name,
        annotators=tuple(sorted({names[person] for person in people}, key=_by_letter)),
        as_of=newest_change(library, found.id, None if wanted is None else ids),
        notes=tuple((note.id, note.text) for note in notes if note.text.strip()),
        counts=tuple(counts),
        decides=bool(book.deciding),
        decided=whole.decided,
        none=whole.none,
        sentences=whole.total,
        nones=tuple(_nones(said_none, units, book, names, several=len(people) > 1)),
        marks=len(every),
        counted=tuple(mark for mark in ids if mark not in aside),
        uncounted=tuple(mark for mark in ids if mark in aside),
        entries=entries,
    )


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
