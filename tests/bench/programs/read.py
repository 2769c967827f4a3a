"""Reads one text in the reading pane, or in a bare QTextEdit, and prints as JSON how long each thing took.

Words: "pane" or "bare", a library with the text and its marks. A time counts until the frame that shows
the thing has been handed to the screen. The column of both is as wide.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import Any

from PySide6.QtCore import QEvent, QEventLoop, QObject
from PySide6.QtGui import QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QTextEdit, QWidget

from tepi.library import queries
from tepi.library.file import Library, open_library
from tepi.library.whoami import annotator
from tepi.marks.index import RangeIndex
from tepi.window import marking, stepping
from tepi.window.desk import Desk
from tepi.window.open_document import OpenDocument
from tepi.window.preparing import Preparing
from tepi.window.reading.page import Measures
from tepi.window.reading.pane import ReadingPane
from tepi.window.theme import Themes

WIDTH, HEIGHT, NARROWER = 900, 820, 160
SETTLED_MS = 300
FIRST_PAGE = 8_000
SCROLLS, STEP, REPAINTS, PRESSES = 60, 90, 30, 15
OTHER = "DejaVu Sans"  # another face than the usual; where there is none, the system's next


class Frames(QObject):
    """Knows when the frame that shows a widget painted anew has been handed over.

    The window's own update is let through from here, so that the clock stops right behind it: what the
    event loop does next is no part of the frame.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self._painted = False
        self._out = 0.0
        widget.installEventFilter(self)
        self._window = widget.window()
        self._window.installEventFilter(self)
        self.seconds(widget.update)  # what the clock itself does for the first time is no part of a figure

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and watched is not self._window:
            self._painted = True
        if event.type() == QEvent.Type.UpdateRequest and watched is self._window:
            self._window.event(event)
            if self._painted and not self._out:
                self._out = time.perf_counter()
            return True
        return False

    def seconds(self, deed: Callable[[], object]) -> float:
        """How long a deed takes until its frame is out. Something must change on the screen."""
        self._painted, self._out = False, 0.0
        begun = time.perf_counter()
        deed()
        while not self._out:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return self._out - begun


def longest_block(milliseconds: int) -> float:
    """The longest time that the event loop is away while the window is left to itself."""
    longest, end = 0.0, time.perf_counter() + milliseconds / 1000
    while time.perf_counter() < end:
        begun = time.perf_counter()
        app.processEvents()
        longest = max(longest, time.perf_counter() - begun)
    return longest


def scrolled(frames: Frames, bar: QScrollBar) -> float:
    """The median of steps from where the view is; 0 where the text is too short for them."""
    if bar.maximum() < bar.value() + SCROLLS * STEP:
        return 0.0
    return median(frames.seconds(lambda: bar.setValue(bar.value() + STEP)) for _ in range(SCROLLS))


