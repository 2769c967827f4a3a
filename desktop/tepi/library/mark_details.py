"""What hangs on marks that are outlined already: their words, doubts, speakers and notes, a portion at a time.

Most marks have few of these. Which ones have what is asked once for a document, so that a portion asks
only for what is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, or_, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import chunks


class Detail(NamedTuple):
    """What is known of one mark besides its outline.

    ``unsure`` says that one of its codes is in doubt, ``second`` is the id of the second-best. ``said_by``
    are names, the outermost first. ``notes`` hold (id, Markdown), oldest first.
    """

    quote: str
    unsure: bool = False
    second: str | None = None
    said_by: tuple[str, ...] = ()
    manner: str | None = None
    reading: str | None = None
    translation: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


class Details:
    """The details of the marks in a revision of a document."""

    def __init__(self, library: Library, document: str, revision: str) -> None:
        self._library, self._revision = library, revision
        marks, codings = t.highlights.c, t.codings.c
        of_document = marks.document == document
        worded = or_(marks.reading.is_not(None), marks.translation.is_not(None))
        self._worded = self._ids(select(marks.id).where(of_document, worded))
        doubted = or_(codings.certainty == "unsure", codings.rank == 2)
        self._doubted = self._ids(
            select(codings.highlight)
            .join(t.highlights, marks.id == codings.highlight)
            .where(of_document, doubted)
        )
        self._noted = self._ids(
            select(t.notes.c.target).join(t.highlights, marks.id == t.notes.c.target).where(of_document)
        )
        claims = t.attributions.c.highlight
        self._said = self._ids(select(claims).join(t.highlights, marks.id == claims).where(of_document))

    def of(self, ids: Sequence[str]) -> Iterator[tuple[str, Detail]]:
        """The marks with these ids in the order asked; those without a place in the revision are left out.

        No statement stays open between two marks, so that the library may be written to meanwhile.
        """
        for portion in chunks(ids):
            quotes = self._quotes(portion)
            found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
            self._add_words(found, self._worded.intersection(portion))
            self._add_doubts(found, self._doubted.intersection(portion))
            self._add_notes(found, self._noted.intersection(portion))
            self._add_speakers(found, self._said.intersection(portion))
            for mark in portion:
                if mark in quotes:
                    yield mark, Detail(quotes[mark], **found[mark]) if mark in found else Detail(quotes[mark])

    def _quotes(self, portion: Sequence[str]) -> dict[str, str]:
        anchors = t.anchors.c
        query = select(anchors.highlight, anchors.quote).where(anchors.revision == self._revision)
        found: dict[str, str] = {}
        for mark, quote in self._rows(query.where(anchors.highlight.in_(portion)).order_by(anchors.part)):
            found[mark] = f"{found[mark]} … {quote}" if mark in found else quote
        return found

    def _add_words(self, found: dict[str, dict[str, Any]], some: Collection[str]) -> None:
        marks = t.highlights.c
        for mark, reading, translation in self._about(
            some, select(marks.id, marks.reading, marks.translation), marks.id
        ):
            found[mark].update(reading=reading, translation=translation)

    def _add_doubts(self, found: dict[str, dict[str, Any]], some: Collection[str]) -> None:
        codings = t.codings.c
        query = select(codings.highlight, codings.code, codings.rank, codings.certainty)
        for mark, code, rank, certainty in self._about(some, query, codings.highlight):
            if rank == 2:
                found[mark]["second"] = code
            elif certainty == "unsure":
                found[mark]["unsure"] = True

    def _add_notes(self, found: dict[str, dict[str, Any]], some: Collection[str]) -> None:
        notes = t.notes.c
        query = select(notes.target, notes.id, notes.text).order_by(notes.created, notes.id)
        for mark, note, text in self._about(some, query, notes.target):
            found[mark]["notes"] = (*found[mark].get("notes", ()), (note, text))

    def _add_speakers(self, found: dict[str, dict[str, Any]], some: Collection[str]) -> None:
        claims, chain = t.attributions.c, t.attribution_sources.c
        query = (
            select(claims.highlight, claims.id, claims.manner, t.sources.c.name)
            .join(t.attribution_sources, chain.attribution == claims.id)
            .join(t.sources, t.sources.c.id == chain.source)
            .order_by(claims.id, chain.position)
        )
        first: dict[str, str] = {}
        for mark, claim, manner, name in self._about(some, query, claims.highlight):
            if first.setdefault(mark, claim) == claim:  # a mark's further attributions are not shown
                found[mark]["said_by"] = (*found[mark].get("said_by", ()), name)
                found[mark]["manner"] = manner

    def _about(self, some: Collection[str], query: Select[Any], column: Any) -> Iterable[Any]:
        return self._rows(query.where(column.in_(sorted(some)))) if some else ()

    def _ids(self, query: Select[Any]) -> frozenset[str]:
        return frozenset(row[0] for row in self._rows(query))

    def _rows(self, query: Select[Any]) -> Sequence[Any]:
        """The driver's own tuples: making a row object of each would cost more than the question."""
        rows: Sequence[Any] = self._library.connection.execute(query).cursor.fetchall()
        return rows
