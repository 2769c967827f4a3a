"""Which documents and marks an export holds: some marks, a code, what a filter leaves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tepi.errors import TepiError
from tepi.library import mark_queries, queries
from tepi.library.file import Library
from tepi.library.filtering import matching
from tepi.marks.codebook import Codebook
from tepi.marks.filter import Filter, Term, parse
from tepi.text.document import Document
from tepi.text.folding import fold
from tepi.text.units import Units


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asks for. All of it must hold of a mark; of several marks or codes, any.

    ``marks`` are ids or parts of ids, ``codes`` names, ``filter`` is in the language of the panel's filter.
    """

    marks: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    filter: str = ""

    def __bool__(self) -> bool:
        """Whether anything is left out."""
        return bool(self.marks or self.codes or self.filter.strip())


def scope(
    library: Library, documents: Sequence[Document], asked: Asked
) -> tuple[list[Document], frozenset[str] | None]:
    """The documents that hold such marks, and the marks' ids; all of them, and None, where nothing is asked.

    Raises:
        TepiError: There is no such mark or code, the filter cannot be meant, or nothing is left.
    """
    if not asked:
        return list(documents), None
    book = queries.codebook(library)
    filters = _filters(asked, book)
    found: dict[str, list[str]] = {}
    for document in documents:
        ids_here = mark_queries.ids_in_text_order(library, document.id)
        if ids_here and filters:
            units = Units(
                queries.text(library, document.revision), *queries.units(library, document.revision)
            )
            for sought in filters:
                left = frozenset(matching(library, document.id, sought, book, units))
                ids_here = [mark for mark in ids_here if mark in left]
        found[document.id] = ids_here
    ids = frozenset(mark for marks in found.values() for mark in marks)
    if asked.marks:
        ids = frozenset(_meant(part, ids) for part in asked.marks)
    if not ids:
        raise TepiError("No mark is like that", "Ask for others, or leave the question out")
    return [document for document in documents if ids & frozenset(found[document.id])], ids


def _filters(asked: Asked, book: Codebook) -> list[Filter]:
    """What must all hold: one of the codes named, and the filter."""
    sought = parse(asked.filter, book)
    if sought.problems:
        raise TepiError(f"The filter cannot be meant: {sought.problems[0]}", "docs/filter.md has its words")
    codes = []
    for name in asked.codes:
        code = book.named(name)
        if code is None:
            raise TepiError(
                f"There is no code “{name}”", f"The codes are {', '.join(code.name for code in book.codes)}"
            )
        codes.append(Term("code", fold(code.name)))
    return [each for each in (Filter(tuple(codes)), sought) if each]


def _meant(part: str, ids: frozenset[str]) -> str:
    """The mark with this id, or the one whose id holds this part."""
    wanted = part.strip().casefold().removeprefix("^")
    fitting = [mark for mark in ids if wanted and wanted in mark]
    if wanted in ids or len(fitting) == 1:
        return wanted if wanted in ids else fitting[0]
    if fitting:
        raise TepiError(f"“{part}” fits {len(fitting)} marks", "Give more of the id, or the whole id")
    raise TepiError(f"There is no mark “{part}” among these", "“tepi show DOC” lists them")
