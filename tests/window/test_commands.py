"""Every key of the action table at the real window; changed keys; digits by place; keys in text fields."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tepi.window import open_window
from tepi.window.actions import ACTIONS, BY_ID
from tepi.window.commands import Commands
from tepi.window.desk import Desk
from tepi.window.hands import Hands
from tepi.window.main_window import MainWindow
from tepi.window.state import State
from tepi.window.theme import Themes

PLAIN, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window on a new library, ready, with the keyboard in the text."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    made = open_window(tmp_path / "library.tepi")
    hands = Hands(made)
    hands.until(lambda: made.desk.open is not None, "no document opens")
    made.activateWindow()
    hands.until(made.pane.view.hasFocus, "the text does not get the keyboard")
    yield made
    made.close()
    made.deleteLater()
    hands.rest()


@pytest.fixture
def hands(window: MainWindow) -> Hands:
    """Hands at the window."""
    return Hands(window)


@pytest.fixture
def ran(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the actions that were asked for, which are not done."""
    found: list[str] = []
    monkeypatch.setattr(window.commands, "run", found.append)
    return found


def quotes(window: MainWindow) -> list[str]:
    """The marked words."""
    opened = window.desk.open
    assert opened is not None
    return [opened.text[span.start : span.end] for span in opened.index]


def by_place(
    window: MainWindow, scan: int, key: Qt.Key, text: str, keys: Qt.KeyboardModifier = PLAIN
) -> bool:
    """Press a physical key as a layout without digits has it; returns whether it was kept from being a shortcut.

    Qt looks for shortcuts again when a program sends a key, as no real key does: so it is handed over.
    """
    override = QKeyEvent(QEvent.Type.ShortcutOverride, key, keys, scan, 0, 0, text)
    override.ignore()
    QApplication.sendEvent(window.pane.view, override)
    window.commands.eventFilter(
        window.pane.view, QKeyEvent(QEvent.Type.KeyPress, key, keys, scan, 0, 0, text)
    )
    return override.isAccepted()


def test_every_key_reaches_its_action(window: MainWindow, hands: Hands, ran: list[str]) -> None:
    """Each key of the table, pressed in the text, asks for its own action and for no other."""
    wrong = {}
    for action in ACTIONS:
        for key in action.keys:
            ran.clear()
            window.pane.view.setFocus()
            hands.press(key)
            if ran != [action.id]:
                wrong[key] = (action.id, list(ran))

    assert wrong == {}


def test_every_action_can_be_done(window: MainWindow) -> None:
    """What each row of the table names is there and can be called."""
    for action in ACTIONS:
        function, _ = window.commands._resolve(action.run)
        assert callable(function), action.id


def test_a_changed_key(window: MainWindow, hands: Hands, ran: list[str]) -> None:
    """A key given to another action does that one, its former owner's id is told, and the old key does nothing."""
    former = window.commands.change_keys("sentence.next", ["U"])
    hands.press("U", "J")

    assert former == "sentence.undecided"
    assert ran == ["sentence.next"]
    assert window.commands.keys_of("sentence.undecided") == []


def test_a_key_of_its_own_again(window: MainWindow, hands: Hands, ran: list[str]) -> None:
    """An action that gets its own key back takes it from who has it now; no key rings twice."""
    window.commands.change_keys("sentence.undecided", ["J"])
    former = window.commands.change_keys("sentence.next", None)
    hands.press("J")

    assert former == "sentence.undecided"
    assert ran == ["sentence.next"]


def test_changed_keys_are_kept(window: MainWindow) -> None:
    """The state keeps changed keys for the next start."""
    window.commands.change_keys("sentence.next", ["Ctrl+Alt+N"])
    window.keep_state()

    assert window.state.get("keys", {}) == {"sentence.next": ["Ctrl+Alt+N"]}


def test_odd_keys_in_the_state_are_none(qtbot: QtBot, themes: Themes) -> None:
    """What is no list of keys, or of no action, is left out; the action keeps its own keys."""
    state = State(None)
    state.set("keys", {"sentence.next": 5, "nobody": ["X"], "mark.note": [1], "mark.doubt": ["Q"]})
    window = MainWindow(Desk(), themes, state)
    qtbot.addWidget(window)

    assert window.commands.changed_keys == {"mark.doubt": ["Q"]}
    assert window.commands.keys_of("sentence.next") == ["J"]


