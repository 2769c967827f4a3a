"""What became of several texts that were to be added: which could not be read and why, and the others to be opened."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QScrollArea, QWidget

from tepi.library.adding import BACK, FAILED, THERE, Outcome
from tepi.window.outcomes import in_one_line
from tepi.window.popovers.popover import Popover
from tepi.window.popovers.rows import Choice, ChoiceList
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.window.desk import Desk

WIDTH, ROWS, HIGHEST, BAR = 440, 8, 190, 14


class AddedPopover(Popover):
    """Reasons first, as they ask for something to be done; Enter on a text opens it."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget, outcomes: Sequence[Outcome]) -> None:
        super().__init__(desk, themes, parent, WIDTH, in_one_line(outcomes))
        self.setObjectName("added")
        self.title.setWordWrap(True)
        self._open: Callable[[str], None] = lambda _: None
        problems = [each.problem for each in outcomes if each.how == FAILED]
        self.reasons = QLabel("\n\n".join(problems), self)
        self.reasons.setTextFormat(Qt.TextFormat.PlainText)
        self.reasons.setWordWrap(True)
        self.reasons.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.reasons.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.area = QScrollArea(self)
        self.area.setObjectName("reasons")
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setAccessibleName(self.tr("What could not be added"))
        self.area.setAccessibleDescription(self.reasons.text())
        self.area.setWidget(self.reasons)
        self.area.setStyleSheet("QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }")
        self.area.setFixedHeight(min(self.reasons.heightForWidth(self.inner_width() - BAR) + BAR, HIGHEST))
        self.area.setVisible(bool(problems))
        self.body.addWidget(self.area)
        rows = [self._row(each) for each in outcomes if each.document]
        self.list = ChoiceList(themes, self, min(len(rows), ROWS) or 1)
        self.list.setAccessibleName(self.tr("Texts that are in the library"))
        self.list.show_rows(rows, 0 if rows else -1)
        self.list.setVisible(bool(rows))
        self.list.chosen.connect(self._choose)
        self.list.serve(self)
        self.body.addWidget(self.list)
        self.say_keys(self.tr("Enter opens a text · Esc closes") if rows else self.tr("Esc closes"))

    def open_for(self, open_document: Callable[[str], None]) -> None:
        """Show the list; a document's id goes to ``open_document``."""
        self._open = open_document
        self.open()

    def enter(self) -> None:
        """Open the text that is chosen in the list."""
        self._choose(self.list.current)

    def _choose(self, row: Choice | None) -> None:
        if row is not None:
            self.dismiss()
            self._open(row.value)

    def _row(self, outcome: Outcome) -> Choice:
        hints = {THERE: self.tr("was there already"), BACK: self.tr("back from the trash")}
        return Choice(outcome.document, outcome.title, hints.get(outcome.how, self.tr("added")))
