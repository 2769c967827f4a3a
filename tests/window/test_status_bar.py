"""The status bar: saved or not, the place, the share decided, the keys that matter here."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from tests.window.conftest import Reader

from tepi.window.desk import Desk
from tepi.window.status_bar import StatusBar
from tepi.window.theme import Themes


@pytest.fixture
def bar(qtbot: QtBot, desk: Desk, themes: Themes) -> StatusBar:
    """A status bar for the editorial."""
    made = StatusBar(desk, themes)
    qtbot.addWidget(made)
    made.resize(1440, made.sizeHint().height())
    made.show()
    return made


def test_saved_only_when_it_is(bar: StatusBar) -> None:
    """While typed words are not in the library yet the bar says so."""
    before = bar.saved_text
    bar.set_saving(True)
    typing = bar.saved_text
    bar.set_saving(False)

    assert (before, typing, bar.saved_text) == ("All changes saved", "Saving…", "All changes saved")


def test_before_the_library(qtbot: QtBot, themes: Themes) -> None:
    """Before the library is open nothing is called saved; a problem is named instead."""
    bar = StatusBar(Desk(), themes)
    qtbot.addWidget(bar)
    opening = bar.saved_text
    bar.problem = "No library is open"

    assert opening == "Opening the library…"
    assert bar.saved_text == "No library is open"
    assert bar.place_parts == []


def test_the_place(bar: StatusBar, reader: Reader) -> None:
    """The sentence is cited and counted, and several as a range."""
    first = bar.place_parts[:2]
    reader.press("J")
    second = bar.place_parts[:2]
    reader.press("Shift+J")

    assert first == ["¶1 s1", "sentence 1 of 35"]
    assert second == ["¶1 s2", "sentence 2 of 35"]
    assert bar.place_parts[0] in {"¶1 s2–s3", "¶1 s2–¶2 s1"}


def test_what_is_decided(bar: StatusBar, reader: Reader) -> None:
    """The share counts codes of deciding groups and none-of-these; 100 % is said only of all."""
    before = bar.place_parts[2]
    reader.press("2", "J", "0")
    two = bar.place_parts[2]
    for _ in range(32):
        reader.press("J", "0")
    most = bar.place_parts[2]
    reader.press("J", "0")

    assert (before, two, most, bar.place_parts[2]) == (
        "0 % decided",
        "6 % decided",
        "97 % decided",
        "100 % decided",
    )


def test_none_and_the_current_mark(bar: StatusBar, reader: Reader) -> None:
    """None-of-these is named, and so is the current mark by its codes, or what is selected."""
    reader.press("0")
    none = bar.place_parts[3:]
    reader.press("J", "2", "6")
    codes = bar.place_parts[3:]
    reader.press("J", "H")
    bare = bar.place_parts[3:]
    reader.press("J")
    reader.desk.place(caret=reader.desk.focus.start + 5, anchor=reader.desk.focus.start)

    assert none == ["none of these"]
    assert codes == ["current mark: Opinion, Loaded word"]
    assert bare == ["current mark: no code"]
    assert bar.place_parts[3:] == ["5 characters selected"]


def test_move_on_is_named(bar: StatusBar, desk: Desk) -> None:
    """“Move on after a code” is named while it is on."""
    before = "move on after a code" in bar.place_parts
    desk.move_on = True

    assert not before
    assert "move on after a code" in bar.place_parts


def test_the_keys_that_matter(bar: StatusBar, reader: Reader) -> None:
    """Which keys are shown follows from what they would mean now."""
    free = [what for _, what in bar.hints()]
    reader.press("2")
    on_mark = [what for _, what in bar.hints()]
    reader.press("D")
    doubt = [what for _, what in bar.hints()]

    assert "sentence" in free and "undecided" in free and "remove" not in free
    assert "remove" in on_mark and "speaker" in on_mark and "sentence" not in on_mark
    assert doubt[0] == "second-best code"


def test_changed_keys_are_shown(bar: StatusBar) -> None:
    """The keys shown are those that hold now; an action without a key gives no hint."""
    own = bar.hints()[:3]
    changed = {"sentence.next": ["Ctrl+N"], "clause.next": [], "clause.previous": []}
    bar.keys_of = lambda action: changed.get(action, ["X"])

    assert own == [("J/K", "sentence"), ("→/←", "clause"), ("1–9", "mark")]
    assert bar.hints()[:2] == [("Ctrl+N/X", "sentence"), ("X–X", "mark")]


def test_its_words_are_its_description(bar: StatusBar, reader: Reader) -> None:
    """A screen reader hears what is painted."""
    reader.press("J")
    bar.grab()

    assert bar.accessibleDescription().startswith("All changes saved · ¶1 s2 · sentence 2 of 35")


@pytest.mark.parametrize("width", [1440, 900, 480])
def test_a_narrow_bar_leaves_hints_out(bar: StatusBar, reader: Reader, width: int) -> None:
    """Where the room is short the hints go, and painting needs no library."""
    reader.press("2")
    bar.resize(width, bar.height())
    reader.desk.library, kept = None, reader.desk.library
    picture: QImage = bar.grab().toImage()
    reader.desk.library = kept

    assert picture.width() == width
