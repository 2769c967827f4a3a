"""One function for each question that a view, the shell or an export asks. Read-only."""

from __future__ import annotations

import json
import zlib
from array import array
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import Any

from sqlalchemy import bindparam, func, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.marks.codebook import Code, Codebook, CodebookVersion, Example, Group
from tepi.marks.note import Note
from tepi.marks.people import Annotator, Source
from tepi.text.document import Document, Revision

CHUNK = 500
_EACH = select(func.json_each(bindparam("these")).table_valued("value").c.value)


def facts(library: Library) -> dict[str, str]:
    """The facts about the file itself: id, created, codebook (its name)."""
    return {row.name: row.value for row in library.connection.execute(select(t.facts))}


def documents(library: Library, trashed: bool = False) -> list[Document]:
    """The documents, oldest first; with ``trashed`` those in the trash instead."""
    kept = t.documents.c.trashed.is_not(None) if trashed else t.documents.c.trashed.is_(None)
    query = select(t.documents).where(kept).order_by(t.documents.c.created, t.documents.c.id)
    return [_document(row) for row in library.connection.execute(query).mappings()]


def document(library: Library, document_id: str) -> Document | None:
    """The document with this id, in the trash or not, or None."""
    query = select(t.documents).where(t.documents.c.id == document_id)
    row = library.connection.execute(query).mappings().first()
    return _document(row) if row else None


def revision(library: Library, revision_id: str) -> Revision:
    """The revision with this id. Raises KeyError where there is none."""
    row = (
        library.connection.execute(select(t.revisions).where(t.revisions.c.id == revision_id))
        .mappings()
        .first()
    )
    if row is None:
        raise KeyError(revision_id)
    return Revision(
        id=row["id"],
        document=row["document"],
        number=row["number"],
        text_sha256=row["text"],
        source_sha256=row["source"],
        characters=row["characters"],
        reader=row["reader"],
        engine=row["engine"],
        engine_version=row["engine_version"],
        created=row["created"],
    )


def content(library: Library, sha256: str) -> bytes:
    """The bytes stored under this key. Raises KeyError where there are none."""
    data = library.connection.execute(select(t.contents.c.data).where(t.contents.c.sha256 == sha256)).scalar()
    if data is None:
        raise KeyError(sha256)
    return zlib.decompress(data)


def text(library: Library, revision_id: str) -> str:
    """The text of a revision."""
    return content(library, revision(library, revision_id).text_sha256).decode("utf-8")


def units(
    library: Library, revision_id: str, start: int = 0, end: int | None = None
) -> tuple[array[int], array[int]]:
    """The starts and ends of a revision's sentences, in order (code points); of those that start in a stretch."""
    columns = t.units.c
    query = select(columns.start, columns.end).where(columns.revision == revision_id, columns.start >= start)
    if end is not None:
        query = query.where(columns.start < end)
    rows = list(driver_rows(library, query.order_by(columns.start)))
    return array("l", [first for first, _ in rows]), array("l", [last for _, last in rows])


def unit_count(library: Library, revision_id: str, before: int | None = None) -> int:
    """How many sentences a revision has, or how many of them start before an offset (code points)."""
    query = select(func.count()).where(t.units.c.revision == revision_id)
    if before is not None:
        query = query.where(t.units.c.start < before)
    return int(library.connection.execute(query).scalar() or 0)


def nones(
    library: Library, revision_id: str, start: int = 0, end: int | None = None
) -> dict[int, frozenset[tuple[str, str]]]:
    """Where none-of-these was said: start of the sentence -> (group, annotator) pairs; all, or in a stretch."""
    columns = t.decisions.c
    query = select(columns.start, columns.group, columns.annotator).where(columns.revision == revision_id)
    query = query.where(columns.start >= start)
    if end is not None:
        query = query.where(columns.start < end)
    found: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for place, group, annotator in driver_rows(library, query):
        found[place].add((group, annotator))
    return {place: frozenset(pairs) for place, pairs in found.items()}


def codebook(library: Library) -> Codebook:
    """The whole codebook in the order in which it is shown."""
    run = library.connection.execute
    examples: defaultdict[str, list[Example]] = defaultdict(list)
    for row in run(select(t.code_examples).order_by(t.code_examples.c.position)).mappings():
        examples[row["code"]].append(Example(**row))
    groups = run(select(t.code_groups).order_by(t.code_groups.c.position, t.code_groups.c.id)).mappings()
    codes = run(select(t.codes).order_by(t.codes.c.position, t.codes.c.id)).mappings()
    return Codebook(
        name=facts(library).get("codebook", ""),
        groups=tuple(
            Group(**{**row, "decide": bool(row["decide"]), "counted": bool(row["counted"])}) for row in groups
        ),
        codes=tuple(Code(**row, examples=tuple(examples[row["id"]])) for row in codes),
        version=next(iter(codebook_versions(library)), None),
    )


