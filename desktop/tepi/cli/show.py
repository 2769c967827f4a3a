"""The verb show: a document and its marks, to read or as JSON."""

from __future__ import annotations

import argparse

from tepi.cli import finding
from tepi.cli.shapes import mark_shape, none_places, print_json, shown
from tepi.library import mark_queries, queries
from tepi.library.file import Library
from tepi.marks.codebook import Codebook
from tepi.marks.highlight import Highlight
from tepi.text.document import Document
from tepi.text.units import Units, word_count

INDENT = "    "


def run_show(library: Library, arguments: argparse.Namespace) -> None:
    """Show a document: its facts, then every mark with its place, codes, words and note."""
    document = finding.document(library, arguments.document)
    if arguments.json:
        print_json(shown(library, document))
        return
    text = queries.text(library, document.revision)
    units = Units(text, *queries.units(library, document.revision))
    codebook = queries.codebook(library)
    marks = mark_queries.highlights(
        library, mark_queries.ids_in_text_order(library, document.id), document.revision
    )
    none = none_places(library, document, units)
    parts = [_heading(document, text, units)]
    parts.extend(_indented(note.text) for note in queries.notes_on(library, document.id))
    parts.extend(_card(mark, units, codebook) for mark in marks)
    if none:
        parts.append(f"None of these: {', '.join(none)}")
    elif not marks:
        parts.append("No marks yet.")
    print("\n\n".join(parts))


def _heading(document: Document, text: str, units: Units) -> str:
    facts = [
        *(getattr(document, name) for name in ("kind", "author", "publication", "date", "language")),
        f"{word_count(text)} words",
        f"{len(units)} sentences in {units.paragraph_count} paragraphs",
    ]
    facts.extend(f"{name}: {value}" for name, value in document.fields.items())
    return "\n".join((document.title, document.id, " · ".join(fact for fact in facts if fact)))


def _card(mark: Highlight, units: Units, codebook: Codebook) -> str:
    shape = mark_shape(mark, codebook)
    signs = [", ".join(shape["codes"]) or "no code"]
    if mark.unsure:
        signs.append(f"unsure, perhaps {shape['second_code']}" if shape["second_code"] else "unsure")
    if mark.attribution:
        manner = f" ({mark.attribution.manner})" if mark.attribution.manner else ""
        signs.append(f"said by {shape['said_by']}{manner}")
    signs.extend((mark.annotator_name, mark.created[:10], mark.id))
    lines = [f"{units.label_of(mark.range)}  {' · '.join(signs)}", _indented(f"“{mark.quote}”")]
    if mark.reading:
        lines.append(_indented(f"[sic: {mark.reading}]"))
    if mark.translation:
        lines.append(_indented(f"translation: “{mark.translation}”"))
    if mark.note:
        lines.append(_indented(mark.note.text))
    return "\n".join(lines)


def _indented(text: str) -> str:
    return "\n".join(INDENT + line if line.strip() else "" for line in text.strip("\n").split("\n"))