def peak() -> float:
    """The most memory the process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def bare(library: Library) -> dict[str, Any]:
    """A QTextEdit with the same face and column."""
    measures = Measures()
    text = queries.text(library, queries.documents(library)[0].revision)
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.document().setDefaultFont(measures.font)
    edit.resize(measures.column + 40, HEIGHT)
    edit.show()
    QTest.qWait(50)
    frames, bar = Frames(edit.viewport()), edit.verticalScrollBar()

    def zoom() -> None:
        edit.zoomIn(2)
        bar.setValue(bar.maximum())

    def face() -> None:
        font = edit.font()
        font.setFamily(OTHER)
        edit.setFont(font)
        edit.document().documentLayout().documentSize()
        bar.setValue(bar.maximum())

    def resize() -> None:
        edit.resize(edit.width() - NARROWER, HEIGHT)
        edit.document().documentLayout().documentSize()
        bar.setValue(bar.maximum())

    def jump() -> None:
        edit.moveCursor(QTextCursor.MoveOperation.End)

    begun = time.perf_counter()
    found = {"first": frames.seconds(lambda: edit.setPlainText(text))}
    found["block"] = time.perf_counter() - begun
    found["jump"] = frames.seconds(jump)
    longest_block(SETTLED_MS)
    found["memory"] = peak()
    found["resize"] = frames.seconds(resize)
    found["zoom"] = frames.seconds(zoom)
    found["face"] = frames.seconds(face)
    bar.setValue(bar.maximum() // 2)
    QTest.qWait(100)
    found["scroll"] = scrolled(frames, bar)
    found["repaint"] = median(frames.seconds(edit.viewport().update) for _ in range(REPAINTS))
    return found


def pane(library: Library) -> dict[str, Any]:
    """The reading pane with the text and its marks."""
    desk = Desk()
    desk.use(library, annotator(library, "Bench"))
    assert desk.codebook is not None
    opened = OpenDocument(library, queries.documents(library)[0], desk.codebook)
    # The other widget has its text already; what it takes to read a library is measured by open.py.
    assert opened.index.overlapping(0, FIRST_PAGE) and opened.structure is None
    here = ReadingPane(desk, Themes("light"), None)
    here.resize(WIDTH, HEIGHT)
    here.show()
    # As in the window: what of a long text is not at hand is read between other events.
    preparing = Preparing(desk, here)
    QTest.qWait(50)
    view = here.view
    frames, bar = Frames(view.viewport()), view.verticalScrollBar()
    spoiled: list[int] = []

    def unmoved(deed: Callable[[], None]) -> float:
        """How long a deed takes; takes note where it moved the line under the eye."""
        before = here.held_line()
        seconds = frames.seconds(deed)
        spoiled.append(round(view.geometry_of.slot(before[0])[0]) - view.scrolled - before[1])
        return seconds

    def show() -> None:
        desk.open = opened
        if not opened.is_prepared:
            desk.unready.tell()
        desk.opened.tell()

    def jump() -> None:
        stepping.focus_at(desk, len(opened.text))

    def press(number: int) -> float:
        unit = opened.units[len(opened.units) // 2 + number]
        stepping.select(desk, unit)
        QTest.qWait(60)
        return frames.seconds(lambda: marking.press_digit(desk, "2"))

    begun = time.perf_counter()
    found: dict[str, Any] = {"first": frames.seconds(show)}
    block = time.perf_counter() - begun
    found["block"] = max(block, longest_block(SETTLED_MS))
    found["jump"] = frames.seconds(jump)
    longest_block(SETTLED_MS)
    while not opened.is_prepared:
        app.processEvents()
    found["memory"] = peak()
    # A screen and a half above the end, where it is the line at the upper edge that is to stay.
    bar.setValue(bar.value() - HEIGHT - HEIGHT // 2)
    longest_block(SETTLED_MS)
    found["resize"] = unmoved(lambda: here.resize(WIDTH - NARROWER, HEIGHT))
    found["zoom"] = unmoved(lambda: here.set_zoom(110))
    found["face"] = unmoved(lambda: here.set_page(110, here.typography._replace(face=OTHER)))
    stepping.focus_at(desk, len(opened.text) // 2)
    QTest.qWait(100)
    found["scroll"] = scrolled(frames, bar)
    found["moved"] = max(map(abs, spoiled))
    found["repaint"] = median(frames.seconds(view.viewport().update) for _ in range(REPAINTS))
    marks, opened.index = opened.index, RangeIndex(())
    view.renew_bands()
    found["unmarked"] = median(frames.seconds(view.viewport().update) for _ in range(REPAINTS))
    opened.index = marks
    view.renew_bands()
    found["press"] = median(press(number) for number in range(PRESSES))
    preparing.stop()
    here.close()
    return found


app = QApplication(sys.argv[:1])
with open_library(sys.argv[2]) as library:
    print(json.dumps({"bare": bare, "pane": pane}[sys.argv[1]](library)), flush=True)
