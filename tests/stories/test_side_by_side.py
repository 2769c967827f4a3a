"""Two texts side by side, by keys and mouse in the real window: divide, go over, mark, close, start again."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from tests.stories.conftest import Reader

from tepi.window.reading.spread import Side

OTHER = "A dispatch from elsewhere.\nIt says the same. It says it in other words.\n" + "\n".join(
    f"Paragraph {number} goes on, and on. It ends." for number in range(60)
)


@pytest.fixture
def other(tmp_path: Path) -> Path:
    """A second text, as a file."""
    path = tmp_path / "Elsewhere.txt"
    path.write_text(OTHER, encoding="utf-8")
    return path


@pytest.fixture
def two(start: Callable[..., Reader], other: Path) -> Reader:
    """A library with the editorial and a second text; the editorial is open."""
    reader = start()
    reader.window.resize(1440, 900)
    reader.hands.rest()
    editorial = reader.desk.open.document
    reader.desk.add_files([other])
    reader.desk.show(editorial)
    reader.hands.rest()
    return reader


def sides(reader: Reader) -> list[str]:
    """What the sides show, from left to right, the one in use with a star."""
    return [
        ("*" if side.seat.in_use else "") + (side.seat.open.document.title if side.seat.open else "")
        for side in reader.window.spread.sides
    ]


def second(reader: Reader) -> Side:
    """The right one of two sides."""
    assert len(reader.window.spread.sides) == 2
    return reader.window.spread.sides[1]


def row_of(reader: Reader, title: str) -> QPoint:
    """Where a document is listed."""
    rows = reader.window.sidebar.documents.rows
    at = next(place for place in range(rows.rowCount()) if rows.data(rows.index(place)) == title)
    return reader.window.sidebar.documents.visualRect(rows.index(at)).center()


EDITORIAL, ELSEWHERE = "Pengiriman tentara Korea Utara ke Rusia", "A dispatch from elsewhere."


def test_the_same_text_twice(two: Reader) -> None:
    """F8 shows the same place beside; a mark made on one side is on both at once, the caret on one only."""
    hands, window = two.hands, two.window
    hands.press("J", "F8")
    assert sides(two) == [EDITORIAL, f"*{EDITORIAL}"]
    left, right = window.spread.sides
    assert left.seat.caret == right.seat.caret and left.seat.open is right.seat.open
    assert left.pane.place_state() == right.pane.place_state()
    assert not (window.sidebar.isVisible() and window.panel.isVisible())

    place = left.seat.caret
    hands.press("J", "2")
    assert left.seat.caret == place != right.seat.caret
    assert left.seat.current is None and right.seat.current is not None
    for side in (left, right):
        drawn = side.pane.view.underlay._spans(
            side.pane.view.geometry_of.lines(0, 2000)[-1]._replace(start=0, end=2000)
        )
        assert [span.highlight for span in drawn] == [right.seat.current]

    hands.press("Ctrl+Tab")
    assert left.pane.view.hasFocus() and sides(two)[0].startswith("*")
    hands.press("Ctrl+Z")
    assert two.marks() == [] and len(right.seat.open.index) == 0


def test_another_text_beside(two: Reader) -> None:
    """A middle click shows it beside and leaves the keyboard; header, cards and counts follow the keyboard."""
    hands, window = two.hands, two.window
    place = row_of(two, ELSEWHERE)
    paper = window.sidebar.documents.viewport()
    QTest.mouseClick(paper, Qt.MouseButton.MiddleButton, Qt.KeyboardModifier.NoModifier, place)
    hands.rest()
    assert sides(two) == [f"*{EDITORIAL}", ELSEWHERE]
    assert window.pane.view.hasFocus() and window.header.title.title == EDITORIAL

    hands.click(second(two).pane.view.viewport(), QPoint(200, 300))
    assert window.header.title.title == ELSEWHERE
    hands.press("3")
    assert [quote for quote, _ in two.marks()] != [] and window.status.place_parts[0].startswith("¶")
    hands.press("Ctrl+Tab")
    assert two.marks() == [] and window.header.title.title == EDITORIAL

    # The last step was made in the text beside: undone without a question, and the keyboard goes there.
    hands.press("Ctrl+Z")
    assert sides(two)[1].startswith("*") and second(two).pane.view.hasFocus() and two.marks() == []


def test_a_note_stays_with_its_text(two: Reader) -> None:
    """A note that is being written is saved to its own text when the other one is clicked."""
    hands, window = two.hands, two.window
    editorial = two.desk.open.document.id
    window.splitting.open_beside(
        next(each for each in window.sidebar.documents.rows.documents() if each.title == ELSEWHERE)
    )
    hands.press("2", "N")
    hands.find("noteEditor")
    hands.write("why?")
    hands.click(second(two).pane.view.viewport(), QPoint(200, 300))
    assert sides(two)[1].startswith("*") and second(two).pane.view.hasFocus()
    hands.gone("noteEditor")
    written = next(entry for entry in two.desk.library.history.entries() if entry["kind"].startswith("note"))
    assert written["document"] == editorial
    hands.press("Ctrl+Tab")
    assert [mark.note.text for mark in two.desk.highlights(list(two.desk.open.index.ids()))] == ["why?"]


def test_closing_one_leaves_the_other(two: Reader) -> None:
    """The cross takes its side away, the other stays where it is; F8 leaves the one in use; widths come back."""
    hands, window = two.hands, two.window
    widths = (window.sidebar.width(), window.panel.width())
    hands.press("F8", "Ctrl+End")
    place = second(two).pane.place_state()
    hands.click(window.spread.sides[0].title.cross)
    assert len(window.spread.sides) == 1 and window.pane.view.hasFocus()
    assert window.pane.place_state()["offset"] > 0 < place["offset"]
    assert (window.sidebar.width(), window.panel.width()) == widths

    hands.press("F8", "Ctrl+PgDown")
    assert sides(two) == [EDITORIAL, f"*{ELSEWHERE}"]
    hands.press("F8")
    assert sides(two) == [f"*{ELSEWHERE}"]
    hands.press("2")
    assert len(two.marks()) == 1


def test_choosing_by_the_name(two: Reader) -> None:
    """A press on the name, a few letters and Enter show another text on that side."""
    hands = two.hands
    hands.press("F8")
    hands.click(second(two).title.name)
    field = hands.find("documentField")
    assert isinstance(field, QLineEdit)
    hands.write("elsew")
    hands.press("Return")
    assert sides(two) == [EDITORIAL, f"*{ELSEWHERE}"]
    assert second(two).pane.view.hasFocus()


def test_beside_by_the_palette(two: Reader) -> None:
    """Ctrl+Enter on a text in the palette shows it beside."""
    two.hands.press("Ctrl+K")
    two.hands.write("elsewhere")
    two.hands.press("Ctrl+Return")
    assert sides(two) == [f"*{EDITORIAL}", ELSEWHERE]
    two.hands.press("Ctrl+K")
    two.hands.write("split view")
    two.hands.press("Return")
    assert sides(two) == [f"*{EDITORIAL}"]


def test_regions_go_through_both(two: Reader) -> None:
    """F6 comes by both texts, and the place that has the keyboard shows it."""
    two.hands.press("F8", "F6")
    seen: list[QWidget] = []
    for _ in range(6):
        two.hands.press("F6")
        seen.append(two.window.focusWidget())
    assert {side.pane.view for side in two.window.spread.sides} <= set(seen)


def test_found_next_time(two: Reader, start: Callable[..., Reader]) -> None:
    """Both texts, their places and the bar between them are found again at the next start."""
    hands, window = two.hands, two.window
    window.splitting.open_beside(
        next(each for each in window.sidebar.documents.rows.documents() if each.title == ELSEWHERE)
    )
    hands.press("Ctrl+Tab", "Ctrl+End", "Ctrl+Tab", *["J"] * 4)
    window.spread.splitter.setSizes([700, 500])
    hands.rest()
    before = [(side.seat.caret, side.pane.place_state()) for side in window.spread.sides]
    share = window.spread.splitter.sizes()[0] / window.spread.width()
    two.close()

    again = start()
    again.window.resize(1440, 900)
    again.hands.rest()
    assert sides(again) == [f"*{EDITORIAL}", ELSEWHERE]
    assert [(side.seat.caret, side.pane.place_state()) for side in again.window.spread.sides] == before
    assert share > 0.55
    assert abs(again.window.spread.splitter.sizes()[0] / again.window.spread.width() - share) < 0.01
    again.hands.press("F8")
    assert again.window.sidebar.isVisible() and again.window.panel.isVisible()


def test_both_sides_in_focus_mode(two: Reader) -> None:
    """Focus mode shows both texts alone; what gave way to two comes back when it ends with one."""
    hands, window = two.hands, two.window
    hands.press("F8", "F11")
    assert not any(pane.margin.isVisible() for pane in window.spread.panes)
    hands.press("F8", "F11")
    assert len(window.spread.sides) == 1 and window.sidebar.isVisible() and window.pane.margin.isVisible()


def test_two_versions_by_keys(two: Reader, start: Callable[..., Reader], tmp_path: Path) -> None:
    """Tied, paired by P, scrolled together by keys; found tied at the next start; undone by keys."""
    hands, window, editorial = two.hands, two.window, two.desk.open
    path = tmp_path / "version.txt"
    path.write_text("Versi. " + editorial.text.replace("a", "ee"), encoding="utf-8")
    two.desk.add_files([path])
    version = two.desk.open.document
    two.desk.show(editorial.document)
    window.splitting.open_beside(version)
    window.tying.tie()
    hands.press("Ctrl+Home", *["J"] * 3, "Ctrl+Tab", "Ctrl+Home", *["J"] * 6, "P")
    assert window.strip.text == "Paired: ¶2 and ¶2"
    points = window.tying.paired.tie.points
    hands.press("Ctrl+Tab", "Ctrl+End")
    right = window.spread.sides[1].pane.view
    assert right.visible().end == len(right.text)
    two.close()

    again = start()
    hands, window = again.hands, again.window
    again.hands.until(lambda: window.tying.paired is not None, "the tie is not found")
    assert window.tying.paired.tie.points == points and window.strip.text == ""
    hands.press("Ctrl+Z", "Ctrl+Z")
    assert window.tying.paired is None and len(window.spread.sides) == 2