def codebook_versions(library: Library) -> list[CodebookVersion]:
    """The named versions of the codebook, newest first."""
    columns = t.codebook_versions.c
    query = select(columns.id, columns.number, columns.name, columns.at, columns.why).order_by(
        columns.number.desc()
    )
    return [CodebookVersion(**row) for row in library.connection.execute(query).mappings()]


def annotators(library: Library) -> list[Annotator]:
    """Everybody who has marked here, first comer first."""
    query = select(t.annotators.c.id, t.annotators.c.name).order_by(t.annotators.c.created, t.annotators.c.id)
    return [Annotator(**row) for row in library.connection.execute(query).mappings()]


def sources(library: Library) -> list[Source]:
    """The register of sources, by name, each with how often it speaks."""
    run = library.connection.execute
    aliases: defaultdict[str, list[str]] = defaultdict(list)
    for source, alias in run(select(t.source_aliases.c.source, t.source_aliases.c.alias)):
        aliases[source].append(alias)
    used = select(t.attribution_sources.c.source, func.count()).group_by(t.attribution_sources.c.source)
    uses: dict[str, int] = {source: count for source, count in run(used)}
    query = select(t.sources).order_by(func.lower(t.sources.c.name), t.sources.c.id)
    return [
        Source(row.id, row.name, row.kind, tuple(sorted(aliases[row.id])), uses.get(row.id, 0))
        for row in run(query)
    ]


def notes_on(library: Library, target: str) -> list[Note]:
    """The notes attached to a mark, a document or a code, oldest first."""
    query = _notes().where(t.notes.c.target == target).order_by(t.notes.c.created, t.notes.c.id)
    return [Note(**row) for row in library.connection.execute(query).mappings()]


def note(library: Library, note_id: str) -> Note | None:
    """The note with this id, or None."""
    row = library.connection.execute(_notes().where(t.notes.c.id == note_id)).mappings().first()
    return Note(**row) if row else None


def sizes(library: Library) -> dict[str, tuple[int, int]]:
    """How long each document's current text is: id -> (code points, sentences)."""
    sentences = select(func.count()).where(t.units.c.revision == t.revisions.c.id).scalar_subquery()
    query = select(t.documents.c.id, t.revisions.c.characters, sentences).join(
        t.revisions, t.revisions.c.id == t.documents.c.revision
    )
    return {
        document: (characters, count) for document, characters, count in library.connection.execute(query)
    }


def marks_per_document(library: Library) -> dict[str, int]:
    """How many marks each document has."""
    query = select(t.highlights.c.document, func.count()).group_by(t.highlights.c.document)
    return {document: count for document, count in library.connection.execute(query)}


def marks_per_code(library: Library, document_id: str | None = None) -> dict[str, int]:
    """How many marks have each code (rank 1), in one document or in the library without its examples."""
    query = (
        select(t.codings.c.code, func.count())
        .join(t.highlights, t.highlights.c.id == t.codings.c.highlight)
        .where(t.codings.c.rank == 1)
        .group_by(t.codings.c.code)
    )
    if document_id is not None:
        query = query.where(t.highlights.c.document == document_id)
    else:
        query = query.join(t.documents, t.documents.c.id == t.highlights.c.document).where(
            t.documents.c.trashed.is_(None), t.documents.c.example == 0
        )
    return {code: count for code, count in library.connection.execute(query)}


def driver_rows(library: Library, query: Any) -> Iterator[Any]:
    """The driver's own tuples, where making a row object of each would cost more than the question."""
    cursor: Any = library.connection.execute(query).cursor
    return iter(cursor)


def chunks(ids: Iterable[str], first: int = 0) -> Iterator[Sequence[str]]:
    """The ids in portions that one statement can name, taken as they come; a small ``first`` one comes the sooner."""
    waiting = iter(ids)
    if some := list(islice(waiting, first)):
        yield some
    while some := list(islice(waiting, CHUNK)):
        yield some


def among(column: Any) -> Any:
    """The condition that a column holds one of ``these`` ids: a statement made once serves any number of them."""
    return column.in_(_EACH)


def these(ids: Collection[str]) -> dict[str, str]:
    """The parameters of a statement with ``among``."""
    return {"these": json.dumps(list(ids))}


def _notes() -> Any:
    columns = t.notes.c
    return select(
        columns.id,
        columns.target_kind,
        columns.target,
        columns.annotator,
        columns.text,
        columns.created,
        columns.changed,
    )


def _document(row: Mapping[Any, Any]) -> Document:
    values = dict(row)
    for flag in ("title_guessed", "example", "done"):
        values[flag] = bool(values[flag])
    values["fields"] = json.loads(values["fields"])
    return Document(**values)
