"""The sheet on what an edited file would change: keys, ticks, conflicts, one step."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tepi.exchange.markdown import pieces
from tepi.library.edits.notes import write_note
from tepi.library.file import Library
from tepi.window.desk import Desk
from tepi.window.read_back.choice import Choice, compared, compared_sources
from tepi.window.read_back.rows import LEFT
from tepi.window.read_back.running import Tell
from tepi.window.read_back.sheet import ReadBackSheet
from tepi.window.theme import Themes


@pytest.fixture
def sheet(qtbot: QtBot, desk: Desk, themes: Themes) -> Iterator[ReadBackSheet]:
    """An empty sheet over an empty window."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(1280, 720)
    ground.show()
    ground.activateWindow()
    yield ReadBackSheet(desk, themes, ground)
    ground.close()


def edited(desk: Desk) -> str:
    """A file with a conflict, a changed code, a changed fact and a mark that cannot be read."""
    book, me = desk.codebook, desk.annotator
    marks = []
    for start, name in ((0, "Fact"), (60, "Opinion"), (200, "Fact")):
        from tepi.library.edits.marks import add_highlight
        from tepi.text.ranges import Range

        place = Range(start, start + 20)
        opened = desk.open
        change = add_highlight(
            opened.document.id, opened.revision, opened.text, place, me.id, book, [book.named(name).id]
        )
        desk.record(change)
        marks.append(str(change.values["highlight"]))
    desk.record(write_note("highlight", marks[0], "then", me.id, None))
    text = "".join(pieces(desk.library, [desk.open.document.id]))
    desk.record(write_note("highlight", marks[0], "mine", me.id, desk.highlight(marks[0]).note))
    text = text.replace("\nthen\n", "\ntheirs\n").replace("**Opinion** ·", "**Prediction** ·")
    text = text.replace("---\n\n# ", "author: Ani\n---\n\n# ")
    return f"{text}\n> words that are nowhere\n\n**Fact**\n"


def press(key: Qt.Key) -> None:
    QTest.keyClick(QApplication.focusWidget(), key)


def test_one_press_one_step(sheet: ReadBackSheet, desk: Desk, qtbot: QtBot, said: list[str]) -> None:
    """All but conflicts is chosen at first; Enter does it; one undo takes it back."""
    sheet.show_choice(compared_sources(desk.library, [("a.md", edited(desk))]))
    qtbot.waitUntil(sheet.list.hasFocus)
    rows = [sheet.list.rows.data(sheet.list.rows.index(at)) for at in range(sheet.list.rows.rowCount())]

    assert "changed here too" in rows[0] and rows[-1].startswith("Not read")
    assert [detail.toPlainText() for detail in sheet.details] == ["mine", "theirs"]
    assert sheet.captions[0].text() == "In the library: this stays"
    assert sheet.take.text() == "Apply 2 changes"
    press(Qt.Key.Key_Return)
    assert not sheet.isVisible() and "2 changes" in said[-1]
    names = {
        desk.codebook.code(code).name for mark in desk.open.index.ids() for code in desk.highlight(mark).codes
    }
    assert names == {"Fact", "Prediction"}
    assert desk.open.document.author == "Ani"
    desk.library.history.undo()
    assert desk.open.document.author == ""


