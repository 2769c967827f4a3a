"""The line of a text is where it was when the text is shown again."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.text.document import Document
from tepi.text.readers.plain import read
from tepi.window.desk import Desk
from tepi.window.main_window import MainWindow
from tepi.window.state import State
from tepi.window.theme import Themes


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, themes: Themes, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(desk, themes, State(tmp_path / "state.json"))
    made.ready()
    made.resize(1280, 720)
    made.show()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def other(desk: Desk) -> Document:
    desk.library.history.record(add_document(read(b"Another text. It is short.", "")))
    return queries.documents(desk.library)[-1]


def test_a_text_comes_back_where_it_was(
    window: MainWindow, desk: Desk, editorial: Document, other: Document
) -> None:
    """Another text and back: the same line is at the same height; an odd place changes nothing."""
    window.pane.view.put_line(1500, 7)
    before = window.pane.place_state()
    assert before["offset"] > 0
    desk.show(other)
    desk.show(editorial)
    assert window.pane.place_state() == before

    window.state.set("places", {editorial.id: "nowhere"})
    window.places.restore(window.spread.side)
    assert window.pane.place_state() == before


def test_each_side_keeps_its_own(
    window: MainWindow, desk: Desk, editorial: Document, other: Document
) -> None:
    """A text left on the side that is not in use keeps its place as well."""
    window.splitting.toggle()
    side = window.spread.sides[0]
    side.pane.view.put_line(1500, 7)
    before = side.pane.place_state()
    side.seat.desk.show(other)
    side.seat.desk.show(editorial)
    assert side.pane.place_state() == before