@pytest.mark.parametrize(
    ("scan", "key", "text", "shift", "action"),
    [
        (10, Qt.Key.Key_Ampersand, "&", PLAIN, "code.1"),
        (12, Qt.Key.Key_QuoteDbl, '"', PLAIN, "code.3"),
        (18, Qt.Key.Key_Ccedilla, "ç", PLAIN, "code.9"),
        (19, Qt.Key.Key_Agrave, "à", PLAIN, "none.toggle"),
        (14, Qt.Key.Key_Percent, "%", SHIFT, "code.5.stay"),
    ],
)
def test_digits_by_place(
    window: MainWindow,
    ran: list[str],
    scan: int,
    key: Qt.Key,
    text: str,
    shift: Qt.KeyboardModifier,
    action: str,
) -> None:
    """Where the layout has a sign on a number key, its place counts, also for a sign that is a key of its own."""
    held = by_place(window, scan, key, text, shift)

    assert ran == [action]
    assert held == (shift == PLAIN)


def test_a_sign_on_a_letter_key(window: MainWindow, ran: list[str]) -> None:
    """A sign that is not on the number row is no digit."""
    by_place(window, 47, Qt.Key.Key_Semicolon, ";")

    assert ran == []


def test_digits_in_the_find_field(window: MainWindow, hands: Hands) -> None:
    """While the find field has the keyboard, digits and letters are written, and nothing is marked."""
    hands.press("Ctrl+F")
    hands.write("10 j2?")
    field = window.findChild(QLineEdit, "findField")

    assert field is not None and field.text() == "10 j2?"
    assert quotes(window) == []


def test_digits_in_the_filter(window: MainWindow, hands: Hands) -> None:
    """While the filter has the keyboard, digits and letters are written."""
    hands.press("2", "F")
    hands.write("has:note 25")
    field = window.findChild(QLineEdit, "marksFilter")

    assert field is not None and field.text() == "has:note 25"
    assert len(quotes(window)) == 1


def test_digits_in_the_palette(window: MainWindow, hands: Hands) -> None:
    """While the palette is open, digits and letters are written there."""
    hands.press("Ctrl+K")
    hands.write("code 2jn")
    field = window.findChild(QLineEdit, "paletteField")

    assert field is not None and field.text() == "code 2jn"
    assert quotes(window) == []


def test_letters_in_the_note(window: MainWindow, hands: Hands) -> None:
    """In the note editor keys are letters; Ctrl+Z is its own; Esc goes back to the text and keeps the mark."""
    hands.press("2", "N")
    editor = hands.find("noteEditor")
    assert isinstance(editor, QPlainTextEdit)
    hands.write("j 2 u? [x]")
    written = editor.toPlainText()
    hands.press("Ctrl+Z")
    undone = editor.toPlainText()
    hands.press("Esc")
    hands.gone("noteEditor")

    assert written == "j 2 u? [x]"
    assert undone != written
    assert len(quotes(window)) == 1
    assert window.pane.view.hasFocus()


def test_undo_in_a_field_is_its_own(window: MainWindow, hands: Hands) -> None:
    """Ctrl+Z in a text field takes back what was typed there, and never a mark, even in an empty field."""
    hands.press("2", "Ctrl+F")
    hands.write("abc")
    hands.press("Ctrl+Z", "Ctrl+Z", "Ctrl+Z")

    field = window.findChild(QLineEdit, "findField")
    assert field is not None and field.text() == ""
    assert len(quotes(window)) == 1


def test_window_keys_hold_in_a_field(window: MainWindow, hands: Hands, ran: list[str]) -> None:
    """Keys of the whole window hold in a field too, as far as the field has no meaning of its own for them."""
    window.header.find_field.setFocus()
    for key in ("Ctrl+B", "F9", "F6", "F3", "Ctrl+PgDown", "F2"):
        window.header.find_field.setFocus()
        hands.press(key)

    assert ran == [
        "view.sidebar",
        "view.panel",
        "view.region",
        "find.next",
        "document.next",
        "document.facts",
    ]


