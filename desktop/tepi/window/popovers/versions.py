"""The named versions of the codebook, and a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QLineEdit, QWidget

from tepi.window.popovers.popover import Popover
from tepi.window.popovers.rows import Choice, ChoiceList
from tepi.window.sidebar.dates import day
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.window.desk import Desk


class VersionsPopover(Popover):
    """What versions there are; a name and one line why make a new one, which codes then carry."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 400, "")
        self.setObjectName("versions")
        self.title.setText(self.tr("New version of the codebook"))
        self.title.show()
        self.setAccessibleName(self.title.text())
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the version"))
        self.why = QLineEdit(self)
        self.why.setAccessibleName(self.tr("Why, in one line"))
        self.why.setPlaceholderText(self.tr("Why, in one line: what changed"))
        for field in (self.name, self.why):
            self.body.addWidget(field)
        self.add_buttons(self.tr("Name it")).clicked.connect(self.enter)
        self.list = ChoiceList(themes, self, 5)
        self.list.setAccessibleName(self.tr("Versions so far"))
        self.body.addWidget(self.list)
        self.say_keys(self.tr("Codes given from now on carry it; those given before keep theirs"))

    def open_for(self, near: QRect | None = None) -> None:
        """Show the versions and ask for the next."""
        from tepi.library import queries

        there = queries.codebook_versions(self.desk.library) if self.desk.library else []
        rows = []
        for version in there:
            hint = " · ".join(part for part in (version.why, day(version.at)) if part)
            rows.append(Choice(version.id, self.tr("Version {}").format(version.name), hint))
        self.list.show_rows(rows, -1)
        self.name.setText(str(there[0].number + 1 if there else 1))
        self.name.selectAll()
        self.open(self.name, near)

    def enter(self) -> None:
        """Name the version."""
        from tepi.window import editing

        name, why = self.name.text(), self.why.text()
        self.dismiss()
        editing.name_version(self.desk, name, why)
