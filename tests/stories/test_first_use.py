"""What somebody new tries on the first day with keys alone, and what must not get in the way."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.stories.conftest import Reader

from tepi.window import editing, message_strip
from tepi.window.key_overview import ActionRow, KeyOverview, KeyRow

Start = Callable[..., Reader]


def press(key: Qt.Key) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key)


def test_enter_presses_a_button_that_has_the_keyboard(start: Start) -> None:
    """As Space does: the export's Copy is reached and pressed without a mouse, and the text has the keys again."""
    reader = start()
    window = reader.window
    window.work.show_export()
    reader.hands.rest()
    window.panel.export.copy_button.setFocus()

    press(Qt.Key.Key_Return)

    reader.hands.until(lambda: QApplication.clipboard().text().startswith("---"), "nothing was copied")
    reader.hands.until(window.pane.view.hasFocus, "the text does not get the keyboard back")


def test_a_question_in_the_strip_is_answered_by_keys(start: Start) -> None:
    """Deleting a code asks first: Esc leaves it, Enter does it; both give the keyboard back to the text."""
    reader = start()
    window, desk = reader.window, reader.desk
    assert desk.codebook is not None
    window.pane.view.setFocus()
    reader.hands.press("2")
    opinion = desk.codebook.named("Opinion")
    assert opinion is not None
    codes = len(desk.codebook.codes)

    for key, left in ((Qt.Key.Key_Escape, codes), (Qt.Key.Key_Return, codes - 1)):
        tree = window.sidebar.codebook
        tree.setFocus()
        tree.setCurrentIndex(tree.rows.place_of(opinion.id))
        QTest.keyClick(tree, Qt.Key.Key_Delete)
        press(key)

        assert len(desk.codebook.codes) == left
        assert window.pane.view.hasFocus()


def test_lines_break_alike_after_another_document(start: Start, tmp_path: Path) -> None:
    """Showing another text and coming back leaves the column as it was."""
    short = tmp_path / "short.txt"
    short.write_text("One line. Another.", encoding="utf-8")
    reader = start()
    view, desk = reader.window.pane.view, reader.desk
    assert desk.open is not None
    editorial = desk.open.document
    before = [line.start for line in view.geometry_of.lines(0, 900)]

    desk.add_files([short])
    assert view.text.startswith("One line")
    desk.show(editorial)

    assert [line.start for line in view.geometry_of.lines(0, 900)] == before


def test_all_keys_fit_on_one_sheet(start: Start) -> None:
    """At 1440 × 900, and at 1280 × 720: nothing to scroll; the digits are two rows."""
    reader = start()
    window = reader.window
    for width, height in ((1440, 900), (1280, 720)):
        window.resize(width, height)
        window.view.show_keys()
        reader.hands.rest()
        sheet = window.findChild(KeyOverview)
        assert sheet is not None
        assert sheet._area.verticalScrollBar().maximum() == 0
        titles = [row.title for row in sheet.findChildren(KeyRow)]
        assert [title for title in titles if title.startswith("Code ")] == []
        columns: dict[int, set[int]] = {}
        for row in sheet.findChildren(KeyRow):
            assert row.keys_end() < row.words_at
            columns.setdefault(row.x(), set()).add(row.words_at)
        assert all(len(begins) == 1 for begins in columns.values()), "words that stand out of line"
        press(Qt.Key.Key_Escape)


@pytest.mark.parametrize("width", [860, 960, 1000, 1150, 1240, 1280])
def test_what_a_key_does_is_not_cut(start: Start, width: int) -> None:
    """In a narrow window the sheet has fewer columns and scrolls."""
    reader = start()
    reader.window.resize(width, 700)
    reader.window.view.show_keys()
    reader.hands.rest()

    sheet = reader.window.findChild(KeyOverview)
    assert sheet is not None
    assert [
        row.title for row in sheet.findChildren(KeyRow) if row.words_at + row.words_width() > row.width()
    ] == []


def test_a_key_is_changed_on_the_sheet(start: Start) -> None:
    """Enter on a row, then the new key: it works at once, and the sheet shows it."""
    reader = start()
    window = reader.window
    window.view.show_keys()
    sheet = window.findChild(KeyOverview)
    assert sheet is not None
    row = next(row for row in sheet.findChildren(ActionRow) if row.action_id == "sentence.next")
    row.setFocus()
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_W)

    shown = next(row for row in sheet.findChildren(ActionRow) if row.action_id == "sentence.next")
    assert "W" in shown.accessibleName()
    press(Qt.Key.Key_Escape)
    before = reader.desk.focus
    reader.hands.press("W")
    assert reader.desk.focus.start > before.start


def test_the_palette_is_as_high_as_what_fits(start: Start) -> None:
    """Few rows make a small card, so that it is seen at once that there are no more."""
    reader = start()
    window = reader.window
    window.view.show_palette()
    palette = QApplication.focusWidget()
    assert palette is not None
    card = palette.parentWidget()
    all_of_it = card.height()

    QTest.keyClicks(palette, "predict")

    assert card.height() < all_of_it


def test_what_was_said_of_another_place_goes_when_the_reader_moves_on(
    start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A line of news stays long enough to be read, then goes with the next step; a warning stays."""
    reader = start()
    desk, strip = reader.desk, reader.window.strip
    monkeypatch.setattr(message_strip, "LEAST_MS", 60_000)
    reader.hands.press("K", "J")
    assert strip.text == "This is the first sentence"

    monkeypatch.setattr(message_strip, "LEAST_MS", -1)
    reader.hands.press("J")
    assert strip.text == ""

    desk.say("Something is wrong", "warning")
    reader.hands.press("J")
    assert strip.text == "Something is wrong"


def test_grouping_by_code_leaves_the_keyboard_with_the_text(start: Start) -> None:
    """The button lies on the filter field, but a click on it is no wish to type there."""
    reader = start()
    window = reader.window

    reader.hands.click(window.panel.marks.filter_field.group_button)

    assert window.panel.marks.filter_field.group_button.isChecked()
    assert window.pane.view.hasFocus()


def test_no_button_of_the_header_is_cut_without_the_panel(start: Start) -> None:
    """At the least width, and with a long name, what the header's right end holds is there whole."""
    reader = start()
    window = reader.window
    window.view.toggle_panel()
    window.view.toggle_sidebar()
    window.resize(window.minimumSize())
    editing.rename_annotator(reader.desk, "Maximiliana Hartono")
    reader.hands.rest()

    header = window.header
    for button in (header.annotator, header.export):
        assert button.width() >= button.sizeHint().width()
        assert header.rect().contains(button.mapTo(header, button.rect().bottomRight()))


@pytest.mark.parametrize("ask", ["show_sources", "document_facts", "choose_code", "name_version", "new_code"])
def test_esc_in_a_card_gives_the_keyboard_back_to_the_text(start: Start, ask: str) -> None:
    """Whatever was asked, after Esc the next key is for the text again."""
    reader = start()
    window = reader.window
    getattr(window.work, ask)()
    reader.hands.rest()
    assert not window.pane.view.hasFocus()

    press(Qt.Key.Key_Escape)

    assert window.pane.view.hasFocus()


def test_what_the_strip_offers_is_reached_by_f6(start: Start) -> None:
    """F6 goes to the button of the message first, Enter presses it."""
    reader = start()
    pressed: list[str] = []
    reader.desk.say("Something can be done", "warning", "Do it", lambda: pressed.append("done"))

    reader.hands.press("F6", "Return")

    assert pressed == ["done"]
    assert reader.window.pane.view.hasFocus()
