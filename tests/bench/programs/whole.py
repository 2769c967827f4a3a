"""Tepi as a reader starts it, that says "frame" after its first frame and "ready" when a key would mark.

The library is the one in TEPI_LIBRARY. Nothing is measured here: the parent looks at its clock.
"""

from __future__ import annotations

import gc
import os
import sys

from PySide6.QtCore import QEvent, QObject, QTimer

from tepi import __main__ as door
from tepi.window.quick_imports import spare_the_reading


class FirstFrame(QObject):
    """Says so once the first frame is out."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, lambda: os.write(1, b"frame\n"))
        return False


def listen() -> None:
    """Have the window say when its first frame is out and when it is ready.

    The window's modules are imported for that, so what the door does before it imports them comes first.
    """
    gc.disable()
    spare_the_reading()
    from tepi.window import app as application

    shown = application.show_window

    def show_window(*arguments: object) -> object:
        """The real function, with two listeners on the window it returns."""
        window = shown(*arguments)  # type: ignore[arg-type]
        # Installed last, asked first: this is heard before Tepi begins its own late work.
        window.pane.view.viewport().installEventFilter(first)
        really_ready = window.ready

        def ready() -> None:
            really_ready()
            QTimer.singleShot(0, said)

        def said() -> None:
            os.write(1, b"ready\n")
            window.close()

        window.ready = ready  # type: ignore[method-assign]
        return window

    application.show_window = show_window  # type: ignore[assignment]


first = FirstFrame()
listen()
sys.exit(door.main([]))
