"""Reduced motion: nothing in the window moves by itself, and what Qt would move stands still.

Tepi has no animations of its own: it scrolls, opens and closes at once. What is left are Qt's effects
on menus, lists and tips, and the blinking of the caret in fields.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
)


class Stillness:
    """Switches what moves off and, as the system had it, on again.

    Attributes:
        on: Whether everything stands still.
    """

    def __init__(self) -> None:
        self.on = False
        self._before: tuple[int, frozenset[Qt.UIEffect]] | None = None

    def keep(self, still: bool) -> None:
        """Let nothing move, or let Qt move what the system wants moved."""
        if still == self.on:
            return
        self.on = still
        if still:
            moving = frozenset(each for each in EFFECTS if QApplication.isEffectEnabled(each))
            self._before = (QApplication.cursorFlashTime(), moving)
        blink, moving = (0, frozenset()) if still or self._before is None else self._before
        QApplication.setCursorFlashTime(blink)
        for each in EFFECTS:
            QApplication.setEffectEnabled(each, each in moving)
