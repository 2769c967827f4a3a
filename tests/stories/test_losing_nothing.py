"""A library that goes away, a disk that is full, a program that is told to end: nothing typed is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPushButton
from tests.stories.conftest import Reader

from tepi.library import queries
from tepi.library.check import check
from tepi.library.file import open_library

Start = Callable[..., Reader]
TYPING = """
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from tepi.window import app
from tepi.window.hands import Hands

def typing():
    window = next(each for each in QApplication.topLevelWidgets() if each.objectName() == "mainWindow")
    if window.desk.open is None or not window.isActiveWindow() or not window.pane.view.hasFocus():
        return
    timer.stop()
    hands = Hands(window)
    hands.press("2", "N")
    hands.write("typed a moment ago")
    print("typed", flush=True)

qt = QApplication(sys.argv[:1])
timer = QTimer()
timer.timeout.connect(typing)
timer.start(10)
sys.exit(app.run(Path(sys.argv[1]), []))
"""


def notes_in(path: Path) -> list[str]:
    """The texts of all notes on marks in a library that nobody has open."""
    with open_library(path) as library:
        assert check(library) == []
        ids = library.connection.exec_driver_sql("SELECT id FROM highlights").scalars()
        return [note.text for each in list(ids) for note in queries.notes_on(library, each)]


def fill_the_disk(reader: Reader) -> None:
    """Let the library grow no more, as on a full disk."""
    assert reader.desk.library is not None
    run = reader.desk.library.connection.exec_driver_sql
    run("PRAGMA wal_checkpoint(TRUNCATE)")
    run(f"PRAGMA max_page_count = {run('PRAGMA page_count').scalar()}")


def press_button(reader: Reader, words: str) -> None:
    """Press the message strip's button, which says these words."""
    button = next(each for each in reader.window.strip.findChildren(QPushButton) if each.text() == words)
    reader.hands.click(button)


@pytest.mark.skipif(os.name == "nt", reason="Windows lets no open file be removed")
def test_a_library_removed_while_open_is_put_back(start: Start, library_path: Path) -> None:
    """The strip says that the file is gone; marks are refused; one press brings the library back, and the note too."""
    reader = start()
    reader.hands.press("2", "N")
    reader.hands.write("begun ")
    for part in library_path.parent.glob("library.tepi*"):
        part.unlink()
    reader.hands.write("and gone on")
    reader.hands.until(lambda: "removed or moved" in reader.window.strip.text, "nobody says that it is gone")
    assert str(library_path) in reader.window.strip.text
    assert not library_path.exists()

    reader.window.lost.look()
    reader.hands.until(
        lambda: any(each.text() == "Put it back" for each in reader.window.strip.findChildren(QPushButton)),
        "there is no way back",
    )
    press_button(reader, "Put it back")

    reader.window.activateWindow()
    reader.window.pane.view.setFocus()
    reader.hands.press("J", "1")
    assert len(reader.marks()) == 2
    reader.close()
    assert notes_in(library_path) == ["begun and gone on"]


def test_a_note_that_cannot_be_saved_keeps_the_window_open(
    start: Start, library_path: Path, own_data: Path
) -> None:
    """On a full disk the first closing is refused, the second keeps the note in a file that the next start names."""
    reader = start()
    reader.hands.press("2", "N")
    fill_the_disk(reader)
    note = "words that must not go " * 2000
    QGuiApplication.clipboard().setText(note)
    reader.hands.press("Ctrl+V")

    assert not reader.window.close()
    assert reader.window.isVisible()
    assert "full" in reader.window.strip.text
    assert "not saved yet" in reader.window.strip.text
    QGuiApplication.clipboard().clear()
    press_button(reader, "Copy the note")
    assert QGuiApplication.clipboard().text() == note
    assert not reader.window.isHidden()

    assert reader.window.close()
    kept = own_data / "unsaved notes.md"
    assert note.rstrip() in kept.read_text(encoding="utf-8")
    reader.close()
    assert notes_in(library_path) == []

    again = start()
    again.hands.until(lambda: str(kept) in again.window.strip.text, "nobody says where the note lies")
    again.close()


def test_a_full_disk_refuses_a_mark_and_keeps_the_rest(start: Start, library_path: Path) -> None:
    """Each press that cannot be recorded is said; what was saved is there, whole; with room again all goes on."""
    reader = start()
    reader.hands.press("2")
    fill_the_disk(reader)
    for _ in range(40):
        reader.hands.press("J", "1")
        if "full" in reader.window.strip.text:
            break
    assert "The disk is full, and nothing was changed" in reader.window.strip.text
    made = len(reader.marks())

    assert reader.desk.library is not None
    reader.desk.library.connection.exec_driver_sql("PRAGMA max_page_count = 100000")
    reader.hands.press("J", "1")
    assert len(reader.marks()) == made + 1
    reader.close()
    with open_library(library_path) as library:
        assert check(library) == []


@pytest.mark.skipif(os.name == "nt", reason="Windows ends programs in another way")
@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_while_a_note_is_typed(library_path: Path, checkout: Path, how: signal.Signals) -> None:
    """A program that is told to end a moment after the last key saves the note, and says nothing on the way out."""
    program = subprocess.Popen(
        [sys.executable, "-c", TYPING, str(library_path)],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop")},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    assert program.stdout is not None
    assert program.stdout.readline() == "typed\n"
    program.send_signal(how)
    out, err = program.communicate(timeout=60)

    assert (program.returncode, out, err) == (0, "", "")
    assert notes_in(library_path) == ["typed a moment ago"]
