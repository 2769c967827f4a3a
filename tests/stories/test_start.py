"""Starts, good and bad: the first frame is light, a key pressed too early is kept, a bad library is one line."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.conftest import Reader, wait_until_ready

from tepi.library import queries
from tepi.library.file import open_library
from tepi.window import editing

Start = Callable[..., Reader]
HEAVY = ("sqlalchemy", "pygments", "sentencex", "regex", "markdown", "jinja2", "yaml")
FIRST_FRAME = f"""
import sys
from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication
from tepi.window import open_window

class Watch(QObject):
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self.look)
        return False

    def look(self):
        print(*sorted({{name.split(".")[0] for name in sys.modules}} & set({HEAVY!r})), "painted")
        QApplication.exit()

app = QApplication(sys.argv[:1])
window = open_window(sys.argv[1])
watch = Watch()
window.pane.view.viewport().installEventFilter(watch)
app.exec()
"""


@pytest.mark.parametrize("start_number", [1, 2])
def test_nothing_heavy_before_the_first_frame(library_path: Path, checkout: Path, start_number: int) -> None:
    """When the first frame is out, neither SQLAlchemy nor Pygments nor the segmenter is loaded; in any start."""
    if start_number == 2:
        open_library(library_path).close()
    done = subprocess.run(
        [sys.executable, "-c", FIRST_FRAME, str(library_path)],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop")},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert done.stdout.split() == ["painted"], done.stderr


def test_a_key_pressed_too_early_is_kept(start: Start) -> None:
    """J and 2 pressed at the first frame, before there is a library, are done once there is one."""
    reader = start(ready=False)
    view = reader.window.pane.view
    pressed: list[bool] = []

    class AtFirstFrame(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:
            if event.type() == QEvent.Type.Paint and not pressed:
                pressed.append(reader.desk.library is None)
                QTimer.singleShot(0, press)
            return False

    def press() -> None:
        QTest.keyClick(view, "J")
        QTest.keyClick(view, "2")
        pressed.append(reader.desk.library is None)

    early = AtFirstFrame()
    view.viewport().installEventFilter(early)
    wait_until_ready(reader)
    view.viewport().removeEventFilter(early)

    assert pressed == [True, True]
    assert reader.desk.open is not None
    second = reader.desk.open.units[1]
    assert reader.marks() == [(reader.desk.open.text[second.start : second.end], ("Opinion",))]


def test_a_new_library_has_the_editorial_as_an_example(start: Start) -> None:
    """Opened without a file, a new library shows the editorial, labelled an example, with one quiet line."""
    reader = start()

    assert reader.desk.open is not None and reader.desk.library is not None
    assert reader.desk.open.document.example
    assert len(queries.documents(reader.desk.library)) == 1
    assert "J next sentence" in said(reader)


def test_with_a_file_only_that_file(start: Start, tmp_path: Path) -> None:
    """A new library that is opened with a file holds that file and nothing else."""
    mine = tmp_path / "mine.txt"
    mine.write_text("This text is mine. It has two sentences.", encoding="utf-8")

    reader = start(mine)

    assert reader.desk.library is not None and reader.desk.open is not None
    assert [each.title for each in queries.documents(reader.desk.library)] == ["This text is mine."]
    assert reader.window.pane.view.text == "This text is mine. It has two sentences."


@pytest.mark.parametrize(
    "what", ["a folder", "not a library", "newer", "missing folder", "a pipe", "too long"]
)
def test_a_library_that_cannot_be_used_is_one_line(start: Start, library_path: Path, what: str) -> None:
    """A folder, another file, a newer library, a path in no folder: the strip names it; keys do no harm."""
    path = library_path
    if what == "a folder":
        path.mkdir()
    elif what == "not a library":
        path.write_text("Dear diary", encoding="utf-8")
    elif what == "a pipe":
        if not hasattr(os, "mkfifo"):
            pytest.skip("there are no named pipes")
        os.mkfifo(path)
    elif what == "too long":
        path = path.parent / ("x" * 300)
    elif what == "missing folder":
        path = path.parent / "nowhere" / "else" / "library.tepi"
    else:
        open_library(path).close()
        with sqlite3.connect(path) as connection:
            connection.execute("PRAGMA user_version = 99")
        connection.close()
    before = path.read_bytes() if os.path.isfile(path) else b""  # noqa: PTH113  # a name may be too long

    reader = start(library=path, ready=False)
    reader.hands.until(lambda: said(reader), "the strip says nothing")
    line = said(reader)
    QTest.keyClick(reader.window.pane.view, "2")
    reader.hands.rest()

    assert path.name in line or str(path.parent) in line
    assert "Traceback" not in line
    assert "\n" not in line
    if what != "newer":
        assert reader.desk.open is None
    assert (path.read_bytes() if os.path.isfile(path) else b"") == before  # noqa: PTH113
    assert reader.window.isVisible()


def test_a_file_that_cannot_be_read_is_what_the_strip_says(start: Start, tmp_path: Path) -> None:
    """A new library opened with an empty file says so, adds no example, and a good file added next clears the line."""
    empty, good = tmp_path / "empty.txt", tmp_path / "good.txt"
    empty.write_text("", encoding="utf-8")
    good.write_text("Good words.", encoding="utf-8")
    reader = start(empty, ready=False)
    reader.hands.until(lambda: "empty.txt" in said(reader), "the strip does not name the file")
    assert reader.desk.open is None

    reader.window.work.take_files([good])

    assert said(reader) == ""
    assert reader.window.windowTitle() == "Good words. – Tepi"
    assert reader.desk.open is not None
    editing.alter_facts(reader.desk, reader.desk.open.document, {"title": "Better"})
    assert reader.window.windowTitle() == "Better – Tepi"


def test_without_a_data_folder_the_library_works(
    start: Start, library_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the window's own memory cannot be kept, a library named elsewhere is marked and saved all the same."""
    monkeypatch.setenv("TEPI_DATA", str(Path(os.devnull) / "x"))
    reader = start()
    reader.hands.press("2")
    reader.close()

    with open_library(library_path) as library:
        assert queries.marks_per_document(library) != {}


@pytest.mark.parametrize(
    "state", ["\0garbage", "[]", '{"document": 5, "places": [], "keys": [1], "size": "x", "zoom": "b"}']
)
def test_a_spoilt_memory_is_none(start: Start, own_data: Path, state: str) -> None:
    """Whatever the file holds in which the window keeps its place, it opens, and marks."""
    first = start()
    assert first.desk.library is not None
    kept = own_data / "desk" / f"{first.desk.library.id}.json"
    first.close()
    kept.write_text(state, encoding="utf-8")

    reader = start()
    reader.hands.press("2")
    assert len(reader.marks()) == 1


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="nothing is read-only for root")
def test_a_library_that_may_only_be_read(start: Start, library_path: Path) -> None:
    """A library that may not be written is shown, and the strip says why nothing can be marked."""
    first = start()
    first.hands.press("2")
    first.close()
    library_path.chmod(0o444)

    reader = start()

    assert "read" in said(reader)
    assert len(reader.marks()) == 1
    reader.hands.press("J", "1")
    assert len(reader.marks()) == 1


def said(reader: Reader) -> str:
    """What the message strip says now; empty where it does not show."""
    strip = reader.window.findChild(type(reader.window.strip), "messageStrip")
    QApplication.processEvents()
    return strip.text if strip is not None and strip.isVisible() else ""
