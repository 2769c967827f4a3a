"""The minimap shows the whole text and goes where it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.text.ranges import Range
from tepi.window import marking
from tepi.window.theme import LIGHT

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

FACT = "#0072B2"


def color_at(reader: Reader, offset: int) -> str:
    """The colour of the strip at a character."""
    minimap = reader.pane.minimap
    share = (offset + 0.5) / len(reader.view.text)
    y = round(10 + (minimap.height() - 20) * share)
    return minimap.grab().toImage().pixelColor(5, y).name()


def test_a_mark_shows_at_its_place_and_goes_again(reader: Reader, qtbot: QtBot) -> None:
    """By colour, a little after the press; without the mark it is as before."""
    span = reader.range(
        "Antony Blinken, Menteri Luar Negeri, dengan tegas memperingatkan Moskow dan Pyongyang"
    )
    middle = (span.start + span.end) // 2
    before = color_at(reader, middle)

    reader.mark(reader.words(span), "1")
    qtbot.waitUntil(lambda: color_at(reader, middle) == QColor(LIGHT.line_of(FACT)).name())
    marking.remove(reader.desk)
    qtbot.waitUntil(lambda: color_at(reader, middle) == before)


def test_a_decided_sentence_is_paler_than_an_undecided_one(reader: Reader, qtbot: QtBot) -> None:
    """What is still to be decided stands out a little."""
    assert reader.desk.open is not None
    middle = sum(reader.desk.open.units[0]) // 2
    qtbot.waitUntil(lambda: color_at(reader, middle) == QColor(LIGHT.track).name())

    marking.none(reader.desk)

    qtbot.waitUntil(lambda: color_at(reader, middle) == QColor(LIGHT.line).name())


def test_a_press_and_a_drag_scroll_there(reader: Reader) -> None:
    """The place pressed comes to the middle of the view."""
    minimap = reader.pane.minimap
    places = []
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=QPoint(6, minimap.height() // 2))
    places.append(reader.view.scrolled)
    QTest.mouseMove(minimap, QPoint(6, minimap.height() - 12))
    places.append(reader.view.scrolled)
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=QPoint(6, minimap.height() - 12))

    assert 0 < places[0] < places[1]
    assert reader.view.visible().end == len(reader.view.text)


def test_the_frame_can_be_dragged(reader: Reader) -> None:
    """Held at its middle it does not jump, and it follows the pointer to the end and back."""
    minimap, bar = reader.pane.minimap, reader.view.verticalScrollBar()
    reader.view.put_line(len(reader.view.text) // 4, 0)
    held = minimap.frame().center().toPoint()
    before = bar.value()
    QTest.mousePress(minimap, Qt.MouseButton.LeftButton, pos=held)
    pressed = bar.value()
    QTest.mouseMove(minimap, held + QPoint(0, 60))
    moved = minimap.frame().center().y()
    QTest.mouseMove(minimap, QPoint(6, minimap.height() + 50))
    end = bar.value()
    QTest.mouseMove(minimap, QPoint(6, -50))
    top = bar.value()
    QTest.mouseRelease(minimap, Qt.MouseButton.LeftButton, pos=QPoint(6, -50))

    assert pressed == before
    assert abs(moved - held.y() - 60) < 12
    assert (end, top) == (bar.maximum(), 0)


def test_back_leads_to_the_caret_again(reader: Reader) -> None:
    """A press scrolls without the caret; back shows where that is."""
    minimap = reader.pane.minimap
    QTest.mouseClick(minimap, Qt.MouseButton.LeftButton, pos=QPoint(6, minimap.height() - 12))
    away = reader.view.visible().start
    there = reader.desk.caret

    assert reader.desk.trail.go(-1)
    assert away > reader.desk.caret == there
    assert reader.view.visible().touches(there)


def test_hits_are_ticked(reader: Reader) -> None:
    """Each has its tick at the edge, the current one goes right across; without hits all is as before."""
    minimap = reader.pane.minimap
    before = minimap.grab().toImage()
    hits = [reader.range("Antony Blinken"), reader.range("Dilemahkan")]
    reader.pane.set_find_hits(hits, 1)
    picture = minimap.grab().toImage()
    accent = QColor(LIGHT.accent).rgb()
    length = len(reader.view.text)
    rows = [10 + hit.start * (minimap.height() - 20) // length for hit in hits]

    assert all(accent in [picture.pixel(9, row + y) for y in (0, 1)] for row in rows)
    assert picture.pixel(3, rows[1]) == accent != picture.pixel(3, rows[0])
    reader.pane.set_find_hits([])
    assert minimap.grab().toImage() == before


def test_as_many_hits_as_letters(reader: Reader) -> None:
    """There are never more ticks than rows."""
    minimap = reader.pane.minimap
    reader.pane.set_find_hits([Range(at, at + 1) for at in range(len(reader.view.text))])

    assert minimap._hit_rows == list(range(minimap.height() - 20))


def test_the_keyboard_moves_it(reader: Reader) -> None:
    """Arrows, pages and ends scroll the text; the caret stays where it is."""
    minimap, there = reader.pane.minimap, reader.desk.caret
    minimap.setFocus()
    minimap.grab()
    tops = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_PageDown, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        QTest.keyClick(minimap, key)
        minimap.grab()
        tops.append(reader.view.scrolled)

    assert 0 < tops[0] < tops[1] > tops[2]
    assert tops[3] == reader.view.verticalScrollBar().maximum()
    assert tops[4] == 0
    assert reader.desk.caret == there


def test_a_scroll_paints_once(reader: Reader, qtbot: QtBot) -> None:
    """Following what shows does not ask for another frame."""
    minimap = reader.pane.minimap
    qtbot.waitUntil(lambda: not minimap._soon.isActive())
    QApplication.processEvents()
    painted: list[int] = []
    real = minimap.frame
    minimap.frame = lambda: painted.append(minimap.value()) or real()
    reader.view.verticalScrollBar().setValue(300)
    for _ in range(5):
        QApplication.processEvents()

    assert len(painted) == 1
    assert minimap.value() == reader.view.visible().start > 0


def test_the_screen_reader_knows_a_slider(reader: Reader) -> None:
    """Its role, its name and how far the text has been scrolled."""
    minimap = reader.pane.minimap
    reader.view.verticalScrollBar().setValue(200)
    minimap.grab()
    known = QAccessible.queryAccessibleInterface(minimap)
    value = known.valueInterface()

    assert known.role() == QAccessible.Role.Slider
    assert known.text(QAccessible.Text.Name) == "Overview of the marks in the whole text"
    assert value.currentValue() == reader.view.visible().start > 0


def test_the_frame_moves_with_what_shows(reader: Reader) -> None:
    """At the top it is at the top, at the end at the end, and always inside."""
    top = reader.pane.minimap.frame()
    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().maximum())
    bottom = reader.pane.minimap.frame()

    assert top.top() <= 10
    assert bottom.bottom() >= reader.pane.minimap.height() - 12
    assert 0 <= top.top() < bottom.top() < bottom.bottom() <= reader.pane.minimap.height()
