"""Back to where the reader was before a jump, and forward again. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from tepi.window.desk import Desk

LONGEST = 100


class Place(NamedTuple):
    """Where a caret stood (code points), in which document, in which sentence."""

    document: str
    caret: int
    unit: int


class Trail:
    """The places that the reader left by a jump: to a hit, a mark, an undone step, another text.

    A step to the next sentence is none, so that reading on leaves no trail.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._behind: list[Place] = []
        self._ahead: list[Place] = []
        self._here: Place | None = None
        self._going = False
        desk.moved.join(self._note)

    def go(self, way: int) -> bool:
        """Go back (-1) or forward (1) by one jump; False where there is none. A text in the trash is passed by."""
        source, other = (self._behind, self._ahead) if way < 0 else (self._ahead, self._behind)
        left = self._here
        self._going = True
        try:
            while source:
                place = source.pop()
                if self._show(place):
                    if left is not None and left != place:
                        other.append(left)
                    return True
        finally:
            self._going = False
        return False

    def scrolled_away(self) -> None:
        """The reader scrolls far off without the caret: back leads to it."""
        if self._here is not None:
            self._leave(self._here)

    def come_from(self, caret: int) -> None:
        """The next jump begins at ``caret``: where the caret stands now was only passed through."""
        opened = self._desk.open
        if opened is not None:
            self._here = Place(opened.document.id, caret, opened.units.at(caret))

    def _note(self) -> None:
        opened, caret = self._desk.open, self._desk.caret
        if opened is None:
            return
        here, before = Place(opened.document.id, caret, opened.units.at(caret)), self._here
        self._here = here
        if self._going or before is None:
            return
        if before.document != here.document or abs(before.unit - here.unit) > 1:
            self._leave(before)

    def _leave(self, place: Place) -> None:
        if self._behind[-1:] != [place]:
            self._behind.append(place)
            del self._behind[:-LONGEST]
        self._ahead.clear()

    def _show(self, place: Place) -> bool:
        from tepi.library import queries
        from tepi.window import stepping

        desk = self._desk
        if desk.library is None or desk.open is None:
            return False
        if place.document == desk.open.document.id:
            desk.current = None
            stepping.focus_at(desk, place.caret)
            return True
        document = queries.document(desk.library, place.document)
        if document is None or document.trashed:
            return False
        desk.show(document, caret=place.caret)
        return True


def go(desk: Desk, way: int) -> None:
    """Go back (-1) or forward (1) over the last jump; the strip says where there is none."""
    if not desk.trail.go(way):
        desk.say("There is no place to go back to" if way < 0 else "There is no place to go forward to")
