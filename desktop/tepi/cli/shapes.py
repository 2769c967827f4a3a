"""The shapes that ``--json`` prints: stable, documented in docs/cli.md; what is absent is null."""

from __future__ import annotations

import json
from typing import Any

from tepi.library import mark_queries, queries
from tepi.library.file import Library
from tepi.marks.codebook import Codebook
from tepi.marks.highlight import Highlight
from tepi.text.document import Document
from tepi.text.units import Units

FACTS = ("kind", "author", "publication", "date", "language", "address", "file_name")
Shape = dict[str, Any]


def print_json(value: Any) -> None:
    """Print a value as JSON, indented, with every letter as it is."""
    print(json.dumps(value, ensure_ascii=False, indent=2))


def listed(library: Library) -> list[Shape]:
    """The documents as ``list --json`` gives them, oldest first."""
    sizes, marks = queries.sizes(library), queries.marks_per_document(library)
    return [
        {
            **_facts(document),
            "characters": sizes[document.id][0],
            "sentences": sizes[document.id][1],
            "marks": marks.get(document.id, 0),
        }
        for document in queries.documents(library)
    ]


def shown(library: Library, document: Document) -> Shape:
    """One document as ``show --json`` gives it: ``document``, ``highlights`` and ``none``."""
    revision = queries.revision(library, document.revision)
    text = queries.text(library, revision.id)
    units = Units(text, *queries.units(library, revision.id))
    codebook = queries.codebook(library)
    notes = queries.notes_on(library, document.id)
    marks = mark_queries.highlights(
        library, mark_queries.ids_in_text_order(library, document.id), revision.id
    )
    return {
        "document": {
            **_facts(document),
            "fields": document.fields,
            "note": notes[0].text if notes else None,
            "text": text,
            "sha256": revision.source_sha256,
            "units": [
                {
                    "start": unit.start,
                    "end": unit.end,
                    "paragraph": place.paragraph,
                    "sentence": place.sentence,
                }
                for unit, place in ((units[index], units.place(index)) for index in range(len(units)))
            ],
        },
        "highlights": [mark_shape(mark, codebook) for mark in marks],
        "none": none_places(library, document, units),
    }


def none_places(library: Library, document: Document, units: Units) -> list[str]:
    """The citations of the sentences for which anybody said none-of-these, in text order."""
    starts = queries.nones(library, document.revision)
    return [units.label(index) for index in range(len(units)) if units[index].start in starts]


def mark_shape(mark: Highlight, codebook: Codebook) -> Shape:
    """One mark; ``start`` and ``end`` are code points, ``fragments`` are the parts where it has several."""
    said = mark.attribution
    second = mark.second_code
    return {
        "id": mark.id,
        "start": mark.range.start,
        "end": mark.range.end,
        "quote": mark.quote,
        "prefix": mark.anchors[0].prefix,
        "suffix": mark.anchors[-1].suffix,
        "codes": [codebook.code(code).name for code in mark.codes],
        "note": mark.note.text if mark.note else None,
        "annotator": mark.annotator_name,
        "said_by": " < ".join(said.names) if said else None,
        "attribution": {
            "sources": list(said.names),
            "manner": said.manner,
            "cue": {"start": said.cue.start, "end": said.cue.end} if said.cue else None,
        }
        if said
        else None,
        "certainty": ("unsure" if mark.unsure else "sure") if mark.codes else None,
        "second_code": codebook.code(second).name if second else None,
        "reading": mark.reading,
        "translation": mark.translation,
        "state": mark.state,
        "fragments": [{"start": part.start, "end": part.end, "quote": part.quote} for part in mark.anchors]
        if len(mark.anchors) > 1
        else None,
        "created": mark.created,
        "changed": mark.changed,
    }


def past(library: Library, limit: int | None) -> list[Shape]:
    """The changes as ``history --json`` gives them, newest first."""
    names = {each.id: each.name for each in queries.annotators(library)}
    wanted = ("seq", "id", "at", "kind", "label", "values", "document", "step", "undoes", "origin")
    return [
        {**{name: entry[name] for name in wanted}, "annotator": names.get(entry["annotator"] or "")}
        for entry in library.history.entries(limit)
    ]


def _facts(document: Document) -> Shape:
    return {
        "id": document.id,
        "title": document.title,
        "title_guessed": document.title_guessed,
        **{name: getattr(document, name) or None for name in FACTS},
        "example": document.example,
        "done": document.done,
        "created": document.created,
        "changed": document.changed,
    }
