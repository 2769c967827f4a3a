"""The desk: what is open, what is focused, and the way from an action to the library. No Qt.

At a seat there is one caret, one focused range and at most one current mark: those of the seat in use
are the desk's. What keys do with them is in ``stepping`` and ``marking``; the window shows what the desk
says and asks what it wants to know through ``Front``.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tepi.errors import TepiError
from tepi.text.ranges import Range
from tepi.window.asks import Message
from tepi.window.event import Event
from tepi.window.open_document import OpenDocument
from tepi.window.seat import DeskEvent, OfSeat, Seat

if TYPE_CHECKING:
    from tepi.library.adding import Outcome
    from tepi.library.change import Change
    from tepi.library.changed import Changed
    from tepi.library.file import Library
    from tepi.marks.codebook import Codebook
    from tepi.marks.highlight import Highlight
    from tepi.marks.people import Annotator
    from tepi.text.document import Document
    from tepi.window.asks import Front
    from tepi.window.trail import Trail


class Desk:
    """What is open and focused, and the functions that every action goes through.

    Attributes:
        seats: One for each pane. ``open``, ``caret``, ``focus`` and the like are those of ``seat``.
        seat: The one in use: whose pane has the keyboard, or had it last.
        put_off: What is tried again whenever more of a long document has been read, or None.
        move_on: Whether a code moves the focus to the next sentence.
        places: Where the reader was in a document that was left: its id -> the caret.
        library_counts: Whether the codebook counts the whole library.
        margin_notes: Whether notes are shown beside the text, where there is room.
    """

    open: OfSeat[OpenDocument | None] = OfSeat()
    caret: OfSeat[int] = OfSeat()
    anchor: OfSeat[int] = OfSeat()
    focus: OfSeat[Range] = OfSeat()
    current: OfSeat[str | None] = OfSeat()
    touched: OfSeat[Range | None] = OfSeat()
    trail: OfSeat[Trail] = OfSeat()
    _second_for: OfSeat[str | None] = OfSeat()

    def __init__(self) -> None:
        self.library: Library | None = None
        self.codebook: Codebook | None = None
        self.annotator: Annotator | None = None
        self.front: Front | None = None
        self.last_code: str | None = None
        self.move_on = False
        self.library_counts = False
        self.margin_notes = False
        self.places: dict[str, int] = {}
        self.armed: tuple[str, str] | None = None
        self.put_off: Callable[[], None] | None = None
        self.leaving = DeskEvent(self, "leaving")  # () the open document is about to give way to another
        self.opened = DeskEvent(self, "opened")  # () another document is shown, or none
        self.moved = DeskEvent(self, "moved")  # () caret, selection, focus or current mark moved
        self.refreshed = DeskEvent(self, "refreshed")  # (Refreshed) marks, decisions or sentences changed
        self.unready = Event()  # () an open document is not prepared wholly
        self.prepared = Event()  # (Prepared) a stretch more of a long document is read and counted
        self.seated = Event()  # () another seat is in use
        self.codebook_changed = Event()  # ()
        self.documents_changed = Event()  # () the list, a title, done
        self.people_changed = Event()  # ()
        self.notes_changed = Event()  # (frozenset of targets)
        self.said = Event()  # (Message or None)
        self.recorded = Event()  # (Changed) after every change, here or elsewhere
        self.options_changed = Event()  # ()
        self.code_used = Event()  # (code id) given, or pointed at
        self._highlights: dict[str, Highlight] = {}
        self.seat = Seat(self)
        self.seats = [self.seat]

    # What is open

    def use(self, library: Library, annotator: Annotator) -> None:
        """Take a library and an annotator, and tell everybody; no document is open yet."""
        from tepi.library import queries

        self.library = library
        self.annotator = annotator
        self.codebook = queries.codebook(library)
        library.history.listeners.join(self._take_notice)
        for event in (self.codebook_changed, self.people_changed, self.documents_changed):
            event.tell()

    def show(self, document: Document, caret: int | None = None, text: str | None = None) -> None:
        """Open a document: at ``caret``, else where the reader was, else at its first undecided sentence."""
        from tepi.window import stepping

        if self.library is None or self.codebook is None:
            return
        self.finish_typing()
        self.remember_place()
        if self.open is not None:
            self.leaving.tell()
        self._highlights.clear()
        self.current = None
        if caret is None:
            caret = self.places.get(document.id)
        self.open = self._open_beside(document) or OpenDocument(
            self.library, document, self.codebook, text, caret or 0
        )
        self.caret = self.anchor = 0
        self.focus = Range(0, 0)
        if caret is None:
            first = self.open.next_undecided(-1)
            caret = self.open.units[first].start if first is not None else 0
        stepping.focus_at(self, min(caret, len(self.open.text)), tell=False)
        if not self.open.is_prepared:
            self.unready.tell()
        self.opened.tell()
        self.moved.tell()

    def _open_beside(self, document: Document) -> OpenDocument | None:
        """What another seat has open of the same document: text, sentences, marks and counts are there once."""
        for other in self.seats:
            opened = other.open
            if other is not self.seat and opened is not None and opened.document.id == document.id:
                return opened if opened.is_of(self.library, document.revision) else None
        return None

    def sit(self) -> None:
        """Have keys, panel and all the rest mean this seat: its pane has got the keyboard."""
        # The desk itself sits where the reader does: see ``SeatedDesk``.

    @property
    def is_used(self) -> bool:
        """Whether keys, panel and all the rest mean this seat."""
        return True

    def use_seat(self, seat: Seat) -> None:
        """Have keys, panel and all the rest mean this seat; they hear of its document and its place."""
        if seat is self.seat:
            return
        # While its document is still the open one: what is typed belongs there.
        self.finish_typing()
        another = seat.open is not self.open
        if another:
            self.leaving.pass_on()
        self.armed = None
        self.seat = seat
        self.seated.tell()
        if another:
            self.opened.pass_on()
        self.moved.pass_on()

    def add_seat(self, seat: Seat | None = None) -> Seat:
        """Make room for another pane (or one that has gone before); nothing is open there yet."""
        self.seats.append(seat or Seat(self))
        return self.seats[-1]

    def remove_seat(self, seat: Seat) -> None:
        """A pane is about to go: its document is left, and where its seat was in use another one is."""
        seat.desk.remember_place()
        seat.leaving.tell()
        self.seats.remove(seat)
        if self.seat is seat:
            self.use_seat(self.seats[0])
        seat.open = seat.current = None
        seat.opened.tell()

    def remember_place(self) -> None:
        """Keep where the reader is in the open document, for when it is shown again."""
        if self.open is not None:
            self.places[self.open.document.id] = self.caret

    def finish_typing(self) -> None:
        """Have what is being typed saved before something else happens."""
        if self.front is not None:
            self.front.finish_typing()

    # Where the reader is

    @property
    def selection(self) -> Range | None:
        """The selected characters, or None."""
        return Range(*sorted((self.anchor, self.caret))) if self.anchor != self.caret else None

    @property
    def range(self) -> Range:
        """What a code would go on: the selection, else the current mark's range while it touches the
        focus, else the focused range.
        """
        if self.selection is not None:
            return self.selection
        span = self.current_range()
        if span is not None and (span.overlaps(self.focus) or span.touches(self.focus.start)):
            return span
        return self.focus

    @property
    def second_wanted(self) -> bool:
        """Whether the next digit sets the second-best code of the current mark."""
        return self._second_for is not None and self._second_for == self.current

    @second_wanted.setter
    def second_wanted(self, wanted: bool) -> None:
        # Bound to the mark: a digit after the reader has gone elsewhere is a plain one.
        self._second_for = self.current if wanted else None

    def current_range(self) -> Range | None:
        """The range of the current mark, or None."""
        parts = self.open.index.parts(self.current) if self.open and self.current else ()
        return Range(parts[0].start, parts[-1].end) if parts else None

    def place(self, *, caret: int, anchor: int | None = None, focus: Range | None = None) -> None:
        """Move the caret (and the selection's other end, and the focus) and tell everybody."""
        self.caret = caret
        self.anchor = caret if anchor is None else anchor
        if focus is not None:
            self.focus = focus
        self.armed = None
        self.moved.tell()

    def choose(self, highlight: str | None, *, go: bool = True) -> None:
        """Make a mark the current one, or none; with ``go`` the caret and the focus go to it."""
        from tepi.window import stepping

        self.current = highlight
        self.second_wanted = False
        self.armed = None
        span = self.current_range()
        if span is not None and go:
            stepping.focus_at(self, span.start, tell=False)
        self.moved.tell()

    # Reading and writing

    def highlight(self, highlight_id: str) -> Highlight | None:
        """A whole mark, from memory where it was read before."""
        found = self.highlights([highlight_id])
        return found[0] if found else None

    def highlights(self, ids: Sequence[str]) -> list[Highlight]:
        """Whole marks in the order asked; those read before come from memory."""
        from tepi.library.mark_queries import highlights

        missing = [each for each in ids if each not in self._highlights]
        if missing and self.library is not None:
            if len(self._highlights) > 4000:
                self._highlights.clear()
                missing = list(ids)
            self._highlights.update((each.id, each) for each in highlights(self.library, missing))
        return [self._highlights[each] for each in ids if each in self._highlights]

    def record(self, change: Change, step: str | None = None) -> bool:
        """Have the library record a change; False where it could not, which the strip then says."""
        if self.library is None:
            return False
        self.armed = None
        try:
            self.library.history.record(change, step)
        except TepiError as error:
            self.say(str(error), "error")
            return False
        return True

    def say(
        self, text: str, kind: str = "info", action: str = "", do: Callable[[], None] | None = None
    ) -> None:
        """Show one line in the message strip; a question that stood there is taken back."""
        self.armed = None
        self.said.tell(Message(text, kind, action, do))

    def hush(self) -> None:
        """Clear the message strip, and take back what it asked."""
        self.armed = None
        self.said.tell(None)

    def look_outside(self) -> None:
        """Take in what another process has written."""
        if self.library is not None and self.library.changed_outside():
            self.library.history.poll()

    def add_files(self, paths: Sequence[Path]) -> list[Outcome]:
        """Bring texts in at once, each as one change; the first that is there then is opened.

        What became of them is said in the strip. For a few small ones: see ``adding`` for the others.
        """
        from tepi.library.adding import add_file

        if self.library is None:
            return []
        return self._taken_in([add_file(self.library, path) for path in paths])

    def add_text(self, text: str) -> None:
        """Bring a text in that lies on the clipboard; it is named by its first sentence."""
        from tepi.library.adding import add_words

        if self.library is not None:
            self._taken_in([add_words(self.library, text)])

    def _taken_in(self, outcomes: list[Outcome]) -> list[Outcome]:
        from tepi.library import queries
        from tepi.window.outcomes import in_one_line, kind_of

        assert self.library is not None
        first = next((each.document for each in outcomes if each.document), "")
        document = queries.document(self.library, first) if first else None
        if document is not None:
            self.show(document)
        line = in_one_line(outcomes)
        if line:
            self.say(line, kind_of(outcomes))
        return outcomes

    def _take_notice(self, changed: Changed) -> None:
        """The one path on which every change, from here or elsewhere, reaches the views."""
        from tepi.library import queries
        from tepi.window.renewing import renew_seats

        assert self.library is not None
        for highlight in changed.highlights:
            self._highlights.pop(highlight, None)
        if changed.codebook:
            self.codebook = queries.codebook(self.library)
            self._highlights.clear()
        if changed.people:
            self._highlights.clear()
            self._rename_annotator()
        self.recorded.tell(changed)
        renew_seats(self, changed)
        if changed.codebook:
            self.codebook_changed.tell()
        if changed.listing:
            self.documents_changed.tell()
        if changed.people:
            self.people_changed.tell()
        if changed.notes:
            self.notes_changed.tell(changed.notes)

    def _rename_annotator(self) -> None:
        from tepi.library import queries

        assert self.library is not None
        assert self.annotator is not None
        for annotator in queries.annotators(self.library):
            if annotator.id == self.annotator.id:
                self.annotator = annotator
