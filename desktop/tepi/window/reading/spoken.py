"""What a screen reader hears when the caret enters a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from tepi.window.accessible import announce

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from tepi.marks.index import Span
    from tepi.window.desk import Desk


class Spoken:
    """Says the codes of the marks at the caret when they change."""

    def __init__(self, desk: Desk, widget: QWidget) -> None:
        self._desk = desk
        self._widget = widget
        self._last = ""

    def follow(self) -> None:
        """The caret or the current mark moved: say what is new there."""
        words = self.words()
        if words == self._last:
            return
        self._last = words
        announce(self._widget, words)

    def words(self) -> str:
        """The code names of the marks round the caret, the current mark's first; "" where there are none."""
        desk = self._desk
        if desk.open is None or desk.codebook is None:
            return ""
        spans = desk.open.index.touching(desk.caret)
        spans.sort(key=lambda span: span.highlight != desk.current)
        names = [name for span in spans for name in names_of(desk, span)]
        return ", ".join(dict.fromkeys(names))


def names_of(desk: Desk, span: Span) -> list[str]:
    """What is said of a mark: its codes in words, and with the last of them what else is on it."""
    tr = QCoreApplication.translate
    book = desk.codebook
    codes = [book.find(code) for code in span.codes] if book is not None else []
    words = [code.name for code in codes if code is not None] or [tr("Spoken", "mark without a code")]
    if span.unsure:
        words[-1] = tr("Spoken", "{0}, unsure").format(words[-1])
    if span.said:
        words[-1] = tr("Spoken", "{0}, with a speaker").format(words[-1])
    if span.note:
        words[-1] = tr("Spoken", "{0}, with a note").format(words[-1])
    return words
