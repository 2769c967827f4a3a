"""Keys as this system's keyboards name them, and those that macOS keeps for itself. Without Qt."""

from __future__ import annotations

import re
import sys

# macOS swaps what Qt calls Ctrl and Meta, and writes the keys that are held in this order.
_HELD = {"Meta": "⌃", "Alt": "⌥", "Shift": "⇧", "Ctrl": "⌘"}
_TOGETHER = re.compile(r"\b(?:(?:Ctrl|Meta|Alt|Shift)\+)+")
_ALONE = re.compile(r"\bCtrl\b")

# There Ctrl+Tab would change programs, F11 shows the desktop, F8 plays music, and laptops have only the key above
# Enter. The first is the one that hints name.
ON_MACOS: dict[str, tuple[str, ...]] = {
    "mark.remove": ("Backspace", "Del"),
    "view.focus": ("Ctrl+Meta+F", "F11"),
    "split.toggle": ("Ctrl+\\", "F8"),
    "split.other": ("Meta+Tab",),
}


def own_here(action_id: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of the table, or on macOS those that an action has there instead."""
    return ON_MACOS.get(action_id, keys) if sys.platform == "darwin" else keys


def spelled(words: str) -> str:
    """A key, or a sentence that names some: on macOS with the signs that stand on its keyboards."""
    if sys.platform != "darwin":
        return words
    return _ALONE.sub(_HELD["Ctrl"], _TOGETHER.sub(_signs, words))


def _signs(found: re.Match[str]) -> str:
    return "".join(sign for name, sign in _HELD.items() if f"{name}+" in found[0])
