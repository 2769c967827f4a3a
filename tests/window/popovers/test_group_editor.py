"""A group's name and rules."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.window.popovers.group_editor import GroupEditor


def test_a_new_group(qtbot: QtBot, desk, themes, ground) -> None:
    """With the rules that were chosen."""
    editor = GroupEditor(desk, themes, ground)
    editor.open_for(None)
    qtbot.keyClicks(editor.name, "Stance")
    editor.choose.choose("one")
    editor.unit.choose("sentence")
    editor.decide.setChecked(True)
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)

    made = desk.codebook.groups[-1]
    assert (made.name, made.choose, made.unit, made.decide, made.counted) == (
        "Stance",
        "one",
        "sentence",
        True,
        True,
    )


def test_the_rules_of_a_group_that_is_there(qtbot: QtBot, desk, themes, ground) -> None:
    """They are shown and changed."""
    group = desk.codebook.groups[3]
    editor = GroupEditor(desk, themes, ground)
    editor.open_for(group.id)
    assert (editor.name.text(), editor.choose.value, editor.counted.isChecked()) == ("Text", "many", False)
    editor.counted.setChecked(True)
    qtbot.keyClick(editor.counted, Qt.Key.Key_Return)

    assert desk.codebook.group(group.id).counted


def test_a_group_needs_a_name(qtbot: QtBot, desk, themes, ground, said) -> None:
    """It is said, and the card stays."""
    editor = GroupEditor(desk, themes, ground)
    editor.open_for(None)
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)

    assert editor.isVisible()
    assert "needs a name" in said[-1].text
