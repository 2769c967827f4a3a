"""Where the library is kept written to, in which flavour, and how that stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from tepi.errors import TepiError
from tepi.window.panel.choice import Choice
from tepi.window.panel.flavour_row import title_of
from tepi.window.popovers.popover import Popover
from tepi.window.theme import SMALL, Themes, ui_font

if TYPE_CHECKING:
    from tepi.window.desk import Desk
    from tepi.window.keeping import Keeping

WIDTH = 440
USUAL = "obsidian"
NAMED = 4  # edited files that are named; of more their number is told


class KeptFolderPopover(Popover):
    """A folder, a flavour, and two buttons: keep it, or stop."""

    def __init__(self, keeping: Keeping, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, WIDTH, self.tr("Keep written to a folder"))
        from tepi.exchange.kept.record import read_record
        from tepi.exchange.markdown_options import MarkdownOptions

        self.setObjectName("keptFolder")
        self._keeping = keeping
        self._folder = keeping.folder
        self._options: Any = MarkdownOptions(USUAL)
        if self._folder is not None:
            try:
                record = read_record(self._folder)
                self._options = record.options if record is not None else self._options
            except TepiError:
                pass  # said below
        self._say_small(
            self.tr(
                "Every text is a Markdown file there, written anew when something changes. "
                "Properties and words that you add there stay. What reads as an edit of the marks is never "
                "written over: it is offered for reading back."
            )
        )
        self.where = QLabel(self)
        self.where.setTextFormat(Qt.TextFormat.PlainText)
        self.choose = QPushButton(self.tr("Choose…"), self)
        self.choose.setAccessibleName(self.tr("Choose the folder"))
        self.choose.clicked.connect(self._choose)
        self.flavour = Choice(themes, self)
        self.flavour.setObjectName("keptFlavour")
        self.flavour.setAccessibleName(self.tr("Flavour of Markdown"))
        self._list_flavours()
        rows = QGridLayout()
        rows.setHorizontalSpacing(14)
        rows.setVerticalSpacing(8)
        rows.setColumnStretch(1, 1)
        rows.addWidget(QLabel(self.tr("Folder"), self), 0, 0)
        rows.addWidget(self.where, 0, 1)
        rows.addWidget(self.choose, 0, 2)
        rows.addWidget(QLabel(self.tr("Markdown"), self), 1, 0)
        rows.addWidget(self.flavour, 1, 1, 1, 2)
        self._add_edited(rows)
        self.body.addLayout(rows)
        self.remark = self._say_small("")
        self.end = QPushButton(self.tr("Stop"), self)
        self.end.setToolTip(self.tr("Keep it no longer; the files stay"))
        self.end.clicked.connect(self._stop)
        self.end.setVisible(keeping.folder is not None)
        self.keep = self.add_buttons(self.tr("Keep written"), self.end)
        self.keep.clicked.connect(self._begin)
        self._show()

    def open_for(self) -> None:
        """Show the card, with the keyboard where the next step is."""
        self.open(self.keep if self._folder is not None else self.choose)

    def enter(self) -> None:
        """Keep it so."""
        self._begin()

    def _choose(self) -> None:
        chosen = QFileDialog.getExistingDirectory(
            self.ground, self.tr("Keep written to a folder"), str(self._folder or Path.home())
        )
        if chosen:
            self._folder = Path(chosen)
            self._show()
            self.keep.setFocus()

    def _begin(self) -> None:
        from dataclasses import replace

        if self._folder is None:
            return
        try:
            self._keeping.begin(self._folder, replace(self._options, flavour=self.flavour.currentData()))
        except TepiError as error:
            self._remark(str(error))
            return
        self.dismiss()

    def _stop(self) -> None:
        try:
            self._keeping.stop()
        except TepiError as error:
            self._remark(str(error))
            return
        self.dismiss()

    def _add_edited(self, rows: QGridLayout) -> None:
        """The files that were edited there, and what may be done with them."""
        self.edited = QLabel(self)
        self.edited.setTextFormat(Qt.TextFormat.PlainText)
        self.edited.setWordWrap(True)
        self.back = self._edited_button(
            self.tr("Read back…"), self.tr("See what was edited, and take it over")
        )
        self.anew = self._edited_button(
            self.tr("Write anew"),
            self.tr("As the library has it; what was edited is kept beside, as “… (edited).md”"),
        )
        self.back.clicked.connect(self._read_back)
        self.anew.clicked.connect(self._write_anew)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.back)
        buttons.addWidget(self.anew)
        buttons.addStretch(1)
        label = QLabel(self.tr("Edited there"), self)
        rows.addWidget(label, 2, 0, Qt.AlignmentFlag.AlignTop)
        rows.addWidget(self.edited, 2, 1, 1, 2)
        rows.addLayout(buttons, 3, 1, 1, 2)
        self._of_edited = (label, self.edited, self.back, self.anew)

    def _show_edited(self) -> None:
        names = self._keeping.edited if self._is_kept() else ()
        more = self.tr("{} more").format(len(names) - NAMED)
        self.edited.setText("\n".join([*names[:NAMED], *([more] if len(names) > NAMED else [])]))
        for widget in self._of_edited:
            widget.setVisible(bool(names))

    def _read_back(self) -> None:
        self.dismiss()
        self._keeping.read_back()

    def _write_anew(self) -> None:
        try:
            self._keeping.write_anew()
        except TepiError as error:
            self._remark(str(error))
            return
        self.dismiss()

    def _edited_button(self, words: str, help_: str) -> QPushButton:
        button = QPushButton(words, self)
        button.setToolTip(help_)
        button.setAccessibleDescription(help_)
        return button

    def _list_flavours(self) -> None:
        from tepi.exchange.templating.shelf import templates

        for template in templates():
            self.flavour.addItem(title_of(template.name, template.own), template.name)
            self.flavour.setItemData(self.flavour.count() - 1, template.about, Qt.ItemDataRole.ToolTipRole)
        self.flavour.setCurrentIndex(max(self.flavour.findData(self._options.flavour), 0))

    def _show(self) -> None:
        path = str(self._folder) if self._folder is not None else self.tr("none yet")
        width = self.inner_width() - 190
        shown = QFontMetricsF(self.where.font()).elidedText(path, Qt.TextElideMode.ElideMiddle, width)
        self.where.setText(shown)
        self.where.setToolTip(path)
        self.where.setAccessibleName(self.tr("Folder: {}").format(path))
        self.keep.setVisible(self._folder is not None)
        self._remark(self._standing())

    def _standing(self) -> str:
        if self._is_kept() and self._keeping.problem:
            return self._keeping.problem
        if self._only_the_example():
            return self.tr("There is only the example yet, which is left out. Add a text, and it is written.")
        return ""

    def _is_kept(self) -> bool:
        return self._keeping.folder is not None and self._keeping.folder == self._folder

    def _only_the_example(self) -> bool:
        from tepi.exchange.export import exportable

        return self.desk.library is not None and not exportable(self.desk.library)

    def _remark(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words))
        self._show_edited()
        self.settle()

    def _say_small(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("small", True)
        label.setFont(ui_font(SMALL))
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label
