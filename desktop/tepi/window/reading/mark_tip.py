"""What the margin says of a mark when the pointer rests on it, and the list of marks that share a place."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from html import escape
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu, QWidget

from tepi.text.quotations import in_marks
from tepi.window.reading.menu import swatch_icon
from tepi.window.theme import Theme

if TYPE_CHECKING:
    from tepi.marks.highlight import Highlight
    from tepi.window.desk import Desk

QUOTE_SHOWN, NOTE_SHOWN = 120, 600
QUOTE_LISTED = 44


def mark_tip(desk: Desk, mark_id: str) -> str:
    """Code names, the beginning of the quote and more of the note, as rich text."""
    mark = desk.highlight(mark_id)
    if mark is None:
        return ""
    names = _names(desk, mark)
    lines = [f"<b>{escape(names)}</b>", escape(in_marks(_beginning(mark.quote, QUOTE_SHOWN)))]
    if mark.attribution is not None:
        who = " < ".join(reversed(mark.attribution.names))
        lines.append(escape(_tr("said by {who}").format(who=who)))
    if mark.note is not None:
        lines.append(f"<i>{escape(_beginning(mark.note.text, NOTE_SHOWN))}</i>")
    return "<br>".join(lines)


def several_tip(desk: Desk, marks: Sequence[str]) -> str:
    """The names of marks that share a bracket or a count, one a line, as rich text."""
    lines = [escape(_names(desk, mark)) for mark in desk.highlights(marks)]
    said = _tr("{count} marks; press to choose one").format(count=len(lines))
    return "<br>".join((f"<b>{escape(said)}</b>", *lines))


def marks_menu(
    desk: Desk, theme: Theme, marks: Sequence[str], choose: Callable[[str], None], parent: QWidget
) -> QMenu:
    """A small list of marks, each with its swatch, names and first words; the current one is ticked."""
    menu = QMenu(parent)
    menu.setObjectName("marksHere")
    book = desk.codebook
    for mark in desk.highlights(marks):
        code = book.find(mark.codes[0]) if book is not None and mark.codes else None
        words = f"{_names(desk, mark)}  {in_marks(_beginning(mark.quote, QUOTE_LISTED))}"
        action = menu.addAction(words.replace("&", "&&"))
        if code is not None and book is not None:
            action.setIcon(swatch_icon(code.color, theme, book.order(code.id)))
        if mark.id == desk.current:
            menu.setActiveAction(action)
        action.triggered.connect(lambda _checked=False, mark_id=mark.id: choose(mark_id))
    return menu


def _names(desk: Desk, mark: Highlight) -> str:
    book = desk.codebook
    codes = [book.find(code) for code in mark.codes] if book is not None else []
    names = ", ".join(code.name for code in codes if code is not None) or _tr("Mark without a code")
    return _tr("{names} (unsure)").format(names=names) if mark.unsure else names


def _beginning(words: str, length: int) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= length else flat[:length].rstrip() + "…"


def _tr(words: str) -> str:
    return QCoreApplication.translate("MarginLane", words)
