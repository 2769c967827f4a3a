"""Notes beside the text: shown where wanted, near their marks, read only when they come into view."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tepi.library import note_queries
from tepi.library.edits.notes import write_note
from tepi.text.ranges import Range
from tepi.window import marking, stepping
from tepi.window.reading.margin_blocks import NAME_HEIGHT
from tepi.window.reading.margin_entries import Entry

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader

QUOTES = ("perang ilegal", "AS jelas sangat prihatin.", "Robert Wood")


def settle(reader: Reader) -> None:
    """Let what was put off until after painting be done."""
    QApplication.processEvents()
    reader.pane.margin.grab()


def show(reader: Reader, shown: bool = True) -> None:
    """Turn the setting."""
    reader.desk.margin_notes = shown
    reader.desk.options_changed.tell()
    settle(reader)


def noted(reader: Reader, quote: str, text: str, key: str = "2") -> str:
    """A mark with a note."""
    mark = reader.mark(quote, key)
    write(reader, mark, text)
    return mark


def write(reader: Reader, mark: str, text: str) -> None:
    found = reader.desk.highlight(mark)
    assert found is not None and reader.desk.annotator is not None
    assert reader.desk.record(write_note("highlight", mark, text, reader.desk.annotator.id, found.note))


def entry(reader: Reader, mark: str) -> Entry:
    return next(each for each in reader.pane.margin._entries if each.span.highlight == mark)


def test_notes_come_and_go_with_the_setting(reader: Reader) -> None:
    """Off, the sign says that there is one; on, its words stand there, and the lane is wider."""
    mark = noted(reader, QUOTES[0], "Evaluative **adjective**")
    settle(reader)
    narrow = reader.pane.margin.width()

    assert entry(reader, mark).block.note is None
    assert entry(reader, mark).signs == ["note"]

    show(reader)

    assert reader.pane.margin.width() > narrow
    assert entry(reader, mark).block.note is not None
    assert entry(reader, mark).signs == []
    assert reader.pane.margin._notes.of([mark]) == {mark: "Evaluative adjective"}

    show(reader, False)

    assert reader.pane.margin.width() == narrow
    assert entry(reader, mark).block.note is None


def test_notes_never_lie_over_each_other(reader: Reader) -> None:
    """Eight notes on neighbouring words and lines: each begins below the one before it."""
    for at in range(8):
        start = reader.range("perang ilegal").start + at * 12
        stepping.select(reader.desk, Range(start, start + 10))
        marking.press_digit(reader.desk, str(at % 8 + 1))
        assert reader.desk.current is not None
        write(
            reader,
            reader.desk.current,
            "A note that is long enough to fill three lines beside the text. " * 3,
        )
    show(reader)
    entries = reader.pane.margin._entries

    assert sum(each.block.note is not None for each in entries) >= 4
    assert all(one.block.top + one.block.height <= other.block.top for one, other in pairwise(entries))
    assert sum(1 + len(each.block.more) for each in entries) == 8


def test_a_press_on_a_note_chooses_and_two_presses_write(reader: Reader) -> None:
    """Below the name too; a double press asks for the editor of that mark's note."""
    asked: list[tuple[str, str]] = []

    class Front:
        def edit_note(self, kind: str, target: str) -> None:
            asked.append((kind, target))

        def finish_typing(self) -> None: ...

    first = noted(reader, QUOTES[0], "one")
    noted(reader, QUOTES[2], "two")
    reader.desk.front = Front()
    show(reader)
    block = entry(reader, first).block
    point = QPoint(60, round(block.top + NAME_HEIGHT + 5) - reader.view.scrolled)

    QTest.mouseClick(reader.pane.margin, Qt.MouseButton.LeftButton, pos=point)

    assert reader.desk.current == first

    QTest.mouseDClick(reader.pane.margin, Qt.MouseButton.LeftButton, pos=point)

    assert asked == [("highlight", first)]


def test_a_note_that_changes_is_shown_as_it_is_now(reader: Reader) -> None:
    """Written here, or taken back by undo."""
    mark = noted(reader, QUOTES[0], "before")
    show(reader)
    write(reader, mark, "after")
    settle(reader)

    assert reader.pane.margin._notes.of([mark]) == {mark: "after"}

    assert reader.desk.library is not None
    reader.desk.library.history.undo()
    settle(reader)

    assert reader.pane.margin._notes.of([mark]) == {mark: "before"}


def test_notes_far_away_are_not_read_and_known_ones_not_again(
    reader: Reader, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What is asked of the library are the notes that come into view, each once, all in one question."""
    near = {noted(reader, quote, quote) for quote in QUOTES}
    assert reader.desk.open is not None
    last = reader.desk.open.units[len(reader.desk.open.units) - 1]
    stepping.select(reader.desk, last)
    far = noted(reader, reader.words(last), "far")
    stepping.focus_at(reader.desk, 0)
    reader.view.verticalScrollBar().setValue(0)
    asked: list[set[str]] = []
    whole = note_queries.beginnings

    def beginnings(library: object, marks: list[str], length: int) -> dict[str, str]:
        asked.append(set(marks))
        return whole(library, marks, length)

    monkeypatch.setattr(note_queries, "beginnings", beginnings)
    show(reader)
    reader.view.verticalScrollBar().setValue(8)
    settle(reader)

    assert asked == [near]

    reader.view.verticalScrollBar().setValue(reader.view.verticalScrollBar().maximum())
    settle(reader)

    assert asked == [near, {far}]


def test_without_room_there_are_none(reader: Reader) -> None:
    """In a narrow pane names stay names, and with room the notes are there again."""
    mark = noted(reader, QUOTES[0], "one")
    show(reader)
    wide = reader.pane.width()
    reader.pane.resize(430, reader.pane.height())
    settle(reader)

    assert not reader.pane.margin.notes_shown

    reader.pane.resize(wide, reader.pane.height())
    settle(reader)

    assert entry(reader, mark).block.note is not None


def test_the_line_under_the_eye_stays_when_notes_come(reader: Reader) -> None:
    """The column grows narrower; what is read stays at the top."""
    reader.view.verticalScrollBar().setValue(170)
    before = reader.view.first_line()[0]
    show(reader)

    start, below = reader.view.first_line()
    assert start <= before < reader.view.visible().end
    assert abs(reader.view.geometry_of.slot(before)[0] - reader.view.scrolled) <= 60
    assert below < 60


def test_the_margin_has_a_menu(reader: Reader) -> None:
    """A right click tells which mark it is about, or that it is about none."""
    mark = noted(reader, QUOTES[0], "one")
    show(reader)
    told: list[str | None] = []
    reader.pane.margin.menu_wanted.join(lambda _place, about: told.append(about))
    block = entry(reader, mark).block
    for place in (QPoint(60, round(block.top) + 4 - reader.view.scrolled), QPoint(60, 700)):
        QApplication.sendEvent(
            reader.pane.margin,
            QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, reader.pane.margin.mapToGlobal(place)),
        )

    assert told == [mark, None]
    assert reader.pane.margin.mark_at(QPointF(60, 700)) is None
