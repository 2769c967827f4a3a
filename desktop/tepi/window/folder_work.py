"""The thread in which a kept folder is written, so that the window waits for no disk. No Qt."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread
from typing import TYPE_CHECKING

from tepi.errors import TepiError

if TYPE_CHECKING:
    from tepi.exchange.kept.files import Sums
    from tepi.exchange.kept.keep_up import Report

TURN, REST = 0.005, 0.002  # seconds: after so much work the window gets its turn
LEAVE = 3.0


class Stopped(Exception):  # noqa: N818  # it is a wish, not an error
    """The window closes: leave everything whole and end."""


class FolderWork:
    """Looks at the folder, and writes what is due, one pass at a time.

    ``tell`` is called in the thread with the folder's sums and what a pass found: a report, what is wrong,
    or None where it was stopped or the library is not at its place.
    """

    def __init__(self, tell: Callable[[Sums, object], None]) -> None:
        self._tell = tell
        self._stop = Event()
        self._thread: Thread | None = None
        self._turn = 0.0

    @property
    def is_busy(self) -> bool:
        """Whether a pass goes on."""
        return self._thread is not None and self._thread.is_alive()

    def start(
        self, library: Path, library_id: str, sums: Sums, *, write: bool, waiting: Sequence[str] = ()
    ) -> None:
        """Begin a pass; not while one goes on.

        Without ``write`` something is written only where a file is missing or due, or one of those that are
        ``waiting`` is no longer in somebody's way.
        """
        self._stop.clear()
        some = () if write else tuple(waiting)
        self._thread = Thread(target=self._go, args=(library, library_id, sums, write, some), daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the pass to end; whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.is_busy

    def stop(self) -> None:
        """End the pass early, between two files. A folder that does not answer is left to itself."""
        self._stop.set()
        self.wait(LEAVE)

    def _go(self, library: Path, library_id: str, sums: Sums, write: bool, waiting: Sequence[str]) -> None:
        from tepi.library.fault_log import as_one_line

        found: object
        try:
            found = self._pass(library, library_id, sums, write, waiting)
        except Stopped:
            found = None
        except TepiError as error:
            found = error
        except Exception as error:  # noqa: BLE001  # whatever it is, the window must hear that the pass is over
            found = as_one_line(error)
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._tell(sums, found)

    def _pass(
        self, path: Path, library_id: str, sums: Sums, write: bool, waiting: Sequence[str]
    ) -> Report | None:
        from tepi.exchange.kept.keep_up import keep_up, look
        from tepi.library.file import open_library

        if not write:
            found = look(sums, library_id)
            if not found.written and all((sums.folder / name).exists() for name in waiting):
                return found
        if not path.exists():
            return None  # the window says so already
        with open_library(path, create=False) as library:
            self._turn = time.monotonic()
            return keep_up(library, sums, self._rest)

    def _rest(self) -> None:
        """Between two pieces: give the window its turn, and end where that is wanted."""
        now = time.monotonic()
        if now - self._turn > TURN:
            if self._stop.wait(REST):
                raise Stopped
            self._turn = time.monotonic()
