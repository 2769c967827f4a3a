"""Going to a place or a mark by a few signs."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.library import filtering
from tepi.library.edits.notes import write_note
from tepi.marks.highlight import Highlight
from tepi.window import stepping
from tepi.window.desk import Desk
from tepi.window.panel import stepwise
from tepi.window.popovers.goto import GoTo
from tepi.window.theme import Themes


@pytest.fixture
def goto(desk: Desk, themes: Themes, ground: QWidget, marks: list[Highlight]) -> GoTo:
    """The popover, open over a text with three marks, the reader at its first sentence."""
    stepping.focus_at(desk, 0)
    made = GoTo(desk, themes, ground)
    made.open_for()
    return made


def shown(goto: GoTo) -> list[str]:
    """The names of the rows."""
    return [row.name for row in goto.list.choices.rows]


def write(qtbot: QtBot, goto: GoTo, words: str) -> list[str]:
    """Type, and wait until marks are looked for too."""
    goto.field.clear()
    qtbot.keyClicks(goto.field, words)
    qtbot.waitUntil(lambda: not goto._marks_soon.isActive() and not goto._finding.is_busy)
    return shown(goto)


def test_a_place(qtbot: QtBot, desk: Desk, goto: GoTo) -> None:
    """Enter goes there without waiting for anything, and back leads to where the reader was."""
    qtbot.keyClicks(goto.field, "7 s2")
    rows = shown(goto)
    with qtbot.waitSignal(goto.closed):
        qtbot.keyClick(goto.field, Qt.Key.Key_Return)
    there = desk.open.units.label_of(desk.focus)
    desk.trail.go(-1)

    assert (rows, there, desk.current) == (["¶7 s2"], "¶7 s2", None)
    assert desk.caret == 0


def test_a_mark_by_number(qtbot: QtBot, desk: Desk, goto: GoTo, marks: list[Highlight]) -> None:
    """A plain number is a paragraph and a mark; with # only the mark."""
    assert [row.split()[0] for row in write(qtbot, goto, "2")] == ["¶2", marks[1].quote.split()[0]]
    assert len(write(qtbot, goto, "#3")) == 1
    qtbot.keyClick(goto.field, Qt.Key.Key_Return)

    assert desk.current == marks[2].id


def test_a_mark_by_part_of_its_id(qtbot: QtBot, desk: Desk, goto: GoTo, marks: list[Highlight]) -> None:
    """The last signs of an id lead to its mark."""
    write(qtbot, goto, marks[1].id[-9:])
    qtbot.keyClick(goto.field, Qt.Key.Key_Return)

    assert desk.current == marks[1].id


def test_a_mark_by_words(qtbot: QtBot, desk: Desk, goto: GoTo, marks: list[Highlight]) -> None:
    """Words of its quote, its note, its speaker or its code; Down takes the next row."""
    assert desk.record(
        write_note(
            "highlight", marks[2].id, "Whose dawn?", desk.annotator.id, None, document=desk.open.document.id
        )
    )
    assert len(write(qtbot, goto, "dawn")) == 1
    assert len(write(qtbot, goto, "opinion")) == 1
    assert len(write(qtbot, goto, "wood")) == 1
    assert len(write(qtbot, goto, "reported")) == 2
    qtbot.keyClick(goto.field, Qt.Key.Key_Down)
    qtbot.keyClick(goto.field, Qt.Key.Key_Return)

    assert desk.current == marks[2].id


def test_nowhere(qtbot: QtBot, desk: Desk, goto: GoTo) -> None:
    """What there is not is said under the field, and Enter does nothing."""
    said = []
    for words in ("99", "page 4", "qqqq"):
        write(qtbot, goto, words)
        said.append(goto.says.text())
    qtbot.keyClick(goto.field, Qt.Key.Key_Return)

    assert said == [
        "There is no ¶99: the text has 11 paragraphs",
        "This text has no page numbers",
        "Nothing in this text is called that",
    ]
    assert goto.isVisible()
    assert goto.field.accessibleDescription() == said[-1]
    assert desk.caret == 0


def test_enter_does_not_wait(qtbot: QtBot, desk: Desk, goto: GoTo, marks: list[Highlight]) -> None:
    """Words and Enter in one go find the mark all the same."""
    qtbot.keyClicks(goto.field, "wood")
    qtbot.keyClick(goto.field, Qt.Key.Key_Return)

    assert desk.current == marks[1].id


@pytest.fixture
def slow(monkeypatch: pytest.MonkeyPatch) -> None:
    """One mark is looked at in each slice."""
    monkeypatch.setattr(filtering, "PORTION", 1)
    monkeypatch.setattr(stepwise, "AT_ONCE", 0)
    monkeypatch.setattr(stepwise, "SLICE", 0)


def test_among_very_many_they_come_as_they_are_found(
    qtbot: QtBot, goto: GoTo, marks: list[Highlight], slow: None
) -> None:
    """The list grows while the rest is looked through; that there is nothing is said only at the end."""
    goto.field.setText("reported")
    goto._add_marks()
    assert len(shown(goto)) < 2
    qtbot.waitUntil(lambda: len(shown(goto)) == 2)
    goto.field.setText("qqqq")
    goto._add_marks()
    assert not goto.says.text().strip()
    qtbot.waitUntil(lambda: goto.says.text() == "Nothing in this text is called that")


def test_enter_does_not_wait_for_the_last_either(
    qtbot: QtBot, desk: Desk, goto: GoTo, marks: list[Highlight], slow: None
) -> None:
    """Where nothing has been found yet, Enter looks through the rest and goes there."""
    last = marks[2]
    assert desk.record(write_note("highlight", last.id, "Whose dawn?", desk.annotator.id, None))
    goto.field.setText("dawn")
    goto.enter()

    assert desk.current == last.id
