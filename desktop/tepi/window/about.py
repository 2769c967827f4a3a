"""About: version, licence, and where the library and the log lie."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

import tepi
from tepi.window.desk import Desk
from tepi.window.overlay import Overlay
from tepi.window.theme import Themes, reading_font


class About(Overlay):
    """A small sheet whose lines can be selected and copied."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent, 520)
        self.setObjectName("about")
        self.setAccessibleName(self.tr("About Tepi"))
        self._desk = desk
        name = QLabel("Tepi", self.card)
        font = reading_font(26)
        font.setBold(True)
        name.setFont(font)
        name.setStyleSheet("font-size: 26px;")
        self._lines = QLabel(self.card)
        self._lines.setWordWrap(True)
        self._lines.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        close = QPushButton(self.tr("Close"), self.card)
        close.clicked.connect(self.dismiss)
        self.body.setContentsMargins(24, 20, 24, 20)
        self.body.addWidget(name)
        self.body.addWidget(self._lines)
        self.body.addWidget(close, 0, Qt.AlignmentFlag.AlignRight)

    def open(self) -> None:
        """Show the lines as they are now."""
        from tepi.library.places import log_path

        where = self._desk.library.path if self._desk.library else self.tr("not open")
        lines = [
            self.tr("Notes in the margin. Version {0}.").format(tepi.__version__),
            self.tr("Library: {0}").format(where),
            self.tr("Log (never holds texts or notes): {0}").format(log_path()),
            self.tr(
                "MIT licence. Made with Qt and PySide6 (LGPL), SQLite, SQLAlchemy, Pygments and sentencex."
            ),
        ]
        self._lines.setText("\n\n".join(lines))
        super().open()
        self.setFocus()
