"""Questions about ties: which documents are versions of which, and what was said of their paragraphs."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from sqlalchemy import and_, or_, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.marks.tie import PairPoint, Tie


def ties_of(library: Library, document: str) -> list[Tie]:
    """The ties of a document to others that are not in the trash, oldest first."""
    here = or_(t.ties.c.left == document, t.ties.c.right == document)
    left, right = t.documents.alias(), t.documents.alias()
    shown = (
        select(t.ties.c.id)
        .join(left, left.c.id == t.ties.c.left)
        .join(right, right.c.id == t.ties.c.right)
        .where(here, left.c.trashed.is_(None), right.c.trashed.is_(None))
    )
    return _ties(library, t.ties.c.id.in_(shown))


def tie_between(library: Library, one: str, other: str) -> Tie | None:
    """The tie of two documents, whichever is left, or None."""
    columns = t.ties.c
    either = or_(
        and_(columns.left == one, columns.right == other), and_(columns.left == other, columns.right == one)
    )
    return next(iter(_ties(library, either)), None)


def _ties(library: Library, condition: Any) -> list[Tie]:
    if not library.has(t.ties):
        return []
    rows = library.connection.execute(select(t.ties).where(condition).order_by(t.ties.c.created)).all()
    pairs = t.tie_pairs.c
    left, right = t.documents.alias(), t.documents.alias()
    query = (
        select(t.tie_pairs)
        .join(t.ties, t.ties.c.id == pairs.tie)
        .join(left, left.c.id == t.ties.c.left)
        .join(right, right.c.id == t.ties.c.right)
        .where(pairs.tie.in_([row.id for row in rows]))
        .where(pairs.left_revision == left.c.revision, pairs.right_revision == right.c.revision)
        .order_by(pairs.created, pairs.id)
    )
    points: defaultdict[str, list[PairPoint]] = defaultdict(list)
    for row in library.connection.execute(query).all() if rows else ():
        points[row.tie].append(PairPoint(row.id, row.left_start, row.right_start))
    return [
        Tie(row.id, row.left, row.right, row.kind, row.annotator, row.created, tuple(points[row.id]))
        for row in rows
    ]
