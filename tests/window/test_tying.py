"""Texts tied as versions: found, offered, scrolled together, paired by hand, untied, undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QMenu, QToolTip
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.documents import add_document, restore_document, trash_document
from tepi.library.edits.ties import tie_documents
from tepi.library.file import open_library
from tepi.text.document import Document
from tepi.text.readers.plain import read
from tepi.window import editing, stepping
from tepi.window.desk import Desk
from tepi.window.main_window import MainWindow
from tepi.window.pane_menu import pane_menu
from tepi.window.state import State
from tepi.window.theme import Themes
from tepi.window.tie_sides import LEFT, RIGHT

ORIGINAL = "\n".join(
    f"Paragraf {at}. " + "Beberapa kata yang cukup panjang. " * (2 + at % 4) for at in range(30)
)
VERSION = "\n".join(
    f"Paragraph {at}. " + "Some words that are long enough here. " * (2 + at % 4) for at in range(30)
)


@pytest.fixture
def texts(desk: Desk) -> tuple[Document, Document]:
    """An original and its translation."""
    for words in (ORIGINAL, VERSION):
        desk.library.history.record(add_document(read(words.encode(), "")))
    left, right = queries.documents(desk.library)[-2:]
    return left, right


@pytest.fixture
def window(qtbot: QtBot, desk: Desk, themes: Themes, tmp_path: Path) -> Iterator[MainWindow]:
    made = MainWindow(desk, themes, State(tmp_path / "state.json"))
    made.ready()
    made.resize(1440, 800)
    made.show()
    made.activateWindow()
    yield made
    made.close()
    made.deleteLater()


@pytest.fixture
def tied(window: MainWindow, desk: Desk, texts: tuple[Document, Document]) -> MainWindow:
    """The original at the left, in use; its translation at the right; tied."""
    desk.show(texts[0], caret=0)
    window.pane.view.setFocus()
    window.splitting.open_beside(texts[1])
    window.tying.tie()
    assert window.tying.paired is not None and window.tying.paired.done
    return window


def start_of(text: str, number: int) -> int:
    """Where a paragraph starts."""
    return [0, *(at + 1 for at, letter in enumerate(text) if letter == "\n")][number]


def put(window: MainWindow, side: int, number: int) -> None:
    """Put the caret of one side into a paragraph."""
    seat = window.spread.sides[side].seat
    stepping.focus_at(seat.desk, start_of(seat.open.text, number) + 3)


def said(window: MainWindow) -> str:
    return window.strip.text


def test_two_different_texts_are_needed(
    window: MainWindow, desk: Desk, texts: tuple[Document, Document]
) -> None:
    """One text, or one twice, is no pair of versions; the strip says what to do."""
    window.tying.tie()
    assert "side by side first" in said(window)
    window.splitting.toggle()
    window.tying.ask_tie()
    assert "side by side first" in said(window) and window.tying.paired is None
    for command in (window.tying.untie, window.tying.pair, window.tying.unpair):
        command()
        assert "not tied" in said(window)
    window.tying.show_version()
    assert "tied to no other" in said(window)


def test_the_menu_says_which_is_the_original(
    window: MainWindow, desk: Desk, texts: tuple[Document, Document], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Three ways to be versions; the chosen one is in the library, and a second tie is refused."""
    desk.show(texts[0])
    window.splitting.open_beside(texts[1])
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _place: shown.append(menu))
    window.tying.ask_tie()
    (menu,) = shown
    assert len(menu.actions()) == 3
    menu.actions()[1].trigger()
    menu.deleteLater()
    tie = window.tying.paired.tie
    assert (tie.left, tie.right, tie.kind) == (texts[1].id, texts[0].id, "translation")
    window.tying.ask_tie()
    assert "tied already" in said(window) and len(shown) == 1
    desk.library.history.undo()
    assert window.tying.paired is None


def test_they_scroll_together(tied: MainWindow, qtbot: QtBot) -> None:
    """The text in use takes the other along; switched off each goes by itself; back on they meet again."""
    left, right = (pane.view for pane in tied.spread.panes)

    left.put_line(start_of(ORIGINAL, 20), 32)
    assert right.text[right.first_line()[0] :].startswith("Paragraph 20.")
    place = right.scrolled
    tied.tying.toggle_together()
    left.put_line(start_of(ORIGINAL, 8), 32)
    assert right.scrolled == place
    tied.tying.toggle_together()
    assert right.text[right.first_line()[0] :].startswith("Paragraph 8.")

    tied.spread.sides[1].pane.view.setFocus()
    right.put_line(start_of(VERSION, 13), 32)
    assert left.text[left.first_line()[0] :].startswith("Paragraf 13.")


