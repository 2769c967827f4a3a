"""A sidebar in a window that is shown, and documents beside the editorial."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.file import Library
from tepi.text.document import Document
from tepi.text.readers.registry import read_file
from tepi.window.desk import Desk
from tepi.window.sidebar.sidebar import Sidebar
from tepi.window.theme import Themes


class Commands:
    """Remembers what was run."""

    def __init__(self) -> None:
        self.done: list[str] = []

    def run(self, action_id: str) -> None:
        self.done.append(action_id)


@pytest.fixture
def commands() -> Commands:
    return Commands()


@pytest.fixture
def second(library: Library, editorial: Document, tmp_path: Path) -> Document:
    """A short document of three sentences after the editorial."""
    file = tmp_path / "second.txt"
    file.write_text("Krisis iklim.\nKota itu tenggelam. Siapa peduli?", encoding="utf-8")
    library.history.record(add_document(read_file(file)))
    return queries.documents(library)[-1]


@pytest.fixture
def sidebar(qtbot: QtBot, desk: Desk, themes: Themes, commands: Commands) -> Iterator[Sidebar]:
    """The sidebar of a window that is shown, with the editorial open."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(248, 820)
    made = Sidebar(desk, themes, commands, window)
    made.resize(248, 820)
    made.refresh()
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    # The window lives as long as the test: Qt would take the sidebar with it.
    yield made
    window.hide()
