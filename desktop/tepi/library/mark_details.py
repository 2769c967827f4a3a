"""Marks for an export that is to be read: plain values, names in place of speakers, a portion at a time.

Nothing is held from one portion to the next. Few libraries have speakers, and some no notes on marks: that
is asked once, so that a portion does not ask for what is nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Select, case, func, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import among, chunks, these
from tepi.text.ranges import Range

NO_NOTES: tuple[tuple[str, str], ...] = ()
NO_SPEAKERS: tuple[tuple[str, ...], str | None] = (), None


class Detail(NamedTuple):
    """What is known of one mark.

    ``place`` runs from the first character of the first part to the last of the last (code points); the
    words of several parts are joined by an ellipsis. ``codes`` are ids in the codebook's order. ``unsure`` says
    that one of its codes is in doubt, ``second`` is the id of the second-best. ``said_by`` are names, the
    outermost first. ``notes`` hold (id, Markdown), oldest first.
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


class _Given(NamedTuple):
    """The codes of a mark, read from what a statement gathers."""

    codes: tuple[str, ...] = ()
    unsure: bool = False
    second: str | None = None


class Details:
    """The details of the marks in a revision; ``order`` is the place of each code in the codebook, by id."""

    def __init__(self, library: Library, revision: str, order: Mapping[str, int]) -> None:
        self._library, self._order = library, order
        self._given: dict[str | None, _Given] = {None: _Given()}
        self._main = _main_query(revision)
        self._noted: bool | None = None
        self._said = False

    def of(self, ids: Iterable[str]) -> Iterator[Detail]:
        """The marks with these ids in the order asked; those without a place in the revision are left out.

        No statement stays open between two marks, so that the library may be written to meanwhile.
        """
        for portion in chunks(ids):
            known = self._known(portion)
            notes, speakers = self._beside(portion)
            for mark in portion:
                row = known.get(mark)
                if row is None:
                    continue
                _, start, end, quote, who, created, reading, translation, gathered = row
                codes, unsure, second = self._given.get(gathered) or self._read(gathered)
                said_by, manner = speakers.get(mark, NO_SPEAKERS)
                yield Detail(
                    mark,
                    Range(start, end),
                    quote,
                    who,
                    created,
                    codes,
                    unsure,
                    second,
                    said_by,
                    manner,
                    reading,
                    translation,
                    notes.get(mark, NO_NOTES),
                )

    def _known(self, portion: Sequence[str]) -> dict[str, Sequence[Any]]:
        """Each mark's row; of several parts one that reaches from the first to the last."""
        found: dict[str, Sequence[Any]] = {}
        for row in self._rows(self._main, portion):
            before = found.get(row[0])
            found[row[0]] = (
                row if before is None else (*before[:2], row[2], f"{before[3]} … {row[3]}", *before[4:])
            )
        return found

    def _read(self, gathered: str | None) -> _Given:
        """The codes that a row names; the same few combinations come again and again."""
        assert gathered is not None
        codes, unsure, second = [], False, None
        for each in gathered.split(" "):
            code, _, how = each.partition("/")
            if how == "2":
                second = code
            else:
                codes.append(code)
                unsure = unsure or how == "?"
        place = self._order
        codes.sort(key=lambda code: (place.get(code, len(place)), code))
        found = self._given[gathered] = _Given(tuple(codes), unsure, second)
        return found

    def _beside(
        self, portion: Sequence[str]
    ) -> tuple[dict[str, tuple[tuple[str, str], ...]], dict[str, tuple[tuple[str, ...], str | None]]]:
        """The notes, and the speakers with the manner, of those marks that have them."""
        if self._noted is None:
            on_marks = select(t.notes.c.id).where(t.notes.c.target_kind == "highlight").limit(1)
            self._noted = bool(self._library.connection.execute(on_marks).first())
            self._said = bool(self._library.connection.execute(select(t.attributions.c.id).limit(1)).first())
        return (
            self._notes(portion) if self._noted else {},
            self._speakers(portion) if self._said else {},
        )

    def _notes(self, portion: Sequence[str]) -> dict[str, tuple[tuple[str, str], ...]]:
        found: dict[str, tuple[tuple[str, str], ...]] = {}
        for mark, note, text in self._rows(_NOTES, portion):
            found[mark] = (*found.get(mark, ()), (note, text))
        return found

    def _speakers(self, portion: Sequence[str]) -> dict[str, tuple[tuple[str, ...], str | None]]:
        found: dict[str, tuple[tuple[str, ...], str | None]] = {}
        first: dict[str, str] = {}
        for mark, claim, manner, name in self._rows(_SPEAKERS, portion):
            if first.setdefault(mark, claim) == claim:  # a mark's further attributions are not shown
                found[mark] = (*found.get(mark, NO_SPEAKERS)[0], name), manner
        return found

    def _rows(self, query: Select[Any], portion: Sequence[str]) -> Sequence[Any]:
        """The driver's own tuples: making a row object of each would cost more than the question."""
        rows: Sequence[Any] = self._library.connection.execute(query, these(portion)).cursor.fetchall()
        return rows


def _main_query(revision: str) -> Select[Any]:
    anchors, marks, codings = t.anchors.c, t.highlights.c, t.codings.c
    how = case((codings.rank == 2, "/2"), (codings.certainty == "unsure", "/?"), else_="")
    gathered = (
        select(func.group_concat(codings.code + how, " "))
        .where(codings.highlight == anchors.highlight)
        .scalar_subquery()
    )
    return (
        select(
            anchors.highlight,
            anchors.start,
            anchors.end,
            anchors.quote,
            marks.annotator,
            marks.created,
            marks.reading,
            marks.translation,
            gathered,
        )
        .join(t.highlights, marks.id == anchors.highlight)
        .where(anchors.revision == revision, among(anchors.highlight))
        .order_by(anchors.highlight, anchors.part)
    )


_NOTES = (
    select(t.notes.c.target, t.notes.c.id, t.notes.c.text)
    .where(among(t.notes.c.target))
    .order_by(t.notes.c.created, t.notes.c.id)
)
_SPEAKERS = (
    select(t.attributions.c.highlight, t.attributions.c.id, t.attributions.c.manner, t.sources.c.name)
    .join(t.attribution_sources, t.attribution_sources.c.attribution == t.attributions.c.id)
    .join(t.sources, t.sources.c.id == t.attribution_sources.c.source)
    .where(among(t.attributions.c.highlight))
    .order_by(t.attributions.c.id, t.attribution_sources.c.position)
)
