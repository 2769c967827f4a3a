"""A long text comes into its document piece by piece, whole and unchanged."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.text.ranges import Range
from tepi.window.desk import Desk
from tepi.window.reading import filling
from tepi.window.reading.joints import with_joints
from tepi.window.reading.view import ReadingView
from tepi.window.theme import Themes

LONG = "\n".join(f"Paragraf {number} \U0001d49c. " + "kata " * (number % 40) for number in range(400))


@pytest.fixture
def view(qtbot: QtBot, themes: Themes, monkeypatch: pytest.MonkeyPatch) -> ReadingView:
    """A view that takes a thousand characters at a time."""
    monkeypatch.setattr(filling, "FIRST", 1000)
    monkeypatch.setattr(filling, "PIECE", 1000)
    made = ReadingView(Desk(), themes)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


@pytest.fixture
def far(view: ReadingView, monkeypatch: pytest.MonkeyPatch) -> ReadingView:
    """The same, for which two thousand characters are far."""
    monkeypatch.setattr(filling, "FRONT", 1000)
    monkeypatch.setattr(filling, "CLOSE", 200)
    return view


def held(view: ReadingView) -> str:
    return view.document().toRawText().replace("\u2029", "\n")


def test_the_beginning_is_there_at_once_and_the_rest_follows(view: ReadingView, qtbot: QtBot) -> None:
    """The first page shows; every turn of the loop brings a piece; in the end nothing is missing."""
    view.show_text(LONG)
    first = held(view)

    assert LONG.startswith(first)
    assert 400 < len(first) <= 1000

    QApplication.processEvents()
    assert len(first) < len(held(view)) < len(LONG)
    qtbot.waitUntil(lambda: held(view) == LONG)
    assert view.document().blockCount() == 400


def test_many_short_paragraphs_come_in_smaller_pieces(
    view: ReadingView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Qt's work is by paragraphs too, and no piece may keep the window waiting."""
    monkeypatch.setattr(filling, "PARAGRAPHS", 50)
    text = "a b\n" * 700 + "c"
    view.show_text(text)

    assert 40 < view.document().blockCount() <= 51
    qtbot.waitUntil(lambda: held(view) == text)


@pytest.mark.parametrize("words", ["Kata demi kata. ", "これは日本語の文章です。"])
def test_what_is_not_set_yet_is_about_as_high_as_it_will_be(view: ReadingView, words: str) -> None:
    """Each text has letters of its own width, whichever text was shown before."""
    view.show_text("Pendek.")
    view.show_text("\n".join(words * (5 + number % 9) for number in range(90)))
    view.reveal(Range(len(view.text), len(view.text)))
    layout = view.document().documentLayout()
    thought = layout.documentSize().height()

    view.geometry_of.lines(0, 1e6)

    assert abs(layout.documentSize().height() / thought - 1) < 0.15


def test_whoever_asks_for_a_far_place_finds_it(view: ReadingView) -> None:
    """The text is filled up to there, and what lies there shows."""
    view.show_text(LONG)
    place = LONG.index("Paragraf 390")

    view.reveal(Range(place, place + 12))

    assert view.visible().touches(place)


def test_another_text_takes_the_place_of_one_that_is_on_its_way(view: ReadingView, qtbot: QtBot) -> None:
    """Nothing of the first comes after the second."""
    view.show_text(LONG)
    view.show_text("Pendek saja.")
    for _ in range(3):
        QApplication.processEvents()

    assert view.toPlainText() == "Pendek saja."
    view.show_text(LONG)
    qtbot.waitUntil(lambda: held(view) == LONG)


@pytest.mark.parametrize(
    "text",
    [
        "a" * 2999 + "\U0001f600" * 2000,
        "\ufeff" + "d\n" * 1400,
        "e" * 999 + "\n\ufeff" + "f" * 999 + "\n\ufffe" + "g\n" * 1200,
    ],
    ids=["no paragraph ends", "a byte order mark at the start", "where a piece begins"],
)
def test_no_character_is_lost_between_pieces(view: ReadingView, qtbot: QtBot, text: str) -> None:
    """Neither astral characters nor those that Qt drops from a string's beginning."""
    view.show_text(text)

    qtbot.waitUntil(lambda: held(view) == text)


def test_a_long_paragraph_comes_in_parts_that_end_where_it_is_joined(view: ReadingView, qtbot: QtBot) -> None:
    """It is broken there and nowhere else, and a far place of it is there when it is asked for."""
    text = "Satu.\n" + "Kata demi kata. \U0001d49c " * 2_000 + "\nTiga."
    view.show_text(text)
    joints = view.geometry_of.joints
    assert joints
    assert len(held(view)) < len(text) / 2

    view.reveal(Range(joints[-1], joints[-1] + 4))
    assert view.visible().touches(joints[-1])
    qtbot.waitUntil(lambda: held(view) == with_joints(text, 0, len(text), joints))


def test_a_place_far_in_the_text_shows_before_what_lies_in_front_of_it(
    far: ReadingView, qtbot: QtBot
) -> None:
    """The document begins shortly before it; its front follows, and the line under the eye stays to the pixel."""
    place = LONG.index("Paragraf 300")
    far.show_text(LONG, near=place)
    far.put_line(place, 100)
    first = held(far)

    assert len(first) < len(LONG) / 2
    assert first in LONG and not LONG.startswith(first)
    box = far.to_viewport(far.geometry_of.caret(place))
    shown = far.visible()
    moved: list[bool] = []
    for _ in range(100):
        QApplication.processEvents()
        moved.append(far.to_viewport(far.geometry_of.caret(place)) != box or far.visible() != shown)

    assert held(far) == LONG
    assert not any(moved)
    assert far.document().blockCount() == 400
    assert far.textCursor().position() == len(LONG[:place].encode("utf-16-le")) // 2


def test_who_asks_for_the_front_has_it(far: ReadingView) -> None:
    """All of it, at once: a place in it is where it would be had the text been put there from its beginning."""
    place = LONG.index("Paragraf 300")
    far.show_text(LONG, near=place)
    far.reveal(Range(5, 5))

    assert LONG.startswith(held(far)[:20_000])
    assert far.visible().start == 0
    assert far.geometry_of.offset_at(far.geometry_of.caret(5).center()) == 5


@pytest.mark.parametrize("near", [0.3, 0.6, 1.0])
@pytest.mark.parametrize(
    "text",
    [
        LONG,
        "Satu.\n" * 300 + "Kata demi kata. \U0001d49c " * 2_000 + "\nTiga." * 900,
        "هذا نص عربي طويل. \n" * 300 + "\ufeffa" + "\n\ufeffb" * 900,
        "x" * 9_000,
    ],
    ids=["many paragraphs", "with joints", "right to left, and byte order marks", "without an end"],
)
def test_in_the_end_every_line_is_where_it_would_be(
    far: ReadingView, qtbot: QtBot, text: str, near: float
) -> None:
    """Whatever the text was begun with, and whatever of it was set before its front came."""
    far.show_text("")
    far.show_text(text)
    document = with_joints(text, 0, len(text), far.geometry_of.joints)
    qtbot.waitUntil(lambda: held(far) == document)
    wanted = [(line.start, line.end, line.left, line.top) for line in far.geometry_of.lines(0, 1e7)]

    far.show_text("")
    place = int(len(text) * near)
    far.show_text(text, near=place)
    far.reveal(Range(place, place), centre=True)
    qtbot.waitUntil(lambda: held(far) == document)

    found = [(line.start, line.end, line.left, line.top) for line in far.geometry_of.lines(0, 1e7)]
    assert found == wanted
