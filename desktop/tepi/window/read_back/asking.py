"""Tells edited exports from texts, and opens the sheet on them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData

if TYPE_CHECKING:
    from tepi.errors import TepiError
    from tepi.window.main_window import MainWindow

LONGEST_PATH = 4_096


def parted(paths: Sequence[Path]) -> tuple[list[Path], list[Path]]:
    """The files that are texts to be added, and those that are exports to be read back."""
    from tepi.exchange.reading.files import is_from_tepi

    exports = [path for path in paths if is_from_tepi(path)]
    return [path for path in paths if path not in exports], exports


def own_exports(paths: Sequence[Path]) -> tuple[list[Path], list[tuple[Path, TepiError]]]:
    """The files that are texts, and those that Tepi has exported, each with what it is and what to do with it."""
    from tepi.exchange.own_files import what_it_is

    found = [(path, error) for path in paths if (error := what_it_is(path))]
    known = {path for path, _ in found}
    return [path for path in paths if path not in known], found


def pasted_paths(data: QMimeData) -> list[Path]:
    """The files that a clipboard names: as a file manager puts them there, or one path as words."""
    if data.hasUrls():
        return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    words = data.text().strip().strip("\"'")
    if not words or "\n" in words or len(words) > LONGEST_PATH:
        return []
    try:
        path = Path(words.removeprefix("file://")).expanduser()
        return [path] if path.is_absolute() and path.is_file() else []
    except (OSError, ValueError, RuntimeError):
        return []


def read_back(window: MainWindow, paths: Sequence[Path]) -> None:
    """Compare the files with the library, and show what they would change."""
    from tepi.window.read_back.sheet import ReadBackSheet

    if window.desk.library is None:
        return
    window.panel.finish_typing()
    sheet = window.findChild(ReadBackSheet)
    if sheet is None:
        sheet = ReadBackSheet(window.desk, window.themes, window)
    sheet.read(paths)
