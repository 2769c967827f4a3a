"""A document's title and facts, and facts of the reader's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QPushButton, QScrollArea, QVBoxLayout, QWidget

from tepi.text.document import Document
from tepi.window.popovers.popover import Popover
from tepi.window.sidebar.icon_button import IconButton
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.window.desk import Desk

FACTS = ("title", "kind", "author", "publication", "date", "language", "address")
HINTS = {
    "kind": "Editorial, news, letter…",
    "date": "2024-10-31",
    "language": "id, en, …",
    "address": "https://",
}


class FactsPopover(Popover):
    """Fields for what is known of a document. Enter saves them as one change; Esc leaves all as it was."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 460, "")
        self.setObjectName("facts")
        self.title.setText(self.tr("Title and facts"))
        self.title.show()
        self.setAccessibleName(self.tr("Title and facts"))
        self._document: Document | None = None
        self.fields: dict[str, QLineEdit] = {}
        self.own: list[tuple[QLineEdit, QLineEdit, QWidget]] = []
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(6)
        labels = (
            self.tr("Title"),
            self.tr("Kind"),
            self.tr("Author"),
            self.tr("Publication"),
            self.tr("Date"),
            self.tr("Language"),
            self.tr("Address"),
        )
        for line, (name, words) in enumerate(zip(FACTS, labels, strict=True)):
            label = QLabel(words, self)
            label.setProperty("soft", True)
            field = QLineEdit(self)
            field.setObjectName(f"fact_{name}")
            field.setAccessibleName(words)
            field.setPlaceholderText(HINTS.get(name, ""))
            label.setBuddy(field)
            grid.addWidget(label, line, 0)
            grid.addWidget(field, line, 1)
            self.fields[name] = field
        self.body.addLayout(grid)
        self._rows = QVBoxLayout()
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(6)
        inside = QWidget(self)
        inside.setLayout(self._rows)
        self._room = QScrollArea(self)
        self._room.setWidget(inside)
        self._room.setWidgetResizable(True)
        self._room.setFrameShape(QScrollArea.Shape.NoFrame)
        self._room.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self._room.hide()
        self.body.addWidget(self._room)
        more = QPushButton(self.tr("Add a fact of your own"), self)
        more.clicked.connect(lambda: self.add_own("", ""))
        self.add_buttons(self.tr("Save"), more).clicked.connect(self.enter)

    def open_for(self, document: Document, near: QRect | None = None) -> None:
        """Show and change this document's facts."""
        self._document = document
        for name, field in self.fields.items():
            field.setText(getattr(document, name))
            field.setCursorPosition(0)
        for name, value in document.fields.items():
            self.add_own(name, value)
        first = self.fields["title"]
        first.selectAll()
        self.open(first, near)

    def add_own(self, name: str, value: str) -> None:
        """One more line with a name and a value."""
        line = QWidget(self)
        grid = QGridLayout(line)
        grid.setContentsMargins(0, 0, 0, 0)
        what, worth = QLineEdit(name, line), QLineEdit(value, line)
        what.setAccessibleName(self.tr("Name of your own fact"))
        what.setPlaceholderText(self.tr("Name"))
        worth.setAccessibleName(self.tr("Its value"))
        worth.setPlaceholderText(self.tr("Value"))
        away = IconButton(self.themes, self.tr("Take this fact away"), "close", line)

        def take_away() -> None:
            what.clear()
            line.hide()
            self._make_room()

        away.clicked.connect(take_away)
        grid.addWidget(what, 0, 0)
        grid.addWidget(worth, 0, 1)
        grid.addWidget(away, 0, 2)
        grid.setColumnStretch(0, 2)
        grid.setColumnStretch(1, 3)
        self._rows.addWidget(line)
        self.own.append((what, worth, line))
        self._make_room()
        if not name and self.isVisible():
            what.setFocus()

    def enter(self) -> None:
        """Record what was changed."""
        from tepi.window import editing

        if self._document is None:
            return
        facts: dict[str, object] = {
            name: " ".join(field.text().split()) for name, field in self.fields.items()
        }
        if not facts["title"]:
            self.fields["title"].setPlaceholderText(self.tr("A document needs a title"))
            self.fields["title"].clear()
            self.fields["title"].setFocus()
            return
        if facts["title"] == self._document.title and self._document.title_guessed:
            # A guessed title that nobody touched stays a guess.
            del facts["title"]
        own = {
            what.text().strip(): worth.text().strip() for what, worth, _ in self.own if what.text().strip()
        }
        facts["fields"] = own
        document = self._document
        self.dismiss()
        editing.alter_facts(self.desk, document, facts)

    def _make_room(self) -> None:
        shown = sum(not line.isHidden() for _, _, line in self.own)
        self._room.setVisible(shown > 0)
        self._room.setFixedHeight(min(shown, 4) * 38)
