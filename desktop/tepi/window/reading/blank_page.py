"""What stands in the middle of the window while no text is open: how one comes in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tepi.window.key_overview import shown
from tepi.window.theme import Themes, q, reading_font

# A little above the middle, where the eye looks first.
ABOVE, BELOW = 2, 3


class BlankPage(QWidget):
    """A heading, a line that says what can be done, and the two commands for it."""

    def __init__(self, themes: Themes, commands: Any, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self.setObjectName("blankPage")
        self.setAccessibleName(self.tr("No text is open"))
        self._heading = QLabel(self.tr("No text is open"), self)
        self._line = QLabel(self)
        self._line.setWordWrap(True)
        self._line.setProperty("soft", True)
        self._line.setText(self.tr("Drop files here, paste a text, or choose files."))
        for label in (self._heading, self._line):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.add = self._button(commands, "document.add", self.tr("Add texts…"))
        self.add.setProperty("primary", True)
        self.paste = self._button(commands, "document.paste", self.tr("Paste a text"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(self.paste)
        row.addWidget(self.add)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addStretch(ABOVE)
        column.addWidget(self._heading)
        column.addWidget(self._line)
        column.addSpacing(8)
        column.addLayout(row)
        column.addStretch(BELOW)
        themes.changed.join(self._dress)
        self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """An empty page."""
        QPainter(self).fillRect(event.rect(), q(self._themes.current.page))

    def _button(self, commands: Any, command: str, words: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(", ".join(map(shown, commands.keys_of(command))))
        # A press with the mouse leaves the keyboard with the page, where the keys of the tips hold.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda: commands.run(command))
        return button

    def _dress(self) -> None:
        font = reading_font(24)
        # The sheet gives every label the window's own face.
        self._heading.setStyleSheet(
            f'font-family: "{font.family()}"; font-size: {font.pixelSize()}px; color: {self._themes.current.ink};'
        )
        self.update()
