"""The menus of the codebook."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.popovers.chooser import CodeChooser
from tepi.window.popovers.code_editor import CodeEditor
from tepi.window.popovers.colors import ColorPopover
from tepi.window.popovers.group_editor import GroupEditor
from tepi.window.sidebar.sidebar import Sidebar


def find(menu: QMenu, words: str) -> QAction:
    """The line of a menu, or of a menu in it, with these words."""
    for action in menu.actions():
        if action.text() == words:
            return action
        if action.menu() is not None and any(each.text() == words for each in action.menu().actions()):
            return find(action.menu(), words)
    raise LookupError(words)


def code_menu(sidebar: Sidebar, desk: Desk, name: str) -> QMenu:
    """The menu of a code."""
    return sidebar.menus.menu_for("code", desk.codebook.named(name).id)


def test_a_key_is_taken_over(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """The menu says who has the key; choosing it takes the key from that code."""
    find(code_menu(sidebar, desk, "Fact"), "2   (Opinion)").trigger()

    assert (desk.codebook.by_key("2").name, desk.codebook.named("Opinion").key) == ("Fact", None)


def test_a_key_is_taken_off(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """A code may be without a key."""
    find(code_menu(sidebar, desk, "Fact"), "None").trigger()

    assert desk.codebook.named("Fact").key is None


def test_a_code_moves_to_another_group(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """Behind the codes that lie there."""
    find(code_menu(sidebar, desk, "Prediction"), "Voice").trigger()

    voice = desk.codebook.groups[1].id
    assert [code.name for code, _ in desk.codebook.tree(voice)] == ["Reported", "Prediction"]


def test_a_groups_rules_are_check_marks(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """They say how it is, and change it."""
    group = desk.codebook.groups[2].id
    assert not find(sidebar.menus.menu_for("group", group), "Choose one").isChecked()

    find(sidebar.menus.menu_for("group", group), "Choose one").trigger()
    find(sidebar.menus.menu_for("group", group), "Marks whole sentences").trigger()
    find(sidebar.menus.menu_for("group", group), "Every sentence wants a decision").trigger()
    find(sidebar.menus.menu_for("group", group), "Counts in figures").trigger()

    changed = desk.codebook.group(group)
    assert (changed.choose, changed.unit, changed.decide, changed.counted) == ("one", "sentence", True, False)


def test_only_an_empty_group_can_be_deleted(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """The line is there, and says by its tooltip why it cannot be chosen."""
    delete = find(sidebar.menus.menu_for("group", desk.codebook.groups[0].id), "Delete")

    assert not delete.isEnabled()
    assert delete.toolTip() == "Its codes have to go first"


def test_the_lines_with_dots_open_popovers(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """One at a time: the next closes the one before."""
    window = sidebar.window()
    for words, kind in (
        ("Colour…", ColorPopover),
        ("New code inside…", CodeEditor),
        ("Merge into…", CodeChooser),
    ):
        find(code_menu(sidebar, desk, "Opinion"), words).trigger()
        assert any(each.isVisible() for each in window.findChildren(kind))
    sidebar.new_group()

    assert [each.isVisible() for each in window.findChildren(GroupEditor)] == [True]
    assert not any(each.isVisible() for each in window.findChildren(CodeChooser))


def test_the_note_of_a_code_is_asked_of_the_window(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """Its editor is the panel's."""
    asked: list[tuple[str, str]] = []

    class Front:
        def edit_note(self, kind: str, target: str) -> None:
            asked.append((kind, target))

    desk.front = Front()
    find(code_menu(sidebar, desk, "Fact"), "Note…").trigger()

    assert asked == [("code", desk.codebook.named("Fact").id)]
