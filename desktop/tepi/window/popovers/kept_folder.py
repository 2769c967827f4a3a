"""Where the library is kept written to, in which flavour, and how that stands."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetricsF
from PySide6.QtWidgets import QFileDialog, QGridLayout, QLabel, QPushButton, QWidget

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
                "A file that you edit there is never written over: it is offered for reading back."
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
        keeping = self._keeping
        if keeping.folder is None or keeping.folder != self._folder:
            return ""
        if keeping.problem:
            return keeping.problem
        if keeping.edited:
            return self.tr("Edited there, to be read back: {}").format(", ".join(keeping.edited))
        return ""

    def _remark(self, words: str) -> None:
        self.remark.setText(words)
        self.remark.setVisible(bool(words))
        self.settle()

    def _say_small(self, words: str) -> QLabel:
        label = QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setProperty("small", True)
        label.setFont(ui_font(SMALL))
        label.setWordWrap(True)
        self.body.addWidget(label)
        return label
