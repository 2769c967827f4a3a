"""The main window keeps the reader's place in every text, over a change of text and over a restart."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.window import open_window, stepping
from tepi.window.hands import Hands
from tepi.window.main_window import MainWindow
from tepi.window.popovers.typography import TypographyPopover

Start = Callable[..., MainWindow]


@pytest.fixture
def start(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Start]:
    """Open the real window on one and the same library, as often as the test likes."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    opened: list[MainWindow] = []

    def open_(*files: Path) -> MainWindow:
        if opened:
            opened[-1].close()
        window = open_window(tmp_path / "library.tepi", files)
        opened.append(window)
        hands = Hands(window)
        hands.until(lambda: window.desk.open is not None, "no document opens")
        window.activateWindow()
        hands.until(window.pane.view.hasFocus, "the text does not get the keyboard")
        return window

    yield open_
    for window in opened:
        window.close()
        window.deleteLater()
        Hands(window).rest()


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Two long texts."""
    made = []
    for name in ("one", "two"):
        path = tmp_path / f"{name}.txt"
        lines = [f"Paragraph {number} of {name}. It has a second sentence." for number in range(200)]
        path.write_text("\n".join(lines), encoding="utf-8")
        made.append(path)
    return made


def test_back_in_another_text(start: Start, files: list[Path]) -> None:
    """Another text and back again: caret, focus and the lines in view are where they were."""
    window = start(*files)
    desk = window.desk
    second = desk.open.document
    first = next(each for each in queries.documents(desk.library) if each.id != second.id)
    stepping.focus_at(desk, desk.open.units[300].start)
    window.pane.view.verticalScrollBar().setValue(window.pane.view.verticalScrollBar().value() + 70)
    before = (desk.caret, desk.focus, window.pane.place_state())
    desk.show(first)
    Hands(window).rest()
    top = window.pane.place_state()
    desk.show(second)
    Hands(window).rest()

    assert top["offset"] == 0 != before[2]["offset"]
    assert (desk.caret, desk.focus, window.pane.place_state()) == before


def test_back_on_the_next_day(start: Start, files: list[Path]) -> None:
    """After a restart each text has its place, not only the last."""
    window = start(*files)
    desk = window.desk
    second = desk.open.document
    first = next(each for each in queries.documents(desk.library) if each.id != second.id)
    stepping.focus_at(desk, desk.open.units[300].start)
    there = desk.caret
    desk.show(first)
    stepping.focus_at(desk, desk.open.units[20].start)
    here = desk.caret
    window = start()
    shown = (window.desk.open.document.id, window.desk.caret)
    window.desk.show(second)

    assert shown == (first.id, here)
    assert window.desk.caret == there


def test_what_is_typed_is_saved_by_closing(start: Start) -> None:
    """A note that is still being written when the window closes is there the next day."""
    window = start()
    hands = Hands(window)
    hands.press("2", "N")
    hands.find("noteEditor")
    hands.write("half a thou")
    mark = window.desk.current
    window = start()

    assert window.desk.highlight(mark).note.text == "half a thou"


def test_sizes_and_options_are_kept(start: Start) -> None:
    """Panel, zoom and the options are those of last time."""
    window = start()
    hands = Hands(window)
    hands.press("F9", "M", "Ctrl++")
    zoom = window.pane.zoom
    window = start()

    assert not window.view.panel_shown
    assert window.desk.move_on
    assert window.pane.zoom == zoom > 100
    assert window.commands.qaction("mark.on").isChecked()


def test_typography_is_kept_per_library_and_one_for_both_texts(start: Start) -> None:
    """Chosen in the card by keys, it is there after a restart; the larger-text keys agree with it."""
    window = start()
    hands = Hands(window)
    hands.press("Ctrl+T")
    popover = window.findChild(TypographyPopover)
    popover.measures["pitch"].slider.setValue(20)
    popover.numbers.choose("paragraphs")
    hands.press("Esc")
    hands.press("Ctrl++")
    pane = window.pane
    assert (pane.typography.pitch, pane.typography.numbers, pane.zoom) == (200, "paragraphs", 110)

    again = start()

    assert again.pane.typography == pane.typography
    assert again.pane.zoom == 110
    assert again.state.get("typography") == {"pitch": 200, "numbers": "paragraphs"}
