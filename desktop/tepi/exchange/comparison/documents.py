"""Compares what is said of a document as a whole: facts, the reader's own facts, notes."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from tepi.exchange.comparison.notes import note_items
from tepi.exchange.comparison.plan import Item
from tepi.exchange.comparison.states import notes_as_written, past_notes
from tepi.exchange.reading.shapes import Page
from tepi.library import queries
from tepi.library import tables as t
from tepi.library.edits.documents import FACTS
from tepi.library.file import Library
from tepi.library.past_state import Past
from tepi.text.document import Document
from tepi.text.one_line import one_line


def document_items(library: Library, document: Document, page: Page, past: Past | None) -> Iterator[Item]:
    """What the front matter and the note under the title say otherwise; ``past`` is None where nobody knows."""
    row = past.row(t.documents, document.id) if past else None
    if page.facts is not None:
        yield from _fact_items(document, page, row)
    now = notes_as_written(
        ((note.id, note.text) for note in queries.notes_on(library, document.id)), page.dialect
    )
    then = past_notes(past, document.id, page.dialect) if past else None
    where = f"“{one_line(document.title)}”" if document.title else "The document"
    yield from note_items("document.note", document.id, where, page.notes, now, then, page.line)


def _fact_items(document: Document, page: Page, row: dict[str, Any] | None) -> Iterator[Item]:
    facts = dict(page.facts or {})
    title = one_line(document.title)
    was = one_line(str(row["title"])) if row else title
    heading = None if page.heading is None else one_line(page.heading)
    if one_line(facts.get("title", "")) in (title, was) and heading not in (None, title, was):
        facts["title"] = str(heading)
    where = f"“{title}”" if title else "The document"
    for name in FACTS:
        told = _tidy(name, facts.get(name, ""))
        yield from _fact(
            "fact",
            name,
            where,
            told,
            _tidy(name, getattr(document, name)),
            _tidy(name, row[name]) if row else None,
            page,
        )
    before: dict[str, str] = document.fields
    then: dict[str, str] | None = json.loads(row["fields"]) if row else None
    for name in sorted({*page.fields, *before}):
        yield from _fact(
            "field",
            name,
            where,
            page.fields.get(name, ""),
            str(before.get(name, "")),
            None if then is None else str(then.get(name, "")),
            page,
        )


def _fact(
    kind: str, name: str, where: str, told: str, now: str, then: str | None, page: Page
) -> Iterator[Item]:
    if told == now or (then is not None and told == then):
        return
    what = f"{name}: {one_line(now) or 'nothing'} → {one_line(told) or 'nothing'}"
    conflict = then is None or now != then
    yield Item(kind, f"{kind} {name}", where, what, now, told, 0, conflict, page.document, (name, told))


def _tidy(name: str, told: str) -> str:
    return one_line(told) if name == "title" else told.strip()
