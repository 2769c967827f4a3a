"""How a title looks that nobody has confirmed yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtGui import QFont

# Latin, Greek, Cyrillic and Armenian letters, and the signs of general punctuation.
LAST_SLANTED = "\u058f"
PUNCTUATION = ("\u1e00", "\u20cf")


def show_guess(font: QFont, title: str, guessed: bool) -> None:
    """Slant the face of a guessed title, where its letters are such as have italics at all.

    Arabic, Hebrew, Chinese and the like have none: there a machine would only push the letters over.
    """
    font.setItalic(guessed and all(map(_has_italics, title)))


def _has_italics(letter: str) -> bool:
    return letter <= LAST_SLANTED or PUNCTUATION[0] <= letter <= PUNCTUATION[1]
