"""The card above the list: the note on the text itself, or on a code while that is being written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from tepi.window.icons import paint_icon
from tepi.window.theme import Themes, q, ui_font

if TYPE_CHECKING:
    from tepi.window.desk import Desk
    from tepi.window.panel.note_editor import NoteEditor
    from tepi.window.panel.rendered_note import RenderedNote

SIDE, HEAD, RADIUS, FEW = 14, 34, 8, 4


class NoteCard(QWidget):
    """Shown while the open document has a note, or while a document's or code's note is being written."""

    edit_wanted = Signal(str, str)  # kind and target

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._text = ""
        self._note: RenderedNote | None = None
        self._whole = False
        self._editor: NoteEditor | None = None
        self.target = ""
        self.setAccessibleName(self.tr("Note on this text"))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        themes.changed.join(self._lay_out)
        self.hide()

    def refresh(self) -> None:
        """Read the open document's note again."""
        from tepi.library import queries

        opened = self._desk.open
        if opened is None or self._desk.library is None:
            self._text = ""
        else:
            notes = queries.notes_on(self._desk.library, opened.document.id)
            self._text = "\n\n".join(note.text for note in notes)
        self._lay_out()

    def hold_editor(self, editor: NoteEditor | None) -> None:
        """Write the note here, or stop it."""
        self._editor = editor
        self.target = editor.target if editor is not None else ""
        if editor is not None:
            editor.setParent(self)
            editor.grew.connect(self._lay_out)
            editor.show()
        self.refresh()

    def sizeHint(self) -> QSize:
        """As high as the note, or the editor."""
        inner = self._editor.height() + 8 if self._editor is not None else 0
        if self._note is not None:
            inner = round(self._note.height) + 12
        return QSize(200, HEAD + inner)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The note is laid out to the width."""
        if event.size().width() != event.oldSize().width():
            self._lay_out()

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a heading."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focus = self.hasFocus() or self._editor is not None
        painter.setPen(
            QPen(
                q(theme.accent if focus else theme.line), max(1.25, theme.focus_pen - 0.25) if focus else 1.0
            )
        )
        painter.setBrush(q(theme.card))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75), RADIUS, RADIUS)
        paint_icon(painter, "note", QRectF(SIDE, 10, 14, 14), theme.soft)
        painter.setFont(ui_font(12, bold=True))
        painter.setPen(q(theme.ink))
        head = QRectF(SIDE + 20, 0, self.width() - 2 * SIDE - 20, HEAD)
        name = painter.fontMetrics().elidedText(
            self._heading(), Qt.TextElideMode.ElideRight, round(head.width())
        )
        painter.drawText(head, Qt.AlignmentFlag.AlignVCenter, name)
        if self._note is not None:
            self._note.draw(painter, SIDE, HEAD - 2)
        painter.end()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click unfolds a long note; on a short or unfolded one it does nothing."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._whole = not self._whole
            self._lay_out()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """A double click edits the note."""
        self._edit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter edits, Space unfolds."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._edit()
        elif event.key() == Qt.Key.Key_Space:
            self._whole = not self._whole
            self._lay_out()
        else:
            super().keyPressEvent(event)

    def _edit(self) -> None:
        if self._desk.open is not None and self._editor is None:
            self.edit_wanted.emit("document", self._desk.open.document.id)

    def _heading(self) -> str:
        if self._editor is not None and self._editor.kind == "code":
            code = self._desk.codebook.find(self._editor.target) if self._desk.codebook else None
            return self.tr("Note on the code {}").format(code.name if code is not None else "")
        return self.tr("Note on this text")

    def _lay_out(self) -> None:
        self._note = None
        if self._editor is not None:
            self._editor.move(6, HEAD - 2)
            self._editor.setFixedWidth(max(self.width() - 12, 40))
        elif self._text.strip():
            from tepi.window.panel.rendered_note import RenderedNote

            width = max(self.width() - 2 * SIDE, 40)
            self._note = RenderedNote(
                self._text, self._themes.current, width, most=None if self._whole else FEW
            )
        self.setVisible(self._editor is not None or self._note is not None)
        self.setFixedHeight(self.sizeHint().height())
        self.update()
