"""Documents: added, named, trashed and brought back."""

from __future__ import annotations

import json
from typing import Any

from tepi.library.change import Change, Edit, alter, lay, put
from tepi.marks.identity import document_id, new_id, now
from tepi.text.document import Document, Reading, sha256
from tepi.text.one_line import one_line
from tepi.text.units import segment

FACTS = ("title", "kind", "author", "publication", "date", "language", "address")


def add_document(reading: Reading, *, example: bool = False, kind: str = "", copy: bool = False) -> Change:
    """A new document from what a reader made of a file.

    Its id follows from its bytes, so that two libraries agree; a wanted second ``copy`` gets its own.
    ``values["document"]`` of the change is the id.
    """
    source = sha256(reading.source_bytes)
    data = reading.text.encode("utf-8")
    document = new_id() if copy else document_id(source)
    revision, at = new_id(), now()
    sentences = segment(reading.text, reading.language)
    row = {
        "id": document,
        "title": reading.title,
        "title_guessed": int(reading.title_guessed),
        "kind": kind,
        "author": reading.author,
        "publication": reading.publication,
        "date": reading.date,
        "language": reading.language,
        "address": reading.address,
        "file_name": reading.name,
        "fields": "{}",
        "example": int(example),
        "done": 0,
        "trashed": None,
        "revision": revision,
        "created": at,
        "changed": at,
    }
    edits: list[Edit] = [
        put("documents", **row),
        put(
            "revisions",
            id=revision,
            document=document,
            number=1,
            text=sha256(data),
            source=source,
            characters=len(reading.text),
            reader=reading.reader,
            engine=sentences.engine,
            engine_version=sentences.version,
            created=at,
        ),
    ]
    parts = [
        {"revision": revision, "start": part.start, "end": part.end, "kind": part.kind, "value": part.value}
        for part in reading.structure
    ]
    places = zip(sentences.starts, sentences.ends, strict=True)
    edits.append(lay("structure", parts))
    edits.append(lay("units", [{"revision": revision, "start": start, "end": end} for start, end in places]))
    values = {"document": document, "title": reading.title}
    contents = (data,) if data == reading.source_bytes else (data, reading.source_bytes)
    return Change("document.add", f"Added {reading.title}", tuple(edits), values, document, contents=contents)


def alter_document(document: Document, annotator: str | None = None, **facts: Any) -> Change:
    """Change a document's facts (FACTS), ``fields``, or whether it is ``done``; a new title is the reader's own."""
    values = dict(facts)
    if "title" in values:
        facts["title"] = values["title"] = one_line(values["title"])
        values["title_guessed"] = 0
    if "fields" in values:
        values["fields"] = json.dumps(values["fields"], ensure_ascii=False, sort_keys=True)
    if "done" in values:
        values["done"] = int(values["done"])
    edit = alter("documents", {"id": document.id}, **values, changed=now())
    label = f"Facts of {facts.get('title', document.title)}"
    if set(facts) == {"done"}:
        label = f"{'Done' if facts['done'] else 'Not done'}: {document.title}"
    return Change("document.alter", label, (edit,), {"document": document.id}, document.id, annotator)


def trash_document(document: Document) -> Change:
    """Move a document to the trash; nothing of it is lost."""
    edit = alter("documents", {"id": document.id}, trashed=now())
    return Change(
        "document.trash",
        f"Moved {document.title} to the trash",
        (edit,),
        {"document": document.id},
        document.id,
    )


def restore_document(document: Document) -> Change:
    """Bring a document back from the trash."""
    edit = alter("documents", {"id": document.id}, trashed=None)
    return Change(
        "document.restore", f"Restored {document.title}", (edit,), {"document": document.id}, document.id
    )
