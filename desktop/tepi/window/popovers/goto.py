"""Go to…: a paragraph, a sentence, a page, a share of the text, a heading, or a mark by number or words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from tepi.text.destinations import LEAST_LETTERS, Destination, read
from tepi.window import stepping
from tepi.window.key_names import spelled
from tepi.window.panel.stepwise import Stepwise
from tepi.window.popovers.popover import Popover
from tepi.window.popovers.rows import Choice, ChoiceList
from tepi.window.theme import SMALL, Themes, ui_font

if TYPE_CHECKING:
    from PySide6.QtCore import QRect
    from PySide6.QtGui import QHideEvent

    from tepi.text.document import Structure
    from tepi.window.desk import Desk

MARKS_AFTER_MS = 120
MOST_MARKS = 30
DIGITS = 9  # of the highest number that a mark may have
LEAST_OF_ID = 4
QUOTED = 60
PLACE, MARK = "place:", "mark:"


class GoTo(Popover):
    """One field, and below it what is meant as it is typed; Enter goes to the first, or the chosen one."""

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(desk, themes, parent, 420)
        self.setObjectName("goTo")
        self.setAccessibleName(self.tr("Go to"))
        self._landmarks = self._ask_landmarks()
        self._fault = ""
        self._is_place = False
        self.field = QLineEdit(self)
        self.field.setObjectName("goToField")
        self.field.setAccessibleName(self.tr("Go to: place, or words of a mark"))
        self.field.setPlaceholderText(self.tr("Go to ¶12, 12 s3, s40, page 4, 40 %, or words of a mark"))
        self.field.textChanged.connect(self._fill)
        self.body.addWidget(self.field)
        self.list = ChoiceList(themes, self)
        self.list.setAccessibleName(self.tr("What is meant"))
        self.list.serve(self.field)
        self.list.chosen.connect(self._take)
        self.body.addWidget(self.list)
        self.says = QLabel(self)
        self.says.setObjectName("goToSays")
        self.says.setWordWrap(True)
        self.says.setFont(ui_font(SMALL))
        self.says.setProperty("small", True)
        self.body.addWidget(self.says)
        self._marks_soon = QTimer(self)
        self._marks_soon.setSingleShot(True)
        self._marks_soon.setInterval(MARKS_AFTER_MS)
        self._marks_soon.timeout.connect(self._add_marks)
        self._found: list[str] = []  # marks
        self._finding = Stepwise(self)
        self._finding.done.connect(self._show_marks)
        self._show([])

    def open_for(self, near: QRect | None = None) -> None:
        """Ask where to go."""
        self.open(self.field, near)

    def enter(self) -> None:
        """Go to what is typed, also where the list has not caught up."""
        if self._marks_soon.isActive():
            self._add_marks()
        if self.list.current is None:
            self._finding.finish()
        if self.list.current is not None:
            self._take(self.list.current)

    def _ask_landmarks(self) -> list[Structure]:
        from tepi.library.landmarks import landmarks

        opened, library = self.desk.open, self.desk.library
        return landmarks(library, opened.revision) if opened is not None and library is not None else []

    def _fill(self, written: str) -> None:
        """Show the places at once, and a little later the marks."""
        opened = self.desk.open
        self._marks_soon.stop()
        self._finding.stop()
        if opened is None or not written.strip():
            self._fault = ""
            self._show([])
            return
        reading = read(written, opened.units, len(opened.text), self._landmarks, opened.text)
        self._fault = reading.fault
        self._is_place = any(each.kind != "heading" for each in reading.found)
        places = [self._row(each) for each in reading.found]
        self._show(places)
        self._marks_soon.start()

    def _row(self, place: Destination) -> Choice:
        opened = self.desk.open
        assert opened is not None
        label = opened.units.label(opened.units.at(place.offset)) if len(opened.units) else ""
        begins = " ".join(opened.text[place.offset : place.offset + QUOTED].split())
        name = place.label
        if place.kind == "page":
            name = self.tr("Page {0}").format(place.label)
        if place.kind == "heading":
            return Choice(f"{PLACE}{place.offset}", name, label, icon="chevron-right")
        hint = begins if place.kind == "paragraph" or label == name else f"{label} · {begins}"
        return Choice(f"{PLACE}{place.offset}", name, hint, icon="chevron-right")

    def hideEvent(self, event: QHideEvent) -> None:
        """What nobody sees is not looked for."""
        self._finding.stop()
        super().hideEvent(event)

    def _add_marks(self) -> None:
        """Show the marks that are meant below the places: the first at once, others as they are found."""
        self._marks_soon.stop()
        written = " ".join(self.field.text().split())
        self._found = self._meant(written)
        self._finding.begin(lambda: self._find_words(written))
        self._show_marks()

    def _show_marks(self) -> None:
        places = [row for row in self.list.choices.rows if row.value.startswith(PLACE)]
        at = self.list.currentIndex().row()
        self._show([*places, *self._mark_rows()], max(at, 0))

    def _mark_rows(self) -> list[Choice]:
        opened, book = self.desk.open, self.desk.codebook
        if opened is None or book is None:
            return []
        rows: list[Choice] = []
        for mark in list(dict.fromkeys(self._found))[:MOST_MARKS]:
            parts = opened.index.parts(mark)
            if not parts:
                continue
            span = parts[0]
            codes = [code for code in map(book.find, span.codes) if code is not None]
            names = ", ".join(code.name for code in codes) or self.tr("no code")
            quote = " ".join(opened.text[span.start : span.start + QUOTED].split())
            hint = f"{opened.units.label_of(span.range)} · {names}"
            icon = "" if codes else "chevron-right"
            rows.append(
                Choice(MARK + span.highlight, quote, hint, codes[0].color if codes else "", icon=icon)
            )
        return rows

    def _meant(self, written: str) -> list[str]:
        """The marks that are meant by number in text order, or by part of the id."""
        from tepi.library.mark_queries import in_text_order

        opened, library = self.desk.open, self.desk.library
        if opened is None or library is None:
            return []
        number = written.removeprefix("#").strip()
        meant: list[str] = []
        if number.isdecimal() and len(number) <= DIGITS and int(number):
            meant += in_text_order(library, opened.revision, int(number) - 1, 1)
        part = number.casefold()
        if len(part) >= LEAST_OF_ID and not set(part) - set("0123456789abcdef-"):
            meant += in_text_order(library, opened.revision, 0, MOST_MARKS, part)
        return meant

    def _find_words(self, written: str) -> Iterator[None]:
        """Look for the marks that are meant by words, and show them as they are found."""
        opened, book, library = self.desk.open, self.desk.codebook, self.desk.library
        number = written.removeprefix("#").strip()
        # What is a place is hardly a word, and looking for words costs most.
        if opened is None or book is None or library is None or self._is_place:
            return
        if len(written) < LEAST_LETTERS or number.isdecimal():
            return
        from tepi.library.filtering import Sieve
        from tepi.marks.filter import parse

        sought = parse(written, book)
        if not sought:
            return
        for portion in Sieve(library, opened.document.id, sought, book, opened.units, opened.text).portions():
            if portion:
                self._found += portion[:MOST_MARKS]
                self._show_marks()
            if len(self._found) >= MOST_MARKS:
                return
            yield
            if library.connection.closed or self.desk.open is not opened:
                return

    def _show(self, rows: list[Choice], at: int = 0) -> None:
        self.list.show_rows(rows, min(at, len(rows) - 1))
        self.list.setVisible(bool(rows))
        if rows:
            says = spelled(self.tr("Enter goes there · Alt+PgUp leads back · Esc closes"))
        elif not self.field.text().strip():
            says = self.tr(
                "A plain number is a paragraph; #3 is the third mark. Words also find codes and notes"
            )
        elif self._marks_soon.isActive() or self._finding.is_busy:
            says = self._fault or " "
        else:
            says = self._fault or self.tr("Nothing in this text is called that")
        self.says.setText(says)
        self.field.setAccessibleDescription(says)
        if self.isVisible():
            self.settle()

    def _take(self, row: Choice) -> None:
        desk = self.desk
        self.dismiss()
        if row.value.startswith(MARK):
            desk.choose(row.value.removeprefix(MARK))
        else:
            desk.current = None
            stepping.focus_at(desk, int(row.value.removeprefix(PLACE)))
