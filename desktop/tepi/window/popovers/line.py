"""A popover that asks for one line: a reading, a translation, a new name."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from tepi.window.popovers.popover import Popover
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.window.desk import Desk


class LinePopover(Popover):
    """One field; Enter gives its text to the one who asked, Esc gives nothing."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 380)
        self._then: Callable[[str], None] | None = None
        self._left: Callable[[], None] | None = None
        self.closed.connect(self._went)
        self.field = QLineEdit(self)
        self.field.setObjectName("lineField")
        self.body.addWidget(self.field)
        self.say_keys(self.tr("Enter saves · Esc leaves it as it was"))

    def open_for(
        self,
        title: str,
        text: str,
        then: Callable[[str], None],
        *,
        hint: str = "",
        near: QRect | None = None,
        left: Callable[[], None] | None = None,
    ) -> None:
        """Ask for ``title`` with ``text`` in the field; ``then`` gets what is typed, without outer spaces.

        ``left`` is called where the card goes without a line.
        """
        self._then, self._left = then, left
        self.title.setText(title)
        self.title.setVisible(True)
        self.setAccessibleName(title)
        self.field.setAccessibleName(title)
        self.field.setText(text)
        self.field.setPlaceholderText(hint)
        self.field.selectAll()
        self.open(self.field, near)

    def enter(self) -> None:
        """Give the line to the one who asked."""
        text, then = self.field.text().strip(), self._then
        self._left = None
        self.dismiss()
        if then is not None:
            then(text)

    def _went(self) -> None:
        if self._left is not None:
            self._left()
