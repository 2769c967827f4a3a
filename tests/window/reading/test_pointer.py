"""What the mouse does in the text, with real presses, moves and releases."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader


def test_a_click_puts_the_caret_there_and_focuses_the_sentence(reader: Reader) -> None:
    """Nothing is selected and no mark is current."""
    reader.click(reader.before("Duta Besar"))

    assert reader.desk.caret == reader.range("Duta Besar").start
    assert reader.desk.selection is None
    assert reader.desk.current is None
    assert reader.words(reader.desk.focus).startswith("Duta Besar AS untuk PBB")


def test_a_drag_selects_and_focuses_the_sentence_of_its_end(reader: Reader) -> None:
    """From press to release, character by character."""
    reader.drag(reader.before("prihatin."), reader.after("Menteri Luar"))

    assert reader.words(reader.desk.selection) == "prihatin. Antony Blinken, Menteri Luar"
    assert reader.words(reader.desk.focus).startswith("Antony Blinken")


def test_a_drag_backwards_selects_the_same(reader: Reader) -> None:
    """The caret is then at the selection's start."""
    reader.drag(reader.after("Menteri Luar"), reader.before("prihatin."))

    assert reader.words(reader.desk.selection) == "prihatin. Antony Blinken, Menteri Luar"
    assert reader.desk.caret == reader.range("prihatin.").start


def test_shift_and_a_click_extend_the_selection(reader: Reader) -> None:
    """From the caret to the click."""
    reader.click(reader.before("Robert Wood"))
    reader.click(reader.after("mengatakan"), Qt.KeyboardModifier.ShiftModifier)

    assert reader.words(reader.desk.selection) == "Robert Wood, mengatakan"


def test_a_double_click_takes_the_word_and_a_third_the_sentence(reader: Reader) -> None:
    """A word with a hyphen is whole."""
    point = reader.on("Jong-un") + QPoint(6, 0)
    QTest.mouseDClick(reader.paper, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, point)

    assert reader.words(reader.desk.selection) == "Jong-un"

    reader.click(point)

    assert reader.words(reader.desk.selection) == reader.words(reader.desk.focus)
    assert reader.words(reader.desk.selection).startswith("Pengerahan provokatif")


def test_a_double_click_and_a_drag_select_by_words(reader: Reader) -> None:
    """Both ends are whole words, in either direction."""
    QTest.mouseDClick(
        reader.paper,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
        reader.on("Duta") + QPoint(5, 0),
    )
    point = reader.on("untuk PBB") + QPoint(8, 0)
    # QTest lets the button go after a double click, so the move is made as the system would make it.
    for at in (point - QPoint(20, 0), point):
        move = QMouseEvent(
            QEvent.Type.MouseMove,
            QPointF(at),
            QPointF(reader.paper.mapToGlobal(at)),
            Qt.MouseButton.NoButton,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
        )
        reader.view.pointer._from = reader.range("Duta").start
        QApplication.sendEvent(reader.paper, move)

    assert reader.words(reader.desk.selection) == "Duta Besar AS untuk"


def test_a_click_on_a_mark_makes_the_shortest_current_and_the_next_click_the_next(reader: Reader) -> None:
    """At one place the marks are gone through; a click beside them lets go."""
    inner = reader.mark("perang ilegal", "6")
    outer = reader.mark("perang ilegal yang dilakukan Vladimir Putin", "2")
    point = reader.on("perang ilegal")
    found = []
    for _ in range(3):
        reader.click(point)
        QApplication.processEvents()
        found.append(reader.desk.current)

    assert found == [inner, outer, inner]

    reader.click(reader.on("Dilemahkan"))

    assert reader.desk.current is None


def test_a_click_between_paragraphs_chooses_no_mark(reader: Reader) -> None:
    """Only the words of a mark are the mark."""
    reader.mark("berpotensi memperburuk keduanya.", "3")
    reader.desk.choose(None)
    box = reader.box(reader.range("keduanya.").start)

    reader.click(QPoint(round(box.left()), round(box.bottom()) + 12))

    assert reader.desk.current is None


def test_no_click_tears_a_character(reader: Reader) -> None:
    """A family of three is one character: the caret stands before or behind it."""
    text = "x\U0001f469\u200d\U0001f467y e\u0301z"
    reader.view.show_text(text)
    places = {
        reader.view.pointer._offset(QPointF(x, reader.view.geometry_of.caret(0).center().y()))
        for x in range(20, 160)
    }

    assert places <= {0, 1, 4, 5, 6, 8, 9}


def test_a_right_click_offers_commands_for_what_was_clicked(reader: Reader) -> None:
    """On a mark it becomes current; inside a selection that stays."""
    asked: list[QPoint] = []
    reader.view.pointer.menu_wanted.join(asked.append)
    mark = reader.mark("perang ilegal", "6")
    reader.click(reader.on("Dilemahkan"))

    QTest.mouseClick(reader.paper, Qt.MouseButton.RightButton, pos=reader.on("perang ilegal"))

    assert reader.desk.current == mark

    reader.drag(reader.before("Robert Wood"), reader.after("mengatakan"))
    QTest.mouseClick(reader.paper, Qt.MouseButton.RightButton, pos=reader.on("Wood"))

    assert reader.words(reader.desk.selection) == "Robert Wood, mengatakan"
    assert len(asked) == 2


def test_a_drag_over_the_lower_edge_scrolls(reader: Reader) -> None:
    """The text comes along with the selection."""
    reader.drag(reader.before("Kerugian"), QPoint(200, reader.paper.height() + 60))

    assert reader.view.scrolled > 0
    assert reader.desk.selection is not None
    assert reader.desk.selection.length > 200


def test_without_an_open_document_the_mouse_does_nothing(reader: Reader) -> None:
    """A press, a drag and a double click on an empty page are harmless."""
    reader.desk.open = None
    reader.desk.opened.tell()

    reader.drag(QPoint(50, 50), QPoint(200, 90))
    QTest.mouseDClick(reader.paper, Qt.MouseButton.LeftButton, pos=QPoint(60, 60))

    assert reader.desk.selection is None
