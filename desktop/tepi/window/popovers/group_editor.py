"""A group of codes: its name and the rules by which its codes are given."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget

from tepi.window.popovers.chips import Chips
from tepi.window.popovers.popover import Popover
from tepi.window.sidebar import codebook_edits
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.marks.codebook import Group
    from tepi.window.desk import Desk


class GroupEditor(Popover):
    """A new group, or the rules of one that is there. Enter saves."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 360, "")
        self.setObjectName("groupEditor")
        self._group: Group | None = None
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the group"))
        self.name.setPlaceholderText(self.tr("Name"))
        self.choose = Chips(
            themes,
            self,
            [("one", self.tr("Choose one")), ("many", self.tr("Many"))],
            none_allowed=False,
        )
        self.choose.setAccessibleName(self.tr("How many codes of this group a mark may have"))
        self.unit = Chips(
            themes,
            self,
            [("free", self.tr("Any words")), ("sentence", self.tr("Whole sentences"))],
            none_allowed=False,
        )
        self.unit.setAccessibleName(self.tr("What its marks cover"))
        self.decide = QCheckBox(self.tr("Every sentence wants a decision"), self)
        self.counted = QCheckBox(self.tr("Counts in figures"), self)
        for part in (self.name, self.choose, self.unit, self.decide, self.counted):
            self.body.addWidget(part)
        self.add_buttons(self.tr("Save")).clicked.connect(self.enter)

    def open_for(self, group: str | None, near: QRect | None = None) -> None:
        """Edit this group; None makes a new one."""
        book = self.desk.codebook
        if book is None:
            return
        self._group = book.group(group) if group else None
        here = self._group
        self.title.setText(here.name if here else self.tr("New group"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.name.setText(here.name if here else "")
        self.choose.set_value(here.choose if here else "many")
        self.unit.set_value(here.unit if here else "free")
        self.decide.setChecked(here.decide if here else False)
        self.counted.setChecked(here.counted if here else True)
        self.open(self.name, near)

    def enter(self) -> None:
        """Record the group, as one change."""
        from tepi.library.edits.codebook import add_group

        rules: dict[str, Any] = {
            "choose": self.choose.value,
            "unit": self.unit.value,
            "decide": self.decide.isChecked(),
            "counted": self.counted.isChecked(),
        }
        name = self.name.text()
        if self._group is not None:
            saved = codebook_edits.alter(self.desk, "group", self._group.id, name=name, **rules)
        else:
            saved = codebook_edits.record(self.desk, lambda book: add_group(book, name, **rules)) is not None
        if saved:
            self.dismiss()