def test_each_can_be_left_out(sheet: ReadBackSheet, desk: Desk, qtbot: QtBot) -> None:
    """Space and a press on the box tick a row, A all; a conflict is decided; nothing chosen does nothing."""
    sheet.show_choice(compared_sources(desk.library, [("a.md", edited(desk))]))
    qtbot.waitUntil(sheet.list.hasFocus)
    press(Qt.Key.Key_Space)
    assert sheet.captions[1].text() == "In the file: this is taken"
    assert sheet.take.text() == "Apply 3 changes"
    press(Qt.Key.Key_A)
    assert not sheet.take.isEnabled()
    press(Qt.Key.Key_Return)
    assert sheet.isVisible()
    last = sheet.list.visualRect(sheet.list.rows.index(1))
    QTest.mouseClick(
        sheet.list.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(LEFT // 2, last.center().y())
    )
    assert sheet.take.text() == "Apply one change"
    press(Qt.Key.Key_End)
    press(Qt.Key.Key_Space)
    assert sheet.take.text() == "Apply one change"
    assert "nowhere" in sheet.details[1].toPlainText()
    press(Qt.Key.Key_Tab)
    assert sheet.details[0].hasFocus()
    press(Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_later_work_is_not_run_over(sheet: ReadBackSheet, desk: Desk, said: list[str]) -> None:
    """What the library has taken in since the sheet was opened is compared anew."""
    sheet.show_choice(compared_sources(desk.library, [("a.md", edited(desk))]))
    before = desk.library.history.last_seq() + 1
    desk.record(write_note("document", desk.open.document.id, "x", desk.annotator.id, None))
    sheet.take.click()

    assert desk.library.history.last_seq() == before and "meanwhile" in said[-1]


@pytest.fixture
def file(desk: Desk, tmp_path: Path) -> Path:
    """An edited export on the disk."""
    path = tmp_path / "a.md"
    path.write_text(edited(desk), encoding="utf-8")
    return path


def test_the_window_does_not_wait(
    sheet: ReadBackSheet, desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While files are compared, the sheet says how far it is; then it shows what they would change."""
    go_on = Event()

    def slowly(library: Library, paths: Sequence[Path], tell: Tell) -> Choice:
        tell(1, 4)
        go_on.wait(5)
        return compared(library, paths, tell)

    monkeypatch.setattr("tepi.window.read_back.choice.compared", slowly)
    sheet.read([file])
    qtbot.waitUntil(sheet.waiting.isVisible)
    assert sheet.waiting.words.text() == "Comparing with the library: 25 %"
    assert sheet.cancel.hasFocus() and sheet.list.isHidden() and sheet.take.isHidden()
    go_on.set()
    qtbot.waitUntil(sheet.list.hasFocus)
    assert sheet.waiting.isHidden() and sheet.take.text() == "Apply 2 changes"
    assert sheet.about.text().startswith("a.md")


def test_comparing_can_be_let_be(
    sheet: ReadBackSheet, desk: Desk, file: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Cancel ends it where it is; nothing is shown of it later."""
    begun = Event()

    def for_ever(library: Library, paths: Sequence[Path], tell: Tell) -> Choice:
        while True:
            tell(1, 4)
            begun.set()

    monkeypatch.setattr("tepi.window.read_back.choice.compared", for_ever)
    sheet.read([file])
    qtbot.waitUntil(sheet.waiting.isVisible)
    press(Qt.Key.Key_Return)
    assert begun.is_set() and sheet.isHidden() and not sheet._running.is_busy


def test_many_changes_are_made_beside_the_window(
    sheet: ReadBackSheet,
    desk: Desk,
    file: Path,
    qtbot: QtBot,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Through a connection of their own, as one step, of which every view hears; Esc does not end it half-way."""
    monkeypatch.setattr("tepi.window.read_back.sheet.AT_ONCE", 1)
    sheet.read([file])
    qtbot.waitUntil(sheet.list.hasFocus)
    before, heard = desk.library.history.last_seq(), []
    desk.library.history.listeners.join(heard.append)
    press(Qt.Key.Key_Return)
    assert "2 changes" in sheet.waiting.words.text() and not sheet.cancel.isEnabled()
    QTest.keyClick(sheet, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    qtbot.waitUntil(sheet.isHidden)
    assert said[-1] == "Read back: 2 changes. Ctrl+Z takes it back"
    assert (desk.library.history.last_seq(), len(heard)) == (before + 1, 1)
    assert desk.open.document.author == "Ani"
    desk.library.history.poll()
    assert len(heard) == 1
    desk.library.history.undo()
    assert desk.open.document.author == ""


def test_later_work_stops_many_changes_too(
    sheet: ReadBackSheet,
    desk: Desk,
    file: Path,
    qtbot: QtBot,
    said: list[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What another connection has written meanwhile is compared anew."""
    monkeypatch.setattr("tepi.window.read_back.sheet.AT_ONCE", 1)
    sheet.read([file])
    qtbot.waitUntil(sheet.list.hasFocus)
    assert sheet._choice is not None
    sheet._choice.moment -= 1
    monkeypatch.setattr(desk.library.history, "last_seq", lambda: sheet._choice.moment)
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(sheet.isHidden)
    assert "changed meanwhile" in said[-1] and desk.open.document.author == ""


def test_several_files_are_named_and_counted(
    sheet: ReadBackSheet, desk: Desk, file: Path, qtbot: QtBot
) -> None:
    """The first three by name."""
    copies = [file.with_name(f"{n}.md") for n in range(4)]
    for copy in copies:
        copy.write_bytes(file.read_bytes())
    sheet.read([file, *copies])
    qtbot.waitUntil(sheet.list.hasFocus)

    assert sheet.about.text().startswith("a.md, 0.md, 1.md + 2")
