"""A long export made a little at a time, so that the window stays awake and the reader can stop it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from tepi.errors import TepiError
from tepi.window.desk import Desk

SLICE_MS, AT_ONCE_MS, TELL_MS = 20, 40, 300


class Gathering(QObject):
    """Collects the pieces of one export after another. What takes a moment is done when ``gather`` returns.

    What takes longer goes on between other events; the strip says how far it is, with a button to stop.
    A change of the library in the meantime has it begin anew, so that the file is of one moment.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._make: Callable[[], Iterator[str]] | None = None
        self._then: Callable[[str], None] = lambda _: None
        self._pieces: Iterator[str] = iter(())
        self._found: list[str] = []
        self._told = QElapsedTimer()
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(lambda: self._take(SLICE_MS))
        desk.recorded.join(lambda _: self._begin())

    @property
    def is_busy(self) -> bool:
        """Whether an export is being collected."""
        return self._make is not None

    def gather(self, make: Callable[[], Iterator[str]], then: Callable[[str], None]) -> None:
        """Collect what ``make`` gives and call ``then`` with the whole text; an earlier one is dropped."""
        self._make = make
        self._then = then
        self._told.start()
        self._begin()
        self._take(AT_ONCE_MS)

    def stop(self) -> None:
        """Drop what has been collected; nothing is written."""
        self._make = None
        self._pieces = iter(())
        self._found = []
        self._more.stop()

    def _begin(self) -> None:
        if self._make is not None:
            self._pieces = self._make()
            self._found = []
            self._more.start()

    def _take(self, most: int) -> None:
        if self._desk.library is None:
            self.stop()
            return
        clock = QElapsedTimer()
        clock.start()
        try:
            while self._make is not None and clock.elapsed() < most:
                piece = next(self._pieces, None)
                if piece is None:
                    text, then = "".join(self._found), self._then
                    self.stop()
                    then(text)
                    return
                if piece:
                    self._found.append(piece)
        except TepiError as error:
            self.stop()
            self._desk.say(str(error), "error")
            return
        if self._make is not None and self._told.elapsed() > TELL_MS:
            self._told.restart()
            size = f"{sum(map(len, self._found)) / 1e6:.1f}"
            self._desk.say(
                self.tr("Writing the export: {} million characters").format(size),
                "info",
                self.tr("Stop"),
                self._stopped,
            )

    def _stopped(self) -> None:
        self.stop()
        self._desk.say(self.tr("Stopped. Nothing was written"))
