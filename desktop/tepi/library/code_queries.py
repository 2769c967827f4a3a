"""What deleting or merging a code would do to marks, asked beforehand."""

from __future__ import annotations

from typing import NamedTuple

from sqlalchemy import exists, or_, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import driver_rows
from tepi.marks.codebook import Codebook


class MarksWith(NamedTuple):
    """The marks that have a code, by id: ``bare`` have nothing else, ``others`` have.

    ``uncoded`` are those of the others that have no further code but perhaps a second-best.
    """

    bare: tuple[str, ...]
    others: tuple[str, ...]
    uncoded: tuple[str, ...]


class Merging(NamedTuple):
    """What merging one code into another does.

    ``moved`` marks get the other code, ``doubled`` have both already, and of ``displaced``
    (mark, code) pairs a choose-one group takes the code away.
    """

    moved: tuple[str, ...]
    doubled: tuple[str, ...]
    displaced: tuple[tuple[str, str], ...]


def marks_with(library: Library, code: str) -> MarksWith:
    """The marks to which this code was given (also as second-best), in all documents."""
    marks, codings = t.highlights.c, t.codings
    coded = exists().where(codings.c.highlight == marks.id, codings.c.code != code, codings.c.rank == 1)
    more = (
        coded,
        exists().where(t.notes.c.target == marks.id),
        exists().where(t.attributions.c.highlight == marks.id),
        marks.kept == 1,
        marks.reading.is_not(None),
        marks.translation.is_not(None),
    )
    # A mark that has the code as second-best only has another code, or was kept without one.
    first = exists().where(codings.c.highlight == marks.id, codings.c.code == code, codings.c.rank == 1)
    query = (
        select(marks.id, or_(*more, ~first).label("more"), coded.label("coded"))
        .where(exists().where(codings.c.highlight == marks.id, codings.c.code == code))
        .order_by(marks.id)
    )
    found = library.connection.execute(query).all()
    return MarksWith(
        tuple(row.id for row in found if not row.more),
        tuple(row.id for row in found if row.more),
        tuple(row.id for row in found if row.more and not row.coded),
    )


def marked_with(library: Library, code: str) -> dict[str, frozenset[str]]:
    """The marks to which this code was given (not as second-best), by document; none in the trash."""
    query = (
        select(t.highlights.c.document, t.highlights.c.id)
        .join(t.codings, t.codings.c.highlight == t.highlights.c.id)
        .where(t.codings.c.code == code, t.codings.c.rank == 1)
    )
    trash = select(t.documents.c.id).where(t.documents.c.trashed.is_not(None))
    trashed = set(library.connection.execute(trash).scalars())
    found: dict[str, set[str]] = {}
    for document, mark in driver_rows(library, query):
        found.setdefault(document, set()).add(mark)
    return {document: frozenset(marks) for document, marks in found.items() if document not in trashed}


def merging(library: Library, codebook: Codebook, gone: str, kept: str) -> Merging:
    """What it would do to make ``gone`` into ``kept``."""
    with_gone = _having(library, gone)
    with_kept = _having(library, kept)
    moved = tuple(mark for mark in with_gone if mark not in with_kept)
    doubled = tuple(mark for mark in with_gone if mark in with_kept)
    group = codebook.group_of(kept)
    if group.choose != "one":
        return Merging(moved, doubled, ())
    rivals = {code.id for code in codebook.codes if code.group == group.id} - {gone, kept}
    displaced = [
        (mark, rival) for rival in sorted(rivals) for mark in _having(library, rival) if mark in set(moved)
    ]
    return Merging(moved, doubled, tuple(displaced))


def _having(library: Library, code: str) -> dict[str, None]:
    """The ids of the marks that have a code, at any rank, in order."""
    query = select(t.codings.c.highlight).where(t.codings.c.code == code).order_by(t.codings.c.highlight)
    return {row[0]: None for row in library.connection.execute(query)}
