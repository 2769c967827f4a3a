"""The pane: column, lane and strip; zoom; places kept and restored."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.reading.pane import ReadingPane
from tepi.window.theme import DARK, Themes

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

SHORT_PROGRAM = """
from PySide6.QtWidgets import QApplication
from tepi.window.desk import Desk
from tepi.window.reading.pane import ReadingPane
from tepi.window.theme import Themes

application = QApplication([])
pane = ReadingPane(Desk(), Themes("light"), None)
pane.show_first("Satu kalimat.")
pane.show()
pane.view.setFocus()
application.processEvents()
print("shown")
"""


def under_the_edge(reader: Reader) -> int:
    return reader.view.first_line()[0]


def test_it_stands_and_paints_with_neither_library_nor_document(qtbot: QtBot, themes: Themes) -> None:
    """The first frame: the text alone, before anything heavy is imported."""
    desk = Desk()
    pane = ReadingPane(desk, themes, None)
    qtbot.addWidget(pane)
    pane.show_first("Satu kalimat. Dua kalimat.")
    pane.resize(700, 500)
    pane.show()
    pane.grab()

    assert pane.view.text == "Satu kalimat. Dua kalimat."


def test_the_first_text_stays_laid_out_when_the_document_is_the_same(
    qtbot: QtBot, themes: Themes, desk: Desk
) -> None:
    """The second look is not a second layout: the same block object goes on."""
    assert desk.open is not None
    opened, desk.open = desk.open, None
    pane = ReadingPane(desk, themes, None)
    qtbot.addWidget(pane)
    pane.show_first(opened.text)
    revision = pane.view.document().revision()

    desk.open = opened
    desk.opened.tell()

    assert pane.view.document().revision() == revision
    assert pane.view.text is opened.text


@pytest.mark.parametrize("width", [520, 676, 836, 1500, 2600])
def test_column_lane_and_strip_never_overlap(reader: Reader, width: int) -> None:
    """From a narrow pane to a very wide one, everything has its room."""
    reader.pane.resize(width, 600)
    view, margin, minimap = (
        each.geometry() for each in (reader.view, reader.pane.margin, reader.pane.minimap)
    )

    assert 0 <= view.left() < view.right() < margin.left() < margin.right() < minimap.left()
    assert minimap.right() < width
    assert view.width() <= reader.view.geometry_of.measures.column + 60


@pytest.mark.parametrize("width", [676, 836, 1500])
def test_lines_hold_what_is_comfortable(reader: Reader, width: int) -> None:
    """No line has more than 75 characters or, where there is room, fewer than 50 on average."""
    reader.pane.resize(width, 600)
    lines = reader.view.geometry_of.lines(0, 100_000)
    lengths = [line.body_end - line.start for line in lines]

    assert max(lengths) <= 80
    assert sum(lengths) / len(lengths) > (40 if width < 700 else 50)


@pytest.mark.parametrize("change", ["zoom", "narrower", "focus mode"])
def test_the_line_under_the_eye_stays(reader: Reader, change: str) -> None:
    """Whatever sets the text anew, the first line that showed still holds the same words."""
    reader.view.put_line(reader.range("Kekhawatiran Amerika").start, 0)
    offset = under_the_edge(reader)

    if change == "zoom":
        reader.pane.set_zoom(140)
    elif change == "narrower":
        reader.pane.resize(640, 700)
    else:
        reader.pane.focus_mode(True)

    assert reader.view.visible().touches(offset)
    assert abs(reader.view.geometry_of.slot(offset)[0] - reader.view.scrolled) <= 2


def test_ctrl_and_the_wheel_zoom(reader: Reader) -> None:
    """Up is larger, down smaller, within bounds; without Ctrl the wheel scrolls."""

    def turn(way: int, keys: Qt.KeyboardModifier) -> None:
        place = QPointF(100, 100)
        event = QWheelEvent(
            place,
            reader.paper.mapToGlobal(place),
            QPoint(),
            QPoint(0, 120 * way),
            Qt.MouseButton.NoButton,
            keys,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(reader.paper, event)

    turn(1, Qt.KeyboardModifier.ControlModifier)
    larger = reader.pane.zoom
    for _ in range(60):
        turn(-1, Qt.KeyboardModifier.ControlModifier)
    smallest = reader.pane.zoom
    turn(-1, Qt.KeyboardModifier.NoModifier)

    assert larger == 110
    assert smallest == 50
    assert reader.view.scrolled > 0 or reader.view.verticalScrollBar().maximum() == 0


def test_a_place_is_kept_and_restored(reader: Reader) -> None:
    """The same first line, at the same height; odd values change nothing."""
    reader.view.put_line(reader.range("Kekhawatiran Amerika").start, 7)
    place = reader.pane.place_state()
    scrolled = reader.view.scrolled
    reader.view.verticalScrollBar().setValue(0)

    reader.pane.restore_place(place)
    assert reader.view.scrolled == scrolled
    for odd in ({}, {"offset": "x", "below": 3}, {"offset": None}):
        reader.pane.restore_place(odd)
    assert reader.view.scrolled == scrolled
    reader.pane.restore_place({"offset": 10**9, "below": 0})
    assert reader.view.visible().end == len(reader.view.text)


def test_focus_mode_shows_the_text_alone_in_the_middle(reader: Reader) -> None:
    """Lane and strip go and come back."""
    reader.pane.focus_mode(True)
    view = reader.view.geometry()

    assert not reader.pane.margin.isVisible()
    assert not reader.pane.minimap.isVisible()
    assert abs((view.left() + 26) - (reader.pane.width() - view.right())) < 60

    reader.pane.focus_mode(False)

    assert reader.pane.margin.isVisible()


def test_moving_inside_a_sentence_longer_than_the_view_stays_there(
    tmp_path: Path, desk: Desk, read: Callable[[Desk], Reader]
) -> None:
    """Down at the lower edge goes on down; it does not go back to where the sentence begins."""
    (tmp_path / "long.txt").write_text("Kata " * 900 + "habis.", encoding="utf-8")
    reader = read(desk)
    desk.add_files([tmp_path / "long.txt"])
    tops = []
    for _ in range(40):
        reader.press(Qt.Key.Key_Down)
        tops.append(reader.view.scrolled)

    assert tops == sorted(tops)
    assert tops[-1] > 0
    assert reader.view.visible().touches(desk.caret)


def test_another_theme_paints_everything_anew(reader: Reader, themes: Themes) -> None:
    """Page and letters change; so do the bands."""
    reader.mark("perang ilegal", "6")
    light = reader.picture()

    themes.choose("dark")

    assert reader.picture() != light
    assert reader.picture().pixelColor(2, 2).name() == DARK.page
    assert reader.pane.grab().toImage().pixelColor(2, 2).name() == DARK.page


def test_another_document_is_shown_from_its_focus(
    tmp_path: Path, desk: Desk, read: Callable[[Desk], Reader]
) -> None:
    """The text, its marks and the place change together."""
    reader = read(desk)
    reader.mark("perang ilegal", "6")
    (tmp_path / "other.txt").write_text("Teks lain. Kalimat kedua.", encoding="utf-8")

    desk.add_files([tmp_path / "other.txt"])

    assert reader.view.toPlainText() == "Teks lain. Kalimat kedua."
    assert reader.view.scrolled == 0
    QApplication.processEvents()
    reader.pane.margin.grab()
    assert not reader.pane.margin._brackets


def test_a_program_that_shows_the_pane_ends_cleanly(checkout: Path) -> None:
    """Taking the widgets down at the very end asks nothing of a layout that is gone."""
    done = subprocess.run(
        [sys.executable, "-c", SHORT_PROGRAM],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop"), "QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout.strip()) == (0, "shown"), done.stderr


def test_many_small_changes_do_not_creep_through_the_text(reader: Reader) -> None:
    """Lines break elsewhere at each step, and after all of them the first line is the same again."""
    reader.pane.resize(836, 300)
    reader.view.put_line(reader.range("Kekhawatiran Amerika").start + 300, -7)
    place = reader.pane.place_state()

    for percent in (*range(60, 200, 10), 100):
        reader.pane.set_zoom(percent)
    for characters in (45, 90, 66):
        reader.pane.set_page(100, reader.pane.typography._replace(characters=characters))

    assert reader.pane.place_state() == place


def test_a_text_read_from_right_to_left_has_its_page_mirrored(qtbot: QtBot, themes: Themes) -> None:
    """Minimap, names and text change sides, the gutter lies at the right; another text turns it back."""
    pane = ReadingPane(Desk(), themes, None)
    qtbot.addWidget(pane)
    pane.resize(836, 600)
    pane.show()
    pane.show_first("Satu kalimat.")
    usual = [part.geometry() for part in (pane.minimap, pane.margin, pane.view)]
    assert usual[2].right() < usual[1].left() + 1 <= usual[0].left()

    pane.show_first("مرحبا، أهلا وسهلا بكم جميعا.\n***\nAn English line.")
    turned = [part.geometry() for part in (pane.minimap, pane.margin, pane.view)]
    assert [836 - box.x() - box.width() for box in usual] == [box.x() for box in turned]
    geometry = pane.view.geometry_of
    arabic, stars, english = geometry.lines(0, 400)
    right = pane.view.width() - geometry.sides.gutter
    assert geometry.caret(0).center().x() == pytest.approx(right, abs=1)
    assert geometry.pieces([stars], stars.start, stars.end)[0].right == pytest.approx(right, abs=1)
    assert geometry.pieces([english], english.start, english.end)[0].left < 60
    assert arabic.mixed

    pane.show_first("Satu kalimat.")
    assert [part.geometry() for part in (pane.minimap, pane.margin, pane.view)] == usual


def test_brackets_follow_another_width(reader: Reader) -> None:
    """At the very beginning of the text too, a bracket stands beside the lines that its mark has now."""
    unit = reader.desk.open.units[0]
    reader.mark(reader.words(unit))
    for width in (836, 560, 836):
        reader.pane.resize(width, 818)
        QApplication.processEvents()
        reader.pane.grab()
        top, bottom = reader.view.geometry_of.extent(unit)
        bracket = reader.pane.margin._brackets[0]
        assert top <= bracket.top < bracket.bottom <= bottom
        assert bracket.bottom - bracket.top > bottom - top - reader.view.geometry_of.measures.pitch
