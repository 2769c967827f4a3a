"""The code chooser: a few letters find a code, or make a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from tepi.marks.identity import new_id
from tepi.window.popovers.popover import Popover
from tepi.window.popovers.rows import Choice, ChoiceList
from tepi.window.sidebar import codebook_edits
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.window.desk import Desk

NEW_CODE, NEW_GROUP = "new code", "new group"


class CodeChooser(Popover):
    """Type to find a code, Enter takes it. The last row makes a code of what was typed, in a group to choose."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 320, "")
        self.setObjectName("chooser")
        self._then: Callable[[str], None] | None = None
        self._without: frozenset[str] = frozenset()
        self._making = ""
        self._may_make = True
        self.field = QLineEdit(self)
        self.field.setObjectName("chooserField")
        self.field.textChanged.connect(self._fill)
        self.body.addWidget(self.field)
        self.list = ChoiceList(themes, self)
        self.list.setAccessibleName(self.tr("Codes"))
        self.list.serve(self.field)
        self.list.chosen.connect(self._take)
        self.body.addWidget(self.list)
        self.keys = self.say_keys("")

    def open_for(
        self,
        then: Callable[[str], None],
        *,
        title: str = "",
        without: frozenset[str] = frozenset(),
        may_make: bool = True,
        near: QRect | None = None,
    ) -> None:
        """Let the reader choose; ``then`` gets the id of the code. ``without`` are codes not offered."""
        self._then, self._without, self._may_make = then, without, may_make
        name = title or self.tr("Code for this range")
        self.setAccessibleName(name)
        self.field.setAccessibleName(name)
        self.field.setPlaceholderText(title or self.tr("Code, or a new one…"))
        self._fill("")
        self.open(self.field, near)

    def _fill(self, wanted: str) -> None:
        book = self.desk.codebook
        if book is None:
            return
        if self._making:
            self._offer_groups(wanted)
            return
        from tepi.window.palette import score

        walked = [code for group in book.groups for code, _ in book.tree(group.id)]
        fitting = [
            (score(wanted, code.name), place, code)
            for place, code in enumerate(walked)
            if code.id not in self._without
        ]
        fitting = sorted((each for each in fitting if each[0]), key=lambda each: (-each[0], each[1]))
        rows = [
            Choice(code.id, code.name, book.group(code.group).name, code.color, code.key or "", place=place)
            for _, place, code in fitting
        ]
        name = " ".join(wanted.split())
        if name and self._may_make and book.named(name) is None:
            rows.append(Choice(NEW_CODE, self.tr("New code “{}”").format(name), icon="plus"))
        self.list.show_rows(rows)
        nothing = not rows
        self.keys.setText(self.tr("No such code") if nothing else self.tr("Enter takes it · Esc closes"))

    def _offer_groups(self, wanted: str) -> None:
        """Ask in which group the new code shall lie."""
        book = self.desk.codebook
        assert book is not None
        from tepi.window.palette import score
        from tepi.window.sidebar.codebook_delegate import rule_of

        rows = [
            Choice(group.id, self.tr("in {}").format(group.name), rule_of(group), icon="chevron-right")
            for group in book.groups
            if score(wanted, group.name)
        ]
        name = " ".join(wanted.split())
        taken = {group.name.casefold() for group in book.groups}
        if name and name.casefold() not in taken:
            rows.append(Choice(NEW_GROUP, self.tr("in a new group “{}”").format(name), icon="plus"))
        last = book.find(self.desk.last_code or "")
        at = next((place for place, row in enumerate(rows) if last and row.value == last.group), 0)
        self.list.show_rows(rows, at)
        self.keys.setText(self.tr("Enter puts it there · type for a new group · Esc closes"))

    def _take(self, row: Choice) -> None:
        typed = " ".join(self.field.text().split())
        if row.value == NEW_CODE:
            self._making = typed
            self.title.setText(self.tr("“{}” goes into which group?").format(typed))
            self.title.setVisible(True)
            self.field.clear()
            self.field.setPlaceholderText(self.tr("Group…"))
            self._fill("")
            return
        code: str | None = row.value
        if self._making:
            step = new_id()
            group = codebook_edits.new_group(self.desk, typed, step) if row.value == NEW_GROUP else row.value
            code = codebook_edits.new_code(self.desk, group, self._making, step=step) if group else None
        then = self._then
        self.dismiss()
        if code is not None and then is not None:
            then(code)
