"""The documents list, by mouse and keys."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.file import Library
from tepi.text.document import Document
from tepi.window import marking
from tepi.window.desk import Desk, Message
from tepi.window.sidebar.document_delegate import second_line
from tepi.window.sidebar.documents import DocumentList
from tepi.window.sidebar.sidebar import Sidebar


def middle(view: DocumentList, row: int) -> QPoint:
    """The middle of a row."""
    return view.visualRect(view.rows.index(row)).center()


def test_a_click_opens(qtbot: QtBot, desk: Desk, second: Document, sidebar: Sidebar) -> None:
    """The document that is clicked is shown, and becomes the current row."""
    view = sidebar.documents

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 1))

    assert desk.open is not None
    assert desk.open.document.id == second.id
    assert view.currentIndex().row() == 1


def test_enter_opens_the_row(qtbot: QtBot, desk: Desk, second: Document, sidebar: Sidebar) -> None:
    """Everything is reached without a mouse."""
    view = sidebar.documents
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Return)

    assert desk.open is not None
    assert desk.open.document.id == second.id


def test_del_trashes_and_the_strip_brings_back(
    qtbot: QtBot, desk: Desk, library: Library, editorial: Document, second: Document, sidebar: Sidebar
) -> None:
    """Nothing is lost: the trash appears in the list, and the strip's button restores."""
    said: list[Message | None] = []
    desk.said.join(said.append)
    view = sidebar.documents
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Down)
    qtbot.keyClick(view, Qt.Key.Key_Delete)
    assert [row.id for row in queries.documents(library)] == [editorial.id]
    assert view.rows.rowCount() == 2

    message = said[-1]
    assert message is not None
    assert message.do is not None
    message.do()

    assert [row.id for row in queries.documents(library)] == [editorial.id, second.id]


def test_the_trash_opens_and_restores_by_clicks(
    qtbot: QtBot, desk: Desk, library: Library, second: Document, sidebar: Sidebar
) -> None:
    """A click on the trash shows what is in it, a click on a text brings that back."""
    view = sidebar.documents
    view.trash(second)

    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 1))
    assert view.rows.rowCount() == 3
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=middle(view, 2))

    assert len(queries.documents(library)) == 2


def test_the_menu_says_done(
    qtbot: QtBot, desk: Desk, library: Library, editorial: Document, sidebar: Sidebar
) -> None:
    """The command is a check mark and records one change."""
    view = sidebar.documents
    row = view.rows.row(view.rows.index(0))
    assert row is not None
    actions = {action.text(): action for action in view.menu_for(row).actions()}
    assert not actions["Done"].isChecked()

    actions["Done"].trigger()

    found = queries.document(library, editorial.id)
    assert found is not None
    assert found.done


def test_facts_are_asked_for_by_the_menu(qtbot: QtBot, second: Document, sidebar: Sidebar) -> None:
    """The command carries the document of its row, not the open one."""
    view = sidebar.documents
    row = view.rows.row(view.rows.index(1))
    assert row is not None
    action = next(each for each in view.menu_for(row).actions() if each.text() == "Title and facts…")

    with qtbot.waitSignal(view.facts_wanted) as told:
        action.trigger()

    assert told.args[0].id == second.id


def test_it_is_as_high_as_its_rows(qtbot: QtBot, second: Document, sidebar: Sidebar) -> None:
    """Two documents, no scroll bar."""
    view = sidebar.documents

    assert view.height() == view.wanted_height() > 0
    assert not view.verticalScrollBar().isVisible()


def test_before_the_library_one_title_is_shown(qtbot: QtBot, themes) -> None:
    """The first frame shows the title while the library is still being opened."""
    view = DocumentList(Desk(), themes)
    qtbot.addWidget(view)

    view.show_first(Document("id", "Pengiriman"))
    view.grab()

    assert view.rows.index(0).data() == "Pengiriman"


def test_names_for_scripts(sidebar: Sidebar) -> None:
    """Scripts and screen readers find it by name."""
    assert sidebar.documents.objectName() == "documents"
    assert sidebar.documents.accessibleName() == "Documents"


def test_a_mark_repaints_the_row(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """The bar grows with what is decided."""
    before = sidebar.documents.grab().toImage()
    for _ in range(3):
        marking.press_digit(desk, "1")
        desk.caret = desk.anchor = desk.focus.end + 1
        desk.current = None
        from tepi.window import stepping

        stepping.sentence(desk, 1)

    assert sidebar.documents.grab().toImage() != before


def test_what_stands_beside_is_said(
    sidebar: Sidebar, desk: Desk, second: Document, editorial: Document
) -> None:
    """The row of a text on the other side says so; that in use does not, whichever it is."""
    view = sidebar.documents
    assert not view._delegate.beside(second.id)
    seat = desk.add_seat()
    seat.desk.show(second)
    assert view._delegate.beside(second.id) and not view._delegate.beside(editorial.id)
    seat.desk.sit()
    assert view._delegate.beside(editorial.id) and not view._delegate.beside(second.id)
    assert second_line(second, 0.0, False, beside=True) == "beside · not started"


def test_a_text_can_be_opened_beside(qtbot: QtBot, sidebar: Sidebar, desk: Desk, second: Document) -> None:
    """The menu, the middle button, Ctrl and a click, and Ctrl+Enter ask for it beside; what is open stays."""
    asked: list[str] = []

    class Front:
        def open_beside(self, document: Document) -> None:
            asked.append(document.id)

        def finish_typing(self) -> None: ...

    desk.front = Front()
    view, here = sidebar.documents, desk.open.document.id
    row = view.rows.find(second.id)
    next(
        each for each in view.menu_for(view.rows.row(row)).actions() if each.text() == "Open beside"
    ).trigger()
    place, paper = view.visualRect(row).center(), view.viewport()
    qtbot.mouseClick(paper, Qt.MouseButton.MiddleButton, pos=place)
    qtbot.mouseClick(paper, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ControlModifier, place)
    view.setCurrentIndex(row)
    qtbot.keyClick(view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert asked == [second.id] * 4 and desk.open.document.id == here
