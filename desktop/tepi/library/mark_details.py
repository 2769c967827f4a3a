"""Marks for an export that is to be read: plain values, names in place of speakers, a portion at a time.

Most marks have neither notes nor doubts nor speakers. Which ones have what is asked once for a document,
so that a portion asks only for what is there.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, or_, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.mark_outlines import CodesInOrder, gathered_codes
from tepi.library.queries import chunks
from tepi.text.ranges import Range


class Detail(NamedTuple):
    """What is known of one mark.

    ``place`` runs from the first character of the first part to the last of the last (code points); the
    words of several parts are joined by an ellipsis. ``codes`` are ids in the codebook's order. ``unsure`` says that one of its codes is in doubt, ``second`` is the id of the second-best. ``said_by``
    are names, the outermost first. ``notes`` hold (id, Markdown), oldest first.
    """

    id: str
    place: Range
    quote: str
    annotator: str
    created: str
    codes: tuple[str, ...] = ()
    unsure: bool = False
    second: str | None = None
    said_by: tuple[str, ...] = ()
    manner: str | None = None
    reading: str | None = None
    translation: str | None = None
    notes: tuple[tuple[str, str], ...] = ()


class Details:
    """The details of the marks in a revision of a document."""

    def __init__(self, library: Library, document: str, revision: str, order: Mapping[str, int]) -> None:
        self._library, self._document, self._revision = library, document, revision
        self._codes = CodesInOrder(order)
        self._asked = False

    def _ask(self) -> None:
        """Find out which marks have what; no sooner than the first are wanted, as the head of a file wants none."""
        if self._asked:
            return
        self._asked = True
        document = self._document
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

    def of(self, ids: Sequence[str]) -> Iterator[Detail]:
        """The marks with these ids in the order asked; those without a place in the revision are left out.

        No statement stays open between two marks, so that the library may be written to meanwhile.
        """
        self._ask()
        for portion in chunks(ids):
            known = self._known(portion)
            found: defaultdict[str, dict[str, Any]] = defaultdict(dict)
            self._add_words(found, self._worded.intersection(portion))
            self._add_doubts(found, self._doubted.intersection(portion))
            self._add_notes(found, self._noted.intersection(portion))
            self._add_speakers(found, self._said.intersection(portion))
            for mark in portion:
                if detail := known.get(mark):
                    yield detail._replace(**found[mark]) if mark in found else detail

    def _known(self, portion: Sequence[str]) -> dict[str, Detail]:
        """Where each mark is and what it says."""
        anchors, marks = t.anchors.c, t.highlights.c
        query = (
            select(
                anchors.highlight,
                anchors.start,
                anchors.end,
                anchors.quote,
                marks.annotator,
                marks.created,
                gathered_codes(),
            )
            .join(t.highlights, marks.id == anchors.highlight)
            .where(anchors.revision == self._revision, anchors.highlight.in_(portion))
            .order_by(anchors.highlight, anchors.part)
        )
        found: dict[str, Detail] = {}
        for mark, start, end, quote, who, created, given in self._rows(query):
            before = found.get(mark)
            if before is None:
                found[mark] = Detail(mark, Range(start, end), quote, who, created, self._codes.of(given))
            else:
                found[mark] = before._replace(
                    place=Range(before.place.start, end), quote=f"{before.quote} … {quote}"
                )
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
