"""Keys as a system's keyboards name them; on macOS none that the system keeps for itself."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from pytestqt.qtbot import QtBot

from tepi.window import key_names, open_window
from tepi.window.actions import ACTIONS, own_keys
from tepi.window.hands import Hands
from tepi.window.key_names import ON_MACOS, spelled

# As Qt writes them; macOS takes these before a program sees them, or they mean one thing in all programs.
TAKEN = {
    *("Ctrl+Tab", "Ctrl+Shift+Tab", "Ctrl+Space", "Ctrl+Alt+Esc", "Ctrl+H", "Ctrl+Alt+H", "Ctrl+M", "Ctrl+`"),
    *("Ctrl+Shift+3", "Ctrl+Shift+4", "Ctrl+Shift+5", "Ctrl+Shift+Q", "Meta+Up", "Meta+Down", "Meta+Left"),
    *("Meta+Right", "Meta+Space", "Ctrl+Meta+Q", "F11"),
}


@pytest.fixture
def macos(monkeypatch: pytest.MonkeyPatch) -> None:
    """The names and keys of macOS."""
    monkeypatch.setattr(key_names, "sys", SimpleNamespace(platform="darwin"))


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Ctrl+Shift+Z", "⇧⌘Z"),
        ("Ctrl++", "⌘+"),
        ("Alt+PgUp", "⌥PgUp"),
        ("Meta+Tab", "⌃Tab"),
        ("J", "J"),
        ("+", "+"),
        ("Enter goes there · Alt+PgUp leads back", "Enter goes there · ⌥PgUp leads back"),
        ("Ctrl and a press opens it", "⌘ and a press opens it"),
        ("Shift gives, Control too", "Shift gives, Control too"),
    ],
)
def test_macos_writes_signs(macos: None, written: str, wanted: str) -> None:
    """In Apple's order, in a key as in a sentence."""
    assert spelled(written) == wanted


def test_elsewhere_keys_are_words() -> None:
    """As the table has them."""
    assert spelled("Ctrl+Shift+Z") == "Ctrl+Shift+Z"


def test_every_command_has_a_key_that_macos_leaves_to_it(macos: None) -> None:
    """What has keys at all has one that arrives, and no two commands have the same."""
    owners: dict[str, str] = {}
    for action in ACTIONS:
        keys = own_keys(action.id)
        assert not keys or set(keys) - TAKEN, action.id
        for key in keys:
            assert owners.setdefault(key, action.id) == action.id
    assert set(ON_MACOS) <= {action.id for action in ACTIONS}


def test_on_macos_the_key_above_enter_removes_a_mark(
    macos: None, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its laptops have no Del; the hints in the window write the keys with their signs."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    window = open_window(tmp_path / "library.tepi")
    qtbot.addWidget(window)
    hands = Hands(window)
    hands.until(lambda: window.desk.open is not None, "no document opens")
    window.activateWindow()
    hands.until(window.pane.view.hasFocus, "the text does not get the keyboard")

    hands.press("2")
    assert window.desk.open is not None
    assert len(list(window.desk.open.index)) == 1
    hands.press("Backspace")
    assert not list(window.desk.open.index)
    assert window.header.find_field._label() == "⌘F"
    window.close()
    hands.rest()
