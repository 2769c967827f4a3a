"""How the tokens that Pygments finds look: a few quiet formats in the theme's own colours."""

from __future__ import annotations

from typing import Any

from PySide6.QtGui import QColor, QFont, QTextCharFormat

from tepi.marks.contrast import contrast, readable
from tepi.window.theme import Theme

# Token type, by its end -> what it is. Looked up from the token to its parents.
ROLES = {
    "Generic.Heading": "heading",
    "Generic.Subheading": "heading",
    "Generic.Strong": "strong",
    "Generic.Emph": "emphasis",
    "Generic.EmphStrong": "both",
    "Generic.Deleted": "gone",
    "Keyword": "mark",
    "Punctuation.Indicator": "mark",
    "Comment": "soft",
    "Generic.Output": "soft",
    "String.Backtick": "code",
    "Literal.String.Backtick": "code",
    "Literal.String": "string",
    "Name.Label": "soft",
    "Name.Attribute": "address",
    "Name.Tag": "key",
    "Name.Entity": "tag",
    "Name.Decorator": "tag",
    "Name.Builtin": "mark",
    "Literal.Number": "number",
    "Name.Variable": "tag",
}
GREEN, VIOLET, BROWN = "#2f7d4f", "#7a4fa3", "#9a5b12"


class TokenFormats:
    """The formats of one theme; each has at least 4.5:1 on ``ground``."""

    def __init__(self, theme: Theme, ground: str) -> None:
        self._theme = theme
        self._ground = ground
        self._known: dict[Any, QTextCharFormat | None] = {}

    def of(self, token: Any) -> QTextCharFormat | None:
        """The format for a Pygments token type, or None where it looks like plain text."""
        if token not in self._known:
            self._known[token] = self._make(token)
        return self._known[token]

    def color_of(self, role: str) -> str:
        """The colour of a role, fitted to the ground."""
        theme = self._theme
        wanted = {
            "mark": theme.accent,
            "heading": theme.ink,
            "strong": theme.ink,
            "emphasis": theme.ink,
            "both": theme.ink,
            "gone": theme.soft,
            "soft": theme.soft,
            "code": BROWN,
            "string": GREEN,
            "address": theme.accent,
            "key": theme.accent,
            "tag": VIOLET,
            "number": BROWN,
        }[role]
        return readable(wanted, self._ground, 4.5)

    def _make(self, token: Any) -> QTextCharFormat | None:
        role = None
        while token is not None and role is None:
            name = str(token).removeprefix("Token.")
            role = ROLES.get(name)
            token = token.parent
        if role is None:
            return None
        made = QTextCharFormat()
        made.setForeground(QColor(self.color_of(role)))
        if role in ("heading", "strong", "both"):
            made.setFontWeight(QFont.Weight.Bold)
        if role in ("emphasis", "both"):
            made.setFontItalic(True)
        if role == "gone":
            made.setFontStrikeOut(True)
        return made


def least_contrast(formats: TokenFormats, ground: str) -> float:
    """The lowest contrast of any role on ``ground``: what a test holds."""
    return min(contrast(formats.color_of(role), ground) for role in set(ROLES.values()))
