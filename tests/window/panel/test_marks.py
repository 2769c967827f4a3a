"""The Marks tab: filter, groups, hints, ticking."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.panel.panel import Panel


def quotes(panel: Panel) -> list[str]:
    model = panel.marks_view.marks
    return [model.index(row).data() for row in range(model.rowCount())]


def test_filter_by_typing(qtbot: QtBot, mark, panel: Panel) -> None:
    """Typing a filter leaves the marks that match, and says how many."""
    mark("TPengiriman", "Fact"), mark("perang ilegal", "Opinion", note="see #war")
    panel.focus_filter()
    qtbot.keyClicks(panel.marks.filter_field, "code:opinion has:note")

    qtbot.waitUntil(lambda: quotes(panel) == ["perang ilegal"])
    qtbot.waitUntil(lambda: panel.marks.filter_field._count.text() == "1 of 2")


def test_large_counts_are_grouped(panel: Panel) -> None:
    """The count beside the filter is written as those of the codebook are."""
    field = panel.marks.filter_field
    field.say_count(1917, 100_001, filtered=True)
    assert field._count.text() == "1,917 of 100,001"


def test_esc_clears_and_leaves(qtbot: QtBot, mark, panel: Panel) -> None:
    """Esc in the filter shows all marks again and gives the keyboard back to the text."""
    mark("TPengiriman", "Fact")
    panel.set_filter("nowhere")
    qtbot.waitUntil(lambda: quotes(panel) == [])
    with qtbot.waitSignal(panel.text_wanted):
        qtbot.keyClick(panel.marks.filter_field, Qt.Key.Key_Escape)

    qtbot.waitUntil(lambda: quotes(panel) == ["TPengiriman"])


def test_what_the_filter_does_not_understand_is_said(mark, panel: Panel) -> None:
    """A problem stands under the field in a sentence, and goes when it is put right."""
    mark("TPengiriman", "Fact")
    panel.set_filter("has:wings")
    assert "has:wings" in panel.marks.problems.text()
    assert panel.marks.problems.isVisible()

    panel.set_filter("has:code")
    assert not panel.marks.problems.isVisible()


def test_down_goes_from_the_filter_into_the_cards(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> None:
    """Down or Enter in the field chooses the first card."""
    made = mark("TPengiriman", "Fact")
    panel.focus_filter()
    qtbot.keyClick(panel.marks.filter_field, Qt.Key.Key_Down)

    assert desk.current == made
    assert panel.marks_view.hasFocus()


def test_hints(qtbot: QtBot, mark, panel: Panel) -> None:
    """An empty list says what to do; one that the filter empties has a button that clears it."""
    hint = panel.marks.empty
    panel.marks._say_empty()
    assert "No marks yet" in hint._line.text()
    assert not hint.clear.isVisible()

    mark("TPengiriman", "Fact")
    qtbot.waitUntil(lambda: not hint.isVisible())
    panel.set_filter("nowhere")
    qtbot.waitUntil(lambda: hint.isVisible() and hint._line.text() == "Nothing matches.")
    qtbot.mouseClick(hint.clear, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: quotes(panel) == ["TPengiriman"])


def test_new_marks_pass_the_filter_too(qtbot: QtBot, mark, panel: Panel) -> None:
    """With a filter on, a mark made now is shown if it matches."""
    panel.set_filter("code:fact")
    mark("TPengiriman", "Fact"), mark("perang ilegal", "Opinion")

    qtbot.waitUntil(lambda: quotes(panel) == ["TPengiriman"])


def test_a_hidden_list_catches_up(qtbot: QtBot, mark, panel: Panel) -> None:
    """Marks made while the export is looked at are there when the tab is opened."""
    panel.tabs.setCurrentIndex(1)
    mark("TPengiriman", "Fact")
    panel.tabs.setCurrentIndex(0)

    qtbot.waitUntil(lambda: quotes(panel) == ["TPengiriman"])


def test_a_click_ticks_the_box(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> None:
    """The box in the rendered note is the one in its source."""
    made = mark("TPengiriman", "Fact", note="- [ ] ask Budi\n- [ ] check the wire")
    view = panel.marks_view
    view.grab()
    card = view._card(0)
    box = [box for _, box in card._note._boxes()][1]
    corner = view._card_box(0).topLeft()
    at = QPoint(
        round(corner.x() + 18 + box.center().x()), round(corner.y() + card.note_top + box.center().y())
    )
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert desk.highlight(made).note.text == "- [ ] ask Budi\n- [x] check the wire"


def test_the_document_note_is_shown_above(desk: Desk, panel: Panel) -> None:
    """A note on the text has a card of its own, and none where there is no note."""
    from tepi.library.edits.notes import write_note

    card = panel.marks.note_card
    assert not card.isVisible()
    document = desk.open.document.id
    desk.record(
        write_note("document", document, "A *first* reading", desk.annotator.id, None, document=document)
    )

    assert card.isVisible()
    assert card.height() > 40


def test_right_click_offers_the_marks_commands(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> None:
    """The menu acts on the card under the pointer, with commands of the action table."""
    from PySide6.QtGui import QContextMenuEvent
    from PySide6.QtWidgets import QApplication, QMenu

    from tepi.window.actions import BY_ID

    asked = []

    class Commands:
        def menu(self, ids, parent) -> QMenu:
            asked.extend(ids)
            return QMenu(parent)

    panel.marks._commands = Commands()
    made = mark("perang ilegal", "Opinion")
    view = panel.marks_view
    view.grab()
    at = view.visualRect(view.marks.index(0)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, view.viewport().mapToGlobal(at))
    QApplication.sendEvent(view.viewport(), event)

    assert desk.current == made
    assert "mark.note" in asked
    assert all(each is None or each in BY_ID for each in asked)
    for menu in panel.findChildren(QMenu):
        menu.close()
