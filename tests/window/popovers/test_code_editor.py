"""All of a code."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.library.edits.codebook import add_example
from tepi.window.popovers.code_editor import CodeEditor
from tepi.window.sidebar.icon_button import IconButton

CONTROL = Qt.KeyboardModifier.ControlModifier


def test_all_is_saved_as_one_step(qtbot: QtBot, desk, library, themes, ground) -> None:
    """Name, key, guideline, an example taken away, another group: one undo."""
    fact = desk.codebook.named("Fact")
    desk.record(add_example(fact, "example", "sekitar 10.000 tentara", "¶1 s1", None))
    before = desk.codebook
    editor = CodeEditor(desk, themes, ground)
    editor.open_for(fact.id)
    editor.name.clear()
    qtbot.keyClicks(editor.name, "Claim")
    editor.key.choose("2")
    assert editor.taken.text() == "2 is the key of Opinion now; it would have none"
    editor.group.choose(desk.codebook.groups[1].id)
    editor.guideline.setPlainText("A claim.")
    count = len(before.code(fact.id).examples)
    button = [each for each in editor.findChildren(IconButton) if "example" in each.accessibleName()][-1]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.keyClick(editor.guideline, Qt.Key.Key_Return, CONTROL)

    claim = desk.codebook.named("Claim")
    assert (claim.key, claim.group, claim.guideline) == ("2", desk.codebook.groups[1].id, "A claim.")
    assert len(claim.examples) == count - 1
    assert desk.codebook.named("Opinion").key is None

    library.history.undo()

    assert desk.codebook.codes == before.codes


def test_a_new_code_is_proposed_colour_and_key(qtbot: QtBot, desk, themes, ground, said) -> None:
    """A name is all that must be typed."""
    used: list[str] = []
    desk.code_used.join(used.append)
    group = desk.codebook.groups[2].id
    editor = CodeEditor(desk, themes, ground)
    editor.open_new(group)
    qtbot.keyClicks(editor.name, "Hedge")
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(editor.name, Qt.Key.Key_Return)

    made = desk.codebook.named("Hedge")
    assert (made.group, made.color, used) == (group, "#5B5BD6", [made.id])
    assert said == []


def test_a_code_inside_a_code(qtbot: QtBot, desk, themes, ground) -> None:
    """It has the outer one's colour and group."""
    fact = desk.codebook.named("Fact")
    editor = CodeEditor(desk, themes, ground)
    editor.open_new(fact.group, fact.id)
    assert not editor.group.isEnabled()
    qtbot.keyClicks(editor.name, "Number")
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)

    made = desk.codebook.named("Number")
    assert (made.parent, made.color) == (fact.id, fact.color)


def test_a_name_that_is_taken_keeps_the_card_open(qtbot: QtBot, desk, themes, ground, said) -> None:
    """What was typed is not lost."""
    editor = CodeEditor(desk, themes, ground)
    editor.open_new(desk.codebook.groups[0].id)
    qtbot.keyClicks(editor.name, "fact")
    qtbot.keyClick(editor.name, Qt.Key.Key_Return)

    assert editor.isVisible()
    assert "There is a code called fact already" in said[-1].text


def test_esc_leaves_all_as_it_was(qtbot: QtBot, desk, themes, ground) -> None:
    """Also from the guideline's field."""
    before = desk.codebook
    editor = CodeEditor(desk, themes, ground)
    editor.open_for(before.named("Fact").id, guideline=True)
    qtbot.keyClicks(editor.guideline, "More. ")
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(editor.guideline, Qt.Key.Key_Escape)

    assert desk.codebook == before
