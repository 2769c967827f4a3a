"""Typography is changed live, by keys and mouse, and stays."""

from __future__ import annotations

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.popovers.faces import faces
from tepi.window.popovers.typography import TypographyPopover
from tepi.window.reading.typography import USUAL, Typography
from tepi.window.theme import Themes


@pytest.fixture
def used() -> list[tuple[int, Typography]]:
    """What was given to the text, in order."""
    return []


@pytest.fixture
def popover(
    desk: Desk, themes: Themes, ground: QWidget, used: list[tuple[int, Typography]]
) -> TypographyPopover:
    """The card, open on what is usual."""
    made = TypographyPopover(desk, themes, ground, lambda zoom, wanted: used.append((zoom, wanted)))
    made.open_for(100, USUAL)
    return made


def test_a_face_is_found_by_typing_and_taken_at_once(
    popover: TypographyPopover, used: list[tuple[int, Typography]], qtbot: QtBot
) -> None:
    """Typing alone changes nothing; Down takes the face, and a further Down the next."""
    others = [row.value for row in faces("a", "", "") if "a" in row.value.casefold()]
    qtbot.keyClicks(popover.search, "A")
    assert used == []

    qtbot.keyClick(popover.search, Qt.Key.Key_Down)
    qtbot.keyClick(popover.search, Qt.Key.Key_Down)

    assert [wanted.face for _, wanted in used] == [
        row.value for row in popover.list.choices.rows[:3] if row.value
    ][:2]
    assert used[0][1].face in others


def test_enter_takes_the_first_that_was_found(
    popover: TypographyPopover, used: list[tuple[int, Typography]], qtbot: QtBot
) -> None:
    """Without a step through the list."""
    name = faces("a", "", "")[-1].value
    qtbot.keyClicks(popover.search, name)
    qtbot.keyClick(popover.search, Qt.Key.Key_Return)

    assert used[-1][1].face == popover.list.choices.rows[0].value
    assert name in used[-1][1].face


def test_a_name_that_nothing_has_is_said(popover: TypographyPopover, qtbot: QtBot) -> None:
    """And the list comes back with another name."""
    qtbot.keyClicks(popover.search, "qqqq")
    assert popover.none.isVisible()
    assert not popover.list.isVisible()
    popover.search.clear()
    assert popover.list.isVisible()
    assert popover.list.current is not None


def test_every_measure_is_used_at_once(
    popover: TypographyPopover, used: list[tuple[int, Typography]], qtbot: QtBot
) -> None:
    """By keys alone, in one round of Tab."""
    for measure in (popover.zoom, *popover.measures.values()):
        qtbot.keyClick(measure.slider, Qt.Key.Key_Right)
    qtbot.keyClick(popover.numbers, Qt.Key.Key_Right)

    zoom, wanted = used[-1]
    assert zoom == 110
    assert wanted == Typography("", 180, 67, 60, 5, "paragraphs")
    assert len(used) == 6


def test_back_to_the_usual(
    popover: TypographyPopover, used: list[tuple[int, Typography]], qtbot: QtBot
) -> None:
    """One press restores everything, and there is nothing to press where all is as usual."""
    assert not popover.usual.isEnabled()
    qtbot.keyClick(popover.measures["pitch"].slider, Qt.Key.Key_End)
    qtbot.keyClick(popover.zoom.slider, Qt.Key.Key_End)

    qtbot.mouseClick(popover.usual, Qt.MouseButton.LeftButton)

    assert used[-1] == (100, USUAL)
    assert popover.zoom.value == 100
    assert popover.measures["pitch"].value == USUAL.pitch


def test_esc_closes_and_keeps(
    popover: TypographyPopover, used: list[tuple[int, Typography]], qtbot: QtBot
) -> None:
    """What was last given stays in force."""
    qtbot.keyClick(popover.measures["characters"].slider, Qt.Key.Key_Home)
    before = list(used)
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.search, Qt.Key.Key_Escape)

    assert used == before
    assert used[-1][1].characters == 45


@pytest.mark.parametrize("height", [460, 700])
def test_nothing_lies_over_anything(desk: Desk, themes: Themes, ground: QWidget, height: int) -> None:
    """In a low window fewer faces are listed; every part has its own room."""
    ground.resize(900, height)
    card = TypographyPopover(desk, themes, ground, lambda *_: None)
    card.open_for(100, USUAL)
    parts = [card.search, card.list, card.zoom, *card.measures.values(), card.numbers, card.usual]
    boxes = [part.geometry() for part in parts]

    assert card.height() <= height
    for above, below in pairwise(boxes):
        assert above.bottom() < below.top()
