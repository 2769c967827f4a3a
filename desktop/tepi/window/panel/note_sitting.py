"""One sitting at a note: what was saved, how it is saved as typed, and what others did to it. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepi.marks.note import Note
    from tepi.window.desk import Desk


class NoteSitting:
    """From opening a note to closing it: one step of the history, however often it is saved.

    Attributes:
        kind: What the note hangs on: ``highlight``, ``document`` or ``code``.
        target: That thing's id.
        saved: The note as the library has it, or None.
    """

    def __init__(self, desk: Desk, kind: str, target: str) -> None:
        from tepi.library import queries
        from tepi.marks.identity import new_id

        self._desk = desk
        self._step = new_id()
        self._saving = False
        self._failed = False
        self.wrote = False  # whether anything was saved in this sitting
        self.kind = kind
        self.target = target
        assert desk.library is not None
        notes = queries.notes_on(desk.library, target)
        self.saved: Note | None = notes[0] if notes else None

    @property
    def text(self) -> str:
        """The note's text as the library has it."""
        return self.saved.text if self.saved is not None else ""

    def save(self, text: str) -> bool:
        """Write the text where it differs from what is saved; an empty one removes the note.

        Returns False where the library could not be written; the desk has said why.
        """
        from tepi.library.edits.notes import write_note

        text = text if text.strip() else ""
        if text == self.text or self._desk.annotator is None:
            return True
        # What another window has just saved is heard of before it is written over.
        self._desk.look_outside()
        if self.kind == "highlight" and self._desk.highlight(self.target) is None:
            return True  # the mark was removed there; its editor has offered the text
        change = write_note(
            self.kind,
            self.target,
            text,
            self._desk.annotator.id,
            self.saved,
            document=self._document(),
            about=self._about(),
        )
        return self._record(change)

    def close(self, text: str) -> bool:
        """Write what is left to write; a mark on which nothing at all is left goes too."""
        from tepi.library.edits.marks import remove_highlight
        from tepi.library.edits.notes import remove_bare_mark
        from tepi.window import remarks

        if not self.save(text):
            return False
        if self.kind != "highlight" or self.saved is not None or self._desk.annotator is None:
            return True
        mark = self._desk.highlight(self.target)
        if mark is None or mark.note is not None or not remove_bare_mark(mark):
            return True
        if not self.wrote:
            remarks.drop_bare(self._desk, mark.id)
            return True
        return self._record(remove_highlight(mark, self._desk.annotator.id))

    @property
    def is_saving(self) -> bool:
        """Whether the notice that is going round is of this sitting's own making."""
        return self._saving

    def look(self) -> tuple[Note | None, bool]:
        """Read the note again after a notice; returns it and whether somebody else changed it."""
        from tepi.library import queries

        if self._desk.library is None:
            return None, False
        notes = queries.notes_on(self._desk.library, self.target)
        fresh = next((note for note in notes if self.saved and note.id == self.saved.id), None)
        fresh = fresh or (notes[0] if notes else None)
        other = (fresh.text if fresh else "") != self.text
        self.saved = fresh
        return fresh, other

    def _record(self, change: object) -> bool:
        self._saving = True
        try:
            done = self._desk.record(change, self._step)  # type: ignore[arg-type]
            if done:
                self.wrote = True
                self.look()
        finally:
            self._saving = False
        if done and self._failed:
            self._desk.say("The note is saved now")
        self._failed = not done
        return done

    def _document(self) -> str | None:
        if self.kind == "code" or self._desk.open is None:
            return None
        return self.target if self.kind == "document" else self._desk.open.document.id

    def _about(self) -> str:
        """What the note is on, for the history."""
        from tepi.library import queries
        from tepi.library.change import shorten

        if self.kind == "highlight":
            mark = self._desk.highlight(self.target)
            return shorten(mark.quote) if mark is not None else ""
        if self.kind == "document" and self._desk.library is not None:
            document = queries.document(self._desk.library, self.target)
            return document.title if document is not None else ""
        code = self._desk.codebook.find(self.target) if self._desk.codebook is not None else None
        return code.name if code is not None else ""
