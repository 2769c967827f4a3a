"""The pieces of a preview, made in a thread of its own a little ahead of who looks at them."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import suppress
from queue import Empty, Queue
from threading import Event, Thread
from typing import TYPE_CHECKING

from tepi.errors import TepiError

if TYPE_CHECKING:
    from tepi.exchange.request import Request
    from tepi.library.file import Library
    from tepi.study.figures import Sums

WAIT = 0.004
AHEAD = 32
PATIENCE = 0.15


def get_ready() -> None:
    """Read the code that exports need, and have a process wait that has read the shipped templates."""
    from tepi.exchange import registry, request  # noqa: F401
    from tepi.exchange.markdown_options import FLAVOURS, MarkdownOptions
    from tepi.exchange.templating import press, shelf

    with suppress(TepiError):
        press.get_ready(FLAVOURS, shelf.chosen(MarkdownOptions()).sources)


class Fetching(Iterator[str]):
    """Gives a request's text as it is at this moment, whatever is changed meanwhile; empty pieces while it is made.

    No more is made than ``AHEAD`` pieces beyond those taken. ``close`` ends it.
    ``sums`` are the figures of the text where they are at hand. The one ``before``, closed by now, is let end
    first: what lays out the text is then free, and warm.
    """

    def __init__(
        self,
        library: Library,
        request: Request,
        sums: Sums | None = None,
        before: Fetching | None = None,
    ) -> None:
        self._library, self._request, self._sums = library, request, sums
        self._before: Thread | None = before.thread if before is not None else None
        self._stopped = Event()
        self._ready: Queue[str | TepiError | None] = Queue(AHEAD)
        self.thread: Thread = Thread(target=self._go, name="preview", daemon=True)
        self.thread.start()

    def __next__(self) -> str:
        """The next piece, or an empty one where none is ready. Raises TepiError where no more can be made."""
        try:
            found = self._ready.get(timeout=WAIT)
        except Empty:
            if self._stopped.is_set():
                raise StopIteration from None
            return ""
        if found is None or isinstance(found, TepiError):
            self._stopped.set()
            raise found or StopIteration
        return found

    def close(self) -> None:
        """Make no more."""
        self._stopped.set()
        while True:  # the thread may wait for room
            try:
                self._ready.get_nowait()
            except Empty:
                return

    def _get_ready(self, pieces: Iterator[str]) -> None:
        """Leave a text that nobody looks at any more; the next one shall not wait for what lays it out."""
        if self._request.format != "markdown" or not isinstance(pieces, Generator):
            return
        pieces.close()
        get_ready()

    def _go(self) -> None:
        try:
            from tepi.library.file import open_beside

            if self._before is not None:
                self._before.join(PATIENCE)
                self._before = None
            with open_beside(self._library) as library:
                pieces = self._request.pieces(library, self._sums)
                for piece in pieces:
                    if piece:
                        self._ready.put(piece)
                    if self._stopped.is_set():
                        break
                else:
                    self._ready.put(None)
            if self._stopped.is_set():
                self._get_ready(pieces)
        except TepiError as error:
            self._ready.put(error)
        except Exception as error:  # noqa: BLE001  # a thread has nobody above it who would say it
            from tepi.library.fault_log import as_one_line

            self._ready.put(as_one_line(error))
