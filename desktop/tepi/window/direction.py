"""How a title stands: the way its own script runs, whatever the window's language, and slanted or upright."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFont, QPainter

from tepi.text.direction import reads_backwards

# Latin, Greek, Cyrillic and Armenian letters, and the signs of general punctuation.
LAST_SLANTED = "\u058f"
PUNCTUATION = ("\u1e00", "\u20cf")


def direction_of(words: str) -> Qt.LayoutDirection:
    """The way these words run: by most of their letters, left to right where they have none."""
    return Qt.LayoutDirection.RightToLeft if reads_backwards(words) else Qt.LayoutDirection.LeftToRight


def draw_title(painter: QPainter, box: QRectF, title: str) -> None:
    """Draw a line at the left of a box; its marks and its ellipsis stand where its own script has them."""
    usual = painter.layoutDirection()
    painter.setLayoutDirection(direction_of(title))
    flags = Qt.AlignmentFlag
    painter.drawText(box, flags.AlignVCenter | flags.AlignLeft | flags.AlignAbsolute, title)
    painter.setLayoutDirection(usual)


def suit(font: QFont, title: str, guessed: bool, language: str) -> None:
    """Slant the face of a guessed title, where its letters have italics at all; give Han the forms of its language.

    Arabic, Hebrew, Chinese and the like have no italics: there a machine would only push the letters over.
    ``language`` is ISO 639-1, or "".
    """
    font.setItalic(guessed and all(map(_has_italics, title)))
    if not title.isascii():
        from tepi.window.script_faces import write_han

        write_han(font, title, language)


def _has_italics(letter: str) -> bool:
    return letter <= LAST_SLANTED or PUNCTUATION[0] <= letter <= PUNCTUATION[1]
