"""Find in the open text: the places, the count, stepping through them."""

from __future__ import annotations

import re
from bisect import bisect_left

from PySide6.QtCore import QObject

from tepi.text.ranges import Range
from tepi.window import stepping
from tepi.window.desk import Desk
from tepi.window.header import FindField
from tepi.window.reading.pane import ReadingPane

MOST = 10_000


class Finding(QObject):
    """Ties the find field to the text. A hit moves the focus to its sentence and is never a selection."""

    def __init__(self, desk: Desk, field: FindField, pane: ReadingPane) -> None:
        super().__init__(field)
        self._desk = desk
        self._field = field
        self._pane = pane
        self._hits: list[Range] = []
        self._at = -1
        field.textChanged.connect(self._look)
        field.step.connect(self.step)
        field.left.connect(self.leave)
        desk.opened.join(self._look_in_another)

    def start(self) -> None:
        """Give the field the keyboard; selected words are taken over."""
        selection = self._desk.selection
        if selection is not None and self._desk.open is not None and selection.length <= 200:
            self._field.setText(self._desk.open.text[selection.start : selection.end].replace("\n", " "))
        self._field.setFocus()
        self._field.selectAll()

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) place, round the end."""
        if not self._hits:
            if self._field.text():
                self._desk.say(self.tr("“{0}” is not in this text").format(self._field.text()))
            else:
                self._field.setFocus()
            return
        if self._at < 0 or self._hits[self._at].start != self._desk.caret:
            # The reader has gone elsewhere since: on from there.
            self._at = bisect_left(self._hits, (self._desk.caret,)) - (1 if way > 0 else 0)
        self._go((self._at + way) % len(self._hits))

    def leave(self) -> None:
        """Forget the hits and go back to the text."""
        self._field.clear()
        self._pane.view.setFocus()

    def _look(self) -> None:
        self._search()
        if self._hits:
            self._go(bisect_left(self._hits, (self._desk.caret,)) % len(self._hits))

    def _look_in_another(self) -> None:
        """Look in a document just opened, whose place is its own: the reader is not taken to a hit."""
        self._search()
        if self._hits:
            self._field.show_count(self._count())
            self._pane.set_find_hits(self._hits)

    def _search(self) -> None:
        wanted, opened = self._field.text(), self._desk.open
        self._hits, self._at = [], -1
        if wanted and opened is not None:
            for found in re.finditer(re.escape(wanted), opened.text, re.IGNORECASE):
                self._hits.append(Range(*found.span()))
                if len(self._hits) == MOST:
                    break
        if not self._hits:
            self._pane.set_find_hits([])
            self._field.show_count(self.tr("none") if wanted else "")

    def _count(self) -> str:
        return f"{len(self._hits):,}" + ("+" if len(self._hits) == MOST else "")

    def _go(self, at: int) -> None:
        self._at = at
        hit = self._hits[at]
        self._field.show_count(self.tr("{0} of {1}").format(at + 1, self._count()))
        self._desk.current = None
        stepping.focus_at(self._desk, hit.start)
        self._pane.set_find_hits(self._hits, at)
        self._pane.reveal(hit)
