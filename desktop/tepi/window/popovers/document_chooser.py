"""The document chooser: a few letters find a text of the library."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QLineEdit, QWidget

from tepi.window.popovers.popover import Popover
from tepi.window.popovers.rows import Choice, ChoiceList
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from PySide6.QtCore import QRect

    from tepi.text.document import Document
    from tepi.window.desk import Desk

MOST = 200


class DocumentChooser(Popover):
    """Type to find a text by its title, author or publication; Enter takes it."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 360, "")
        self.setObjectName("documentChooser")
        self.setAccessibleName(self.tr("Text for this pane"))
        self._then: Callable[[Document], None] | None = None
        self._documents: list[Document] = []
        self.field = QLineEdit(self)
        self.field.setObjectName("documentField")
        self.field.setAccessibleName(self.tr("Text for this pane"))
        self.field.setPlaceholderText(self.tr("Title, author or publication…"))
        self.field.textChanged.connect(self._fill)
        self.body.addWidget(self.field)
        self.list = ChoiceList(themes, self)
        self.list.setAccessibleName(self.tr("Texts"))
        self.list.serve(self.field)
        self.list.chosen.connect(self._take)
        self.body.addWidget(self.list)
        self.keys = self.say_keys("")

    def open_for(self, then: Callable[[Document], None], near: QRect | None = None) -> None:
        """Let the reader choose; ``then`` gets the document."""
        from tepi.library import queries

        if self.desk.library is None:
            return
        self._then = then
        self._documents = queries.documents(self.desk.library)
        self._fill("")
        here = self.desk.open.document.id if self.desk.open else ""
        at = next((place for place, row in enumerate(self.list.choices.rows) if row.value == here), 0)
        self.list.setCurrentIndex(self.list.choices.index(at))
        self.open(self.field, near)

    def _fill(self, wanted: str) -> None:
        from tepi.window.palette import score

        fitting: list[tuple[int, int, Document]] = []
        for place, each in enumerate(self._documents):
            fit = max(score(wanted, words) for words in (each.title, each.author, each.publication))
            if fit:
                fitting.append((-fit, place, each))
        fitting.sort(key=lambda found: found[:2])
        self.list.show_rows([Choice(each.id, each.title, each.publication) for _, _, each in fitting[:MOST]])
        self.keys.setText(
            self.tr("Enter shows it here · Esc closes") if fitting else self.tr("There is no such text")
        )

    def _take(self, row: Choice) -> None:
        document = next(each for each in self._documents if each.id == row.value)
        then = self._then
        self.dismiss()
        if then is not None:
            then(document)
