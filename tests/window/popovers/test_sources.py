"""The register of sources."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.window import remarks
from tepi.window.popovers.sources import SourcesPopover


@pytest.fixture
def sources(desk, themes, ground, marks) -> SourcesPopover:
    """Robert Wood and R. Wood are in the register."""
    remarks.set_speaker(desk, marks[2].id, ["R. Wood"], None)
    made = SourcesPopover(desk, themes, ground)
    made.open_for()
    return made


def names(desk) -> list[str]:
    """The names in the register."""
    return [source.name for source in queries.sources(desk.library)]


def test_a_source_is_found_and_renamed(qtbot: QtBot, desk, sources: SourcesPopover) -> None:
    """Its old name stays as another name."""
    qtbot.keyClicks(sources.field, "rob")
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)
    assert sources.title.text() == "Robert Wood, who speaks once"
    qtbot.keyClicks(sources.field, "Duta Besar Wood")
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)

    assert names(desk) == ["Duta Besar Wood", "R. Wood"]
    assert queries.sources(desk.library)[0].aliases == ("Robert Wood",)


def test_two_are_made_one(qtbot: QtBot, desk, marks, sources: SourcesPopover, said) -> None:
    """What one says the other says; the marks show it at once."""
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)
    qtbot.mouseClick(sources.merge, Qt.MouseButton.LeftButton)
    assert sources.title.text() == "R. Wood is the same as…"
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)

    assert names(desk) == ["Robert Wood"]
    assert desk.highlight(marks[2].id).attribution.names == ("Robert Wood",)
    assert said[-1].text == "R. Wood is Robert Wood now. Undo parts them again"

    desk.library.history.undo()

    assert names(desk) == ["R. Wood", "Robert Wood"]
    assert desk.highlight(marks[2].id).attribution.names == ("R. Wood",)


def test_a_taken_name_makes_them_one(qtbot: QtBot, desk, sources: SourcesPopover) -> None:
    """Two sources of one name could not be told apart."""
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)
    qtbot.keyClicks(sources.field, "robert wood")
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)

    assert names(desk) == ["Robert Wood"]


def test_its_kind_is_said(qtbot: QtBot, desk, sources: SourcesPopover) -> None:
    """By a chip, at once."""
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)
    sources.kind.choose("institution")

    assert queries.sources(desk.library)[0].kind == "institution"


def test_esc_goes_back_before_it_closes(qtbot: QtBot, sources: SourcesPopover) -> None:
    """From merging to the source, from the source to the list, from the list away."""
    qtbot.keyClick(sources.field, Qt.Key.Key_Return)
    sources.begin_merge()
    qtbot.keyClick(sources.field, Qt.Key.Key_Escape)
    assert sources.field.text() == "R. Wood"
    qtbot.keyClick(sources.field, Qt.Key.Key_Escape)
    assert sources.title.text() == "Sources"

    with qtbot.waitSignal(sources.closed):
        qtbot.keyClick(sources.field, Qt.Key.Key_Escape)


def test_nobody_is_quoted_yet(desk, themes, ground) -> None:
    """Says how somebody comes in."""
    made = SourcesPopover(desk, themes, ground)
    made.open_for()

    assert made.keys.text() == "Nobody is quoted yet. S on a mark says who speaks"
