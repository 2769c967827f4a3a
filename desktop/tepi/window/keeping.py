"""Keeps the library written to a folder: when, what is said of it, and where it is chosen."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from tepi.errors import TepiError
from tepi.window.folder_work import FolderWork

if TYPE_CHECKING:
    from tepi.window.main_window import MainWindow

REST_MS = 800  # after the last change; with the writing itself less than two seconds
LOOK_MS = 2000
AGAIN_MS = 500
PATIENCE = 2.0  # seconds that closing waits for the last change to be written


class Keeping(QObject):
    """What the rows of the action table mean by ``keeping.…``, and the folder's timers.

    Attributes:
        folder: The folder that the library is kept written to, or None.
        edited: The names of the files there that wait to be read back.
        problem: Why the folder cannot be written just now, or "".
    """

    changed = Signal()
    _found = Signal(object, object)

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.folder: Path | None = None
        self.edited: tuple[str, ...] = ()
        self.problem = ""
        self._due = self._writing = False
        self._offered: set[str] = set()
        self._foreign: tuple[str, ...] = ()
        self._lines: list[tuple[str, str]] = []
        self._work = FolderWork(self._found.emit)
        self._found.connect(self._take)
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._go)
        self._looking = QTimer(self)
        self._looking.setInterval(LOOK_MS)
        self._looking.timeout.connect(self._look)
        self._desk.recorded.join(lambda _: self._wait())

    @property
    def folder_kept(self) -> bool:
        """Whether there is such a folder."""
        return self.folder is not None

    def ready(self) -> None:
        """The library is open: go on with its folder."""
        from tepi.exchange.kept.place import kept_folder

        library = self._desk.library
        folder = kept_folder(library.id) if library is not None and library.id else None
        if folder is not None:
            self._use(folder)

    def ask(self) -> None:
        """Let the reader choose the folder and the flavour, or stop."""
        from tepi.window.popovers.kept_folder import KeptFolderPopover

        KeptFolderPopover(self, self._desk, self._window.themes, self._window).open_for()
        self._window.commands.show_toggles()

    def begin(self, folder: Path, options: Any) -> None:
        """Keep the library written to this folder. Raises TepiError where that cannot be."""
        from tepi.exchange.kept.beginning import begin, end

        library = self._desk.library
        if library is None:
            return
        self._rest()
        if self.folder is not None and self.folder != folder:
            end(library.id)
        self._use(begin(library, folder, options))
        self._soon.start(0)

    def stop(self) -> None:
        """Keep it no longer; the files stay. Raises TepiError where that cannot be noted."""
        from tepi.exchange.kept.beginning import end

        self._rest()
        if self._desk.library is not None:
            end(self._desk.library.id)
        self._forget()

    def read_back(self) -> None:
        """Read the edited files as any files that are brought in."""
        if self.folder is None:
            self._desk.say(self.tr("The library is not kept written to a folder"))
        elif not self.edited:
            self._desk.say(self.tr("No file was edited in {}").format(self.folder))
        else:
            self._window.work.take_files([self.folder / name for name in self.edited])

    def write_anew(self) -> None:
        """Write the edited files anew, and keep what was edited beside them. Raises TepiError where that fails."""
        from tepi.exchange.kept.anew import write_anew

        library = self._desk.library
        if self.folder is None or library is None:
            return
        self._work.stop()
        copies = write_anew(self.folder, library.id, self.edited)
        self._due = True
        self._soon.start(0)
        if copies:
            name, copy = next(iter(copies.items()))
            one = self.tr("“{}” is written anew; what was edited lies beside it as “{}”").format(name, copy)
            several = self.tr("{} files are written anew; what was edited lies beside them, as “{}”")
            self._desk.say(one if len(copies) == 1 else several.format(len(copies), copy), "info")

    def finish(self) -> None:
        """The window closes: write what waits, but not for long."""
        if self.folder is None:
            return
        if self._due and not self.problem:
            if not self._work.is_busy:
                self._go()
            self._work.wait(PATIENCE)
        self._rest()

    # When

    def _use(self, folder: Path) -> None:
        self.folder = folder
        self.edited, self.problem, self._foreign, self._offered = (), "", (), set()
        self._due = True
        self._looking.start()
        self._soon.start(REST_MS)
        self._show()

    def _forget(self) -> None:
        self.folder = None
        self.edited, self.problem, self._due = (), "", False
        self._show()

    def _rest(self) -> None:
        self._soon.stop()
        self._looking.stop()
        self._work.stop()

    def _wait(self) -> None:
        """Something has changed: write it when it is quiet."""
        if self.folder is not None:
            self._due = True
            self._soon.start(REST_MS)
            self._show()

    def _look(self) -> None:
        from tepi.exchange.kept.place import kept_folder

        self._say_what_waits()
        library = self._desk.library
        folder = kept_folder(library.id) if library is not None else self.folder
        if folder != self.folder:  # another window of this library has chosen otherwise
            self._rest()
            if folder is not None:
                self._use(folder)
            else:
                self._forget()
        elif not self._soon.isActive():
            self._go()

    def _go(self) -> None:
        library = self._desk.library
        if self.folder is None or library is None:
            return
        if self._work.is_busy:
            self._soon.start(AGAIN_MS)
            return
        self._writing, self._due = self._due, False
        self._work.start(library.path, library.id, self.folder, write=self._writing, waiting=self._foreign)

    def _take(self, folder: Path, found: object) -> None:
        """What a pass has found."""
        from tepi.exchange.kept.report import Report

        if folder != self.folder:
            return  # of a folder that was given up meanwhile
        before, self.problem = self.problem, ""
        if isinstance(found, Report) and not found.busy:
            self.problem = found.problem
            self.edited = found.edited
            self._offer()
            if found.foreign != self._foreign and found.foreign:
                self._say_foreign(found.foreign)
            self._foreign = found.foreign if found.all else self._foreign
            if before and not self.problem:
                self._say(self.tr("The folder {} is written again").format(self.folder), "info")
        else:
            self._due = self._due or self._writing
            if isinstance(found, TepiError):
                self.problem, self._due = str(found), True
            elif isinstance(found, Report):
                self._soon.start(AGAIN_MS)
        if self.problem and self.problem != before:
            self._say(self.problem)
        self._show()

    # What is said

    def _offer(self) -> None:
        """Offer to read back what was edited: a file once, however often it is saved there."""
        fresh = set(self.edited) - self._offered
        self._offered = set(self.edited)
        if fresh:
            count = len(self.edited)
            one = self.tr("“{}” was edited in the folder")
            several = self.tr("{} files were edited in the folder")
            line = one.format(self.edited[0]) if count == 1 else several.format(count)
            self._say(line, "offer")

    def _say_foreign(self, names: tuple[str, ...]) -> None:
        more = self.tr(" and {} more").format(len(names) - 1) if len(names) > 1 else ""
        line = self.tr(
            "{}{} in the folder was not written by Tepi and is left as it is. Move it, or rename the text"
        )
        self._say(line.format(names[0], more))

    def _say(self, line: str, kind: str = "warning") -> None:
        """Say it as soon as nothing else is being said; of two of a kind only the newer one."""
        self._lines = [each for each in self._lines if each[1] != kind]
        self._lines.append((line, kind))
        self._say_what_waits()

    def _say_what_waits(self) -> None:
        """An error or a question that stands in the strip is not pushed aside."""
        if not self._lines or self._window.strip.text:
            return
        line, kind = self._lines.pop(0)
        if kind != "offer":
            self._desk.say(line, kind)
        elif self.edited:
            self._desk.say(line, "info", self.tr("Read back"), self.read_back)

    def _show(self) -> None:
        """Status bar, menu and card say how it stands."""
        name = (self.folder.name or str(self.folder)) if self.folder is not None else ""
        short = name if len(name) <= 24 else name[:23] + "…"
        words = ""
        if self.folder is not None and self.problem:
            words = self.tr("; {} waits").format(short)
        elif self.folder is not None and not self._due and not self._soon.isActive():
            words = self.tr(", also in {}").format(short)
            if self.edited:  # these are as somebody left them there
                words += self.tr(" ({} edited there)").format(len(self.edited))
        self._window.status.set_folder(words)
        action = self._window.commands.qaction("folder.keep")
        action.setText(
            self.tr("Kept written to {}…").format(short.replace("&", "&&"))
            if self.folder is not None
            else self.tr("Keep written to a folder…")
        )
        self._window.commands.show_toggles()
        self.changed.emit()
