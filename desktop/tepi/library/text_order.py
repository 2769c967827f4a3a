"""The marks of a text in text order, read a page at a time: a list that nobody has to hold."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, or_, select

from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.queries import among, chunks, these

FIRST, PAGE = 50, 500
FEW = 2_000  # of so many the places are asked by id, and held


class TextOrder:
    """The ids of the marks in a revision: by start, then longer first, then id.

    With ``chosen``, ids, only these. ``count`` is how many there are, where that is known. Each time they are
    gone through the library is asked again, and no statement stays open between two pages, so that it may
    be written to meanwhile: a mark that goes is left out, and one that comes behind the last page is met.
    """

    def __init__(
        self,
        library: Library,
        revision: str,
        chosen: Collection[str] | None = None,
        count: int | None = None,
    ) -> None:
        self._library, self._revision = library, revision
        self._chosen = chosen if chosen is None else frozenset(chosen)
        self._count = count

    def __iter__(self) -> Iterator[str]:
        for page in self.pages():
            yield from page

    def __len__(self) -> int:
        """How many there are; asked once."""
        if self._count is None:
            if self._chosen is None:
                anchors = t.anchors.c
                query = select(func.count()).where(anchors.revision == self._revision, anchors.part == 0)
                self._count = int(self._library.connection.execute(query).scalar() or 0)
            else:
                self._count = sum(map(len, self.pages()))
        return self._count

    def pages(self) -> Iterator[list[str]]:
        """The ids a page at a time, the first page a small one; a page may be empty."""
        chosen = self._chosen
        if chosen is not None and len(chosen) <= FEW:
            yield from self._few(chosen)
            return
        last: dict[str, Any] = {"start": -1, "end": 0, "mark": "", "most": FIRST}
        query = _query(self._revision)
        while rows := self._library.connection.execute(query, last).cursor.fetchall():
            mark, start, end = rows[-1]
            last = {"start": start, "end": end, "mark": mark, "most": min(2 * last["most"], PAGE)}
            page = [row[0] for row in rows if chosen is None or row[0] in chosen]
            del rows  # they need not wait until the page has been read
            yield page

    def _few(self, chosen: Collection[str]) -> Iterator[list[str]]:
        anchors = t.anchors.c
        query = select(anchors.start, -anchors.end, anchors.highlight).where(
            anchors.revision == self._revision, anchors.part == 0, among(anchors.highlight)
        )
        places = [
            tuple(row)
            for some in chunks(sorted(chosen))
            for row in self._library.connection.execute(query, these(some))
        ]
        ids = [mark for _, _, mark in sorted(places)]
        yield from filter(None, (ids[:FIRST], ids[FIRST:]))


def _query(revision: str) -> Select[Any]:
    """The next page behind the mark that the parameters name."""
    anchors = t.anchors.c
    start: Any = bindparam("start")
    end: Any = bindparam("end")
    behind = and_(anchors.end == end, anchors.highlight > bindparam("mark"))
    return (
        select(anchors.highlight, anchors.start, anchors.end)
        .where(anchors.revision == revision, anchors.part == 0, anchors.start >= start)
        .where(or_(anchors.start > start, anchors.end < end, behind))
        .order_by(anchors.start, anchors.end.desc(), anchors.highlight)
        .limit(bindparam("most"))
    )
