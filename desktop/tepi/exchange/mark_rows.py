"""Marks for tables and JSON: the names in place of ids, read a portion at a time."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.file import Library
from tepi.library.mark_records import Given, MarkRecord, mark_records
from tepi.library.text_order import TextOrder
from tepi.marks.codebook import Codebook
from tepi.marks.people import Source
from tepi.text.document import Document, Revision
from tepi.text.units import Units


class NamedCodes(NamedTuple):
    """The codes of a mark by name, in the codebook's order."""

    codes: tuple[str, ...]
    second: str | None
    certainty: str | None


@dataclass(frozen=True, slots=True)
class Names:
    """What the ids of a library are called; asked once for an export."""

    codebook: Codebook
    annotators: dict[str, str]
    sources: dict[str, Source]
    versions: dict[str, str]
    _met: dict[tuple[Given, ...], NamedCodes] = field(default_factory=dict)

    def coded(self, given: tuple[Given, ...]) -> NamedCodes:
        """The names of a mark's codes; ``certainty`` is None where there is no code."""
        found = self._met.get(given)
        if found is None:
            found = self._met[given] = self._coded(given)
        return found

    def _coded(self, given: tuple[Given, ...]) -> NamedCodes:
        book = self.codebook
        first = sorted((each for each in given if each.rank == 1), key=lambda each: book.order(each.code))
        second = next((each.code for each in given if each.rank == 2), None)
        doubted = second is not None or any(each.certainty == "unsure" for each in first)
        return NamedCodes(
            tuple(book.code(each.code).name for each in first),
            book.code(second).name if second else None,
            ("unsure" if doubted else "sure") if first or second else None,
        )


@dataclass(frozen=True, slots=True)
class Page:
    """One document of an export. ``marks`` are the ids of the marks wanted, in text order, never all held."""

    document: Document
    revision: Revision
    text: str
    units: Units
    marks: TextOrder


def document_of(library: Library, document: Document | str) -> Document:
    """The document as the library has it now. Raises TepiError where it has none by this id."""
    found = queries.document(library, document if isinstance(document, str) else document.id)
    if found is None:
        name = document if isinstance(document, str) else document.title
        raise TepiError(f"There is no document {name} in this library", "Choose one of its documents")
    return found


def names(library: Library) -> Names:
    """The names that an export of this library needs."""
    return Names(
        queries.codebook(library),
        {annotator.id: annotator.name for annotator in queries.annotators(library)},
        {source.id: source for source in queries.sources(library)},
        {version.id: version.name for version in queries.codebook_versions(library)},
    )


def pages(
    library: Library, documents: Iterable[Document | str], chosen: Collection[str] | None = None
) -> Iterator[Page]:
    """The documents, whole or by id, each read only when it is asked for; with ``chosen`` only these marks.

    Raises:
        TepiError: A document that the library does not have.
    """
    wanted = None if chosen is None else frozenset(chosen)
    for document in documents:
        found = document_of(library, document)
        revision = queries.revision(library, found.revision)
        text = queries.text(library, revision.id)
        units = Units(text, *queries.units(library, revision.id))
        yield Page(found, revision, text, units, TextOrder(library, revision.id, wanted))


def records(library: Library, page: Page) -> Iterator[MarkRecord]:
    """The marks of a page, in text order, read as they are asked for."""
    return mark_records(library, page.revision.id, page.marks)


def worst_state(mark: MarkRecord) -> str:
    """The worst state of its parts."""
    states = {part.state for part in mark.parts}
    return next(state for state in ("orphaned", "shifted", "anchored") if state in states)
