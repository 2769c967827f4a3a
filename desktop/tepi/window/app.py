"""The application: first the frame, then everything heavy, then where the reader left off."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from tepi.errors import TepiError
from tepi.library.first_page import FirstPage, first_page
from tepi.library.places import library_path
from tepi.window.desk import Desk
from tepi.window.main_window import MainWindow
from tepi.window.mishaps import watch
from tepi.window.state import State, state_of
from tepi.window.theme import Themes

LATEST_MS = 250


class AfterFirstFrame(QObject):
    """Calls once, as soon as a widget has painted for the first time (or, unseen, after a moment)."""

    def __init__(self, window: MainWindow, then: object) -> None:
        super().__init__(window)
        self._then = then
        self._done = False
        window.pane.view.viewport().installEventFilter(self)
        QTimer.singleShot(LATEST_MS, self._go)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to another widget."""
        if event.type() == QEvent.Type.Paint and not self._done:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._go)
        return False

    def _go(self) -> None:
        if not self._done:
            self._done = True
            self._then()  # type: ignore[operator]


def show_window(
    library: str | os.PathLike[str] | None, files: Sequence[str | os.PathLike[str]] = ()
) -> MainWindow:
    """Show the main window on a library, for a running QApplication; the library itself opens right after.

    Args:
        library: Where it lies; None for TEPI_LIBRARY or the one in the data folder.
        files: Texts to bring in and show.
    """
    _look_alike()
    path = library_path(library)
    state = State(None)

    def last_document(library_id: str) -> str:
        nonlocal state
        state = state_of(library_id)
        return state.get("document", "")

    page = first_page(path, last_document)
    state = state if page is not None else State(None)
    desk = Desk()
    themes = Themes(state.get("theme", "system"), patterns=state.get("patterns", False))
    window = MainWindow(desk, themes, state)
    _first_words(window, page, path, files)
    window.show()
    window.pane.view.setFocus()
    wanted = [Path(each) for each in files]
    AfterFirstFrame(window, lambda: _make_ready(window, path, wanted, page))
    return window


def run(library: str | os.PathLike[str] | None, files: Sequence[str | os.PathLike[str]]) -> int:
    """Start the application and stay until its window is closed; returns the exit code."""
    _app = QApplication.instance() or QApplication(sys.argv[:1])
    QApplication.setApplicationName("Tepi")
    QApplication.setApplicationDisplayName("Tepi")
    QApplication.setDesktopFileName("tepi")
    window = show_window(library, files)
    watch(lambda line: window.desk.say(line, "error"))
    for wanted in ("SIGINT", "SIGTERM", "SIGHUP"):
        if number := getattr(signal, wanted, None):
            # Not at once: a signal may come in the midst of a painting.
            signal.signal(number, lambda *_: QTimer.singleShot(0, lambda: _leave(window)))
    return QApplication.exec()


def _look_alike() -> None:
    """Take Qt's own style, which the colours are made for, and let Tab reach every control, on each system."""
    if QApplication.style().name() != "fusion":
        QApplication.setStyle("fusion")
    everything = Qt.TabFocusBehavior.TabFocusAllControls
    hints = QApplication.styleHints()
    if hints.tabFocusBehavior() != everything:  # macOS leaves buttons out unless its settings say otherwise
        hints.setTabFocusBehavior(everything)
    if not hints.showShortcutsInContextMenus():  # macOS again: our menus are where keys are learnt
        hints.setShowShortcutsInContextMenus(True)


def _leave(window: MainWindow) -> None:
    """Close although nobody is there to be asked: what cannot be saved goes to a file of its own."""
    for _ in range(4):
        if window.close():
            return


def _first_words(window: MainWindow, page: FirstPage | None, path: Path, files: Sequence[object]) -> None:
    """Show a text at once: the document of last time, or in a new library the editorial."""
    if page is not None:
        window.header.show_first(page.title, page.kind)
        window.pane.show_first(page.text, page.parts)
    elif not files and not os.path.lexists(path):
        from tepi.text.seeds import editorial

        try:
            window.pane.show_first(editorial().read_text(encoding="utf-8"))
        except OSError:
            return


def _make_ready(window: MainWindow, path: Path, files: Sequence[Path], page: FirstPage | None) -> None:
    try:
        _open_library(window, path, files, page)
    finally:
        if not gc.isenabled():
            # What a start has made stays; the collector need never look at it again.
            gc.freeze()
            gc.enable()


def _open_library(window: MainWindow, path: Path, files: Sequence[Path], page: FirstPage | None) -> None:
    from tepi.window.opening import make_ready

    desk = window.desk
    text = (page.revision, page.text) if page is not None else None
    now, later = _sorted(files) if files else ([], [])
    try:
        make_ready(desk, path, now, window.state, text, example=not files)
    except TepiError as error:
        window.pane.show_first("")
        desk.opened.tell()
        window.status.problem = window.tr("No library is open")
        window.status.update()
        desk.say(str(error), "error")
        return
    if page is None and desk.library is not None:
        window.take_new_state(state_of(desk.library.id))
    window.ready()
    window.leaving.welcome()
    if later:
        window.work.take_files(later)


def _sorted(files: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """What is opened at once, and what the window brings in or reads back when it is there."""
    from tepi.window.adding import can_be_read_at_once
    from tepi.window.read_back.asking import own_exports, parted

    texts, exports = parted(files)
    texts, others = own_exports(texts)
    exports += [path for path, _ in others]
    return (texts, exports) if can_be_read_at_once(texts) else ([], [*texts, *exports])
