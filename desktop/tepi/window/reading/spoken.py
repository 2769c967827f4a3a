"""What a screen reader hears when the caret enters a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

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
        if not words:
            return
        from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

        # Assistive technology that is not there needs no events.
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, words))

    def words(self) -> str:
        """The code names of the marks round the caret, the current mark's first; "" where there are none."""
        desk = self._desk
        if desk.open is None or desk.codebook is None:
            return ""
        spans = desk.open.index.touching(desk.caret)
        spans.sort(key=lambda span: span.highlight != desk.current)
        names: list[str] = []
        for span in spans:
            codes = [desk.codebook.find(code) for code in span.codes]
            words = [code.name for code in codes if code is not None] or [
                self._widget.tr("mark without a code")
            ]
            if span.note:
                words[-1] = self._widget.tr("{code}, with a note").format(code=words[-1])
            names.extend(words)
        return ", ".join(dict.fromkeys(names))
