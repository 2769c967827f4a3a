"""Where an export goes: asks for a place, writes there beside the window, and says how it went."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from tepi.errors import TepiError
from tepi.window.desk import Desk
from tepi.window.panel.writing import Tick, Writing

if TYPE_CHECKING:
    from tepi.exchange.request import Request
    from tepi.library.file import Library

LARGEST_COPY = 50_000_000
WORTH_TELLING = 1_000_000


class Saving(QObject):
    """Copies and writes one request after another."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._parent = parent
        self.writing = Writing(desk, self)

    def ask(self, request: Request, before: str, folder: str) -> Path | None:
        """Ask for a place, beginning at the one ``before`` or else in ``folder``; None where none is wanted."""
        from tepi.exchange.registry import format_named
        from tepi.exchange.request import suggested_name

        assert self._desk.library is not None
        name = suggested_name(self._desk.library, request)
        folder = folder or QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if request.is_folder:
            start = str(Path(before).parent if before and request.own_names else before or folder)
            chosen = QFileDialog.getExistingDirectory(self._parent, self.tr("Export into this folder"), start)
            return _inside(Path(chosen), request, name) if chosen else None
        form = format_named(request.format)
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent,
            self.tr("Export"),
            before or str(Path(folder) / name),
            f"{form.name} (*{form.suffix})",
        )
        if not chosen:
            return None
        path = Path(chosen)
        return path if path.suffix else path.with_suffix(form.suffix)

    def save(
        self, request: Request, path: Path, saved: Callable[[Path], None], elsewhere: Callable[[], None]
    ) -> None:
        """Write it to ``path``; what fails is said with a button for another place."""

        def work(library: Library, tick: Tick) -> Path:
            return request.write(library, path, tick)

        def failed(error: TepiError) -> None:
            self._desk.say(str(error), "error", self.tr("Save elsewhere…"), elsewhere)

        self._desk.finish_typing()
        self.writing.start(work, saved, failed)

    def copy(self, request: Request, copied: Callable[[], None]) -> None:
        """Put the whole of it on the clipboard, which holds it in memory: so there is a limit."""
        what = self.tr("The export has more than {0:,} characters, too many for the clipboard")
        too_large = TepiError(what.format(LARGEST_COPY), self.tr("Save it to a file"))

        def work(library: Library, tick: Tick) -> str:
            found, size = [], 0
            for piece in request.pieces(library):
                found.append(piece)
                size += len(piece)
                tick(size, 0)
                if size > LARGEST_COPY:
                    raise too_large
            return "".join(found)

        def done(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            said = self.tr("The export is on the clipboard")
            size = self.tr("{0:,} characters").format(len(text))
            self._desk.say(f"{said} ({size})" if len(text) > WORTH_TELLING else said)
            copied()

        self._desk.finish_typing()
        self.writing.start(work, done, lambda error: self._desk.say(str(error), "error"))


def _inside(folder: Path, request: Request, name: str) -> Path:
    """The folder chosen; where the export wants one of its own and this holds other things, a new one in it."""
    try:
        others = request.own_names and {each.name for each in folder.iterdir()} - {*request.own_names}
    except OSError:
        return folder  # writing says what is wrong
    return folder / name if others else folder
