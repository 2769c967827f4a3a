"""Finding: hits move the focus and are never a selection; F3 goes on from where the reader is."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot
from tests.window.conftest import Reader

from tepi.text.document import Document
from tepi.window.finding import Finding
from tepi.window.header import FindField
from tepi.window.reading.pane import ReadingPane
from tepi.window.theme import Themes

PAGE = "Alpha one. Beta two. 🙂 Alpha three.\nGamma four. Delta ALPHA five."


@pytest.fixture
def at(page: Callable[[str], Reader]) -> Reader:
    """A reader at the first of five sentences."""
    return page(PAGE)


@pytest.fixture
def field(qtbot: QtBot, at: Reader, themes: Themes) -> FindField:
    """A find field beside the text."""
    pane = ReadingPane(at.desk, themes, None)
    made = FindField(themes, pane)
    for widget in (pane, made):
        qtbot.addWidget(widget)
    pane.resize(800, 600)
    pane.show()
    made.finding = Finding(at.desk, made, pane)
    made.pane = pane
    return made


def test_a_hit_moves_the_focus(at: Reader, field: FindField) -> None:
    """The hit's sentence has the focus, nothing is selected, and no mark is current."""
    at.press("2")
    QTest.keyClicks(field, "two")

    assert (at.focus, at.desk.selection, at.desk.current) == ("Beta two.", None, None)
    assert at.range == "Beta two."
    assert [at.words(hit) for hit in field.pane.find_hits] == ["two"]


def test_enter_goes_round(at: Reader, field: FindField) -> None:
    """Enter goes to the next hit, Shift+Enter back, and round the end; large and small letters are one."""
    QTest.keyClicks(field, "alpha")
    found = [at.focus]
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Return)
        found.append(at.focus)
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)

    assert found == ["Alpha one.", "🙂 Alpha three.", "Delta ALPHA five.", "Alpha one."]
    assert at.focus == "Delta ALPHA five."
    assert field._count == "3 of 3"


def test_on_from_where_the_reader_is(at: Reader, field: FindField) -> None:
    """Who has gone elsewhere finds the next hit from there, and the previous one too."""
    QTest.keyClicks(field, "alpha")
    at.click("Gamma")
    field.finding.step(1)
    forward = at.focus
    at.click("Gamma")
    field.finding.step(-1)

    assert forward == "Delta ALPHA five."
    assert at.focus == "🙂 Alpha three."


def test_no_hit(at: Reader, field: FindField, said: list[str]) -> None:
    """Where nothing is found the field says none, the focus stays, and a further step says it in words."""
    QTest.keyClicks(field, "zzz")
    field.finding.step(1)

    assert field._count == "none"
    assert at.focus == "Alpha one."
    assert said == ["“zzz” is not in this text"]


def test_signs_are_themselves(at: Reader, field: FindField) -> None:
    """What is sought is words, never a pattern."""
    QTest.keyClicks(field, ".")

    assert len(field.pane.find_hits) == 5


def test_leaving_forgets(at: Reader, field: FindField) -> None:
    """Esc empties the field, frames nothing and gives the keyboard back; the focus stays at the hit."""
    QTest.keyClicks(field, "two")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert (field.text(), field.pane.find_hits, at.focus) == ("", [], "Beta two.")


def test_selected_words_are_taken_over(at: Reader, field: FindField) -> None:
    """With words selected the field begins with them."""
    at.select("Gamma four")
    field.finding.start()

    assert field.text() == "Gamma four"
    assert at.focus == "Gamma four."


def test_another_text_keeps_its_place(at: Reader, field: FindField, editorial: Document) -> None:
    """A text that is opened while words are being sought shows its hits and stays where the reader was in it."""
    desk = at.desk
    desk.show(editorial)
    at.press("J", "J", "J")
    there = desk.caret
    field.setText("rusia")
    desk.place(caret=there, focus=desk.open.units[3])
    desk.add_text("Rusia here. And rusia there.")
    second = (desk.caret, [at.words(hit) for hit in field.pane.find_hits], field._count)
    desk.show(editorial)

    assert second == (0, ["Rusia", "rusia"], "2")
    assert (desk.open.document.id, desk.caret) == (editorial.id, there)
    assert len(field.pane.find_hits) > 2
