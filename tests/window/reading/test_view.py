"""The text is shown, copied and pointed at exactly as it is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDropEvent, QTextDocument
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.text.ranges import Range
from tepi.window import stepping
from tepi.window.desk import Desk
from tepi.window.reading.view import ReadingView
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

ODD = "a\u2028b\u2029c\ufdd0d\ufdd1e\u00a0f\u00adg\ufffch\U0001d49ci\U0001f469\u200d\U0001f467j\tk\n\nשלום l"
LETTERS = st.sampled_from(
    "ab \n\t\u00a0\u2028\u2029\ufdd0\ufdd1\ufffc\ufeff\ufffe\u200d\U0001f467\U0001d49cש\u0e01e\u0301"
)


@pytest.fixture
def view(qtbot: QtBot, themes: Themes) -> ReadingView:
    made = ReadingView(Desk(), themes)
    qtbot.addWidget(made)
    made.resize(600, 400)
    return made


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(LETTERS, max_size=40))
def test_every_character_has_its_place_in_the_document(view: ReadingView, text: str) -> None:
    """Positions map one to one, whatever Qt takes a character for."""
    view.show_text(text)
    places = view.geometry_of.map

    assert view.document().characterCount() - 1 == places.utf16(len(text))
    for offset, letter in enumerate(text):
        if letter.isalpha() and letter < "\U00010000":
            assert view.document().characterAt(places.utf16(offset)) == letter


def test_copy_gives_the_exact_characters(tmp_path: Path, desk: Desk, read: Callable[[Desk], Reader]) -> None:
    """No-break spaces, soft hyphens and line separators reach the clipboard as they are."""
    (tmp_path / "odd.txt").write_text(ODD, encoding="utf-8")
    desk.add_files([tmp_path / "odd.txt"])
    reader = read(desk)
    stepping.select(desk, Range(0, len(ODD)))

    reader.press(Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QApplication.clipboard().text() == ODD


def test_a_link_is_not_opened_and_nothing_is_loaded(view: ReadingView) -> None:
    """The view asks neither the disk nor the net for anything."""
    kind = QTextDocument.ResourceType.ImageResource.value

    assert view.loadResource(kind, "file:///etc/hostname") is None


def test_files_dropped_on_the_text_are_left_to_the_window(view: ReadingView) -> None:
    """The view lets a drop pass."""
    data = QMimeData()
    data.setText("a.txt")
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )

    view.dropEvent(event)

    assert not event.isAccepted()
    assert not view.canInsertFromMimeData(data)


def test_it_paints_without_a_library(view: ReadingView) -> None:
    """Before anything is open the text can already be shown."""
    view.show_text("Sebuah teks.")

    picture = view.viewport().grab().toImage()

    dark = sum(picture.pixelColor(x, y).lightness() < 120 for x in range(30, 130) for y in range(28, 60))
    assert dark > 20


def test_a_range_out_of_view_is_revealed_with_lines_round_it(reader: Reader) -> None:
    """What is revealed shows whole; what showed already does not move."""
    last = reader.range("satu tangan terikat di belakang?")
    reader.view.reveal(last)
    top, bottom = reader.view.geometry_of.extent(last)
    scrolled = reader.view.scrolled

    assert scrolled > 0
    assert scrolled <= top < bottom <= scrolled + reader.paper.height()

    reader.view.reveal(Range(last.start, last.start))

    assert reader.view.scrolled == scrolled


def test_reading_on_keeps_lines_below_and_a_click_moves_nothing(reader: Reader) -> None:
    """A focus that comes into the last lines by a key is lifted; under the mouse it stays."""
    geometry, height = reader.view.geometry_of, reader.paper.height()
    last = geometry.lines(0, height)[-2]
    stepping.focus_at(reader.desk, 0)

    reader.click(reader.view.to_viewport(geometry.caret(last.start)).center().toPoint())
    assert reader.view.scrolled == 0

    stepping.sentence(reader.desk, -1)
    stepping.sentence(reader.desk, 1)
    bottom = geometry.extent(reader.desk.focus)[1]
    assert bottom + geometry.measures.pitch <= reader.view.scrolled + height


def test_following_a_distant_focus_paints_it(reader: Reader) -> None:
    """The caret of the desk is in view after any move."""
    assert reader.desk.open is not None
    for unit in (34, 0, 20, 5):
        stepping.focus_at(reader.desk, reader.desk.open.units[unit].start)
        seen = reader.view.visible()

        assert seen.contains(reader.desk.focus)


def test_qts_own_cursor_follows_for_the_screen_reader(reader: Reader) -> None:
    """The selection of the desk is the selection of the widget."""
    span = reader.range("Robert Wood")
    stepping.select(reader.desk, span)

    assert reader.view.textCursor().selectedText() == "Robert Wood"
