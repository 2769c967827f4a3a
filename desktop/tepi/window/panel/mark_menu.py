"""The commands that a card offers on a right click; None is a line between them."""

from __future__ import annotations

MENU = (
    *("mark.note", "mark.todo", "mark.speaker", "mark.doubt", "code.choose", None),
    *("mark.reading", "mark.translation", "mark.copy", None),
    *("example.add", "example.counter", None),
    "mark.remove",
)
