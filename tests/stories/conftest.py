"""A reader at the real window: every story opens it on a library of its own and closes it again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tepi.window import open_window
from tepi.window.hands import Hands
from tepi.window.main_window import MainWindow

Open = Callable[..., MainWindow]


class Reader:
    """The window that is open and the hands at it."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.desk = window.desk
        self.hands = Hands(window)
        self._closed = False

    def marks(self) -> list[tuple[str, tuple[str, ...]]]:
        """What is marked, in text order: the words, and the names of the codes."""
        assert self.desk.open is not None and self.desk.codebook is not None
        ids = list(dict.fromkeys(span.highlight for span in self.desk.open.index))
        names = {code.id: code.name for code in self.desk.codebook.codes}
        found = sorted(self.desk.highlights(ids), key=lambda mark: (mark.range.start, -mark.range.end))
        return [(mark.quote, tuple(names[code] for code in mark.codes)) for mark in found]

    def close(self) -> None:
        """Close the window as its frame's button does; once is enough."""
        if not self._closed:
            self._closed = True
            self.window.close()
            self.window.deleteLater()
            self.hands.rest()


@pytest.fixture(autouse=True)
def own_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """State and log of a story lie in its own folder."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    return tmp_path / "data"


@pytest.fixture
def library_path(tmp_path: Path) -> Path:
    """Where the story's library will lie."""
    return tmp_path / "library.tepi"


@pytest.fixture
def start(qtbot: QtBot, library_path: Path) -> Iterator[Callable[..., Reader]]:
    """Open the window (1440 × 900, as far as the story asks for no other size) and wait until a key would mark."""
    readers: list[Reader] = []

    def open_(*files: Path, library: Path | None = None, ready: bool = True) -> Reader:
        reader = Reader(open_window(library or library_path, files))
        readers.append(reader)
        if ready:
            wait_until_ready(reader)
        return reader

    yield open_
    for reader in readers:
        reader.close()


def wait_until_ready(reader: Reader) -> None:
    """Wait until a document is open and the text has the keyboard."""
    reader.hands.until(lambda: reader.desk.open is not None, "no document opens")
    reader.window.activateWindow()
    reader.hands.until(reader.window.isActiveWindow, "the window does not become active")
    reader.hands.until(reader.window.pane.view.hasFocus, "the text does not get the keyboard")
