"""Prepares a long document in slices between other events, so that the window never waits for it."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

from tepi.window.desk import Desk

SLICE = 0.008  # seconds; a press waits no longer than that
REST_MS = 300


class Preparing(QObject):
    """Goes on with the open documents whenever the window has nothing else to do, that of the seat in use first.

    What gives way to another document half prepared is let go; the library's end ends it.
    """

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._go_on)
        desk.unready.join(self._timer.start)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(REST_MS)
        self._rest.timeout.connect(self._rehearse)
        desk.people_changed.join(self._rest.start)

    def stop(self) -> None:
        """Let go of what is being prepared."""
        if self._timer.isActive():
            self._timer.stop()
            gc.enable()

    def _rehearse(self) -> None:
        """Whoever opens the first long document need not wait for what only such ones need to be made ready."""
        library = self._desk.library
        if library is not None and not library.connection.closed:
            from tepi.window.preparation import rehearse

            rehearse(library)

    def _go_on(self) -> None:
        desk = self._desk
        library, codebook = desk.library, desk.codebook
        shown = [seat.open for seat in (desk.seat, *desk.seats) if seat.open is not None]
        opened = next((each for each in shown if not each.is_prepared), None)
        if opened is None or codebook is None or library is None or library.connection.closed:
            self.stop()
            return
        # A book makes a hundred thousand things that stay: the collector would look at them again and again.
        gc.disable()
        try:
            prepared = opened.prepare(codebook, SLICE)
        except BaseException:
            self.stop()
            raise
        if prepared.done and all(each.is_prepared for each in shown):
            # They stay as long as the book is open, so it need never look at them at all.
            gc.freeze()
            self.stop()
        desk.prepared.tell(prepared)
        if desk.put_off is not None:
            desk.put_off()
