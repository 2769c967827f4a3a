"""The note editor: Markdown, coloured as it is typed, saved as it is typed."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from tepi.window.own_escape import keeps_escape
from tepi.window.panel.markdown_highlighter import MarkdownHighlighter
from tepi.window.panel.note_sitting import NoteSitting
from tepi.window.theme import MONO, Themes, family, mono_font

if TYPE_CHECKING:
    from tepi.window.desk import Desk

SAVE_AFTER_MS, TRY_AGAIN_MS = 400, 3000
PADDING, LEAST_LINES, SIZE = 8, 3, 12


class NoteEditor(QPlainTextEdit):
    """One note being written. It saves 400 ms after the last key, on losing the keyboard and on closing."""

    closed = Signal()
    grew = Signal()
    saving = Signal(bool)  # typed and not saved yet, or saved

    def __init__(
        self, desk: Desk, themes: Themes, kind: str, target: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._open = True
        self._loading = False
        self._most = 400
        self.sitting = NoteSitting(desk, kind, target)
        self.setObjectName("noteEditor")
        names = {"highlight": self.tr("Note on the mark"), "document": self.tr("Note on this text")}
        self.setAccessibleName(names.get(kind, self.tr("Note on the code")))
        self.setPlaceholderText(self.tr("Markdown. Saved as you type; Esc closes."))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabChangesFocus(False)
        self.setFont(mono_font(SIZE))
        self.setViewportMargins(PADDING, PADDING - 2, PADDING, PADDING - 2)
        self.document().setDocumentMargin(0)
        self._tint()
        self._leave_themes = themes.changed.join(self._tint)
        self._highlighter = MarkdownHighlighter(
            self.document(), themes, "page", lambda: self.firstVisibleBlock().blockNumber()
        )
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.timeout.connect(self.save)
        self.setPlainText(self.sitting.text)
        self.document().setModified(False)
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._leave_notes = desk.notes_changed.join(self._notes_changed)
        self.document().contentsChange.connect(self._typed)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        self._fit()

    @property
    def kind(self) -> str:
        """What the note hangs on: ``highlight``, ``document`` or ``code``."""
        return self.sitting.kind

    @property
    def target(self) -> str:
        """The id of the thing that the note hangs on."""
        return self.sitting.target

    def set_most(self, height: int) -> None:
        """Let the editor grow to this height (pixels) before it scrolls."""
        self._most = height
        self._fit()

    def save(self) -> bool:
        """Write what was typed, now; False where that failed, which the strip says."""
        self._later.stop()
        if not self._open:
            return True
        saved = self.sitting.save(self.toPlainText())
        if saved:
            self.document().setModified(False)
            self.saving.emit(False)
        else:
            self._later.start(TRY_AGAIN_MS)
        return saved

    def finish(self) -> None:
        """Write what was typed and close; a text that cannot be written stays open."""
        if not self._open:
            return
        self._later.stop()
        self._open = False
        if not self.sitting.close(self.toPlainText()):
            self._open = True
            return
        self._let_go()

    def discard(self) -> None:
        """Close without writing: what the note hung on is gone."""
        if self._open:
            self._open = False
            self._later.stop()
            self._let_go()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc closes; every other key is typing."""
        if event.key() == Qt.Key.Key_Escape:
            self.finish()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Keys that mean something while typing are not the window's."""
        return keeps_escape(event) or super().event(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the editor saves."""
        super().focusOutEvent(event)
        self.save()

    def _let_go(self) -> None:
        self._leave_notes()
        self._leave_themes()
        self.saving.emit(False)
        self.closed.emit()

    def _typed(self, _at: int, _removed: int, _added: int) -> None:
        if self._open and not self._loading:
            self._later.start(SAVE_AFTER_MS)
            self.saving.emit(True)

    def _notes_changed(self, targets: frozenset[str]) -> None:
        """Somebody changed a note: take it over where nothing was typed, otherwise keep both."""
        if self.target not in targets or self.sitting.is_saving or not self._open:
            return
        fresh, other = self.sitting.look()
        if not other:
            return
        theirs = fresh.text if fresh is not None else ""
        if not self.document().isModified():
            mine = self.toPlainText()
            at = self.textCursor().position()
            self._loading = True
            self.setPlainText(theirs)
            self._loading = False
            self.document().setModified(False)
            cursor = self.textCursor()
            cursor.setPosition(min(at, self.document().characterCount() - 1))
            self.setTextCursor(cursor)
            if self.sitting.wrote and mine not in theirs:
                self._offer(
                    self.tr(
                        "This note was changed elsewhere while you wrote; your wording is in the history"
                    ),
                    mine,
                )
            return
        if not theirs.strip():
            self._desk.say(self.tr("This note was removed elsewhere; what you are typing is kept"), "warning")
            return
        self._offer(
            self.tr(
                "This note was also changed elsewhere. Yours is kept; the other wording is in the history"
            ),
            theirs,
        )

    def _offer(self, said: str, wording: str) -> None:
        """Say something of the note in the strip, with a button that adds a wording below what is there."""

        def add() -> None:
            if self._open:
                self.appendPlainText(f"\n---\n\n{wording}")

        self._desk.say(said, "warning", self.tr("Add it below"), add)

    def _fit(self, *_: object) -> None:
        """Be as high as the text, within limits."""
        self.ensurePolished()
        line = ceil(QFontMetricsF(self.font()).lineSpacing())
        lines = max(self.document().documentLayout().documentSize().height(), LEAST_LINES)
        wanted = min(round(lines * line) + 2 * PADDING + 2, self._most)
        if wanted != self.height():
            self.setFixedHeight(wanted)
            self.grew.emit()

    def _tint(self) -> None:
        theme = self._themes.current
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {theme.page}; color: {theme.ink}; border: {theme.edge};"
            f' border-radius: 6px; font-family: "{family(MONO)}"; font-size: {SIZE}px;'
            f" selection-background-color: {theme.on(theme.page, theme.accent, 0.3)};"
            f" selection-color: {theme.ink}; }}"
            f"QPlainTextEdit:focus {{ border-color: {theme.accent}; }}"
        )
