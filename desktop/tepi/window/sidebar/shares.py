"""How far each document is decided: found in small portions, so that the window never waits for it."""

from __future__ import annotations

from array import array
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tepi.window.event import Event

if TYPE_CHECKING:
    from tepi.library.changed import Changed
    from tepi.library.file import Library
    from tepi.marks.codebook import Codebook
    from tepi.text.document import Document
    from tepi.window.desk import Desk

# Marks read between two looks at the window's events: about a millisecond of work for a hundred.
PORTION, STRETCH = 400, 500_000


class Shares(QObject):
    """The share of decided sentences of every document; ``found`` tells that one more is known.

    That of the open document comes from the desk, always exact. The others are counted one after
    the other when there is nothing else to do. One that a change has touched is counted anew, and
    stays as it was until then.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._known: dict[str, float] = {}
        self._stale: set[str] = set()
        self._listed: list[Document] = []
        self._marked: dict[str, int] = {}
        self._wanted: deque[Document] = deque()
        self._counting: Iterator[float | None] | None = None
        self.found = Event()  # (document id)
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._count)
        desk.recorded.join(self._take_notice)
        desk.opened.join(self.keep_open)
        desk.leaving.join(self.keep_open)

    def of(self, document: Document) -> float | None:
        """The share (0 to 1), or None where it is not known yet."""
        here = self._desk.open
        if here is not None and here.document.id == document.id:
            return here.counts.share_decided if here.counts is not None else self._known.get(document.id)
        return self._known.get(document.id)

    def started(self, document: Document) -> bool:
        """Whether somebody has marked something in it."""
        here = self._desk.open
        if here is not None and here.document.id == document.id:
            return len(here.index) > 0 or (self._marked.get(document.id, 0) > 0 and not here.is_prepared)
        return self._marked.get(document.id, 0) > 0

    def ask(self, documents: list[Document]) -> None:
        """Find the shares of these documents that are not known, soon."""
        from tepi.library import queries

        if self._desk.library is None or self._desk.library.connection.closed:
            return
        self._marked = queries.marks_per_document(self._desk.library)
        self._listed = documents
        self._begin()

    def keep_open(self) -> None:
        """Remember the share of the document that is open, for when it is not."""
        here = self._desk.open
        if here is not None and here.counts is not None:
            self._known[here.document.id] = here.counts.share_decided
            self._stale.discard(here.document.id)

    def _begin(self) -> None:
        here = self._desk.open.document.id if self._desk.open else ""
        self._counting = None
        self._wanted = deque(
            document
            for document in self._listed
            if document.id != here and (document.id not in self._known or document.id in self._stale)
        )
        if self._wanted:
            self._timer.start()

    def _take_notice(self, changed: Changed) -> None:
        here = self._desk.open.document.id if self._desk.open else ""
        touched = (set(self._known) if changed.codebook else set(changed.documents)) - {here}
        if touched:
            self._stale |= touched
            self._begin()

    def _count(self) -> None:
        """One portion of work."""
        library, codebook = self._desk.library, self._desk.codebook
        if not self._wanted or library is None or codebook is None or library.connection.closed:
            self._timer.stop()
            return
        here = self._desk.open
        if here is not None and not here.is_prepared:
            return
        document = self._wanted[0]
        if here is not None and here.document.id == document.id:
            # It was opened meanwhile, and is counted by itself.
            self._counting = None
            self._wanted.popleft()
            return
        if self._counting is None:
            self._counting = _counted(library, codebook, document)
        share = next(self._counting)
        if share is not None:
            self._known[document.id] = share
            self._stale.discard(document.id)
            self._counting = None
            self._wanted.popleft()
            self.found.tell(document.id)


def _counted(library: Library, codebook: Codebook, document: Document) -> Iterator[float | None]:
    """Count a document's decided sentences: None after each portion, the share at the end."""
    from tepi.library import mark_queries, queries
    from tepi.study.counts import Tally
    from tepi.text.units import Units

    revision = document.revision
    nones = queries.nones(library, revision)
    if not nones and mark_queries.start_of_next(library, revision, 0, 0) is None:
        yield 0.0
        return
    text = queries.text(library, revision)
    yield None
    starts, ends = array("l"), array("l")
    for first in range(0, len(text) + 1, STRETCH):
        some = queries.units(library, revision, first, first + STRETCH)
        starts += some[0]
        ends += some[1]
        yield None
    tally = Tally(Units(text, starts, ends), text, codebook, (), nones)
    first = 0
    while first < len(text):
        yield None
        end = mark_queries.start_of_next(library, revision, first, PORTION)
        end = len(text) if end is None else max(end, first + 1)
        tally.put((), mark_queries.spans_from(library, revision, first, end))
        first = end
    yield tally.share_decided
