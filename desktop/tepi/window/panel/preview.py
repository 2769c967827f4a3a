"""The live preview of an export: the text as it comes, coloured where it is looked at."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal
from PySide6.QtGui import QPaintEvent, QPalette, QResizeEvent, QTextBlock, QTextCursor, QTextLayout
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QWidget

from tepi.errors import TepiError
from tepi.window.panel.fetching import Fetching
from tepi.window.panel.markdown_highlighter import PLAIN, TOO_LONG
from tepi.window.panel.preview_languages import language
from tepi.window.panel.token_formats import TokenFormats
from tepi.window.theme import MONO, Themes, family, q

SLICE_MS, SLICE_LENGTH = 8, 50_000
LONGEST = 1_000_000
LEAST = 90  # pixels, however many options there are
COLOURED = 1 << 20  # the revision of a block whose colours are set
AHEAD = 60_000  # so many characters are made below what is in view


class Preview(QPlainTextEdit):
    """Shows pieces of text as they are made: as far as they are looked at, a few milliseconds at a time.

    More is made when the reader scrolls there, up to a million characters.
    ``slowest`` is how long the slowest piece took, in milliseconds; ``is_cut`` says that not all is shown.
    ``filled``: all that is wanted now is there. ``failed``: no more can be made, and why.
    """

    filled = Signal()
    failed = Signal(str)

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._pieces: Iterator[str] | None = None
        self._language = language("markdown")
        self._fresh = False
        self._place = 0
        self._formats = TokenFormats(themes.current, themes.current.card)
        self.is_cut = False
        self.slowest = 0
        self.setObjectName("exportPreview")
        self.setAccessibleName(self.tr("Preview of the export"))
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setMinimumHeight(LEAST)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.document().setDocumentMargin(12)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(self._take_some)
        self.verticalScrollBar().valueChanged.connect(self._want_more)
        themes.changed.join(self._tint)
        self._tint()

    def fill(self, pieces: Iterator[str], written_in: str = "markdown") -> None:
        """Show these pieces in place of what is there; what is scrolled to stays where it was.

        ``written_in`` is the format's id: by it they are coloured.
        """
        self.stop()
        self._language = language(written_in)
        self._place = self.verticalScrollBar().value()
        self._pieces = pieces
        self._fresh = True
        self.setPlaceholderText("")
        self.is_cut = False
        self.slowest = 0
        self._more.start()

    def stop(self) -> None:
        """Ask for no more pieces."""
        if isinstance(self._pieces, Fetching):
            self._pieces.close()
        self._pieces = None
        self._more.stop()

    def refuse(self, why: str) -> None:
        """Show nothing, and say why."""
        self.stop()
        self.setPlainText("")
        self.setPlaceholderText(why)
        self.failed.emit(why)

    @property
    def is_filling(self) -> bool:
        """Whether there may be more to show."""
        return self._pieces is not None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A larger view may want more."""
        super().resizeEvent(event)
        self._want_more()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Colour what is in view before it is drawn."""
        self._colour_visible()
        super().paintEvent(event)

    def _take_some(self) -> None:
        if self._pieces is None:
            self._more.stop()
            return
        clock = QElapsedTimer()
        clock.start()
        some: list[str] = []
        done = False
        length = 0
        while clock.elapsed() < SLICE_MS and length < SLICE_LENGTH:
            try:
                piece = next(self._pieces, None)
            except TepiError as error:
                self.refuse(str(error))
                return
            if piece is None:
                done = True
                break
            if piece:
                some.append(piece)
            elif some and self._fresh:
                break  # the first words are not kept waiting
            length += len(piece)
        self.slowest = max(self.slowest, clock.elapsed())
        if some or done:
            self._append("".join(some))
        if self.document().characterCount() > LONGEST:
            done = self.is_cut = True
        if self._place and not self._fresh:
            self.verticalScrollBar().setValue(self._place)
            self._place = self._place if self.verticalScrollBar().value() < self._place else 0
        if done:
            self.stop()
            self.filled.emit()
        elif self._has_enough:
            self._more.stop()
            self.filled.emit()

    @property
    def _has_enough(self) -> bool:
        """Whether there is more below than is looked at soon."""
        if self._fresh or self.verticalScrollBar().maximum() < self._place:
            return False
        return self.firstVisibleBlock().position() + AHEAD < self.document().characterCount()

    def _want_more(self) -> None:
        if self._pieces is not None and not self._more.isActive() and not self._has_enough:
            self._more.start()

    def _append(self, text: str) -> None:
        if self._fresh:
            self.setPlainText(text)
            self._fresh = False
            return
        last = self.document().lastBlock()
        last.setRevision(COLOURED - 1)  # what comes may belong to its line
        last.setUserState(-1)
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        cursor.insertText(text)

    def _colour_visible(self) -> None:
        block = self.firstVisibleBlock()
        state = self._state_before(block)
        y = self.blockBoundingGeometry(block).translated(self.contentOffset()).top()
        end = self.viewport().height()
        while block.isValid() and y <= end:
            state = self._colour(block, state)
            y += self.blockBoundingRect(block).height()
            block = block.next()

    def _state_before(self, block: QTextBlock) -> int:
        """The state in front of a block; states found once are kept in the blocks (plus one: 0 is none)."""
        walk = block.previous()
        passed = []
        while walk.isValid() and walk.userState() < 0:
            passed.append(walk)
            walk = walk.previous()
        state = walk.userState() if walk.isValid() else PLAIN
        for each in reversed(passed):
            state = self._next_state(each, state)
            each.setUserState(state)
        return state

    def _next_state(self, block: QTextBlock, state: int) -> int:
        if self._language is None:
            return PLAIN
        return self._language.after(block.text(), state, block.blockNumber() == 0)

    def _colour(self, block: QTextBlock, state: int) -> int:
        after = self._next_state(block, state)
        line = block.text()
        if block.revision() != COLOURED:
            if line and len(line) <= TOO_LONG:
                block.layout().setFormats(self._ranges(line, state, after))
            block.setRevision(COLOURED)
        block.setUserState(after)
        return after

    def _ranges(self, line: str, state: int, after: int) -> list[QTextLayout.FormatRange]:
        ranges = []
        found = () if self._language is None else self._language.spans(line, state, after, self._formats)
        for start, length, looks in found:
            made = QTextLayout.FormatRange()
            made.start, made.length, made.format = start, length, looks
            ranges.append(made)
        return ranges

    def _tint(self) -> None:
        theme = self._themes.current
        self._formats = TokenFormats(theme, theme.card)
        self.setStyleSheet(
            f"QPlainTextEdit {{ background: {theme.card}; color: {theme.ink}; placeholder-text-color: {theme.soft}; border: {theme.edge};"
            f' border-radius: 8px; font-family: "{family(MONO)}"; font-size: 12px;'
            f" selection-background-color: {theme.on(theme.card, theme.accent, 0.3)};"
            f" selection-color: {theme.ink}; }}"
            f"QPlainTextEdit:focus {{ border-color: {theme.accent}; }}"
        )
        palette = self.palette()
        palette.setColor(QPalette.ColorRole.PlaceholderText, q(theme.soft))
        self.setPalette(palette)
        block = self.document().begin()
        while block.isValid():
            block.setRevision(COLOURED - 1)
            block = block.next()
        self.viewport().update()
