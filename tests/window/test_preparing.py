"""The window opens a long text at once, prepares the rest between other events, and says what is not known yet."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tepi.library import mark_queries, queries
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight
from tepi.library.file import open_library
from tepi.library.whoami import annotator
from tepi.text.document import Document
from tepi.text.readers.plain import read
from tepi.window import open_document, open_window, preparation, preparing
from tepi.window.hands import Hands
from tepi.window.main_window import MainWindow

SENTENCES = "".join(
    f"Sentence number {n} has seven words here.{' ' if n % 5 else chr(10)}" for n in range(1, 301)
)
MARKS = 60


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window on a short text, with one beside it that counts as long and is prepared mark by mark."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(open_document, "AT_ONCE", 5_000)
    monkeypatch.setattr(preparation, "PORTION", 3)
    monkeypatch.setattr(preparation, "WIDTH", 400)
    monkeypatch.setattr(preparing, "SLICE", 0)
    with open_library(tmp_path / "library.tepi") as library:
        for text, name in (("A short text. It has two sentences.", "short.txt"), (SENTENCES, "long.txt")):
            library.history.record(add_document(read(text.encode(), name)))
        me = annotator(library, "Sari").id
        long, book = queries.documents(library)[1], queries.codebook(library)
        starts, ends = queries.units(library, long.revision)
        for unit in range(0, 5 * MARKS, 5):
            place = open_document.Range(starts[unit], ends[unit])
            code = book.named("Fact" if unit % 2 else "Opinion")
            library.history.record(
                add_highlight(long.id, long.revision, SENTENCES, place, me, book, [code.id])
            )
    made = open_window(tmp_path / "library.tepi")
    hands = Hands(made)
    hands.until(lambda: made.desk.open is not None, "no document opens")
    made.activateWindow()
    hands.until(made.pane.view.hasFocus, "the text does not get the keyboard")
    yield made
    made.close()
    made.deleteLater()
    hands.rest()
    assert gc.isenabled()


def long_text(window: MainWindow) -> Document:
    return queries.documents(window.desk.library)[1]


def prepared(window: MainWindow) -> None:
    Hands(window).until(lambda: window.desk.open.is_prepared, "it is never prepared")
    Hands(window).rest()


def rows(window: MainWindow) -> list[str]:
    model = window.panel.marks.view.marks
    return [model.row(number).mark for number in range(model.rowCount())]


def test_it_says_what_it_does_not_know_yet(window: MainWindow) -> None:
    """Words, decided and counts are no numbers until they are the right ones."""
    desk = window.desk
    desk.show(long_text(window))
    code = desk.codebook.named("Opinion").id
    tree = window.sidebar.codebook

    assert "counting words…" in window.header.title.facts
    assert "counting…" in window.status.place_parts
    assert tree.count_of(code) is None
    prepared(window)
    assert "2,100 words" in window.header.title.facts
    assert "20 % decided" in window.status.place_parts
    assert tree.count_of(code) == MARKS // 2


def test_the_list_grows_to_all_marks_in_text_order(window: MainWindow) -> None:
    """Cards near the reader are there first; in the end each mark has one."""
    desk = window.desk
    desk.show(long_text(window))
    window.preparing._timer.setInterval(60)
    Hands(window).until(lambda: len(rows(window)) > 0, "no card comes")
    first = len(rows(window))
    window.preparing._timer.setInterval(0)
    prepared(window)

    assert first < MARKS
    assert rows(window) == mark_queries.ids_in_text_order(desk.library, desk.open.document.id)


def test_the_hint_goes_when_a_card_comes(window: MainWindow) -> None:
    """Where no mark is near, the list says that marks are being read, and never over a card."""
    desk, tab = window.desk, window.panel.marks
    desk.library.history.record(add_document(read((SENTENCES * 2).encode(), "twice.txt")))
    twice = queries.documents(desk.library)[2]
    place = open_document.Range(len(SENTENCES) * 2 - 6, len(SENTENCES) * 2 - 2)
    code = desk.codebook.named("Fact")
    desk.library.history.record(
        add_highlight(
            twice.id, twice.revision, SENTENCES * 2, place, desk.annotator.id, desk.codebook, [code.id]
        )
    )
    desk.show(twice)
    window.preparing.stop()
    tab._catch_up()
    assert (tab.empty.isVisible(), rows(window)) == (True, [])
    while not rows(window):
        desk.prepared.tell(desk.open.prepare(desk.codebook, 0))

    assert not desk.open.is_prepared
    assert tab.empty.isHidden()


def test_a_press_meanwhile(window: MainWindow) -> None:
    """A mark made while the rest is read is in the library, the text, the counts and the list, once."""
    desk, view = window.desk, window.pane.view
    desk.show(long_text(window))
    QTest.keyClick(view, Qt.Key.Key_J)
    QTest.keyClick(view, Qt.Key.Key_2)
    made = desk.current
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(view, Qt.Key.Key_2)
    last = desk.current
    QTest.keyClick(view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not desk.open.is_prepared
    prepared(window)

    assert made in desk.open.index and last not in desk.open.index
    assert len(desk.open.index) == desk.open.counts.marks_total == MARKS + 1
    assert rows(window) == mark_queries.ids_in_text_order(desk.library, desk.open.document.id)


@pytest.mark.parametrize("text", ["", "code:fact"])
@pytest.mark.parametrize("grouped", [False, True])
def test_filter_and_groups_meanwhile(window: MainWindow, text: str, grouped: bool) -> None:
    """A filter that is on, and cards under their codes, are complete once all is read; no count is shown before."""
    desk, tab = window.desk, window.panel.marks
    tab.filter_field.group_button.setChecked(grouped)
    desk.show(long_text(window))
    tab.set_filter(text)
    assert tab.filter_field._count.isHidden()
    prepared(window)
    shown = [mark for mark in rows(window) if mark]

    assert len(shown) == len(set(shown)) == (MARKS // 2 if text else MARKS)
    assert tab.filter_field._count.isHidden() == (not text)
    assert any(not mark for mark in rows(window)) == grouped


def test_the_map_is_drawn_as_the_marks_come(window: MainWindow) -> None:
    """When all is read no row of the minimap is left out."""
    window.desk.show(long_text(window))
    prepared(window)
    minimap = window.pane.minimap
    Hands(window).until(lambda: minimap._strip is not None and not minimap._strip._stale, "rows are left out")


def test_another_document_ends_it(window: MainWindow) -> None:
    """What was half prepared is let go, and the next one is right."""
    desk = window.desk
    short, long = queries.documents(desk.library)
    desk.show(long)
    left = desk.open
    desk.show(short)
    Hands(window).rest()
    assert desk.open.is_prepared and not left.is_prepared
    desk.show(long)
    prepared(window)

    assert desk.open is not left
    assert len(desk.open.index) == MARKS


def test_closing_ends_it(window: MainWindow) -> None:
    """A window that closes half-way lets go of the library, and nothing goes on afterwards."""
    window.desk.show(long_text(window))
    opened = window.desk.open
    assert window.close()
    Hands(window).rest()

    assert not opened.is_prepared and gc.isenabled()
