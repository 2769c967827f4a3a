"""Find in the open text: the places, the count, stepping through them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

from tepi.text.hits import Hits
from tepi.text.ranges import Range
from tepi.window import stepping
from tepi.window.accessible import announce
from tepi.window.desk import Desk
from tepi.window.find_field import OPTIONS, FindField
from tepi.window.reading.spread import Spread

if TYPE_CHECKING:
    from tepi.text.seeking import Search

SLICE_SECONDS = 0.008
REST_MS = 8
SLOW_MS = 700
LOOK_MS = 100
LONGEST_SELECTION = 200


class Finding(QObject):
    """Ties the find field to the text. A hit moves the focus to its sentence and is never a selection.

    A search that is not done at once goes on between the events of the window, so that reading and
    marking go on too.

    Attributes:
        options: The ways of looking that are on (see ``OPTIONS``).
    """

    def __init__(self, desk: Desk, field: FindField, pane: Spread) -> None:
        super().__init__(field)
        self._desk = desk
        self._field = field
        self._pane = pane
        self.options: frozenset[str] = frozenset()
        self._search: Search | None = None
        self._hits = Hits()
        self._hit: Range | None = None
        self._last_words = ""
        # Where the reader was before words were typed, as long as each letter leads on from there.
        self._origin: int | None = None
        self._stopped = False
        # Whether the reader is still to be taken to the first hit behind the caret.
        self._to_go = False
        self._since = QElapsedTimer()
        self._next_look = 0
        self._more = QTimer(self)
        self._more.setInterval(REST_MS)
        self._more.timeout.connect(self._go_on)
        field.textChanged.connect(lambda: self._look(go=True))
        field.step.connect(self.step)
        field.left.connect(self.leave)
        field.stopped.connect(self.stop)
        field.optioned.connect(self.switch)
        desk.opened.join(self._look_in_another)

    def start(self) -> None:
        """Give the field the keyboard; selected words are taken over."""
        selection = self._desk.selection
        if selection is not None and self._desk.open is not None and selection.length <= LONGEST_SELECTION:
            words = self._desk.open.text[selection.start : selection.end].replace("\n", " ")
            if "expression" in self.options:
                import re

                words = re.escape(words)
            self._field.setText(words)
        self._field.setFocus()
        self._field.selectAll()

    def seek(self, words: str) -> None:
        """Look for these words, and leave the keyboard in the text."""
        if "expression" in self.options:
            self.switch("expression")
        self._field.setText(words)

    def step(self, way: int) -> None:
        """Go to the next (1) or previous (-1) place, round the end; with an empty field, of what was sought last."""
        if not self._field.text() and self._last_words:
            self._field.setText(self._last_words)
            return
        self._origin = None
        if not self._hits:
            if self._search is not None and not self._search.done:
                self._to_go = True
            elif self._field.text() and not self._field.note.words:
                self._desk.say(self.tr("“{0}” is not in this text").format(self._field.text()))
            else:
                self._field.setFocus()
            return
        at = self._hits.number(self._hit) if self._hit is not None else -1
        if at < 0 or self._hits[at].start != self._desk.caret:
            # The reader has gone elsewhere since: on from there.
            at = self._hits.after(self._desk.caret) - (1 if way > 0 else 0)
        self._go((at + way) % len(self._hits))
        announce(self._field, self._count((at + way) % len(self._hits)))

    def leave(self) -> None:
        """End the search under way, else forget the hits; the keyboard goes back to the text."""
        if not self.stop():
            self._last_words = self._field.text() or self._last_words
            self._field.clear()
            self._pane.view.setFocus()

    def stop(self) -> bool:
        """End the search under way and say so; False where none is."""
        if self._search is None or self._search.done:
            return False
        self._search.stop()
        self._hits = self._search.hits
        self._stopped = True
        self._show()
        self._field.show_note(self.tr("Stopped before the end of the text"))
        return True

    def switch(self, option: str) -> None:
        """Switch one of the ways of looking, and look again."""
        self.set_options(self.options ^ {option})
        self._look(go=True)

    def set_options(self, on: frozenset[str]) -> None:
        """Take these ways of looking; unknown ones are none."""
        self.options = on & frozenset(OPTIONS)
        self._field.show_options(self.options)
        self._desk.options_changed.tell()

    def _look_in_another(self) -> None:
        """Look in a document just opened, whose place is its own: the reader is not taken to a hit."""
        self._look(go=False)

    def _look(self, *, go: bool) -> None:
        from tepi.text.seeking import Wanted, search

        if self._search is not None:
            self._search.stop()
        at_hit = self._hit is not None and self._hit.start == self._desk.caret
        if not (go and at_hit and self._origin is not None):
            self._origin = self._desk.caret if go else None
        self._search, self._hits, self._to_go, self._stopped = None, Hits(), go, False
        self._hit = self._hit if at_hit and go else None
        self._field.show_note("")
        opened, words = self._desk.open, self._field.text()
        if not words or opened is None:
            self._more.stop()
            self._pane.set_find_hits(self._hits)
            self._field.show_count("")
            return
        wanted = Wanted(words, **{option: option in self.options for option in OPTIONS})
        self._search = search(opened.text, wanted, self._begin_at)
        self._next_look = 0
        self._since.start()
        self._more.start()
        self._go_on()
        if not self._hits:
            self._show()

    def _go_on(self) -> None:
        """Look a little further and show what is new."""
        if self._search is None or self._search.done:
            self._more.stop()
            return
        self._search.advance(SLICE_SECONDS)
        # The more there are, the seldomer they are taken over.
        if self._search.done or self._to_go or self._since.elapsed() > self._next_look:
            self._hits = self._search.hits
            self._next_look = self._since.elapsed() + LOOK_MS + len(self._hits) // 2_000
            self._show()
        if not self._search.done and self._since.elapsed() > SLOW_MS:
            self._field.show_note(self.tr("Still looking…"), stop=True)
        if self._search.done:
            self._more.stop()
            self._field.show_note(self._search.fault, fault=True)

    def _show(self) -> None:
        """Show hits and count, and take the reader to the first one where that is still to be done."""
        search = self._search
        if search is None:
            return
        if search.fault and not self._hits:
            self._pane.set_find_hits(self._hits)
            self._field.show_count("")
            return
        if self._to_go and self._hits:
            first = self._hits.after(self._begin_at)
            # Until all is looked through, there may be one between the caret and the end.
            if first < len(self._hits) or search.done:
                self._to_go = False
                self._desk.trail.come_from(self._begin_at)
                self._go(first % len(self._hits))
                return
        at = self._hits.number(self._hit) if self._hit is not None else -1
        self._pane.set_find_hits(self._hits, at)
        self._field.show_count(self._count(at))

    @property
    def _begin_at(self) -> int:
        return self._desk.caret if self._origin is None else self._origin

    def _count(self, at: int) -> str:
        """“3 of 17”, “17”, “none”; with what says that there may be more."""
        search = self._search
        total = f"{len(self._hits):,}"
        if search is None or not search.done:
            total = total + "…" if self._hits else "…"
        elif search.cut or search.fault or self._stopped:
            total = total + "+" if self._hits else ""
        elif not self._hits:
            return self.tr("none")
        return self.tr("{0} of {1}").format(f"{at + 1:,}", total) if at >= 0 else total

    def _go(self, at: int) -> None:
        hit = self._hits[at]
        self._hit = hit
        self._field.show_count(self._count(at))
        self._desk.current = None
        stepping.focus_at(self._desk, hit.start)
        self._pane.set_find_hits(self._hits, at)
        self._pane.reveal(hit)
