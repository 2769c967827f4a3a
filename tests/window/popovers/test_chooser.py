"""Choosing and making codes by typing."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.window.popovers.chooser import CodeChooser


def shown(chooser: CodeChooser) -> list[str]:
    """The rows that fit."""
    return [row.name for row in chooser.list.choices.rows]


@pytest.fixture
def got() -> list[str]:
    return []


@pytest.fixture
def chooser(desk, themes, ground, got: list[str]) -> CodeChooser:
    """The chooser, open."""
    made = CodeChooser(desk, themes, ground)
    made.open_for(got.append)
    return made


def test_all_codes_are_offered_in_the_codebooks_order(chooser: CodeChooser) -> None:
    """Before anything is typed."""
    assert shown(chooser)[:5] == ["Fact", "Opinion", "Prediction", "Call to action", "Reported"]
    assert len(shown(chooser)) == 9


def test_a_few_letters_and_enter(qtbot: QtBot, desk, chooser: CodeChooser, got: list[str]) -> None:
    """The code that fits best is taken, and the card is gone."""
    qtbot.keyClicks(chooser.field, "lo")
    with qtbot.waitSignal(chooser.closed):
        qtbot.keyClick(chooser.field, Qt.Key.Key_Return)

    assert got == [desk.codebook.named("Loaded word").id]


def test_a_new_code_goes_into_a_group(qtbot: QtBot, desk, chooser: CodeChooser, got: list[str]) -> None:
    """The last row makes it, the next list asks where."""
    qtbot.keyClicks(chooser.field, "Hedge")
    assert shown(chooser) == ["New code “Hedge”"]
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert shown(chooser) == ["in Kind", "in Voice", "in Device", "in Text"]
    qtbot.keyClick(chooser.field, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)

    made = desk.codebook.named("Hedge")
    assert got == [made.id]
    assert desk.codebook.group(made.group).name == "Device"


def test_a_new_group_with_it_is_one_step(qtbot: QtBot, desk, library, chooser: CodeChooser) -> None:
    """Undo takes back both."""
    qtbot.keyClicks(chooser.field, "Hedge")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    qtbot.keyClicks(chooser.field, "Stance")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert [group.name for group in desk.codebook.groups][-1] == "Stance"

    library.history.undo()

    assert desk.codebook.named("Hedge") is None
    assert [group.name for group in desk.codebook.groups][-1] == "Text"


def test_the_name_of_a_code_offers_no_second_one(qtbot: QtBot, chooser: CodeChooser) -> None:
    """Whatever its capitals."""
    qtbot.keyClicks(chooser.field, "opinion")

    assert shown(chooser) == ["Opinion"]


def test_without_making_and_without_some(qtbot: QtBot, desk, themes, ground) -> None:
    """To merge a code, only others that are there are offered."""
    fact = desk.codebook.named("Fact").id
    made = CodeChooser(desk, themes, ground)
    made.open_for(lambda _: None, title="Merge", without=frozenset({fact}), may_make=False)
    assert "Fact" not in shown(made)

    qtbot.keyClicks(made.field, "Hedge")

    assert (shown(made), made.keys.text()) == ([], "No such code")
