"""A window to open popovers over, with marks made and somebody quoted."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tepi.marks.highlight import Highlight
from tepi.window import marking, remarks, stepping
from tepi.window.desk import Desk, Message


@pytest.fixture
def ground(qtbot: QtBot) -> Iterator[QWidget]:
    """A window that is shown, with a field that has the keyboard."""
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(900, 700)
    field = QLineEdit(window)
    field.setObjectName("before")
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield window
    window.hide()


@pytest.fixture
def marks(desk: Desk) -> list[Highlight]:
    """Three marks: an opinion, something reported by Robert Wood, something reported by nobody yet."""
    for key in "255":
        marking.press_digit(desk, key)
        stepping.sentence(desk, 1)
    made = desk.highlights([span.highlight for span in desk.open.index])
    remarks.set_speaker(desk, made[1].id, ["Robert Wood"], "direct")
    return desk.highlights([mark.id for mark in made])


@pytest.fixture
def said(desk: Desk) -> list[Message | None]:
    """What the strip says."""
    heard: list[Message | None] = []
    desk.said.join(heard.append)
    return heard
