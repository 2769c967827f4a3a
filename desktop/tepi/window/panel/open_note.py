"""The note that is being written: at most one at a time, and its words are never lost on the way."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from tepi.window.desk import Desk
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.window.panel.note_editor import NoteEditor


class OpenNote(QObject):
    """Opens an editor for a note, and tells when it has closed.

    Signals:
        saving: Something is typed and not saved yet (True), or all is saved.
        closed: The editor, which has served.

    Attributes:
        editor: What the note is written in, or None.
    """

    saving = Signal(bool)
    closed = Signal(object)

    def __init__(self, desk: Desk, themes: Themes, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._most = 120
        self.editor: NoteEditor | None = None

    @property
    def mark(self) -> str | None:
        """The mark whose note is being written, or None."""
        return self.editor.target if self.editor is not None and self.editor.kind == "highlight" else None

    @property
    def unsaved(self) -> str:
        """What the editor holds and the library does not; empty where all is saved."""
        editor = self.editor
        return editor.toPlainText() if editor is not None and editor.document().isModified() else ""

    def open(self, kind: str, target: str) -> NoteEditor | None:
        """A new editor for a note; None where it is open already or what is being written cannot be saved."""
        if self.editor is not None and (self.editor.kind, self.editor.target) == (kind, target):
            self.editor.setFocus()
            return None
        self.finish()
        if self._desk.library is None or self.editor is not None:
            return None
        from tepi.window.panel.note_editor import NoteEditor

        self.editor = NoteEditor(self._desk, self._themes, kind, target)
        self.editor.closed.connect(self._has_closed)
        self.editor.saving.connect(self.saving)
        self.editor.set_most(self._most)
        return self.editor

    def set_most(self, height: int) -> None:
        """Let editors grow to this height (pixels)."""
        self._most = height
        if self.editor is not None:
            self.editor.set_most(height)

    def finish(self) -> None:
        """Save what is being typed and close the editor."""
        if self.editor is not None:
            self.editor.finish()

    def look_for_mark(self) -> None:
        """Close the editor of a mark that somebody removed; its text is offered, not lost."""
        editor, opened = self.editor, self._desk.open
        if editor is None or self.mark is None or opened is None or self.mark in opened.index:
            return
        text = editor.toPlainText()
        editor.discard()
        if text.strip():

            def copy() -> None:
                from PySide6.QtGui import QGuiApplication

                QGuiApplication.clipboard().setText(text)

            said = self.tr("The mark was removed while its note was being written")
            self._desk.say(said, "warning", self.tr("Copy the note"), copy)

    def _has_closed(self) -> None:
        editor, self.editor = self.editor, None
        if editor is not None:
            self.closed.emit(editor)
            editor.deleteLater()
