"""All of a code in one place: name, group, colour, key, guideline, examples; also for a new one."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from tepi.marks.identity import new_id
from tepi.text.quotations import in_marks
from tepi.window.key_names import spelled
from tepi.window.popovers.chips import HEIGHT as CHIP
from tepi.window.popovers.chips import Chips
from tepi.window.popovers.colors import ColorRow
from tepi.window.popovers.markdown_field import MarkdownField
from tepi.window.popovers.popover import Popover
from tepi.window.sidebar import codebook_edits
from tepi.window.sidebar.icon_button import IconButton
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.library.change import Change
    from tepi.marks.codebook import Code, Codebook, Example
    from tepi.window.desk import Desk


class CodeEditor(Popover):
    """A code's name, group, colour, key and guideline. Save (Ctrl+Enter) is one change; Esc leaves all as it was."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 500, "")
        self.setObjectName("codeEditor")
        self._code: Code | None = None
        self._parent_code: str | None = None
        self._gone: list[Example] = []
        book = desk.codebook
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the code"))
        self.colors = ColorRow(themes, self)
        self.group = Chips(
            themes, self, [(g.id, g.name) for g in book.groups] if book else [], none_allowed=False
        )
        self.group.setAccessibleName(self.tr("Group"))
        digits = [(digit, digit) for digit in "123456789"]
        self.key = Chips(themes, self, digits)
        self.key.setAccessibleName(self.tr("Key"))
        self.taken = self._small("")
        self.guideline = MarkdownField(themes, self, 132)
        self.guideline.setObjectName("guidelineEditor")
        self.guideline.setAccessibleName(self.tr("Guideline, in Markdown"))
        self.guideline.setPlaceholderText(self.tr("What the code is for, a test, a border case. Markdown."))
        self.examples = QVBoxLayout()
        self.examples.setSpacing(2)
        self.body.addWidget(self.name)
        self.body.addWidget(self.colors)
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        grid.setVerticalSpacing(8)
        for line, (words, chips) in enumerate(((self.tr("Group"), self.group), (self.tr("Key"), self.key))):
            label = self._small(words)
            label.setFixedHeight(CHIP)
            grid.addWidget(label, line, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(chips, line, 1)
        grid.setColumnStretch(1, 1)
        self.body.addLayout(grid)
        self.body.addWidget(self.taken)
        self.body.addWidget(self._small(self.tr("Guideline")))
        self.body.addWidget(self.guideline, 1)
        self.body.addLayout(self.examples)
        self.add_buttons(self.tr("Save")).clicked.connect(self.enter)
        told = self.tr("Ctrl+Enter saves · “Use as example” in a mark's menu adds examples")
        self.say_keys(spelled(told))
        self.key.changed.connect(self._say_taken)

    def open_for(self, code: str, *, guideline: bool = False, near: QRect | None = None) -> None:
        """Edit this code; with ``guideline`` the keyboard starts there."""
        book = self.desk.codebook
        here = book.find(code) if book else None
        if here is None:
            return
        self._code = here
        self.title.setText(here.name)
        self.title.show()
        self.setAccessibleName(self.tr("Code {}").format(here.name))
        self.name.setText(here.name)
        self.colors.set_color(here.color)
        self.group.set_value(here.group)
        self.key.set_value(here.key or "")
        self.guideline.setPlainText(here.guideline)
        for example in here.examples:
            self._show_example(example)
        self._say_taken(self.key.value)
        self.open(self.guideline if guideline else self.name, near)

    def open_new(self, group: str, parent: str | None = None, near: QRect | None = None) -> None:
        """Make a code in this group, or inside the code ``parent``."""
        book = self.desk.codebook
        if book is None:
            return
        self._parent_code = parent
        inside = book.find(parent) if parent else None
        self.title.setText(
            self.tr("New code inside {}").format(inside.name) if inside else self.tr("New code")
        )
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.name.setPlaceholderText(self.tr("Name"))
        self.colors.set_color(inside.color if inside else codebook_edits.next_color(book))
        self.group.set_value(group)
        self.group.setEnabled(inside is None)
        self.key.set_value(codebook_edits.next_key(book) or "")
        self._say_taken("")
        self.open(self.name, near)

    def enter(self) -> None:
        """Record what was typed, as one step of the history."""
        values = {
            "name": self.name.text(),
            "color": self.colors.color,
            "key": self.key.value or None,
            "guideline": self.guideline.toPlainText().rstrip(),
        }
        code = self._add(values) if self._code is None else self._alter(self._code, values)
        if code:
            self.dismiss()
            self.desk.code_used.tell(code)

    def _add(self, values: dict[str, Any]) -> str | None:
        from tepi.library.edits.codebook import add_code

        group, parent = self.group.value, self._parent_code
        change = codebook_edits.record(self.desk, lambda book: add_code(book, group, parent=parent, **values))
        return str(change.values["code"]) if change else None

    def _alter(self, code: Code, values: dict[str, Any]) -> str | None:
        step = new_id()
        if values["color"] == code.color.upper():
            del values["color"]
        if not codebook_edits.alter(self.desk, "code", code.id, step=step, **values):
            return None
        if self.group.value != code.group:
            codebook_edits.arrange(self.desk, code.id, self.group.value, None, None, step)
        for example in self._gone:
            codebook_edits.record(self.desk, partial(_without, code, example), step)
        return code.id

    def _show_example(self, example: Example) -> None:
        """A line with the quote and a button that takes it away."""
        line = QWidget(self)
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        kind = self.tr("Example") if example.kind == "example" else self.tr("Not")
        quote = " ".join(example.quote.split())
        words = self._small(self.elided(f"{kind}: {in_marks(quote)}", self.inner_width() - 20))
        words.setWordWrap(False)
        words.setToolTip(f"{in_marks(example.quote)}\n{example.reference}")
        away = IconButton(self.themes, self.tr("Take this example away"), "close", line)
        row.addWidget(words, 1)
        row.addWidget(away)

        def take_away() -> None:
            self._gone.append(example)
            line.hide()

        away.clicked.connect(take_away)
        self.examples.addWidget(line)

    def _say_taken(self, key: str) -> None:
        """Say beforehand when a key would be taken from another code."""
        book = self.desk.codebook
        holder = book.by_key(key) if book and key else None
        other = holder is not None and (self._code is None or holder.id != self._code.id)
        if holder is not None and other:
            self.taken.setText(
                self.tr("{} is the key of {} now; it would have none").format(key, holder.name)
            )
        self.taken.setVisible(other)

    def _small(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setProperty("small", True)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(False)
        return label


def _without(code: Code, example: Example, _book: Codebook) -> Change:
    """The change that takes an example away from its code."""
    from tepi.library.edits.codebook import drop_example

    return drop_example(code, example)
