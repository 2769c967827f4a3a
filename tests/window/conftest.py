"""A library with the editorial, a desk that has it open, and themes: what every window test starts from."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.file import Library, open_library
from tepi.library.whoami import annotator
from tepi.text.document import Document
from tepi.text.readers.registry import read_file
from tepi.window.desk import Desk
from tepi.window.theme import Themes


@pytest.fixture
def library(tmp_path: Path, editorial_path: Path) -> Iterator[Library]:
    """A new library that holds the editorial."""
    with open_library(tmp_path / "tepi.library") as made:
        made.history.record(add_document(read_file(editorial_path)))
        yield made


@pytest.fixture
def editorial(library: Library) -> Document:
    """The editorial, as the library knows it."""
    return queries.documents(library)[0]


@pytest.fixture
def desk(library: Library, editorial: Document) -> Desk:
    """A desk with the editorial open, for the annotator Sari."""
    made = Desk()
    made.use(library, annotator(library, "Sari"))
    made.show(editorial)
    return made


@pytest.fixture
def themes(qtbot: QtBot) -> Themes:  # themes ask the running application
    """The light theme, whatever the machine's."""
    return Themes("light")