def test_esc_lets_go_in_order(window: MainWindow, hands: Hands) -> None:
    """Esc closes the open editor, then drops the selection, then the current mark, then nothing; the focus stays."""
    desk = window.desk
    hands.press("J", "2")
    focus, mark = desk.focus, desk.current
    hands.press("N")
    hands.find("noteEditor")
    hands.press("Esc")
    hands.gone("noteEditor")
    first = (desk.current, desk.focus)
    desk.place(caret=focus.start + 8, anchor=focus.start)
    hands.press("Esc")
    second = (desk.selection, desk.current, desk.focus)
    hands.press("Esc")
    third = (desk.current, desk.focus)
    hands.press("Esc")

    assert first == (mark, focus)
    assert second == (None, mark, focus)
    assert third == (None, focus)
    assert (desk.current, desk.focus, quotes(window)) == (
        None,
        focus,
        [desk.open.text[focus.start : focus.end]],
    )


def test_esc_after_d(window: MainWindow, hands: Hands) -> None:
    """After D, Esc first takes the wish for a second-best code back; the mark stays current."""
    desk = window.desk
    hands.press("2", "D", "Esc")
    first = (desk.second_wanted, desk.current is not None)
    hands.press("6")

    assert first == (False, True)
    assert len(desk.highlight(desk.current).codes) == 2


def test_what_is_pressed_too_early_is_done_then(qtbot: QtBot, desk: Desk, themes: Themes) -> None:
    """Before the library is ready commands are kept, in order, also those that need a window; what needs no library is done."""
    window = MainWindow(Desk(), themes, State(None))
    qtbot.addWidget(window)
    done: list[str] = []
    window.commands._resolve = lambda run: (lambda *_, **__: done.append(run), ((), {}))
    for name in ("sentence.next", "code.2", "code.choose", "view.sidebar", "find.open"):
        window.commands.run(name)
    early = list(done)
    window.commands.ready()

    assert early == [BY_ID["view.sidebar"].run, BY_ID["find.open"].run]
    assert done[2:] == [BY_ID[name].run for name in ("sentence.next", "code.2", "code.choose")]


def test_toggles_show_their_state(window: MainWindow, hands: Hands) -> None:
    """The check mark of an option follows it, however it is changed."""
    commands: Commands = window.commands
    before = commands.qaction("mark.on").isChecked()
    hands.press("M")
    window.view.toggle_sidebar()

    assert (before, commands.qaction("mark.on").isChecked()) == (False, True)
    assert not commands.qaction("view.sidebar").isChecked()


def test_the_menu_holds_the_table(window: MainWindow) -> None:
    """Every action that belongs into a menu is in the main one."""
    menu = window.commands.main_menu(window)
    names = {action.objectName() for part in menu.actions() for action in part.menu().actions()}

    assert names == {action.id for action in ACTIONS if action.palette}


def test_left_goes_on_where_the_text_is_read_from_right_to_left(
    window: MainWindow, hands: Hands, tmp_path: Path
) -> None:
    """In an Arabic text the Left key takes the next clause, as it lies; the action table stays as it is."""
    desk, commands = window.desk, window.commands
    assert commands.keys_of("clause.next") == ["Right"]
    path = tmp_path / "arabic.txt"
    path.write_text("مرحبا، أهلا؛ نعم. جملة أخرى.", encoding="utf-8")
    window.work.take_files([path])
    hands.until(lambda: desk.open is not None and desk.open.text.startswith("مرحبا"), "it does not open")

    assert commands.keys_of("clause.next") == ["Left"]
    assert commands.keys_of("word.extend") == ["Ctrl+Shift+Left"]
    assert commands.keys_of("mark.next") == list(BY_ID["mark.next"].keys)
    hands.press("Left", "Left")
    assert desk.open is not None
    assert desk.open.text[desk.focus.start : desk.focus.end] == "أهلا"
    hands.press("Left", "Right")
    assert desk.open.text[desk.focus.start : desk.focus.end] == "أهلا"

    commands.change_keys("clause.next", ["Ctrl+Alt+Left"])
    commands.mirror(False)
    assert commands.keys_of("clause.next") == ["Ctrl+Alt+Right"]
    commands.change_keys("clause.next", None)
    assert commands.keys_of("clause.next") == ["Right"]
