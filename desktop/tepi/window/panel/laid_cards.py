"""The cards that are laid out: each mark's when it is first looked at, the last few hundred kept."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable

from PySide6.QtWidgets import QWidget

from tepi.window.desk import Desk
from tepi.window.panel.card import Card, CardLook
from tepi.window.theme import Themes

KEPT = 300


class LaidCards:
    """Lays cards out for the codebook and theme in force, until it is told to forget them.

    Attributes:
        edited: The mark whose note is being written, or None.
        editor: What its note is written in, which takes the note's place on its card.
    """

    def __init__(self, desk: Desk, themes: Themes) -> None:
        self._desk = desk
        self._themes = themes
        self._cards: OrderedDict[str, Card] = OrderedDict()
        self._annotators: set[str] = set()
        self.edited: str | None = None
        self.editor: QWidget | None = None

    def __contains__(self, mark: str) -> bool:
        return mark in self._cards

    @property
    def can_be_laid(self) -> bool:
        """Whether there is what a card needs to be laid out."""
        return self._desk.codebook is not None

    def of(self, mark: str, width: int) -> Card | None:
        """The card of a mark; None where the library has no such mark. One that is kept keeps its width (pixels)."""
        found = self._cards.get(mark)
        if found is not None:
            self._cards.move_to_end(mark)
            return found
        opened, book = self._desk.open, self._desk.codebook
        read = self._desk.highlight(mark) if book is not None else None
        if read is None or book is None or opened is None:
            return None
        look = CardLook(self._themes.current, book, width, len(self._annotators) > 1, opened)
        typing = self.editor.height() if self.editor is not None and mark == self.edited else None
        place = opened.units.label_of(read.range)
        card = Card(read, place, look, current=mark == self._desk.current, typing=typing)
        self._cards[mark] = card
        if len(self._cards) > KEPT:
            self._cards.popitem(last=False)
        return card

    def forget(self, *marks: str | None) -> None:
        """Lay the cards of these marks out anew when they are next looked at."""
        for mark in marks:
            self._cards.pop(mark or "", None)

    def clear(self) -> None:
        """Lay every card out anew."""
        self._cards.clear()

    def begin(self) -> None:
        """Another text may be open: begin with its annotators."""
        self.clear()
        opened = self._desk.open
        self._annotators = opened.index.annotators() if opened is not None else set()

    def meet(self, annotators: Iterable[str]) -> None:
        """Marks of these annotators came: beside a second one's, every card gets its annotator's name."""
        came = set(annotators) - self._annotators
        if came:
            self._annotators |= came
            self.clear()

    def meet_marks(self, marks: Iterable[str]) -> None:
        """These marks were made, altered or removed."""
        opened = self._desk.open
        parts = [opened.index.parts(mark) for mark in marks] if opened is not None else []
        self.forget(*marks)
        self.meet(each[0].annotator for each in parts if each)
