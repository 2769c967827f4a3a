"""The line over a pane while there are two."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tepi.library.edits.documents import alter_document
from tepi.text.document import Document
from tepi.window.desk import Desk
from tepi.window.reading.pane_title import PaneTitle
from tepi.window.theme import Themes


@pytest.fixture
def title(qtbot: QtBot, desk: Desk, themes: Themes) -> PaneTitle:
    """The title of the seat that shows the editorial."""
    made = PaneTitle(desk.seat.desk, themes)
    qtbot.addWidget(made)
    made.resize(500, made.height())
    made.show()
    return made


def test_it_names_the_text_of_its_seat(title: PaneTitle, desk: Desk, editorial: Document) -> None:
    """The name follows what is open here, and its wording; another seat's text does not concern it."""
    assert editorial.title in title.name.accessibleName()
    desk.record(alter_document(editorial, None, title="Another name"))
    assert "Another name" in title.name.accessibleName()

    desk.add_seat().desk.sit()
    assert "Another name" in title.name.accessibleName()


def test_the_line_is_under_the_pane_in_use(title: PaneTitle, desk: Desk, themes: Themes) -> None:
    """A line in the accent colour runs under the title of the pane in use, and under no other."""

    def foot() -> QColor:
        picture = title.grab().toImage()
        return picture.pixelColor(picture.width() // 2, picture.height() - 1)

    accent = QColor(themes.current.accent)
    assert foot() == accent
    desk.add_seat().desk.sit()
    assert foot() != accent
    desk.seats[0].desk.sit()
    assert foot() == accent


def test_its_parts_can_be_pressed(qtbot: QtBot, title: PaneTitle) -> None:
    """Name, dots and cross tell what they are there for, by mouse and by key."""
    for button, signal in (
        (title.name, title.choosing),
        (title.dots, title.more),
        (title.cross, title.closing),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        with qtbot.waitSignal(signal):
            QTest.keyClick(button, Qt.Key.Key_Space)
        assert button.accessibleName()
