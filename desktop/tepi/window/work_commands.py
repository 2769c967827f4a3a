"""Commands that need a window to be done: files, the clipboard, find, export, popovers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QGuiApplication

from tepi.window.read_back.asking import own_exports, parted, pasted_paths, read_back
from tepi.window.reading.page import GUTTER

if TYPE_CHECKING:
    from tepi.errors import TepiError
    from tepi.window.adding import Adding
    from tepi.window.main_window import MainWindow


class WorkCommands(QObject):
    """What the rows of the action table mean by ``work.…``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._adding: Adding | None = None

    @property
    def adding(self) -> Adding:
        """What brings texts in, made when it is first needed."""
        if self._adding is None:
            from tepi.window.adding import Adding

            self._adding = Adding(self._window)
        return self._adding

    def may_close(self) -> bool:
        """Whether no text is left behind, or the reader knows that it is."""
        return self._adding is None or self._adding.may_end()

    def stop(self) -> None:
        """End what is read beside the window: it closes."""
        if self._adding is not None:
            self._adding.stop()

    def add_files(self) -> None:
        """Choose texts to bring in."""
        from PySide6.QtWidgets import QFileDialog

        from tepi.text.readers.registry import suffixes

        folder = self._window.state.get("folder", "")
        kinds = self.tr("Texts ({0});;All files (*)").format(" ".join(f"*{suffix}" for suffix in suffixes()))
        self.adding.get_ready()
        chosen, _ = QFileDialog.getOpenFileNames(self._window, self.tr("Add texts"), folder, kinds)
        if chosen:
            self._window.state.set("folder", str(Path(chosen[0]).parent))
            self.take_files([Path(each) for each in chosen])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Bring these texts in; exports that were edited elsewhere are read back."""
        if self._desk.library is None:
            self._desk.say(
                self.tr("The library is still opening. Add the texts again in a moment"), "warning"
            )
            return
        self._desk.hush()  # what was said of an earlier text is not about these
        texts, exports = parted(paths)
        texts, others = own_exports(texts)
        if texts:
            self.adding.add_files(texts)
        if exports:
            read_back(self._window, exports)
        if others:
            self._say_exports(others)

    def _say_exports(self, others: Sequence[tuple[Path, TepiError]]) -> None:
        """An export that cannot be read back is hardly meant as a text; whoever means it says so."""
        paths = [path for path, _ in others]
        what = str(others[0][1])
        if len(others) > 1:
            what = self.tr("{0} ({1} more like it)").format(what, len(others) - 1)

        def add() -> None:
            self.adding.add_files(paths)

        self._desk.say(what, "warning", self.tr("Add as text"), add)

    def paste_text(self) -> None:
        """Bring in the text on the clipboard, or the files that it names."""
        paths = pasted_paths(QGuiApplication.clipboard().mimeData())
        if paths:
            self.take_files(paths)
            return
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self._desk.say(self.tr("There is no text on the clipboard"))
            return
        self.adding.add_text(text)

    def document_facts(self) -> None:
        """Open the document's title and facts."""
        if self._desk.open is not None:
            self._window.sidebar.edit_facts(self._desk.open.document)

    def show_export(self) -> None:
        """Show the export tab."""
        self._window.view.show_panel()
        self._window.panel.show_export()

    def show_picture(self) -> None:
        """Show the picture tab."""
        self._window.view.show_panel()
        self._window.panel.show_picture()

    def export_again(self) -> None:
        """Save the export to where it was saved last."""
        self._window.view.show_panel()
        self._window.panel.save_again()

    def copy_mark(self) -> None:
        """Copy the mark's words and their reference, as Markdown, HTML and text at once."""
        from tepi.exchange.quoting import copy_forms
        from tepi.window import marking
        from tepi.window.clipboard_data import blank_data

        mark_id = marking.meant(self._desk)
        mark = self._desk.highlight(mark_id) if mark_id else None
        if mark is None or self._desk.open is None:
            self._desk.say(self.tr("There is no mark at this place to copy"), "warning")
            return
        forms = copy_forms(mark, self._desk.open.document, self._desk.open.units)
        data = blank_data()
        data.setText(forms.plain)
        data.setHtml(forms.html)
        data.setData("text/markdown", forms.markdown.encode())
        QGuiApplication.clipboard().setMimeData(data)
        self._desk.say(self.tr("Copied with its reference"))

    def find(self) -> None:
        """Go to the find field."""
        self._window.finding.start()

    def find_next(self, way: int) -> None:
        """Go to the next or previous place found."""
        self._window.finding.step(way)

    def find_option(self, option: str) -> None:
        """Switch one of the ways of looking."""
        self._window.finding.switch(option)

    def go_to(self) -> None:
        """Ask where to go in the text."""
        from tepi.window.popovers.goto import GoTo
        from tepi.window.popovers.popover import beside

        if self._desk.open is None:
            self._desk.say(self.tr("There is no text open to go to a place in"))
            return
        view = self._window.pane.view
        top = beside(view, QPoint(GUTTER, 0))
        GoTo(self._desk, self._window.themes, self._window).open_for(top)

    def choose_code(self) -> None:
        """Choose a code by typing, and give it to the range."""
        from tepi.window import marking

        if self._desk.front is not None and self._desk.open is not None:
            self._desk.front.choose_code(lambda code: marking.give(self._desk, code))

    def tick(self) -> None:
        """Tick the first open question in the note of the mark that is meant."""
        self._window.panel.tick()

    def new_code(self) -> None:
        """Make a new code."""
        self._window.view.show_sidebar()
        self._window.sidebar.new_code()

    def new_group(self) -> None:
        """Make a new group."""
        self._window.view.show_sidebar()
        self._window.sidebar.new_group()

    def name_version(self) -> None:
        """Name the codebook's wording as a version."""
        self._window.view.show_sidebar()
        self._window.sidebar.name_version()

    def show_sources(self) -> None:
        """Open the register of sources."""
        from tepi.window.popovers.sources import SourcesPopover

        SourcesPopover(self._desk, self._window.themes, self._window).open_for()
