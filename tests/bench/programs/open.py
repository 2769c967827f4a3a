"""Opens one text in the real window, or in a bare QTextEdit, and prints as JSON how long each thing took.

Words: "window" or "bare", a library with the text and its marks. A time counts until the frame that shows
the thing has been handed to the screen; a mark is durable by then.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.file import open_library
from tepi.text.document import Document
from tepi.text.readers.plain import read
from tepi.window import open_window
from tepi.window.panel.marks import MarksTab
from tepi.window.state import state_of

SHORT = "A short text, to begin with."
STEPS, PRESSES = 25, 40
PATIENCE = 120
LONGEST = 1.0  # a key that changes nothing paints nothing


class Frames(QObject):
    """Knows when the frame that shows a widget painted anew has been handed over; and the longest block.

    The window's own update is let through from here, so that the clock stops right behind it: what the
    event loop does next is no part of the frame, but of the longest block.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.painted = False
        self.longest = self.out = 0.0
        widget.installEventFilter(self)
        self._window = widget.window()
        self._window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is not self._window:
            self.painted = True
        if event.type() == QEvent.Type.UpdateRequest and watched is self._window:
            self._window.event(event)
            if self.painted and not self.out:
                self.out = time.perf_counter()
            return True
        return False

    def seconds(self, deed: Callable[[], object]) -> float:
        """How long a deed takes until its frame is out."""
        self.painted, self.out = False, 0.0
        begun = time.perf_counter()
        deed()
        self.longest = max(self.longest, time.perf_counter() - begun)
        while not self.out and time.perf_counter() - begun < LONGEST:
            self.turn()
        return (self.out or time.perf_counter()) - begun

    def turn(self) -> None:
        """One round of the event loop."""
        begun = time.perf_counter()
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self.longest = max(self.longest, time.perf_counter() - begun)

    def until(self, done: Callable[[], bool]) -> float:
        """Leave the window to itself until it is done; how long that took."""
        begun = time.perf_counter()
        while not done():
            now = time.perf_counter()
            app.processEvents()
            self.longest = max(self.longest, time.perf_counter() - now)
            if now - begun > PATIENCE:
                raise RuntimeError("it is never done")
        return time.perf_counter() - begun


class Pauses:
    """How long the collector of waste was at work each time."""

    def __init__(self) -> None:
        self.found: list[float] = []
        self._begun = 0.0
        gc.callbacks.append(self._note)

    def _note(self, phase: str, info: dict[str, int]) -> None:
        if phase == "start":
            self._begun = time.perf_counter()
        else:
            self.found.append(time.perf_counter() - self._begun)

    @property
    def longest(self) -> float:
        return max(self.found, default=0.0)


def peak() -> float:
    """The most memory the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bare(path: Path) -> dict[str, Any]:
    """A QTextEdit with the same text."""
    with open_library(path) as library:
        text = queries.text(library, _large(queries.documents(library)).revision)
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.resize(1440, 900)
    edit.show()
    QTest.qWait(50)
    frames = Frames(edit.viewport())
    found: dict[str, Any] = {"first": frames.seconds(lambda: edit.setPlainText(text))}
    QTest.qWait(1500)
    found["memory"] = peak()
    return found


def window(path: Path) -> dict[str, Any]:
    """The window on a short text; then the long one is chosen."""
    with open_library(path) as library:
        if len(queries.documents(library)) == 1:
            library.history.record(add_document(read(SHORT.encode(), "short.txt")))
        short = next(each for each in queries.documents(library) if each.file_name == "short.txt")
        state = state_of(library.id)
        state.set("document", short.id)
        state.save()
    here = open_window(path)
    here.resize(1440, 900)
    while here.desk.open is None or not here.pane.view.hasFocus():
        QTest.qWait(10)
    QTest.qWait(600)
    desk, view, panel = here.desk, here.pane.view, here.panel.marks.view
    assert desk.library is not None
    large = _large(queries.documents(desk.library))
    frames = Frames(view.viewport())
    pauses = Pauses()
    found: dict[str, Any] = {"first": frames.seconds(lambda: desk.show(large))}
    QTest.keyClick(view, Qt.Key.Key_J)

    def press(key: Qt.Key = Qt.Key.Key_2) -> float:
        return frames.seconds(lambda: QTest.keyClick(view, key))

    found["soon"] = press()
    begun = time.perf_counter()
    opened = desk.open
    assert opened is not None
    frames.until(lambda: opened.is_prepared and panel.marks.rowCount() >= len(opened.index))
    QTest.qWait(50)
    frames.until(lambda: True)
    found["prepared"] = time.perf_counter() - begun
    found["block"], found["memory"], found["pause loading"] = frames.longest, peak(), pauses.longest
    pauses.found.clear()
    for name, key in (("J", Qt.Key.Key_J), ("K", Qt.Key.Key_K), ("U", Qt.Key.Key_U)):
        found[name] = median(_rested(press, key) for _ in range(STEPS))
    found["]"] = median(_rested(press, Qt.Key.Key_BracketRight) for _ in range(STEPS))
    found["["] = median(_rested(press, Qt.Key.Key_BracketLeft) for _ in range(STEPS))
    found["jump"] = frames.seconds(
        lambda: QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    )
    QTest.qWait(100)
    from tepi.window import stepping

    stepping.focus_at(desk, len(opened.text) // 2)
    presses = []
    for _ in range(PRESSES):
        _rested(press, Qt.Key.Key_J)
        presses.append(_rested(press, Qt.Key.Key_2))
    found["press"] = median(presses)
    found["undo"] = median(
        _rested(lambda _: frames.seconds(lambda: here.commands.run("edit.undo")), Qt.Key.Key_Z)
        for _ in range(10)
    )
    found["pause"] = pauses.longest
    for name, words in (("filter word", "Indonesia"), ("filter code", 'code:"opinion"'), ("filter none", "")):
        found[name], found[f"{name} all"], found[f"{name} block"] = _filter(here.panel.marks, words)
    found["group"], found["group block"] = _group(here.panel.marks)
    here.close()
    return found


def _filter(tab: MarksTab, words: str) -> tuple[float, float, float]:
    """Until the first cards of a filter are shown, until all are found, and the longest block meanwhile."""
    counted: list[bool] = []
    joined = tab.count_changed.connect(lambda: counted.append(True))
    cards = Frames(tab.view.viewport())
    begun = time.perf_counter()
    cards.seconds(lambda: (tab.set_filter(words), tab.view.viewport().update()))
    first = time.perf_counter() - begun
    cards.until(lambda: bool(counted))
    tab.count_changed.disconnect(joined)
    return first, time.perf_counter() - begun, cards.longest


def _group(tab: MarksTab) -> tuple[float, float]:
    """Until all cards stand under their codes, and the longest block meanwhile."""
    cards = Frames(tab.view.viewport())
    begun = time.perf_counter()
    cards.seconds(tab.filter_field.group_button.click)
    cards.until(lambda: tab.view.marks.grouped)
    cards.seconds(tab.view.viewport().update)
    return time.perf_counter() - begun, cards.longest


def _rested(press: Callable[[Qt.Key], float], key: Qt.Key) -> float:
    QTest.qWait(40)
    return press(key)


def _large(documents: list[Document]) -> Document:
    return next(each for each in documents if each.file_name == "bench.txt")


app = QApplication(sys.argv[:1])
print(json.dumps({"bare": bare, "window": window}[sys.argv[1]](Path(sys.argv[2]))), flush=True)
