"""What the Export tab needs is made ready while the window rests, so that its first preview comes as fast as any."""

from __future__ import annotations

from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from tepi.window.desk import Desk

if TYPE_CHECKING:
    from tepi.window.panel.export import ExportTab

REST_MS, LOOK_MS = 1_500, 100


class Warming(QObject):
    """Once, when a text has been open for a while: reads code and starts a process beside the window, then makes the controls."""

    def __init__(self, desk: Desk, tab: ExportTab) -> None:
        super().__init__(tab)
        self._desk, self._tab = desk, tab
        self.work: Thread | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        desk.opened.join(self._opened)

    def _opened(self) -> None:
        if self.work is None:
            self._timer.start(REST_MS)

    def _go_on(self) -> None:
        opened = self._desk.open
        if self._desk.library is None or opened is None:
            return
        if self.work is None:
            if not opened.is_prepared:
                self._timer.start(REST_MS)
                return
            from tepi.window.panel.fetching import get_ready

            self.work = Thread(target=get_ready, name="warming", daemon=True)
            self.work.start()
        if self.work.is_alive():
            self._timer.start(LOOK_MS)
        else:
            self._tab.build()
