"""A panel in a window that is shown, and a short way to make marks on the editorial."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.library.edits.marks import add_highlight
from tepi.library.edits.notes import write_note
from tepi.text.ranges import Range
from tepi.window.desk import Desk, Message
from tepi.window.panel.panel import Panel
from tepi.window.theme import Themes

Mark = Callable[..., str]


@pytest.fixture
def mark(desk: Desk) -> Mark:
    """Marks the first place of some words with codes; returns the mark's id."""

    def make(words: str, *codes: str, note: str = "", by: str = "", unsure: bool = False) -> str:
        assert desk.open is not None and desk.codebook is not None and desk.annotator is not None
        start = desk.open.text.index(words)
        change = add_highlight(
            desk.open.document.id,
            desk.open.revision,
            desk.open.text,
            Range(start, start + len(words)),
            by or desk.annotator.id,
            desk.codebook,
            [desk.codebook.named(name).id for name in codes],
            unsure=unsure,
        )
        assert desk.record(change)
        made = change.values["highlight"]
        if note:
            assert desk.record(
                write_note("highlight", made, note, desk.annotator.id, None, document=desk.open.document.id)
            )
        return made

    return make


@pytest.fixture
def said(desk: Desk) -> list[str]:
    """What the message strip was told."""
    found: list[str] = []

    def hear(message: Message | None) -> None:
        if message is not None:
            found.append(message.text)

    desk.said.join(hear)
    return found


@pytest.fixture
def panel(qtbot: QtBot, desk: Desk, themes: Themes) -> Iterator[Panel]:
    """The panel of a window that is shown, with the editorial open."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(356, 800)
    made = Panel(desk, themes, None, window)
    made.resize(356, 800)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    desk.opened.tell()
    qtbot.waitUntil(lambda: made.marks_view.marks.rowCount() == len(desk.open.index))
    # The window lives as long as the test: Qt would take the panel with it.
    yield made
    made.finish_typing()
    window.hide()
