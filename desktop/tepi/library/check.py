"""Is the library whole? Every promise that the file makes is looked at, nothing is changed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator
from hashlib import sha256
from itertools import pairwise
from typing import Any, NamedTuple

from sqlalchemy import func, select
from sqlalchemy.exc import DBAPIError

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.replay import differences
from tepi.text import units

MOST = 100


class Figures(NamedTuple):
    """How much a library holds; documents in the trash count too."""

    documents: int
    marks: int
    changes: int


def figures(library: Library) -> Figures:
    """Count what the library holds."""
    counted = (t.documents, t.highlights, t.changes)
    run = library.connection.execute
    return Figures(*(int(run(select(func.count()).select_from(table)).scalar() or 0) for table in counted))


def check(library: Library) -> list[str]:
    """Look at the whole library and say in a sentence each what is wrong; at most a hundred.

    The file's own structure, references between rows, the bytes of every text, the
    sentences and the words of every mark against the text, the pairs of tied texts, and the history: its numbers
    follow each other, each entry can be read, and all of them together make the rows
    that are there.
    """
    problems: list[str] = []
    damaged = list(_structure(library))
    parts = (
        damaged,
        # A damaged file may not be readable further; its damage is the news.
        *(
            ()
            if damaged
            else (_contents(library), _places(library), _ties(library), _log(library), differences(library))
        ),
    )
    for part in parts:
        for problem in part:
            problems.append(problem)
            if len(problems) == MOST:
                return problems
    return problems


def _structure(library: Library) -> Iterator[str]:
    run = library.connection.exec_driver_sql
    try:
        found = [" ".join(said.split()) for (said,) in run("PRAGMA integrity_check").all() if said != "ok"]
    except DBAPIError as error:
        found = [str(error.orig)]
    for damage in found:
        yield f"The file is damaged: {damage}"
    # References between rows cannot be followed through what is not readable.
    for table, _, parent, _ in () if found else run("PRAGMA foreign_key_check").all():
        yield f"A row of {table} names a row of {parent} that is not there"


def _contents(library: Library) -> Iterator[str]:
    for key, size, data in library.connection.execute(select(t.contents)):
        try:
            plain = zlib.decompress(data)
        except zlib.error:
            yield f"The text or file {key[:12]} cannot be unpacked"
            continue
        if sha256(plain).hexdigest() != key or len(plain) != size:
            yield f"The text or file {key[:12]} is not what it was when it was added"


def _places(library: Library) -> Iterator[str]:
    run = library.connection.execute
    titles = select(t.revisions, t.documents.c.title, t.contents.c.data).join(
        t.documents, t.documents.c.id == t.revisions.c.document
    )
    for row in run(titles.join(t.contents, t.contents.c.sha256 == t.revisions.c.text)).all():
        try:
            text = zlib.decompress(row.data).decode("utf-8")
        except (zlib.error, UnicodeDecodeError):
            yield f"The text of “{row.title}” cannot be read"
            continue
        if len(text) != row.characters:
            yield f"“{row.title}” has {len(text)} characters, but {row.characters} are noted"
        yield from _sentences(library, row.id, row.title, len(text))
        columns = t.anchors.c
        anchors = select(columns.highlight, columns.start, columns.end, columns.quote).where(
            columns.revision == row.id, columns.state != "orphaned"
        )
        for highlight, start, end, quote in run(anchors):
            if not 0 <= start < end <= len(text):
                yield f"The mark {highlight} lies outside the text of “{row.title}”"
            elif text[start:end] != quote:
                yield f"The mark {highlight} in “{row.title}” does not stand on the words it quotes"


def _sentences(library: Library, revision: str, title: str, length: int) -> Iterator[str]:
    query = (
        select(t.units.c.start, t.units.c.end).where(t.units.c.revision == revision).order_by(t.units.c.start)
    )
    units = [(start, end) for start, end in library.connection.execute(query)]
    if any(not 0 <= start < end <= length for start, end in units):
        yield f"A sentence of “{title}” lies outside its text"
    if any(first[1] > second[0] for first, second in pairwise(units)):
        yield f"Sentences of “{title}” overlap"
    starts = {start for start, _ in units}
    decided = select(t.decisions.c.start).where(t.decisions.c.revision == revision).distinct()
    for (start,) in library.connection.execute(decided):
        if start not in starts:
            yield f"None-of-these was said in “{title}” at {start}, where no sentence begins"


def _ties(library: Library) -> Iterator[str]:
    if not library.has(t.ties):
        return
    paragraphs: dict[str, frozenset[int]] = {}
    for row in library.connection.execute(select(t.tie_pairs)).all():
        for revision, start in ((row.left_revision, row.left_start), (row.right_revision, row.right_start)):
            if start is None:
                continue
            if revision not in paragraphs:
                try:
                    text = queries.text(library, revision)
                except (zlib.error, UnicodeDecodeError, TepiError):
                    continue
                paragraphs[revision] = frozenset(part.start for part in units.paragraphs(text))
            if start not in paragraphs[revision]:
                yield f"The pair {row.id} names a place where no paragraph begins"


def _log(library: Library) -> Iterator[str]:
    wanted = 1
    columns = t.changes.c
    query = select(columns.seq, columns["values"], columns.rows).order_by(columns.seq)
    for seq, values, rows in library.connection.execute(query):
        if seq != wanted:
            yield f"The history goes from change {wanted - 1} to change {seq}"
        wanted = seq + 1
        if not (_is(values, dict) and _is(rows, list)):
            yield f"Change {seq} of the history cannot be read"


def _is(stored: str, kind: type[Any]) -> bool:
    try:
        return isinstance(json.loads(stored), kind)
    except ValueError:
        return False
