"""Finding: hits move the focus and are never a selection; F3 goes on from where the reader is."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from tests.window.conftest import Reader

from tepi.text.document import Document
from tepi.window import finding
from tepi.window.find_field import OPTIONS, FindField
from tepi.window.finding import Finding
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


def wait_for(field: FindField) -> None:
    """Until the search under way has ended and is shown."""
    end = monotonic() + 20
    while field.finding._more.isActive() and monotonic() < end:
        QApplication.processEvents()
    assert not field.finding._more.isActive()


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


def test_a_step_is_said(at: Reader, field: FindField, monkeypatch: pytest.MonkeyPatch) -> None:
    """A screen reader hears which of how many places it is."""
    said: list[str] = []
    monkeypatch.setattr(finding, "announce", lambda _, words: said.append(words))
    field.setText("alpha")
    field.finding.step(1)
    field.finding.step(-1)

    assert said == ["2 of 3", "1 of 3"]


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


def test_typing_leads_on_from_one_place(at: Reader, field: FindField) -> None:
    """Each letter looks from where the reader was; the places between leave no trail."""
    at.click("Beta")
    QTest.keyClicks(field, "a")
    first = at.focus
    QTest.keyClicks(field, "lph")
    found = at.focus
    for _ in range(3):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    again = at.focus
    QTest.keyClicks(field, "lpha five")
    at.press("Alt+PgUp")

    assert (first, found, again) == ("Beta two.", "🙂 Alpha three.", "Beta two.")
    assert at.focus == "Beta two."


def test_ways_of_looking(at: Reader, field: FindField) -> None:
    """Each is switched at the field, is shown there, and what is sought is sought again."""
    field.setText("ALPHA")
    counts = [field._count]
    field.toggles["case"].click()
    counts.append(field._count)
    field.setText("f...")
    field.toggles["expression"].click()
    wait_for(field)
    counts.append(field._count)
    field.toggles["whole"].click()
    wait_for(field)
    counts.append(field._count)

    assert [count.split(" of ")[-1] for count in counts] == ["3", "1", "2", "2"]
    assert all(toggle.isChecked() for toggle in field.toggles.values())
    assert field.finding.options == frozenset(OPTIONS)


def test_a_faulty_expression(at: Reader, field: FindField) -> None:
    """It is said below the field and to the screen reader, nothing is framed, and the reader stays."""
    field.setText("Beta")
    there = at.focus
    field.toggles["expression"].click()
    QTest.keyClicks(field, "(")
    wait_for(field)

    assert field.note.words == "The ( at character 5 is not closed"
    assert "not closed" in field.accessibleDescription()
    assert not field.note.isHidden()
    assert (len(field.pane.find_hits), field._count, at.focus) == (0, "", there)
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    wait_for(field)
    assert field.note.isHidden()


def test_a_slow_expression(
    at: Reader, field: FindField, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The window goes on; Stop ends it, and the field says so."""
    monkeypatch.setattr(finding, "SLOW_MS", 30)
    at.desk.add_text("a" * 300_000 + "!")
    field.toggles["expression"].click()
    field.setText("(a+)+$")
    at.press("2")
    qtbot.waitUntil(lambda: field.note.words == "Still looking…")
    looking = field._count
    QTest.mouseClick(field.note.stop, Qt.MouseButton.LeftButton)

    assert len(at.desk.open.index) == 1
    assert (looking, field._count) == ("…", "")
    assert field.note.words == "Stopped before the end of the text"
    assert field.finding.stop() is False


def test_escape_ends_the_search_first(at: Reader, field: FindField) -> None:
    """The first Esc stops what is under way, the next one leaves."""
    at.desk.add_text("a" * 300_000 + "!")
    field.toggles["expression"].click()
    field.setText("(a+)+$")
    texts = []
    for _ in range(2):
        QTest.keyClick(field, Qt.Key.Key_Escape)
        texts.append((field.text(), bool(field.note.words)))

    assert texts == [("(a+)+$", True), ("", False)]


def test_a_long_text_is_looked_through_in_slices(
    at: Reader, field: FindField, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first place is shown before all is looked through; the count grows, then is whole."""
    monkeypatch.setattr(finding, "SLICE_SECONDS", 0)
    at.desk.add_text("Needle here.\n" + "Nothing at all.\n" * 3_000 + "Needle there.")
    field.setText("needle")
    first = (field._count, at.focus)
    wait_for(field)

    assert first == ("1 of 1…", "Needle here.")
    assert field._count == "1 of 2"


def test_the_last_words_again(at: Reader, field: FindField) -> None:
    """F3 with an empty field looks for what was sought last."""
    field.setText("alpha")
    field.finding.leave()
    at.click("Gamma")
    field.finding.step(1)

    assert (field.text(), at.focus) == ("alpha", "Delta ALPHA five.")


def test_selected_words_are_no_pattern(at: Reader, field: FindField) -> None:
    """With expressions on, selected words stand for themselves."""
    field.finding.set_options(frozenset({"expression"}))
    at.select("one.")
    field.finding.start()
    wait_for(field)

    assert field.text() == r"one\."
    assert field._count == "1 of 1"


def test_leaving_forgets(at: Reader, field: FindField) -> None:
    """Esc empties the field, frames nothing and gives the keyboard back; the focus stays at the hit."""
    QTest.keyClicks(field, "two")
    QTest.keyClick(field, Qt.Key.Key_Escape)

    assert (field.text(), list(field.pane.find_hits), at.focus) == ("", [], "Beta two.")


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
