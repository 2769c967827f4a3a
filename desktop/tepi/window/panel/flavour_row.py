"""How Markdown is laid out: the flavour, and the reader's own templates."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QFileSystemWatcher, QPoint, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from tepi.errors import TepiError
from tepi.exchange.markdown_options import FLAVOURS
from tepi.window.desk import Desk
from tepi.window.panel.choice import Choice
from tepi.window.sidebar.icon_button import IconButton
from tepi.window.theme import Themes

# An editor that saves takes the file away and puts another in its place.
SETTLE_MS = 150


class FlavourRow(QWidget):
    """A row of controls beside the format. ``changed``: what is asked for, or a template, is another."""

    changed = Signal()

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.name = FLAVOURS[0]
        self.flavour = Choice(themes, self)
        self.flavour.setObjectName("exportFlavour")
        self.flavour.setAccessibleName(self.tr("Flavour of Markdown"))
        self.more = IconButton(themes, self.tr("Your own templates"), "more", self)
        self.more.setObjectName("exportTemplates")
        self.more.clicked.connect(self._show_menu)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.flavour, 1)
        row.addWidget(self.more)
        self._watcher = QFileSystemWatcher(self)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SETTLE_MS)
        self._soon.timeout.connect(self._files_changed)
        self._watcher.fileChanged.connect(lambda _: self._soon.start())
        self._watcher.directoryChanged.connect(lambda _: self._soon.start())
        self._list()
        self.flavour.currentIndexChanged.connect(self._chosen)

    def use(self, name: str) -> None:
        """Show this flavour; one that there is no longer becomes the usual one."""
        self.name = name
        self._list()

    def menu(self) -> QMenu:
        """What can be done with templates."""
        menu = QMenu(self)
        menu.setObjectName("exportTemplatesMenu")
        menu.addAction(self.tr("Start as a copy…"), self.start_copy)
        own = self._template()
        edit = menu.addAction(self.tr("Edit this template"), self.edit)
        edit.setEnabled(own is not None and own.own)
        menu.addSeparator()
        menu.addAction(self.tr("Open the folder of templates"), self.open_folder)
        return menu

    def start_copy(self) -> None:
        """Copy the template that is chosen, choose the copy, and open it in the system's editor."""
        from tepi.exchange.templating.shelf import SUFFIX, start_copy

        chosen = self._template()
        if chosen is None:
            return
        try:
            path = start_copy(chosen)
        except TepiError as error:
            self._desk.say(str(error), "error")
            return
        self.use(path.name.removesuffix(SUFFIX))
        self._desk.say(self.tr("Your copy is {}; what you save there shows here").format(path))
        self.changed.emit()
        self.edit()

    def edit(self) -> None:
        """Open the reader's template that is chosen in the system's editor."""
        chosen = self._template()
        if chosen is not None and chosen.own:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(chosen.path)))

    def open_folder(self) -> None:
        """Show the folder of the reader's templates, made where it is missing."""
        from tepi.exchange.templating.shelf import folder

        try:
            folder().mkdir(parents=True, exist_ok=True)
        except OSError as error:
            self._desk.say(self.tr("{} cannot be made ({})").format(folder(), error.strerror), "error")
            return
        self._watch()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder())))

    def _show_menu(self) -> None:
        menu = self.menu()
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))

    def _list(self) -> None:
        """Fill the field with the templates that there are now."""
        from tepi.exchange.templating.shelf import templates

        self._templates = templates()
        self.flavour.blockSignals(True)
        self.flavour.clear()
        for template in self._templates:
            self.flavour.addItem(title_of(template.name, template.own), template.name)
            self.flavour.setItemData(self.flavour.count() - 1, template.about, Qt.ItemDataRole.ToolTipRole)
        self.flavour.setCurrentIndex(max(0, self.flavour.findData(self.name)))
        self.flavour.blockSignals(False)
        self.name = self.flavour.currentData()
        self._watch()

    def _watch(self) -> None:
        from tepi.exchange.templating.shelf import folder

        wanted = [str(folder())] if folder().is_dir() else []
        wanted += [str(template.path) for template in self._templates if template.own]
        watched = {*self._watcher.files(), *self._watcher.directories()}
        fresh = [path for path in wanted if path not in watched]
        if fresh:
            self._watcher.addPaths(fresh)

    def _files_changed(self) -> None:
        self._list()
        self.changed.emit()

    def _template(self) -> Any:
        index = self.flavour.currentIndex()
        return self._templates[index] if 0 <= index < len(self._templates) else None

    def _chosen(self) -> None:
        self.name = self.flavour.currentData()
        self.changed.emit()


def title_of(name: str, own: bool) -> str:
    """What a template is called in a menu; those that ship with Tepi have names of their own."""
    return name if own else {"commonmark": "CommonMark", "obsidian": "Obsidian", "pandoc": "Pandoc"}[name]
