"""Reads back in a thread of its own: the window stays awake, hears how far it is, and can have it ended."""

from __future__ import annotations

import gc
from collections.abc import Callable
from queue import Empty, SimpleQueue
from threading import Event, Thread
from time import perf_counter, sleep
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from tepi.errors import TepiError

Tell = Callable[[int, int], None]

LOOK_MS = 12
PATIENCE = 5.0
WORK, PAUSE = 0.004, 0.001  # seconds


class _EndedError(Exception):
    """The reader wants no more of it."""


class _Run:
    """One piece of work in its thread."""

    def __init__(self, work: Callable[[Tell], Any]) -> None:
        self._work = work
        self.ended = Event()
        self.count = (0, 0)
        self._rested = perf_counter()
        self.outcome: SimpleQueue[tuple[str, Any]] = SimpleQueue()
        self.thread = Thread(target=self._go, name="read back", daemon=True)
        self.thread.start()

    def _go(self) -> None:
        try:
            self.outcome.put(("done", self._work(self._tell)))
        except _EndedError:
            self.outcome.put(("ended", None))
        except TepiError as error:
            self.outcome.put(("failed", error))
        except Exception as error:  # noqa: BLE001  # a thread has nobody above it who would say it
            from tepi.library.fault_log import as_one_line

            self.outcome.put(("failed", as_one_line(error)))

    def _tell(self, done: int, of: int) -> None:
        self.count = (done, of)
        if self.ended.is_set():
            raise _EndedError
        if perf_counter() - self._rested > WORK:
            # Who works without a pause has the interpreter also while the system lets another program run.
            sleep(PAUSE)
            self._rested = perf_counter()


class Running(QObject):
    """Does one piece of work; a new one ends that which is under way."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._run: _Run | None = None
        self._then: Callable[[Any], None] = lambda _: None
        self._failed: Callable[[TepiError], None] = lambda _: None
        self._told: Tell = lambda _done, _of: None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._see)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.stop)

    @property
    def is_busy(self) -> bool:
        """Whether something is under way."""
        return self._run is not None

    def start(
        self,
        work: Callable[[Tell], Any],
        then: Callable[[Any], None],
        failed: Callable[[TepiError], None],
        told: Tell = lambda _done, _of: None,
    ) -> None:
        """Do ``work`` in a thread and pass on here what it gives, or why it failed.

        ``work`` gets a function to tell how far it is; ``told`` hears of that from time to time.
        """
        self.stop()
        self._then, self._failed, self._told = then, failed, told
        # Tens of thousands of marks are made here: the collector would look at them again and again.
        gc.disable()
        self._run = _Run(work)
        self._look.start()

    def stop(self) -> None:
        """End what is under way, and wait until nothing of it is left; nobody hears of it."""
        run, self._run = self._run, None
        self._look.stop()
        if run is not None:
            run.ended.set()
            run.thread.join(PATIENCE)
            gc.enable()

    def _see(self) -> None:
        run = self._run
        if run is None:
            return
        try:
            outcome, found = run.outcome.get_nowait()
        except Empty:
            self._told(*run.count)
            return
        run.thread.join()
        self._run = None
        self._look.stop()
        gc.freeze()  # what it has found is let go of by whoever holds it
        gc.enable()
        if outcome == "done":
            self._then(found)
        elif outcome == "failed":
            self._failed(found)
