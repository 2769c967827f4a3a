"""What the tour looks at after each step: the desk, the cards, and the library file by a second reader."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt

from tepi.window.hands import Hands, StepError

if TYPE_CHECKING:
    from tepi.marks.highlight import Highlight
    from tepi.window.main_window import MainWindow


class Checks:
    """Each check raises ``StepError`` where something is not as it should be."""

    def __init__(self, window: MainWindow, hands: Hands, library: Path) -> None:
        self._window = window
        self._hands = hands
        self._library = library

    def holds(self, fact: object, otherwise: str) -> None:
        """Something is so, now."""
        if not fact:
            raise StepError(otherwise)

    def focused(self, place: str) -> None:
        """The focus is at this place."""
        desk = self._window.desk
        assert desk.open is not None
        here = desk.open.units.label_of(desk.focus)
        self.holds(here == place, f"the focus is at {here} instead of {place}")

    def marked(self, words: str, code: str, *, whole: bool = True) -> str:
        """A mark with these words (or that begins with them) and this code is there, everywhere; its id."""

        def fits(quote: str) -> bool:
            return quote == words if whole else quote.startswith(words)

        def with_code(marks: list[Highlight]) -> list[str]:
            book = self._window.desk.codebook
            assert book is not None
            named = {each.id for each in book.codes if each.name == code}
            return [mark.id for mark in marks if fits(mark.quote) and named.intersection(mark.codes)]

        desk = self._window.desk
        assert desk.open is not None
        here = with_code(desk.highlights([span.highlight for span in desk.open.index]))
        self.holds(here, f"no {code} on “{words}”")
        self.holds(here == with_code(self._stored()), f"the {code} on “{words}” is not in the library's file")
        self._hands.until(lambda: any(fits(quote) for quote in self._cards()), f"no card shows “{words}”")
        return here[0]

    def noted(self, mark: str, words: str) -> None:
        """The mark's note holds these words, in the window and in the library's file."""
        shown = self._window.desk.highlight(mark)
        self.holds(shown and shown.note and words in shown.note.text, f"the note “{words}” is not shown")
        stored = [each.note.text for each in self._stored() if each.id == mark and each.note]
        self.holds(stored and words in stored[0], f"the note “{words}” is not in the library's file")

    def said_by(self, mark: str, names: list[str], manner: str) -> None:
        """The library's file has these speakers and this manner for the mark."""
        said = [each.attribution for each in self._stored() if each.id == mark]
        self.holds(
            said and said[0] and list(said[0].names) == names and said[0].manner == manner,
            f"{' < '.join(names)} ({manner}) is not in the library's file",
        )

    def none_at(self, place: str) -> None:
        """None-of-these is said at this place, in the window and in the library's file."""
        from tepi.library import queries
        from tepi.library.file import open_library

        desk = self._window.desk
        assert desk.open is not None
        units = desk.open.units
        unit = next(each for each in range(len(units)) if units.label(each) == place)
        self.holds(desk.open.is_none(unit), f"{place} is not said to be none of these")
        with open_library(self._library, create=False) as library:
            stored = queries.nones(library, desk.open.revision)
        self.holds(units[unit].start in stored, f"“none of these” at {place} is not in the library's file")

    def count(self) -> int:
        """How many marks the open text has."""
        assert self._window.desk.open is not None
        return len({span.highlight for span in self._window.desk.open.index})

    def counts(self, wanted: int) -> None:
        """So many marks are in the window, in the library's file and on cards."""
        self.holds(self.count() == wanted, f"there are {self.count()} marks instead of {wanted}")
        stored = len(self._stored())
        self.holds(stored == wanted, f"the library's file has {stored} marks instead of {wanted}")
        self.cards(wanted)

    def cards(self, wanted: int) -> None:
        """So many cards are in the panel."""
        self._hands.until(lambda: len(self._cards()) == wanted, f"there are not {wanted} cards")

    def current_quote(self) -> str:
        """The words of the current mark; empty where there is none."""
        desk = self._window.desk
        mark = desk.highlight(desk.current) if desk.current else None
        return mark.quote if mark else ""

    def _cards(self) -> list[str]:
        model = self._window.panel.marks_view.model()
        return [str(model.index(row, 0).data(Qt.ItemDataRole.DisplayRole)) for row in range(model.rowCount())]

    def _stored(self) -> list[Highlight]:
        """Every mark as a second reader finds it in the file."""
        from tepi.library.file import open_library
        from tepi.library.mark_queries import highlights, ids_in_text_order

        assert self._window.desk.open is not None
        with open_library(self._library, create=False) as library:
            return highlights(library, ids_in_text_order(library, self._window.desk.open.document.id))
