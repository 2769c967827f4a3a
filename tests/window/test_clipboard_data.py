"""What was copied may outlive the program without harm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from tepi.window.clipboard_data import blank_data

SOURCES = Path(__file__).parents[2] / "desktop"

PROGRAM = """
from PySide6.QtWidgets import QApplication
from tepi.window.clipboard_data import blank_data
app = QApplication([])
data = blank_data()
data.setText("words")
app.clipboard().setMimeData(data)
"""


def test_the_clipboard_gives_back_what_was_laid_on_it(qtbot: QtBot) -> None:
    """Text with its no-break spaces, HTML and Markdown, and nothing else."""
    data = blank_data()
    data.setText("10\N{NO-BREAK SPACE}000")
    data.setHtml("<b>10</b>")
    data.setData("text/markdown", b"**10**")
    QGuiApplication.clipboard().setMimeData(data)
    found = QGuiApplication.clipboard().mimeData()

    assert found.text() == "10\N{NO-BREAK SPACE}000"
    assert found.html() == "<b>10</b>"
    assert sorted(found.formats()) == ["text/html", "text/markdown", "text/plain"]


def test_a_program_that_has_copied_ends_in_peace() -> None:
    """Python is gone when Qt lets go of the data; that must not be a crash."""
    done = subprocess.run([sys.executable, "-c", PROGRAM], cwd=SOURCES, capture_output=True, text=True)

    assert (done.returncode, done.stderr) == (0, "")
