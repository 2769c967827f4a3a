"""What the list says when there is nothing in it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from tepi.window.theme import Themes, ui_font


class EmptyHint(QWidget):
    """One quiet line, and where a filter hides everything a button that clears it."""

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._themes = themes
        self._line = QLabel(self)
        self._line.setFont(ui_font(12))
        self._line.setWordWrap(True)
        self._line.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.clear = QPushButton(self.tr("Clear the filter"), self)
        self.clear.setFont(ui_font(12))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 20, 28, 20)
        layout.setSpacing(12)
        layout.addWidget(self._line)
        layout.addWidget(self.clear, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(1)
        themes.changed.join(self._tint)
        self._tint()

    def say(self, line: str, *, clear: bool) -> None:
        """Show the line, each sentence by itself, with the button or without."""
        self._line.setText(line.replace(". ", ".\n"))
        self.clear.setVisible(clear)
        self.show()

    def _tint(self) -> None:
        self._line.setStyleSheet(f"color: {self._themes.current.soft}; font-size: 12px;")
