"""Presses keys in the real window and prints, as JSON, how long each press of 2 took until its band was out.

Words: the text's file, a folder for libraries, how many presses, and "large" for 1 MB with 20,000 marks.
A press counts from the key's event until the frame that holds the band has been handed to the screen;
the mark is durable by then, because the key's event only returns after the library has it.
"""

from __future__ import annotations

import json
import sqlite3
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from laying import make
from PySide6.QtCore import QEvent, QEventLoop, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from tepi.window import open_window, stepping
from tepi.window.main_window import MainWindow

SIZE, MARKS = 1_000_000, 20_000
ANNOTATOR = "Bench"


class Frames(QObject):
    """Knows when a widget has been painted and the frame has been handed over."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = False

    def wait(self) -> None:
        """Stay until the frame after the next paint is out."""
        while not self.painted:
            app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.painted = True
        return False


def presses(window: MainWindow, count: int, large: bool) -> tuple[list[float], list[float]]:
    """Mark sentence by sentence, then word by word; seconds until the key's event returned, and until painted."""
    view, desk = window.pane.view, window.desk
    assert desk.open is not None
    frames = Frames()
    view.viewport().installEventFilter(frames)
    if large:
        stepping.focus_at(desk, len(desk.open.text) // 2)
    sentences = min(30, count // 3)
    returned, shown = [], []
    for number in range(count):
        if number == sentences:
            stepping.focus_at(desk, len(desk.open.text) // 2 if large else 0)
        if number < sentences:
            QTest.keyClick(view, Qt.Key.Key_J)
        else:
            QTest.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ControlModifier)
        QTest.qWait(60)
        before = len(desk.open.index)
        frames.painted = False
        begun = time.perf_counter()
        QTest.keyPress(view, Qt.Key.Key_2)
        returned.append(time.perf_counter() - begun)
        if len(desk.open.index) == before:
            raise RuntimeError("a press of 2 made no mark")
        frames.wait()
        shown.append(time.perf_counter() - begun)
        QTest.keyRelease(view, Qt.Key.Key_2)
    return returned, shown


def repaints(widget: QWidget, ask: Callable[[], None], count: int) -> float:
    """The median of seconds for a repaint that is asked for and waited for."""
    frames, times = Frames(), []
    widget.installEventFilter(frames)
    for _ in range(count):
        QTest.qWait(5)
        frames.painted = False
        begun = time.perf_counter()
        ask()
        frames.wait()
        times.append(time.perf_counter() - begun)
    widget.removeEventFilter(frames)
    return median(times)


def bare_repaint(text: str) -> float:
    """A QTextEdit with the same text, in a window of the same size, painted again as a whole."""
    edit = QTextEdit()
    edit.setReadOnly(True)
    edit.setPlainText(text)
    edit.resize(1440, 900)
    edit.show()
    QTest.qWait(50)
    seconds = repaints(edit.viewport(), edit.viewport().update, 40)
    edit.close()
    return seconds


def raw_insert(path: Path) -> float:
    """A row of a mark's size, inserted and made durable with the library's settings, by sqlite3 alone."""
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")
    connection.execute("CREATE TABLE marks (id TEXT PRIMARY KEY, quote TEXT)")
    times = []
    for number in range(100):
        begun = time.perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO marks VALUES (?, ?)", (str(number), "x" * 1500))
        connection.execute("COMMIT")
        times.append(time.perf_counter() - begun)
    connection.close()
    return median(times)


app = QApplication(sys.argv[:1])
text = Path(sys.argv[1]).read_text(encoding="utf-8")
folder, count, large = Path(sys.argv[2]), int(sys.argv[3]), sys.argv[4:] == ["large"]
path = folder / ("large.tepi" if large else "small.tepi")
make(text, path, *((SIZE, MARKS) if large else (0, 0)))
window = open_window(path)
window.resize(1440, 900)
while window.desk.open is None or not window.pane.view.hasFocus():
    QTest.qWait(10)
QTest.qWait(600)
returned, shown = presses(window, count, large)
view = window.pane.view
print(
    json.dumps(
        {
            "returned": returned,
            "shown": shown,
            "repaint": repaints(view.viewport(), view.viewport().update, 40),
            "bare": bare_repaint(text),
            "raw": raw_insert(path.with_suffix(".raw")),
        }
    )
)
window.close()
