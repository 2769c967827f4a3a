"""Two programs at one library: what the command line does appears in the window, and disturbs nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from tests.stories.conftest import Reader

QUOTE = "Motif Kim tidak sulit dibaca."


def tepi(checkout: Path, library: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on the same library."""
    return subprocess.run(
        [sys.executable, "-m", "tepi", "--library", str(library), *words],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop")},
        capture_output=True,
        text=True,
    )


def test_a_mark_from_outside_appears_while_a_note_is_typed(
    start: Callable[..., Reader], library_path: Path, checkout: Path
) -> None:
    """`tepi mark` while the window is open: the mark comes by itself; text and cursor of the note stay."""
    reader = start()
    reader.hands.press("2", "N")
    editor = reader.hands.find("noteEditor")
    reader.hands.write("half a sen")
    reader.hands.press("Left", "Left", "Left")

    done = tepi(
        checkout, library_path, "mark", "Pengiriman", "--quote", QUOTE, "--code", "Fact", "--by", "Budi"
    )
    assert done.returncode == 0, done.stderr
    reader.hands.until(lambda: len(reader.marks()) > 1, "the mark of the other process does not appear")

    assert (QUOTE, ("Fact",)) in reader.marks()
    assert reader.hands.find("noteEditor") is editor
    assert editor.toPlainText() == "half a sen"
    assert editor.textCursor().position() == len("half a sen") - 3
    assert editor.hasFocus()
    model = reader.window.panel.marks_view.model()
    reader.hands.until(
        lambda: QUOTE in [model.index(row, 0).data() for row in range(model.rowCount())], "no card shows it"
    )
    reader.hands.write("X")
    assert editor.toPlainText() == "half a Xsen"


def test_a_mark_from_the_window_is_seen_outside(
    start: Callable[..., Reader], library_path: Path, checkout: Path
) -> None:
    """What a key marks is in the file when the key returns: another process lists it while the window is open."""
    reader = start()
    reader.hands.press("2")

    shown = tepi(checkout, library_path, "show", "Pengiriman", "--json")

    assert shown.returncode == 0, shown.stderr
    assert '"Opinion"' in shown.stdout