def test_who_takes_whom_along(tied: MainWindow, qtbot: QtBot) -> None:
    """The wheel over the text beside takes the one in use along; a place that is merely set there does not."""
    left, right = (pane.view for pane in tied.spread.panes)
    before = left.scrolled
    right.put_line(start_of(VERSION, 12), 32)
    assert left.scrolled == before

    centre = QPointF(right.viewport().rect().center())
    wheel = QWheelEvent(
        centre,
        right.viewport().mapToGlobal(centre),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(right.viewport(), wheel)
    assert left.scrolled > before
    place = left.scrolled
    qtbot.waitUntil(lambda: tied.tying._wheeled is None)
    right.put_line(start_of(VERSION, 25), 32)
    assert left.scrolled == place


def test_what_answers_is_tinted(tied: MainWindow) -> None:
    """The paragraph that answers to the focus of the text in use is tinted on the other side, and only there."""
    marks = [tied.tying._marks[side] for side in tied.spread.sides]
    put(tied, 0, 5)
    assert marks[0].answering is None
    assert VERSION[marks[1].answering.start :].startswith("Paragraph 5.")
    tied.spread.sides[1].pane.view.setFocus()
    put(tied, 1, 2)
    assert marks[1].answering is None
    assert ORIGINAL[marks[0].answering.start :].startswith("Paragraf 2.")


def test_paired_by_hand(tied: MainWindow, desk: Desk) -> None:
    """P pairs the two paragraphs at the carets, Shift+P takes that back, and again says it stands alone."""
    put(tied, 0, 4)
    put(tied, 1, 5)
    tied.tying.pair()
    assert said(tied) == "Paired: ¶5 and ¶6"
    paired = tied.tying.paired
    assert VERSION[paired.counterpart(LEFT, start_of(ORIGINAL, 4)).start :].startswith("Paragraph 5.")
    tied.tying.pair()
    assert "paired already" in said(tied)

    put(tied, 1, 9)
    tied.tying.pair()
    assert [(point.left, point.right) for point in tied.tying.paired.tie.points] == [
        (start_of(ORIGINAL, 4), start_of(VERSION, 9))
    ]
    tied.tying.unpair()
    assert tied.tying.paired.tie.points == () and "by its length again" in said(tied)
    tied.tying.unpair()
    assert "stands alone" in said(tied)
    assert tied.tying.paired.counterpart(LEFT, start_of(ORIGINAL, 4)) is None
    tied.spread.sides[1].pane.view.setFocus()
    editing.undo(desk)
    found = tied.tying.paired.counterpart(LEFT, start_of(ORIGINAL, 4))
    assert VERSION[found.start :].startswith("Paragraph 4.")
    assert tied.spread.side is tied.spread.sides[1]  # an undone pair leaves the keyboard where it is


def test_alone_on_the_right(tied: MainWindow) -> None:
    """The right text has paragraphs of its own as well."""
    tied.spread.sides[1].pane.view.setFocus()
    put(tied, 1, 3)
    tied.tying.unpair()
    assert tied.tying.paired.counterpart(RIGHT, start_of(VERSION, 3)) is None
    put(tied, 0, 3)
    tied.tying.pair()
    assert tied.tying.paired.counterpart(RIGHT, start_of(VERSION, 3)).start == start_of(ORIGINAL, 3)
    assert len(tied.tying.paired.tie.points) == 1


def test_untied_and_brought_back(tied: MainWindow, desk: Desk) -> None:
    """Untying lets each scroll by itself; undo ties them again with what was said of their paragraphs."""
    put(tied, 0, 4)
    put(tied, 1, 5)
    tied.tying.pair()
    points = tied.tying.paired.tie.points
    tied.tying.untie()
    assert tied.tying.paired is None
    desk.library.history.undo()
    assert tied.tying.paired.tie.points == points


def test_sides_may_be_exchanged(tied: MainWindow) -> None:
    """Whichever side the original stands on, it stays the original."""
    tied.splitting.exchange()
    put(tied, 1, 6)
    assert VERSION[tied.tying._marks[tied.spread.sides[0]].answering.start :].startswith("Paragraph 6.")


def test_the_version_is_offered(qtbot: QtBot, tied: MainWindow, desk: Desk, editorial: Document) -> None:
    """A tied text that is opened alone offers its version; one press shows it beside."""
    original, version = (side.seat.open.document for side in tied.spread.sides)
    tied.splitting.close(tied.spread.sides[1])
    assert tied.tying.paired is None
    desk.show(editorial)
    desk.hush()
    desk.show(original)
    qtbot.waitUntil(lambda: "is a version of this text" in said(tied))
    tied.strip._button.click()
    assert tied.spread.sides[1].seat.open.document.id == version.id
    qtbot.waitUntil(lambda: tied.tying.paired is not None and tied.tying.paired.done)

    tied.splitting.close(tied.spread.sides[0])
    tied.tying.show_version()
    assert {side.seat.open.document.id for side in tied.spread.sides} == {original.id, version.id}


def test_an_offer_goes_when_the_version_is_shown_otherwise(
    qtbot: QtBot, tied: MainWindow, desk: Desk, editorial: Document
) -> None:
    """What has been done already is not asked any longer; other lines stay."""
    original = tied.spread.sides[0].seat.open.document
    tied.splitting.close(tied.spread.sides[1])
    desk.show(editorial)
    desk.hush()
    desk.show(original)
    qtbot.waitUntil(lambda: "is a version of this text" in said(tied))
    tied.tying.show_version()
    assert tied.strip.text == ""

    tied.splitting.close(tied.spread.sides[1])
    desk.say("Something else")
    tied.tying.show_version()
    assert tied.strip.text == "Something else"


def test_the_line_never_runs_through_a_number(tied: MainWindow) -> None:
    """With numbers of paragraphs before the bar it lies between bar and words."""
    view = tied.spread.sides[0].pane.view
    marks = tied.tying._marks[tied.spread.sides[0]]
    without = marks._edge
    pane = tied.spread.sides[0].pane
    pane.set_page(100, pane.typography._replace(numbers="paragraphs"))
    sides = view.geometry_of.sides

    assert without < sides._replace(numbers=0).bar
    assert sides.bar + 3 < marks._edge < sides.gutter - 8


def test_a_version_in_the_trash_is_not_offered(tied: MainWindow, desk: Desk, editorial: Document) -> None:
    """A text whose version lies in the trash stands alone until that is restored."""
    version = tied.spread.sides[1].seat.open.document
    tied.splitting.close(tied.spread.sides[1])
    desk.record(trash_document(version))
    assert tied.tying.versions() == []
    desk.record(restore_document(version))
    assert [each.id for each in tied.tying.versions()] == [version.id]


def test_a_tie_from_elsewhere_arrives(
    window: MainWindow, desk: Desk, texts: tuple[Document, Document], qtbot: QtBot
) -> None:
    """What another program ties is tied here at the next look."""
    desk.show(texts[0])
    window.splitting.open_beside(texts[1])
    assert window.tying.paired is None
    with open_library(desk.library.path) as elsewhere:
        elsewhere.history.record(tie_documents(*texts, "edition", desk.annotator.id))
    desk.look_outside()
    assert window.tying.paired is not None and window.tying.paired.tie.kind == "edition"


def test_the_edge_says_what_is_paired(tied: MainWindow) -> None:
    """Pointing at the line at the left edge says what answers, and how that is known."""
    view = tied.spread.sides[0].pane.view
    marks = tied.tying._marks[tied.spread.sides[0]]
    put(tied, 0, 0)
    place = QPoint(4, 60)
    QApplication.sendEvent(
        view.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    )
    assert QToolTip.text() == "¶1 here, ¶1 there (paired by length)"
    QToolTip.hideText()
    put(tied, 1, 0)
    tied.tying.pair()
    assert marks.tip(60) == "¶1 here, ¶1 there (paired by hand)"
    tied.tying.unpair()
    tied.tying.unpair()
    assert marks.tip(60) == "¶1 has no counterpart (said by hand)"


def test_the_line_and_the_tint_are_painted(tied: MainWindow, themes: Themes) -> None:
    """The hair line runs along the first paragraph; the answering paragraph has another ground than the next."""
    put(tied, 0, 0)
    view = tied.spread.sides[1].pane.view
    picture = view.viewport().grab().toImage()
    page = picture.pixelColor(view.viewport().width() - 2, 2)
    assert picture.pixelColor(4, 50) != page
    bottom = view.geometry_of.slot(start_of(VERSION, 1))[0] - view.scrolled
    right = view.viewport().width() - 20
    assert picture.pixelColor(right, round(bottom) - 30) != page
    assert picture.pixelColor(right, round(bottom) + 10) == page


def test_the_menu_of_a_pane_follows(tied: MainWindow) -> None:
    """Tied texts offer pairing and untying, others tying."""

    def offered() -> set[str]:
        menu = pane_menu(tied.splitting, tied.tying, tied.commands, tied.spread.sides[0])
        words = {action.text() for action in menu.actions() if action.text()}
        menu.deleteLater()
        return words

    assert {"Untie", "Scroll together", "Pair these paragraphs", "Unpair"} <= offered()
    tied.tying.untie()
    assert "Tie as versions…" in offered() and "Untie" not in offered()


def test_a_read_only_library_ties_nothing(
    window: MainWindow, desk: Desk, texts: tuple[Document, Document]
) -> None:
    """Where nothing can be written the strip says why, and nothing is tied."""
    desk.show(texts[0])
    window.splitting.open_beside(texts[1])
    desk.library.history._read_only = "The library is read-only"
    window.tying.tie()
    assert "read-only" in said(window) and window.tying.paired is None
