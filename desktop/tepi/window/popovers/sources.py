"""The register of sources: who is quoted, under which names, how often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from tepi.errors import TepiError
from tepi.marks.people import SOURCE_KINDS, Source
from tepi.window.popovers.chips import Chips
from tepi.window.popovers.popover import Popover
from tepi.window.popovers.rows import Choice, ChoiceList
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.library.change import Change
    from tepi.window.desk import Desk

ICONS = {"person": "person", "institution": "panel", "unnamed": "speaker", "paper": "note"}


class SourcesPopover(Popover):
    """Find a source, rename it, say what kind it is, or make one of two that are the same.

    The first list chooses a source; Enter turns to it. While two are being merged, choosing the
    other one does it; undo parts them again.
    """

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 440, "")
        self.setObjectName("sources")
        self.setAccessibleName(self.tr("Sources"))
        self.title.show()
        self._register: list[Source] = []
        self._source: Source | None = None
        self._merging = False
        self.field = QLineEdit(self)
        self.field.textEdited.connect(lambda _: self._fill())
        self.body.addWidget(self.field)
        self.list = ChoiceList(themes, self, 8)
        self.list.setAccessibleName(self.tr("Sources"))
        self.list.serve(self.field)
        self.list.chosen.connect(self._take)
        self.body.addWidget(self.list)
        self.kind = Chips(
            themes,
            self,
            [(each, self.tr(each)) for each in SOURCE_KINDS],
            none_allowed=False,
        )
        self.kind.setAccessibleName(self.tr("Kind"))
        self.kind.changed.connect(lambda kind: self._alter(kind=kind))
        self.body.addWidget(self.kind)
        row = QHBoxLayout()
        self.merge = QPushButton(self.tr("The same as…"), self)
        self.merge.setToolTip(self.tr("Make one of two: this one's names become other names of that one"))
        self.merge.clicked.connect(self.begin_merge)
        self.back = QPushButton(self.tr("Back"), self)
        self.back.clicked.connect(lambda: self._show(None))
        self.rename = QPushButton(self.tr("Rename"), self)
        self.rename.setProperty("primary", True)
        self.rename.clicked.connect(self.enter)
        for button in (self.back, self.merge):
            button.setProperty("quiet", True)
        row.addWidget(self.back)
        row.addWidget(self.merge)
        row.addStretch(1)
        row.addWidget(self.rename)
        self.body.addLayout(row)
        self.keys = self.say_keys("")
        self._leave_people = desk.people_changed.join(self._read_again)
        self.closed.connect(self._leave_people)

    def open_for(self, near: QRect | None = None) -> None:
        """Show the register."""
        self._read()
        self._show(None)
        self.open(self.field, near)

    def begin_merge(self) -> None:
        """Ask which other source this one is."""
        if self._source is None:
            return
        self._merging = True
        self.title.setText(self.tr("{} is the same as…").format(self._source.name))
        self.field.clear()
        self._arrange()
        self.field.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes one step back before it closes."""
        if event.key() == Qt.Key.Key_Escape and (self._source is not None or self._merging):
            self._show(self._source if self._merging else None)
            event.accept()
        else:
            super().keyPressEvent(event)

    def _show(self, source: Source | None) -> None:
        """Turn to one source, or to the list of all."""
        self._source, self._merging = source, False
        self.field.setText(source.name if source else "")
        self._arrange()
        self.field.setFocus()
        if source is not None:
            self.field.selectAll()
            self.kind.set_value(source.kind)

    def _arrange(self) -> None:
        one = self._source is not None and not self._merging
        if self._source is None:
            self.title.setText(self.tr("Sources"))
        elif not self._merging:
            count = self._source.uses
            self.title.setText(
                self.tr("{}, who speaks once").format(self._source.name)
                if count == 1
                else self.tr("{}, who speaks {} times").format(self._source.name, count)
            )
        self.field.setAccessibleName(self.tr("Name of the source") if one else self.tr("Find a source"))
        self.field.setPlaceholderText(self.tr("Name") if one else self.tr("Find a source…"))
        for part in (self.kind, self.merge, self.rename):
            part.setVisible(one)
        self.back.setVisible(self._source is not None)
        self.list.setVisible(not one)
        self._fill()
        if one and self._source is not None and self._source.aliases:
            self.keys.setText(self.tr("Also called {}").format(", ".join(self._source.aliases)))
        elif one:
            self.keys.setText(self.tr("The old name stays as another name"))

    def _fill(self) -> None:
        if self.list.isHidden():
            return
        from tepi.window.palette import score

        typed = self.field.text()
        rows = []
        for source in self._register:
            fits = max(score(typed, name) for name in (source.name, *source.aliases))
            if fits and not (self._merging and self._source and source.id == self._source.id):
                also = ", ".join(source.aliases)
                hint = " · ".join(part for part in (also, source.kind, f"{source.uses} ×") if part)
                rows.append(Choice(source.id, source.name, hint, icon=ICONS[source.kind]))
        self.list.show_rows(rows)
        if not self._register:
            self.keys.setText(self.tr("Nobody is quoted yet. S on a mark says who speaks"))
        elif not rows:
            self.keys.setText(self.tr("No such source"))
        elif self._merging:
            self.keys.setText(self.tr("Enter makes one of the two · Esc goes back"))
        else:
            self.keys.setText(self.tr("Enter turns to it · Esc closes"))

    def _take(self, row: Choice) -> None:
        chosen = next((source for source in self._register if source.id == row.value), None)
        if chosen is None:
            return
        if self._merging and self._source is not None:
            self._merge_into(chosen, self._source)
        else:
            self._show(chosen)

    def enter(self) -> None:
        """Rename the source that is shown."""
        if self._source is not None and not self._merging:
            self._alter(name=self.field.text())

    def _alter(self, **values: str) -> None:
        from tepi.library.edits.speakers import alter_source

        source = self._source
        name = " ".join(values.get("name", "").split())
        if source is None or ("name" in values and not name):
            return
        taken = next(
            (s for s in self._register if s.id != source.id and s.name.casefold() == name.casefold()), None
        )
        if name and taken is not None:
            self._merge_into(taken, source)
        elif name:
            if self._record(alter_source(source, name=name)):
                self._show(None)
        elif values["kind"] != source.kind:
            self._record(alter_source(source, kind=values["kind"]))

    def _merge_into(self, kept: Source, gone: Source) -> None:
        from tepi.library.edits.speakers import merge_sources
        from tepi.library.source_queries import marks_naming

        if self.desk.library is None:
            return
        if self._record(merge_sources(kept, gone, marks_naming(self.desk.library, gone.id))):
            self.desk.say(self.tr("{} is {} now. Undo parts them again").format(gone.name, kept.name))
            self._show(None)

    def _record(self, change: Change) -> bool:
        try:
            return self.desk.record(change)
        except TepiError as error:
            self.desk.say(str(error), "error")
            return False

    def _read(self) -> None:
        from tepi.library import queries

        self._register = queries.sources(self.desk.library) if self.desk.library else []

    def _read_again(self) -> None:
        self._read()
        if self._source is not None:
            self._source = next((each for each in self._register if each.id == self._source.id), None)
        self._fill()
