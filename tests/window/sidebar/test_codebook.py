"""The codebook in the sidebar, by mouse and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QDragMoveEvent
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from tepi.window import marking
from tepi.window.desk import Desk
from tepi.window.sidebar.codebook import CodebookTree
from tepi.window.sidebar.codebook_model import ID
from tepi.window.sidebar.sidebar import Sidebar


def row(tree: CodebookTree, desk: Desk, name: str) -> QModelIndex:
    """The row of a code."""
    found = desk.codebook.named(name)
    assert found is not None
    return tree.rows.place_of(found.id)


def middle(tree: CodebookTree, index: QModelIndex) -> QPoint:
    """The middle of a row."""
    return tree.visualRect(index).center()


def test_a_click_gives_the_code(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """The same as its key, and the count follows."""
    tree = sidebar.codebook
    opinion = row(tree, desk, "Opinion")

    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=middle(tree, opinion))

    span = next(iter(desk.open.index))
    assert span.codes == (opinion.data(ID),)
    assert tree.count_of(opinion.data(ID)) == 1


def test_the_keyboard_is_always_on_a_row(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """Who comes by Tab stands on the first row; Alt and Right put a code inside the one above, Left out again."""
    tree = sidebar.codebook
    tree.setFocus(Qt.FocusReason.TabFocusReason)
    first = tree.currentIndex().data()
    parents = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
        tree.setCurrentIndex(row(tree, desk, "Opinion"))
        qtbot.keyClick(tree, key, Qt.KeyboardModifier.AltModifier)
        parents.append(desk.codebook.named("Opinion").parent)

    assert first == "Kind"
    assert parents == [desk.codebook.named("Fact").id, None]


def test_a_double_click_gives_it_once(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """The second press of a double click does not take the code off again."""
    tree = sidebar.codebook
    place = middle(tree, row(tree, desk, "Fact"))

    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseRelease(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert len(desk.open.index) == 1


def test_a_click_leaves_the_keyboard_with_the_text(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """J must go on after a click on a code."""
    field = QLineEdit(sidebar.window())
    field.show()
    field.setFocus()
    tree = sidebar.codebook

    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=middle(tree, row(tree, desk, "Fact")))

    assert QApplication.focusWidget() is field


def test_pointing_shows_the_guideline(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """The card follows the pointer."""
    tree = sidebar.codebook
    used: list[str] = []
    desk.code_used.join(used.append)

    qtbot.mouseMove(tree.viewport(), middle(tree, row(tree, desk, "Prediction")))

    qtbot.waitUntil(
        lambda: sidebar.guideline.code is not None and sidebar.guideline.code.name == "Prediction"
    )
    assert used[-1] == desk.codebook.named("Prediction").id


def test_f2_renames_in_place(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """A field opens over the name; Enter records the new one."""
    tree = sidebar.codebook
    tree.setFocus()
    tree.setCurrentIndex(row(tree, desk, "Fact"))
    qtbot.keyClick(tree, Qt.Key.Key_F2)
    field = tree.findChild(QLineEdit)
    assert field is not None
    assert field.selectedText() == "Fact"

    qtbot.keyClicks(field, "Claim")
    qtbot.keyClick(field, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: desk.codebook.named("Claim") is not None)
    assert tree.currentIndex().data() == "Claim"
    assert len(desk.open.index) == 0  # the Enter was the field's, and gave no code


def test_esc_keeps_the_name(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """Nothing is recorded by looking."""
    tree = sidebar.codebook
    tree.rename(desk.codebook.named("Fact").id)
    field = tree.findChild(QLineEdit)
    qtbot.keyClicks(field, "Claim")
    with qtbot.waitSignal(field.destroyed):
        qtbot.keyClick(field, Qt.Key.Key_Escape)

    assert desk.codebook.named("Fact") is not None


def test_enter_gives_and_del_deletes(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """Everything is reached without a mouse."""
    tree = sidebar.codebook
    tree.setFocus()
    tree.setCurrentIndex(row(tree, desk, "Reported"))
    qtbot.keyClick(tree, Qt.Key.Key_Return)
    assert len(desk.open.index) == 1

    tree.setCurrentIndex(row(tree, desk, "Text error"))
    qtbot.keyClick(tree, Qt.Key.Key_Delete)

    assert desk.codebook.named("Text error") is None


def test_alt_and_arrow_move_the_row_and_keep_it_current(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """So that it can be moved on by the same key."""
    tree = sidebar.codebook
    tree.setFocus()
    tree.setCurrentIndex(row(tree, desk, "Fact"))

    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert [code.name for code in desk.codebook.codes][:3] == ["Opinion", "Prediction", "Fact"]
    assert tree.currentIndex().data() == "Fact"


def test_counts_of_this_text_or_the_library(qtbot: QtBot, desk: Desk, second, sidebar: Sidebar) -> None:
    """The switch counts all documents."""
    marking.press_digit(desk, "1")
    fact = desk.codebook.named("Fact").id
    desk.show(second)
    marking.press_digit(desk, "1")
    tree = sidebar.codebook
    assert tree.count_of(fact) == 1

    desk.library_counts = True
    desk.options_changed.tell()

    assert tree.count_of(fact) == 2
    assert sidebar.scope.text() == "library"


def test_the_current_marks_codes_are_tinted(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """What the mark has is seen in the codebook."""
    before = sidebar.codebook.grab().toImage()
    marking.press_digit(desk, "2")
    qtbot.waitUntil(lambda: sidebar.codebook.grab().toImage() != before)
    tinted = sidebar.codebook.grab().toImage()

    desk.choose(None)

    assert sidebar.codebook.grab().toImage() != tinted


def test_it_is_as_high_as_its_rows(sidebar: Sidebar) -> None:
    """Where there is room, no row is hidden and none is cut."""
    tree = sidebar.codebook
    last = tree.rows.index(3, 0)
    bottom = tree.visualRect(tree.rows.index(0, 0, last)).bottom()

    assert tree.verticalScrollBar().maximum() == 0
    assert 0 <= tree.viewport().height() - bottom <= 12


def test_it_paints_before_the_library_is_there(qtbot: QtBot, themes) -> None:
    """The first frame has an empty codebook."""
    tree = CodebookTree(Desk(), themes)
    qtbot.addWidget(tree)
    tree.grab()

    assert (tree.wanted_height(), tree.count_of("x")) == (0, None)


def test_a_drop_rearranges(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """What is dropped on another group lies there, and the rows show it."""
    tree = sidebar.codebook
    voice = tree.rows.place_of(desk.codebook.groups[1].id)
    carried = tree.rows.mimeData([row(tree, desk, "Opinion")])

    tree.rows.dropMimeData(carried, Qt.DropAction.MoveAction, -1, 0, voice)

    qtbot.waitUntil(lambda: row(tree, desk, "Opinion").parent().data() == "Voice")


def test_what_is_dragged_over_a_row_is_framed_in_the_accent(
    qtbot: QtBot, desk: Desk, sidebar: Sidebar, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's own sign would be black, which is not seen on the dark panel."""
    tree = sidebar.codebook
    box = tree.visualRect(row(tree, desk, "Prediction"))
    dragged = tree.rows.mimeData([row(tree, desk, "Fact")])  # the event holds on to no data
    drag = QDragMoveEvent(
        box.center(),
        Qt.DropAction.MoveAction,
        dragged,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    tree.setState(QAbstractItemView.State.DraggingState)
    tree.dragMoveEvent(drag)
    where = QAbstractItemView.DropIndicatorPosition.OnItem
    monkeypatch.setattr(tree, "dropIndicatorPosition", lambda: where)

    shown = tree.viewport().grab().toImage()

    edge = [shown.pixelColor(60, y).name() for y in range(box.top(), box.top() + 4)]
    assert "#2a5d8f" in edge
    assert "#000000" not in edge
