"""The right-click menu of the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from tepi.window import stepping
from tepi.window.actions import BY_ID
from tepi.window.reading.menu import MARK_COMMANDS, RANGE_COMMANDS, SENTENCE_COMMANDS, margin_menu, text_menu
from tepi.window.theme import LIGHT

if TYPE_CHECKING:
    from tests.window.reading.conftest import Reader


class Commands:
    """Gives a QAction for any id of the action table."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent

    def qaction(self, action_id: str) -> QAction:
        return QAction(BY_ID[action_id].title, self._parent)


def titles(reader: Reader) -> list[str]:
    menu = text_menu(reader.desk, LIGHT, Commands(reader.pane), reader.pane)
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def test_every_command_of_the_menu_is_in_the_action_table() -> None:
    """An id that is not there would only be noticed at the first right click."""
    ids = {each for each in (*RANGE_COMMANDS, *MARK_COMMANDS, *SENTENCE_COMMANDS) if each is not None}

    assert ids <= set(BY_ID)


def test_codes_come_first_with_their_keys(reader: Reader) -> None:
    """A choice gives the code to the range."""
    stepping.select(reader.desk, reader.range("perang ilegal"))
    menu = text_menu(reader.desk, LIGHT, Commands(reader.pane), reader.pane)

    menu.actions()[5].trigger()

    assert menu.actions()[5].text() == "Loaded word\t6"
    assert reader.words(reader.desk.current_range()) == "perang ilegal"


def test_what_concerns_a_mark_is_offered_only_on_one(reader: Reader) -> None:
    """Remove and doubt need a mark."""
    stepping.focus_at(reader.desk, reader.range("Dilemahkan").start)
    beside = titles(reader)
    reader.mark("perang ilegal", "6")

    assert BY_ID["mark.remove"].title not in beside
    assert BY_ID["mark.remove"].title in titles(reader)
    assert BY_ID["unit.split"].title in beside


def test_the_margins_menu_has_its_settings_and_on_a_mark_the_marks_commands(reader: Reader) -> None:
    """Beside every mark the two settings alone."""
    assert reader.desk.open is not None

    def offered(on_mark: bool) -> list[str]:
        menu = margin_menu(Commands(reader.pane), on_mark, reader.pane)
        return [action.text() for action in menu.actions() if not action.isSeparator()]

    settings = ["Notes in the margin", "Patterns on marks"]
    assert offered(False) == settings
    assert offered(True)[-2:] == settings
    assert {"Note", "Remove the mark"} <= set(offered(True))
