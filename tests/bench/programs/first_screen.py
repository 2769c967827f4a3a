"""Shows the Export tab on one marked text and prints as JSON how long each preview took to begin and to fill the view.

Word: a library with one text and its marks. A time counts from the press to the end of the first frame with
words of the new text in it, and to that of the frame in which they fill the view.
"""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from tepi.window import open_window
from tepi.window.panel.export import ExportTab
from tepi.window.panel.export_choices import CODE, DOCUMENT, FILTERED, LIBRARY
from tepi.window.panel.panel import Panel

RUNS, PATIENCE, REST = 5, 120, 4.0
FORMATS = ("markdown", "csv", "tsv", "json", "jsonl", "html")
REACHES = {"filter": FILTERED, "code": CODE, "library": LIBRARY}


class Stage:
    """The window with the tab, and a clock for what appears in its preview."""

    def __init__(self, library: Path) -> None:
        self.window = open_window(library)
        self.window.resize(1440, 900)
        self.panel = self.window.findChild(Panel)
        self.tab = self.window.findChild(ExportTab)
        self.until(lambda: self.tab._desk.open is not None and self.tab._desk.open.sums is not None)
        self.changes, self._hears = 0, False
        rest = time.perf_counter() + REST
        self.until(lambda: time.perf_counter() > rest)

    def until(self, done: Callable[[], bool]) -> None:
        end = time.perf_counter() + PATIENCE
        while not done():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 2)
            if time.perf_counter() > end:
                raise TimeoutError

    def time(self, press: Callable[[], object]) -> tuple[float, float]:
        """Seconds from a press to the first words of the new text, and to a full view."""
        before = self.changes
        begun = time.perf_counter()
        press()
        preview = self.tab.preview
        if not self._hears:
            preview.textChanged.connect(self._heard)
            self._hears = True
        self.until(lambda: self.changes > before)
        preview.viewport().repaint()
        first = time.perf_counter() - begun
        self.until(self._is_full)
        preview.viewport().repaint()
        full = time.perf_counter() - begun
        self.until(lambda: not self.tab._soon.isActive() and not preview._more.isActive())
        return first, full

    def _heard(self) -> None:
        self.changes += 1

    def _is_full(self) -> bool:
        preview = self.tab.preview
        lines = preview.viewport().height() / preview.fontMetrics().lineSpacing()
        return preview.blockCount() > lines or not preview.is_filling

    def median(self, press: Callable[[], object], back: Callable[[], object]) -> tuple[float, float]:
        """The same several times, going back in between."""
        found = []
        for _ in range(RUNS):
            found.append(self.time(press))
            self.time(back)
        return median(first for first, _ in found), median(full for _, full in found)


def main() -> None:
    """Measure the very first, each format, and each reach and order of Markdown."""
    QApplication(sys.argv)
    stage = Stage(Path(sys.argv[1]))
    tab = stage.tab
    found = {"the very first": stage.time(stage.panel.show_export)}

    def chosen(**what: object) -> Callable[[], object]:
        return lambda: tab._chosen(**what)

    usual = tab.choices
    for form in FORMATS:
        other = "csv" if form == "markdown" else "markdown"
        found[form] = stage.median(chosen(format=form), chosen(format=other))
    tab._chosen(format="markdown")
    options = usual.with_options
    stage.until(lambda: not tab._soon.isActive())
    for name, own in {
        "with the text": {"with_text": True},
        "by time": {"order": "time"},
        "by code": {"group_by": "code"},
        "by speaker": {"group_by": "speaker"},
    }.items():
        found[name] = stage.median(lambda own=own: _set(tab, options(own)), lambda: _set(tab, options({})))
    for name, reach in REACHES.items():
        if reach == FILTERED:
            index = tab._desk.open.index
            tab.use_filter(frozenset(sorted(index.ids())[::2]))
        found[name] = stage.median(chosen(reach=reach), chosen(reach=DOCUMENT))
    print(json.dumps(found))


def _set(tab: ExportTab, choices: object) -> None:
    tab.choices = choices
    tab._show_choices()
    tab._options_chosen()


main()
