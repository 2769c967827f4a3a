"""The minimap shows the whole text and goes where it is pressed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

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
    qtbot.waitUntil(lambda: color_at(reader, middle) == QColor(LIGHT.line_of(FACT)).name(), timeout=10_000)
    marking.remove(reader.desk)
    qtbot.waitUntil(lambda: color_at(reader, middle) == before, timeout=10_000)


def test_a_decided_sentence_is_paler_than_an_undecided_one(reader: Reader, qtbot: QtBot) -> None:
    """What is still to be decided stands out a little."""
    assert reader.desk.open is not None
    middle = sum(reader.desk.open.units[0]) // 2
    qtbot.waitUntil(lambda: color_at(reader, middle) == QColor(LIGHT.track).name(), timeout=10_000)

    marking.none(reader.desk)

    qtbot.waitUntil(lambda: color_at(reader, middle) == QColor(LIGHT.line).name(), timeout=10_000)


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


def test_the_frame_moves_with_what_shows(reader: Reader) -> None:
    """At the top it is at the top, at the end at the end, and always inside."""
    top = reader.pane.minimap.frame()
    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().maximum())
    bottom = reader.pane.minimap.frame()

    assert top.top() <= 10
    assert bottom.bottom() >= reader.pane.minimap.height() - 12
    assert 0 <= top.top() < bottom.top() < bottom.bottom() <= reader.pane.minimap.height()
