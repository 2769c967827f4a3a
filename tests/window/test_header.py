"""The header: the text's name and facts, who marks, the find field."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.window.conftest import Reader

from tepi.window import editing
from tepi.window.desk import Desk
from tepi.window.header import Header, language_name
from tepi.window.theme import Themes, ui_font


@pytest.fixture
def header(qtbot: QtBot, desk: Desk, themes: Themes) -> Header:
    """A header for the editorial."""
    made = Header(desk, themes)
    qtbot.addWidget(made)
    made.resize(1440, made.height())
    made.keep_in_line(248, 356)
    made.show()
    made.refresh()
    return made


def test_title_and_facts(header: Header) -> None:
    """Title, language, words and sentences of what is open."""
    assert header.title.title == "Pengiriman tentara Korea Utara ke Rusia"
    assert "Indonesian" in header.title.facts
    assert header.title.facts.endswith("35 sentences")
    assert " words" in header.title.facts


def test_a_guessed_title(header: Header, desk: Desk) -> None:
    """A title that is a guess is known as one until the reader names the text."""
    desk.add_text("A first sentence. And another.")
    guessed = (header.title.title, header.title.guessed)
    editing.alter_facts(desk, desk.open.document, {"title": "Mine"})

    assert guessed == ("A first sentence.", True)
    assert (header.title.title, header.title.guessed) == ("Mine", False)


def test_one_is_one(header: Header, desk: Desk) -> None:
    """A text of one word has one word and one sentence."""
    desk.add_text("Kata.")

    assert header.title.facts.endswith("1 word · 1 sentence")


def test_sentences_follow_corrections(header: Header, reader: Reader) -> None:
    """When sentences are joined the facts say so."""
    reader.press("Ctrl+J")

    assert header.title.facts.endswith("34 sentences")


def test_who_marks(header: Header, desk: Desk) -> None:
    """The annotator's name follows a change, long ones are cut to their room."""
    first = header.annotator.text()
    editing.use_annotator(desk, "Budi " + "Santoso " * 8)

    assert first == "Sari"
    assert header.annotator.text().startswith("Budi Santoso")
    assert header.annotator.text().endswith("…")


def test_nothing_open(header: Header, desk: Desk) -> None:
    """With nothing open the header says so and how to add a text."""
    editing.trash(desk)

    assert header.title.title == "No document open"
    assert header.title.facts


def test_a_press_on_the_title(header: Header, qtbot: QtBot) -> None:
    """A press on the title asks for the facts."""
    with qtbot.waitSignal(header.title.pressed):
        QTest.mouseClick(header.title, Qt.MouseButton.LeftButton)


def test_keys_of_the_find_field(header: Header, qtbot: QtBot) -> None:
    """Enter goes to the next hit, Shift+Enter back, Esc leaves."""
    steps: list[int] = []
    header.find_field.step.connect(steps.append)
    QTest.keyClick(header.find_field, Qt.Key.Key_Return)
    QTest.keyClick(header.find_field, Qt.Key.Key_Enter, Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(header.find_field.left):
        QTest.keyClick(header.find_field, Qt.Key.Key_Escape)

    assert steps == [1, -1]


@pytest.mark.parametrize(
    ("code", "name"), [("id", "Indonesian"), ("pt-BR", "Portuguese"), ("xx", "xx"), ("", "")]
)
def test_languages(code: str, name: str) -> None:
    """A language is told in words where there is one."""
    assert language_name(code) == name


def test_in_a_narrow_window_the_title_has_the_room(header: Header) -> None:
    """The find field gives way first; a title that fitted in 1440 pixels is not cut in 1280."""
    widths = []
    for width in (1440, 1280):
        header.resize(width, header.height())
        QApplication.processEvents()
        widths.append((header.title.width(), header.find_field.width()))

    wanted = QFontMetrics(ui_font(14, bold=True)).horizontalAdvance(header.title.title)
    assert widths[0][1] == 300
    assert widths[1][1] < 300
    assert all(title >= wanted + 4 for title, _ in widths)
