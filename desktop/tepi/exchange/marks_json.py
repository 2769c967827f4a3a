"""Writes marks as JSON (one value for all documents) and as JSON Lines (a value a mark).

The shapes are published in ``docs/schema``; every field is always there, and what is absent is null.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Iterator
from typing import Any

from tepi.exchange.mark_rows import Names, Page, names, pages, records, worst_state
from tepi.library import queries
from tepi.library.file import Library
from tepi.library.mark_records import MarkRecord
from tepi.text.document import Document

FORMAT = "tepi-marks"
VERSION = 1
FACTS = ("kind", "author", "publication", "date", "language", "address", "file_name")

_encode = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": ")).encode


def pieces(
    library: Library, documents: Iterable[Document | str], filter_ids: Collection[str] | None = None
) -> Iterator[str]:
    """Write documents with their marks as one JSON value, a piece for each mark and a line for each too.

    With ``filter_ids`` only these marks.

    Raises:
        TepiError: A document that the library does not have.
    """
    known = names(library)
    head = {"format": FORMAT, "version": VERSION, "codebook": known.codebook.name}
    yield _encode(head)[:-1] + ', "documents": ['
    for number, page in enumerate(pages(library, documents, filter_ids)):
        yield (",\n" if number else "\n") + _encode(_document(library, page, known))[:-1] + ', "marks": ['
        end = "]}"
        for place, mark in enumerate(records(library, page)):
            yield (",\n" if place else "\n") + _encode(_mark(mark, page, known))
            end = "\n]}"
        yield end
    yield "\n]}\n"


def line_pieces(
    library: Library, documents: Iterable[Document | str], filter_ids: Collection[str] | None = None
) -> Iterator[str]:
    """Write one mark a line; each names its document. The arguments and errors are those of ``pieces``."""
    known = names(library)
    for page in pages(library, documents, filter_ids):
        named = {"document": page.document.id, "title": page.document.title}
        for mark in records(library, page):
            yield _encode({**named, **_mark(mark, page, known)}) + "\n"


def _document(library: Library, page: Page, known: Names) -> dict[str, Any]:
    document = page.document
    group_names = {group.id: group.name for group in known.codebook.groups}
    said = queries.nones(library, page.revision.id)
    return {
        "id": document.id,
        "title": document.title,
        **{name: getattr(document, name) or None for name in FACTS},
        "fields": document.fields,
        "sha256": page.revision.source_sha256,
        "characters": page.revision.characters,
        "sentences": len(page.units),
        "notes": [
            {"id": note.id, "text": note.text, "annotator": known.annotators[note.annotator]}
            for note in queries.notes_on(library, document.id)
        ],
        "none": [
            {
                "place": page.units.label(page.units.at(start)),
                "start": start,
                "group": group_names[group],
                "annotator": known.annotators[annotator],
            }
            for start in sorted(said)
            for group, annotator in sorted(said[start])
        ],
    }


def _mark(mark: MarkRecord, page: Page, known: Names) -> dict[str, Any]:
    coded, place = known.coded(mark.given), mark.range
    said = mark.said[0] if mark.said else None
    return {
        "id": mark.id,
        "place": page.units.label_of(place),
        "start": place.start,
        "end": place.end,
        "quote": mark.quote,
        "prefix": mark.parts[0].prefix,
        "suffix": mark.parts[-1].suffix,
        "codes": coded.codes,
        "certainty": coded.certainty,
        "second_code": coded.second,
        "attribution": {
            "sources": [known.sources[source].name for source in said.sources],
            "manner": said.manner,
            "cue": {"start": said.cue.start, "end": said.cue.end} if said.cue else None,
        }
        if said
        else None,
        "reading": mark.reading,
        "translation": mark.translation,
        "notes": [{"id": note, "text": text} for note, text in mark.notes],
        "annotator": known.annotators[mark.annotator],
        "state": worst_state(mark),
        "fragments": [{"start": part.start, "end": part.end, "quote": part.quote} for part in mark.parts]
        if len(mark.parts) > 1
        else None,
        "created": mark.created,
        "changed": mark.changed,
    }
