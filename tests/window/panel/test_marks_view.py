"""The list of cards: it follows the desk, and the desk follows it."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QAbstractItemView, QApplication
from pytestqt.qtbot import QtBot

from tepi.library.edits.marks import remove_highlight
from tepi.marks.contrast import contrast
from tepi.window import stepping
from tepi.window.desk import Desk
from tepi.window.panel.panel import Panel
from tepi.window.theme import Themes

WORDS = ("TPengiriman", "perang ilegal", "Robert Wood", "Kyiv kehilangan", "AS jelas", "Kim Jong-un")


@pytest.fixture
def marks(mark) -> list[str]:
    """Six marks, in the order in which they were made."""
    return [mark(words, "Fact", note=f"About {words}") for words in WORDS]


def middle(view, mark: str) -> QPoint:
    return view.visualRect(view.marks.index(view.marks.rows_of(mark)[0])).center()


def test_names_for_scripts_and_readers(panel: Panel) -> None:
    """The list can be found by its name, and says in words what it is."""
    found = panel.findChild(QAbstractItemView, "marks")

    assert found is panel.marks_view
    assert found.accessibleName() == "Marks"


def test_a_click_makes_the_mark_current(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """A click on a card goes to its mark in the text."""
    view = panel.marks_view
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, marks[1]))

    assert desk.current == marks[1]
    assert desk.caret == desk.open.text.index("perang ilegal")


def test_the_card_follows_the_desk(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """The current mark is the chosen card, and lies in view."""
    view = panel.marks_view
    desk.choose(marks[3])

    qtbot.waitUntil(lambda: view.currentIndex().data() == "Kyiv kehilangan")
    assert view.viewport().rect().contains(view.visualRect(view.currentIndex()).adjusted(0, 0, 0, -12))
    desk.choose(None)
    qtbot.waitUntil(lambda: not view.currentIndex().isValid())


def test_where_nothing_is_marked_the_nearest_cards_show(
    qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel
) -> None:
    """Far behind the last mark its card is in view."""
    view = panel.marks_view
    panel.resize(panel.width(), 260)
    desk.choose(marks[0])
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() == 0)
    stepping.focus_at(desk, len(desk.open.text) - 5)
    desk.choose(None)

    qtbot.waitUntil(lambda: view.viewport().rect().contains(middle(view, marks[3])))

    assert view.verticalScrollBar().value() > 0


def test_cursor_keys_walk_through_the_cards(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """Down, End, Up and Home choose cards, and the text goes along."""
    view = panel.marks_view
    view.setFocus()
    desk.choose(marks[0])
    qtbot.waitUntil(lambda: view.currentIndex().row() in view.marks.rows_of(marks[0]))
    seen = []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_End, Qt.Key.Key_Up, Qt.Key.Key_Home):
        qtbot.keyClick(view, key)
        seen.append(desk.highlight(desk.current).quote)

    assert seen == ["perang ilegal", "Kyiv kehilangan", "Robert Wood", "TPengiriman"]


def test_coming_by_keys_moves_nothing(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """The card of the focused sentence is framed; place and selection stay until a key or a click chooses."""
    view = panel.marks_view
    place = desk.highlight(marks[2]).range
    desk.choose(marks[2])
    desk.choose(None)
    qtbot.waitUntil(lambda: not view.currentIndex().isValid())
    desk.place(caret=place.end, anchor=place.start)
    before = (desk.focus, desk.selection, desk.current)
    view.setFocus(Qt.FocusReason.TabFocusReason)

    assert (desk.focus, desk.selection, desk.current) == before
    assert view.currentIndex().row() in view.marks.rows_of(marks[2])

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, marks[2]))
    assert desk.current == marks[2]


def test_enter_takes_the_framed_card_along(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """And Esc leaves everything as it was."""
    view = panel.marks_view
    desk.choose(None)
    view.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyClick(view, Qt.Key.Key_Escape)
    left = desk.current
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert left is None
    assert desk.current is not None


def test_headers_are_passed_over(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> None:
    """Grouped, Down goes from the last mark of a code to the first of the next."""
    fact, opinion = mark("perang ilegal", "Fact"), mark("TPengiriman", "Opinion")
    panel.marks.filter_field.group_button.click()
    view = panel.marks_view
    view.setFocus()
    desk.choose(fact)
    qtbot.waitUntil(lambda: view.currentIndex().row() in view.marks.rows_of(fact))
    qtbot.keyClick(view, Qt.Key.Key_Down)

    assert desk.current == opinion


def test_letters_are_left_to_the_window(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """Typing a letter in the list searches nothing: letters are commands."""
    desk.choose(marks[0])
    panel.marks_view.setFocus()
    qtbot.keyClick(panel.marks_view, Qt.Key.Key_P)

    assert desk.current == marks[0]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_esc_go_to_the_text(qtbot: QtBot, marks: list[str], panel: Panel, key: Qt.Key) -> None:
    """Both give the keyboard back."""
    with qtbot.waitSignal(panel.text_wanted):
        qtbot.keyClick(panel.marks_view, key)


def test_a_mark_that_goes_chooses_no_other(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """Removing the current mark leaves caret and focus where they are."""
    desk.choose(marks[2])
    qtbot.waitUntil(lambda: panel.marks_view.currentIndex().isValid())
    caret = desk.caret
    desk.record(remove_highlight(desk.highlight(marks[2]), desk.annotator.id))
    QApplication.processEvents()

    assert (desk.current, desk.caret) == (None, caret)
    assert panel.marks_view.marks.rowCount() == len(WORDS) - 1


def test_cards_do_not_overlap(qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel) -> None:
    """Measured rows lie one under another, each as high as its card."""
    view = panel.marks_view
    view.grab()
    boxes = [view.visualRect(view.marks.index(row)) for row in range(len(WORDS))]

    assert all(above.bottom() + 1 == below.top() for above, below in pairwise(boxes))
    assert all(60 < box.height() < 200 for box in boxes)


def test_what_is_in_view_stays_when_marks_come_above(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> None:
    """A mark made further up does not move the cards that are being read."""
    text = desk.open.text
    for number in range(40):
        mark(text[1200 + 20 * number : 1215 + 20 * number], "Fact")
    view = panel.marks_view
    desk.choose(view.marks.row(30).mark)
    qtbot.waitUntil(lambda: view.currentIndex().isValid())
    view.grab()
    before = view.visualRect(view.currentIndex()).top()
    mark("perang ilegal", "Opinion")
    view.grab()

    assert view.currentIndex().row() == 31
    assert view.visualRect(view.currentIndex()).top() == before


def test_names_of_annotators_only_where_there_are_several(desk: Desk, mark, panel: Panel, library) -> None:
    """One annotator's cards bear no name; a second annotator's first mark brings the names."""
    from tepi.library.whoami import annotator

    mine = mark("perang ilegal", "Fact")
    panel.marks_view.grab()
    alone = panel.marks_view._card(0)._place.text
    mark("TPengiriman", "Fact", by=annotator(library, "Budi").id)
    panel.marks_view.grab()

    row = panel.marks_view.marks.rows_of(mine)[0]
    assert (alone, panel.marks_view._card(row)._place.text) == ("¶1 s1", "Sari · ¶1 s1")


def test_a_card_that_is_cut_fades_and_one_that_ends_there_does_not(
    qtbot: QtBot, desk: Desk, marks: list[str], panel: Panel, themes: Themes
) -> None:
    """Nothing veils a card that stands whole at the upper edge; one that goes on beyond it runs out softly."""
    themes.choose("light")
    panel.resize(panel.width(), 300)
    view = panel.marks_view
    bar = view.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 100)
    edge = []
    for beyond in (0, 12):
        bar.setValue(view.visualRect(view.marks.index(1)).top() + bar.value() + beyond)
        edge.append(view.viewport().grab().toImage().pixelColor(60, 0).name())

    assert edge[0] == themes.current.line
    assert (
        contrast(edge[1], themes.current.panel) < 1.01 < contrast(themes.current.card, themes.current.panel)
    )
