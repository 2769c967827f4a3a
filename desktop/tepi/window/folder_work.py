"""Has a kept folder written in a process of its own, so that the window waits for no disk. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from tepi.errors import TepiError

if TYPE_CHECKING:
    from tepi.exchange.kept.process import Process
    from tepi.exchange.kept.report import Report

LEAVE = 3.0


class FolderWork:
    """Looks at a folder, and has written what is due, one pass at a time; a thread waits for the answer.

    ``tell`` is called in the thread with the folder and what a pass found: a report, what is wrong,
    or None where it was stopped or the library is not at its place.
    """

    def __init__(self, tell: Callable[[Path, object], None]) -> None:
        self._tell = tell
        self._thread: Thread | None = None
        self._process: Process | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a pass goes on."""
        return self._thread is not None and self._thread.is_alive()

    def start(
        self, library: Path, library_id: str, folder: Path, *, write: bool, waiting: Sequence[str] = ()
    ) -> None:
        """Begin a pass; not while one goes on.

        Without ``write`` something is written only where a file is missing or due, or one of those that are
        ``waiting`` is no longer in somebody's way.
        """
        some = None if write else tuple(waiting)
        self._thread = Thread(target=self._go, args=(library, library_id, folder, some), daemon=True)
        self._thread.start()

    def wait(self, seconds: float | None = None) -> bool:
        """Wait for the pass to end; whether it has."""
        if self._thread is not None:
            self._thread.join(seconds)
        return not self.is_busy

    def stop(self) -> None:
        """End the pass early, between two files. A folder that does not answer is left to itself."""
        process = self._process
        if process is not None and self.is_busy:
            process.stop()
        self.wait(LEAVE)

    def _go(self, library: Path, library_id: str, folder: Path, waiting: Sequence[str] | None) -> None:
        from tepi.library.fault_log import as_one_line

        found: object
        try:
            found = self._ask(library, library_id, folder, waiting)
        except TepiError as error:
            found = error
        except Exception as error:  # noqa: BLE001  # whatever it is, the window must hear that the pass is over
            found = as_one_line(error)
        with suppress(RuntimeError):  # the window has gone meanwhile
            self._tell(folder, found)

    def _ask(
        self, library: Path, library_id: str, folder: Path, waiting: Sequence[str] | None
    ) -> Report | None:
        """One pass; a process that has ended, whatever ended it, is followed by another."""
        from tepi.exchange.kept.process import give_back, take

        for _ in range(2):
            self._process = take()
            try:
                found = self._process.ask(library, library_id, folder, waiting)
            except EOFError:
                self._process.end()
            except TepiError:
                give_back(self._process)
                raise
            else:
                give_back(self._process)
                return found
            finally:
                self._process = None
        raise TepiError("The process that writes the folder has ended twice", "Tepi tries again")
