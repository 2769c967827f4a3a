"""What can be asked of a format: shown only where it applies, folded away until it is wanted."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tepi.window.panel.choice import Choice
from tepi.window.theme import SMALL, Themes, ui_font

Value = bool | str

CHOICES: tuple[tuple[str, str, tuple[tuple[str, str], ...]], ...] = (
    (
        "order",
        "Order",
        (
            ("text", "As in the text"),
            ("code", "By code"),
            ("time", "By time"),
        ),
    ),
    (
        "group_by",
        "Groups",
        (
            ("none", "None"),
            ("code", "A group a code"),
            ("speaker", "A group a speaker"),
            ("annotator", "A group an annotator"),
        ),
    ),
    (
        "context",
        "Context",
        (
            ("none", "None"),
            ("sentence", "The sentence around"),
            ("5", "5 words on either side"),
            ("10", "10 words on either side"),
            ("25", "25 words on either side"),
        ),
    ),
    (
        "partial",
        "Counts for a sentence",
        (
            ("any", "Any overlap"),
            ("half", "More than half of it"),
        ),
    ),
)
# Name, words, whether it is usually on, and what a pointer that rests there reads.
SWITCHES: tuple[tuple[str, str, bool, str], ...] = (
    (
        "with_text",
        "Full text",
        False,
        "The whole text too, with the marks in place",
    ),
    (
        "code_table",
        "Table of codes",
        True,
        "How many marks each code has, and how much of the text",
    ),
    (
        "guidelines",
        "Guidelines",
        False,
        "The guideline of each code that is used, with its examples",
    ),
    (
        "anonymous",
        "Coder A, B",
        False,
        "Coder A, Coder B in place of the annotators' names",
    ),
    (
        "bom",
        "For Excel (BOM)",
        False,
        "Begin with a byte order mark, by which Excel knows UTF-8",
    ),
    (
        "formulas",
        "Formulas as they are",
        False,
        "Do not put a ' before words that a spreadsheet would run as a formula",
    ),
)
WIDE = 300


class ExportOptions(QWidget):
    """The options of one format at a time. ``changed``: the reader has chosen otherwise."""

    changed = Signal()

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._known: frozenset[str] = frozenset()
        self.unfold = QPushButton(self)
        self.unfold.setObjectName("exportOptions")
        self.unfold.setProperty("quiet", True)
        self.unfold.setCheckable(True)
        self.unfold.setFont(ui_font(SMALL))
        self.unfold.setStyleSheet("text-align: left; padding-left: 3px;")
        self.unfold.toggled.connect(self._fold)
        self._body = QWidget(self)
        self._fields, self._pairs = QGridLayout(), QGridLayout()
        for grid in (self._fields, self._pairs):
            grid.setHorizontalSpacing(8)
            grid.setVerticalSpacing(6)
            grid.setColumnStretch(1, 1)
        inside = QVBoxLayout(self._body)
        inside.setContentsMargins(2, 0, 2, 2)
        inside.setSpacing(6)
        inside.addLayout(self._fields)
        inside.addLayout(self._pairs)
        self.choices = {name: self._choice(themes, name, says, offers) for name, says, offers in CHOICES}
        self.switches = {name: self._switch(name, says, tip) for name, says, _, tip in SWITCHES}
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self.unfold)
        layout.addWidget(self._body)
        self._fold(False)

    @property
    def values(self) -> dict[str, Value]:
        """What is asked for of the format, as far as it is not as usual."""
        found: dict[str, Value] = {}
        for name, _, offers in CHOICES:
            if name in self._known and (value := self.choices[name][1].currentData()) != offers[0][0]:
                found[name] = value
        for name, _, usual, _ in SWITCHES:
            if name in self._known and (on := self.switches[name].isChecked()) != usual:
                found[name] = on
        return found

    def use(self, known: Collection[str], values: Mapping[str, Value]) -> None:
        """Show the options called ``known`` with these values; what is not among these is as usual."""
        self._known = frozenset(known) & {*self.choices, *self.switches}
        for name, _, offers in CHOICES:
            field = self.choices[name][1]
            field.blockSignals(True)
            value = str(values.get(name, offers[0][0]))
            if field.findData(value) < 0 and name == "context" and value.isdigit():
                field.addItem(self.tr("{} words on either side").format(value), value)
            field.setCurrentIndex(max(0, field.findData(value)))
            field.blockSignals(False)
        for name, _, usual, _ in SWITCHES:
            switch = self.switches[name]
            switch.blockSignals(True)
            switch.setChecked(values.get(name, usual) is True)
            switch.blockSignals(False)
        self.setVisible(bool(self._known))
        self._lay_out()
        self._summarise()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two switches a line where there is room for them."""
        super().resizeEvent(event)
        if (event.oldSize().width() >= WIDE) != (event.size().width() >= WIDE):
            self._lay_out()
        self._summarise()

    def _choice(
        self, themes: Themes, name: str, says: str, offers: tuple[tuple[str, str], ...]
    ) -> tuple[QLabel, Choice]:
        label = QLabel(self.tr(says), self._body)
        label.setFont(ui_font(SMALL))
        label.setProperty("small", True)
        label.setWordWrap(True)
        field = Choice(themes, self._body)
        field.setObjectName(f"export-{name}")
        field.setAccessibleName(self.tr(says))
        for value, words in offers:
            field.addItem(self.tr(words), value)
        field.currentIndexChanged.connect(self._changed)
        return label, field

    def _switch(self, name: str, says: str, tip: str) -> QCheckBox:
        switch = QCheckBox(self.tr(says), self._body)
        switch.setObjectName(f"export-{name}")
        switch.setToolTip(self.tr(tip))
        switch.toggled.connect(self._changed)
        return switch

    def _lay_out(self) -> None:
        for line, (name, (label, field)) in enumerate(self.choices.items()):
            self._fields.addWidget(label, line, 0)
            self._fields.addWidget(field, line, 1)
            for part in (label, field):
                part.setVisible(name in self._known)
        across = 2 if self.width() >= WIDE else 1
        self._pairs.setColumnStretch(0, across - 1)
        shown = [switch for name, switch in self.switches.items() if name in self._known]
        for number, switch in enumerate(shown):
            self._pairs.addWidget(switch, number // across, number % across)
        for name, switch in self.switches.items():
            switch.setVisible(name in self._known)

    def _fold(self, unfolded: bool) -> None:
        self._body.setVisible(unfolded)
        self._summarise()

    def _changed(self) -> None:
        self._summarise()
        self.changed.emit()

    def _summarise(self) -> None:
        """Name what is not as usual, where it does not show."""
        sign = "▾" if self.unfold.isChecked() else "▸"
        words = "" if self.unfold.isChecked() else ", ".join(self._unusual())
        whole = f"{sign}  {self.tr('Options')}" + (f":  {words}" if words else "")
        room = max(self.width() - 28, 60)
        metrics = self.unfold.fontMetrics()
        self.unfold.setText(metrics.elidedText(whole, Qt.TextElideMode.ElideRight, room))
        self.unfold.setAccessibleName(self.tr("Options") + (f": {words}" if words else ""))
        self.unfold.setToolTip(words)

    def _unusual(self) -> list[str]:
        values = self.values
        found = [
            f"{label.text()}: {field.currentText()}".lower()
            for name, (label, field) in self.choices.items()
            if name in values
        ]
        for name, _, usual, _ in SWITCHES:
            if name in values:
                words = self.switches[name].text()
                found.append(self.tr("no {}").format(words.lower()) if usual else words)
        return found
