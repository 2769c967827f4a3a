"""Export in a thread of its own: the window stays awake, sees how far it is, and can have it stopped."""

from __future__ import annotations

from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QObject, QTimer

from tepi.errors import TepiError
from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.library.file import Library

Tick = Callable[[int, int], None]
Work = Callable[["Library", Tick], Any]

LOOK_MS, TELL_MS, EVERY_MS = 8, 400, 200
PATIENCE = 5.0


class _StoppedError(Exception):
    """The reader wants no more of it."""


class _Run:
    """One piece of work in its thread."""

    def __init__(self, library: Library, work: Work) -> None:
        self._library, self._work = library, work
        self.stopped = Event()
        self.count = (0, 0)
        self.outcome: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self.thread = Thread(target=self._go, name="export", daemon=True)
        self.thread.start()

    def _go(self) -> None:
        try:
            from tepi.library.file import open_beside

            # All of it is of one moment, whatever is marked meanwhile.
            with open_beside(self._library) as library:
                found = self._work(library, self._tick)
            self.outcome.put(("done", found))
        except _StoppedError:
            self.outcome.put(("stopped", None))
        except TepiError as error:
            self.outcome.put(("failed", error))
        except Exception as error:  # noqa: BLE001  # a thread has nobody above it who would say it
            from tepi.library.fault_log import as_one_line

            self.outcome.put(("failed", as_one_line(error)))

    def _tick(self, size: int, files: int) -> None:
        self.count = (size, files)
        if self.stopped.is_set():
            raise _StoppedError


class Writing(QObject):
    """Does one export after another; a new one ends that which is under way."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._run: _Run | None = None
        self._then: Callable[[Any], None] = lambda _: None
        self._failed: Callable[[TepiError], None] = lambda _: None
        self._since, self._told = QElapsedTimer(), QElapsedTimer()
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._see)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether an export is being made."""
        return self._run is not None

    def start(self, work: Work, then: Callable[[Any], None], failed: Callable[[TepiError], None]) -> None:
        """Do ``work`` with the library and a tick (bytes, files); pass on what it gives, or why it failed."""
        library = self._desk.library
        if library is None:
            return
        self.stop()
        self._then, self._failed = then, failed
        self._since.start()
        self._told.start()
        self._run = _Run(library, work)
        self._look.start()

    def stop(self) -> None:
        """End what is under way, and wait until nothing of it is left."""
        run, self._run = self._run, None
        self._look.stop()
        if run is not None:
            run.stopped.set()
            run.thread.join(PATIENCE)

    def _see(self) -> None:
        run = self._run
        if run is None:
            return
        try:
            outcome, found = run.outcome.get_nowait()
        except Empty:
            self._tell(run)
            return
        run.thread.join()
        self._run = None
        self._look.stop()
        if outcome == "done":
            self._then(found)
        elif outcome == "failed":
            self._failed(found)

    def _tell(self, run: _Run) -> None:
        if self._since.elapsed() < TELL_MS or self._told.elapsed() < EVERY_MS:
            return
        self._told.restart()
        size, files = run.count
        text = self.tr("Writing the export: {} MB").format(f"{size / 1e6:.1f}")
        if files:
            text = self.tr("{0}, {1} files").format(text, files)
        self._desk.say(text, "info", self.tr("Cancel"), self._cancelled)

    def _cancelled(self) -> None:
        self.stop()
        self._desk.say(self.tr("Cancelled. Nothing was written"))
