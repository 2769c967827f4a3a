"""Who says it, by keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.speakers import alter_source
from tepi.marks.highlight import Highlight
from tepi.text.ranges import Range
from tepi.window.desk import Desk
from tepi.window.popovers.speaker import SpeakerPopover, nearest

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def open_for(desk, themes, ground):
    """Opens the popover for a mark."""

    def opener(mark: Highlight) -> SpeakerPopover:
        made = SpeakerPopover(desk, themes, ground)
        made.open_for(mark)
        return made

    return opener


def said_by(desk: Desk, mark: Highlight) -> tuple[tuple[str, ...], str | None] | None:
    """The chain and the manner of a mark."""
    said = desk.highlight(mark.id).attribution
    return (said.names, said.manner) if said else None


def test_a_name_one_key_and_enter(qtbot: QtBot, desk, marks, open_for) -> None:
    """S, a name, Alt+3, Enter."""
    popover = open_for(marks[2])
    qtbot.keyClicks(popover.field, "Volodymyr Zelenskyy")
    qtbot.keyClick(popover.field, Qt.Key.Key_3, ALT)
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.field, Qt.Key.Key_Return)

    assert said_by(desk, marks[2]) == (("Volodymyr Zelenskyy",), "indirect")


def test_the_register_completes(qtbot: QtBot, desk, marks, open_for) -> None:
    """A name that is known needs its first letters only, and stays one source."""
    popover = open_for(marks[2])
    qtbot.keyClicks(popover.field, "rob")
    assert [row.name for row in popover.list.choices.rows] == ["Robert Wood"]
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)

    assert said_by(desk, marks[2]) == (("Robert Wood",), None)
    assert [source.uses for source in queries.sources(desk.library)] == [2]


def test_another_name_of_a_source_finds_it(qtbot: QtBot, desk, marks, open_for) -> None:
    """After a renaming the old name is still understood."""
    desk.record(alter_source(queries.sources(desk.library)[0], name="Duta Besar AS"))
    popover = open_for(marks[2])
    qtbot.keyClicks(popover.field, "wood")
    assert popover.list.choices.rows[0].hint == "Robert Wood"
    qtbot.keyClick(popover.field, Qt.Key.Key_Down)
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)

    assert said_by(desk, marks[2])[0] == ("Duta Besar AS",)


def test_a_new_name_that_only_resembles_one_is_new(qtbot: QtBot, desk, marks, open_for) -> None:
    """Letters inside another name take nothing unasked."""
    popover = open_for(marks[2])
    qtbot.keyClicks(popover.field, "Wood")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)

    assert said_by(desk, marks[2])[0] == ("Wood",)


@pytest.mark.parametrize("how", ["<", "tab"])
def test_a_chain_begins_outermost(qtbot: QtBot, desk, marks, open_for, how: str) -> None:
    """What Reuters says that Robert Wood says."""
    popover = open_for(marks[2])
    qtbot.keyClicks(popover.field, "Reuters")
    if how == "<":
        qtbot.keyClicks(popover.field, "<")
    else:
        qtbot.keyClick(popover.field, Qt.Key.Key_Tab)
    assert popover.chain.text() == "Reuters <"
    qtbot.keyClicks(popover.field, "Someone")
    qtbot.keyClick(popover.field, Qt.Key.Key_Return)

    assert said_by(desk, marks[2])[0] == ("Reuters", "Someone")


def test_backspace_takes_the_chain_apart(qtbot: QtBot, marks, open_for) -> None:
    """An empty field goes back to the name before."""
    popover = open_for(marks[2])
    qtbot.keyClicks(popover.field, "Reuters<")
    qtbot.keyClick(popover.field, Qt.Key.Key_Backspace)

    assert (popover.field.text(), popover.names) == ("Reuters", ["Reuters"])


def test_what_was_said_before_is_shown_and_taken_off(qtbot: QtBot, desk, marks, open_for) -> None:
    """Ctrl+Del; the mark stays, because it has a code."""
    popover = open_for(marks[1])
    assert (popover.field.text(), popover.manner.value) == ("Robert Wood", "direct")
    qtbot.keyClick(popover.field, Qt.Key.Key_Delete, Qt.KeyboardModifier.ControlModifier)

    assert said_by(desk, marks[1]) is None
    assert desk.highlight(marks[1].id) is not None


def test_tab_goes_on_where_nothing_new_was_typed(qtbot: QtBot, marks, open_for) -> None:
    """To the manner, as everywhere."""
    popover = open_for(marks[1])
    qtbot.keyClick(popover.field, Qt.Key.Key_Tab)

    assert popover.manner.hasFocus()
    assert popover.chain.isHidden()


def test_nothing_typed_nothing_recorded(qtbot: QtBot, desk, marks, open_for) -> None:
    """Enter in an empty field closes."""
    before = desk.library.history.last_seq()
    popover = open_for(marks[2])
    with qtbot.waitSignal(popover.closed):
        qtbot.keyClick(popover.field, Qt.Key.Key_Return)

    assert desk.library.history.last_seq() == before


def test_the_cue_is_found_near_the_mark(qtbot: QtBot, desk, marks, open_for) -> None:
    """Its words are looked for in the text; wrong ones are said and nothing is saved."""
    popover = open_for(marks[2])
    qtbot.keyClicks(popover.field, "Wood")
    qtbot.keyClicks(popover.cue, "nowhere at all")
    qtbot.keyClick(popover.cue, Qt.Key.Key_Return)
    assert popover.wrong.isVisible()
    assert said_by(desk, marks[2]) is None

    cue = desk.open.text[marks[2].range.start : marks[2].range.start + 12].strip()
    popover.cue.clear()
    qtbot.keyClicks(popover.cue, cue)
    qtbot.keyClick(popover.cue, Qt.Key.Key_Return)

    found = desk.highlight(marks[2].id).attribution.cue
    assert desk.open.text[found.start : found.end] == cue


def test_a_selection_beside_the_mark_is_offered_as_cue(qtbot: QtBot, desk, marks, open_for) -> None:
    """What is selected is what one means."""
    desk.place(caret=20, anchor=10, focus=desk.focus)

    assert open_for(marks[2]).cue.text() == desk.open.text[10:20]


def test_the_nearest_place_is_taken() -> None:
    """Of several, the one next to the mark; whatever the capitals; never one far off."""
    text = "said. " + "x" * 50 + "MARK said. " + "x" * 900 + " late"
    mark = Range(56, 60)

    assert nearest(text, "said", mark) == Range(61, 65)
    assert nearest(text, "SAID", mark) == Range(61, 65)
    assert nearest(text, "late", mark) is None
