"""Writes marks as one table, CSV or TSV: a row a mark."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from functools import partial

from tepi.exchange.delimited import Cell, lines
from tepi.exchange.mark_rows import names, pages, records, worst_state
from tepi.library.file import Library
from tepi.text.document import Document

# Each column with what it holds: docs/formats.md is held to this by a test.
COLUMNS = {
    "mark": "the mark's id",
    "document": "the document's id",
    "title": "the document's title",
    "place": "the citation, as in ¶2 s3",
    "start": "the first character, counted from 0 in Unicode code points",
    "end": "the character behind the last",
    "quote": "the marked words; parts of one mark are joined by “ … ”",
    "codes": "the names of its codes in the codebook's order, joined by “; ”",
    "certainty": "sure or unsure; empty without a code",
    "second_code": "the second-best code",
    "said_by": "who says it, the outermost source first, joined by “ < ”",
    "manner": "how it is said",
    "reading": "what the words should say",
    "translation": "what they say in another language",
    "notes": "its notes in Markdown, an empty line between two",
    "annotator": "whose mark it is",
    "state": "anchored, shifted or orphaned",
    "created": "when it was made, UTC",
    "changed": "when it was changed last, UTC",
}


def pieces(
    library: Library,
    documents: Iterable[Document | str],
    filter_ids: Collection[str] | None = None,
    *,
    delimiter: str = ",",
    bom: bool = False,
    formulas: bool = False,
) -> Iterator[str]:
    """Write the marks of documents, one document after another, as pieces of one table.

    With ``filter_ids`` only these marks. ``bom`` and ``formulas`` are those of ``delimited.lines``.

    Raises:
        TepiError: A document that the library does not have.
    """
    rows = _rows(library, documents, filter_ids)
    return lines(tuple(COLUMNS), rows, delimiter=delimiter, bom=bom, formulas=formulas)


tab_pieces = partial(pieces, delimiter="\t")


def _rows(
    library: Library, documents: Iterable[Document | str], chosen: Collection[str] | None
) -> Iterator[tuple[Cell, ...]]:
    known = names(library)
    for page in pages(library, documents, chosen):
        label_of = page.units.label_of
        for mark in records(library, page):
            coded = known.coded(mark.given)
            said = mark.said[0] if mark.said else None
            place = mark.range
            yield (
                mark.id,
                page.document.id,
                page.document.title,
                label_of(place),
                place.start,
                place.end,
                mark.quote,
                "; ".join(coded.codes),
                coded.certainty,
                coded.second,
                " < ".join(known.sources[source].name for source in said.sources) if said else None,
                said.manner if said else None,
                mark.reading,
                mark.translation,
                "\n\n".join(text for _, text in mark.notes),
                known.annotators[mark.annotator],
                worst_state(mark),
                mark.created,
                mark.changed,
            )
