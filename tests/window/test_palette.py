"""What fits a few letters, in which order, and what Enter does with it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.window import marking, stepping
from tepi.window.desk import Desk
from tepi.window.palette import Palette, score
from tepi.window.theme import Themes


class Commands:
    """Stands for the commands: keeps what was run."""

    def __init__(self) -> None:
        self.ran: list[str] = []

    def keys_of(self, action_id: str) -> list[str]:
        return ["J"] if action_id == "sentence.next" else []

    def run(self, action_id: str) -> None:
        self.ran.append(action_id)


@pytest.fixture
def palette(qtbot: QtBot, desk: Desk, themes: Themes) -> Iterator[Palette]:
    """An open palette over an empty window."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 700)
    ground.show()
    made = Palette(desk, themes, Commands(), ground)
    made.open()
    yield made
    made.dismiss()


def titles(palette: Palette) -> list[str]:
    """The rows as they stand."""
    return [row.title for row in palette.model.rows]


def test_the_order_of_fits() -> None:
    """A title's beginning comes before a word's beginning, that before the middle of a word, that before all words
    in another order, that before letters that only follow each other.
    """
    found = [
        score("und", "Undo"),
        score("und", "Go under"),
        score("und", "Sounds"),
        score("sentence next", "Next sentence"),
        score("nxs", "Next sentence"),
    ]

    assert found == sorted(found, reverse=True)
    assert len(set(found)) == len(found)
    assert found[-1] > 0


def test_what_does_not_fit() -> None:
    """Letters that do not follow each other fit nothing, one letter only where it stands as such."""
    assert score("xyz", "Next sentence") == 0
    assert score("ten", "Next") == 0
    assert score("t", "Next") > 0
    assert score("q", "Next") == 0


def test_nothing_typed_fits_all() -> None:
    """An empty field, or one of spaces, leaves everything in its order."""
    assert score("", "Anything") == score("  ", "Other") == 1


def test_letters_large_and_small() -> None:
    """Case makes no difference."""
    assert score("UNDO", "undo") == score("undo", "Undo") > 0


def test_a_shorter_title_first() -> None:
    """Of two titles that begin alike the shorter comes first."""
    assert score("note", "Note") > score("note", "Note on this text")


def test_enter_does_the_first(palette: Palette) -> None:
    """Typed letters and Enter run the command that fits best; the palette is closed first."""
    QTest.keyClicks(palette.field, "next sent")
    first = titles(palette)[0]
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert first == "Next sentence"
    assert palette._commands.ran == ["sentence.next"]
    assert palette.isHidden()


def test_the_arrows_choose(palette: Palette) -> None:
    """Down and Up go through the rows and stop at the ends."""
    QTest.keyClicks(palette.field, "sentence")
    count = palette.model.rowCount()
    QTest.keyClick(palette.field, Qt.Key.Key_Up)
    top = palette.list.currentIndex().row()
    for _ in range(count + 3):
        QTest.keyClick(palette.field, Qt.Key.Key_Down)

    assert (top, palette.list.currentIndex().row()) == (0, count - 1)


def test_a_code_is_given(palette: Palette, desk: Desk) -> None:
    """A code's row gives it to the range."""
    QTest.keyClicks(palette.field, "opinion")
    QTest.keyClick(palette.field, Qt.Key.Key_Return)

    assert desk.current is not None
    assert desk.highlight(desk.current).codes == (desk.codebook.named("Opinion").id,)


def test_a_mark_is_gone_to(palette: Palette, desk: Desk) -> None:
    """A mark is found by its words and chosen."""
    stepping.sentence(desk, 1)
    marking.press_digit(desk, "2")
    mark = desk.current
    word = desk.open.text[desk.focus.start : desk.focus.end].split()[2]
    desk.choose(None)
    stepping.sentence(desk, 1)
    QTest.keyClicks(palette.field, word)
    row = next(row for row in palette.model.rows if row.kind == "Mark")
    row.run()

    assert desk.current == mark


def test_a_document_is_shown(palette: Palette, desk: Desk) -> None:
    """A document's row shows it; without letters only commands and codes are listed."""
    before = {row.kind for row in palette.model.rows}
    QTest.keyClicks(palette.field, desk.open.document.title[:8])
    heard: list[bool] = []
    desk.opened.join(lambda: heard.append(True))
    next(row for row in palette.model.rows if row.kind == "Text").run()

    assert "Text" not in before
    assert heard == [True]


def test_esc_closes(palette: Palette) -> None:
    """Esc closes the palette and runs nothing."""
    QTest.keyClick(palette.field, Qt.Key.Key_Escape)

    assert palette.isHidden()
    assert palette._commands.ran == []


def test_a_place_in_the_text(qtbot: QtBot, desk: Desk, palette: Palette) -> None:
    """“7 s2” goes there."""
    qtbot.keyClicks(palette.field, "7 s2")
    assert titles(palette)[0] == "¶7 s2"
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert desk.open.units.label_of(desk.focus) == "¶7 s2"


def test_words_are_sought_last_of_all(qtbot: QtBot, palette: Palette) -> None:
    """Below everything that fits stands the way to find the words in the text."""
    sought: list[str] = []
    palette.seek = sought.append
    qtbot.keyClicks(palette.field, "undo")
    order = titles(palette)
    qtbot.keyClicks(palette.field, " qqq")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)

    assert (order[0], order[-1]) == ("Undo", "“undo” in this text")
    assert sought == ["undo qqq"]
