"""The rows of the marks list: ids in text order, or under their codes, kept up to date by notices."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tepi.marks.index import Span
from tepi.window.desk import Desk

HEADER = -1
WITHOUT_CODE = 1 << 30
REBUILD_FROM = 400
STEP = 500  # marks put under their codes between two looks at the clock
FEW = 8  # of marks that are less than this part of all, each is looked up by itself

Plain = tuple[int, int, int, str]


class Row(NamedTuple):
    """One row, comparable in the order in which rows are shown.

    ``section`` is the place of the code in the codebook where rows are grouped, else 0.
    A header has ``start`` -1 and no mark.
    """

    section: int
    start: int
    minus_end: int
    mark: str

    @property
    def is_header(self) -> bool:
        """Whether the row names a code instead of showing a mark."""
        return self.start == HEADER


class MarksModel(QAbstractListModel):
    """Marks of the open document. Only ids are held; whole marks are fetched for rows that are looked at."""

    IdRole = Qt.ItemDataRole.UserRole + 1
    CodesRole = Qt.ItemDataRole.UserRole + 2
    PlaceRole = Qt.ItemDataRole.UserRole + 3
    NoteRole = Qt.ItemDataRole.UserRole + 4
    HeaderRole = Qt.ItemDataRole.UserRole + 5

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        # Rows are plain tuples here: there may be a hundred thousand, and the collector of waste passes them by.
        self._every: list[Plain] = []  # a row a mark, whatever is shown
        self._place: dict[str, Plain] = {}
        self._rows: list[Plain] = []
        self._grouped: dict[str, tuple[Plain, ...]] = {}
        self.shown: set[str] | None = None
        self.grouped = False

    def build(self, shown: Iterable[str] | None = None, grouped: bool | None = None) -> None:
        """Make every row anew: of all marks read so far, or of those in ``shown``."""
        self._read()
        self.show(shown, grouped)

    def show(self, shown: Iterable[str] | None = None, grouped: bool | None = None) -> None:
        """Show the same marks otherwise: those in ``shown`` or all, in text order or under their codes."""
        if self.grouped if grouped is None else grouped:
            for _ in self.grouping(shown):
                pass
            return
        self.beginResetModel()
        self.grouped = False
        self._grouped = {}
        self.shown = None if shown is None else set(shown)
        self._rows = self._wanted(self.shown)
        self.endResetModel()

    def grouping(self, shown: Iterable[str] | None = None) -> Iterator[None]:
        """Show the marks in ``shown``, or all, under their codes: prepared step by step, and shown at the end.

        Where a mark changes between two steps it is to be begun again.
        """
        left = None if shown is None else set(shown)
        own: dict[str, tuple[Plain, ...]] = {}
        under: dict[int, list[Plain]] = {}
        kinds: dict[tuple[str, ...], list[int]] = {}
        index = self._desk.open.index if self._desk.open is not None else None
        for number, row in enumerate(self._wanted(left) if index is not None else ()):
            codes = index.codes_of(row[3]) if index is not None else ()
            sections = kinds.get(codes)
            if sections is None:
                sections = kinds[codes] = self._sections(codes)
            rows = own[row[3]] = tuple((section, *row[1:]) for section in sections)
            for each in rows:
                under.setdefault(each[0], []).append(each)
            if number % STEP == STEP - 1:
                yield
        self.beginResetModel()
        self.shown, self.grouped, self._grouped = left, True, own
        self._rows = [row for section in sorted(under) for row in ((section, HEADER, 0, ""), *under[section])]
        self.endResetModel()

    def headers(self) -> Iterator[int]:
        """The numbers of the rows that are headers, without a look at the others."""
        number = 0
        while self.grouped and number < len(self._rows):
            yield number
            number += self.section_size(number) + 1

    def _wanted(self, shown: set[str] | None) -> list[Plain]:
        """The rows of these marks in text order."""
        if shown is None:
            return list(self._every)
        if len(shown) < len(self._every) // FEW:
            return sorted(self._place[mark] for mark in shown if mark in self._place)
        return [row for row in self._every if row[3] in shown]

    def take_more(self, spans: Iterable[Span]) -> None:
        """Take in marks that have been read, where rows are in text order; under their codes ``build`` does."""
        new = {span.highlight: span for span in spans if not span.part and span.highlight not in self._place}
        rows: list[Plain] = sorted((0, span.start, -span.end, mark) for mark, span in new.items())
        self._place.update((row[3], row) for row in rows)
        for at, some in _runs(self._every, rows):
            self._every[at:at] = some
        self._insert(rows if self.shown is None else [row for row in rows if row[3] in self.shown])

    def show_more(self, marks: Iterable[str]) -> None:
        """Show these marks of a filter too, where rows are in text order."""
        if self.shown is not None:
            new = [mark for mark in marks if mark not in self.shown]
            self.shown.update(new)
            self._insert(sorted(self._place[mark] for mark in new if mark in self._place))

    def _insert(self, rows: list[Plain]) -> None:
        for at, some in _runs(self._rows, rows):
            self.beginInsertRows(QModelIndex(), at, at + len(some) - 1)
            self._rows[at:at] = some
            self.endInsertRows()

    def update(self, marks: Iterable[str], left: frozenset[str] | None = None) -> None:
        """Take in marks that were made, altered or removed; the other rows are left alone.

        ``left`` are those of them that the filter shows from now on.
        """
        named = list(marks)
        if len(named) > REBUILD_FROM:
            if self.shown is not None and left is not None:
                self.shown = (self.shown - set(named)) | left
            self.build(self.shown)
            return
        for mark in named:
            before = self._rows_shown(mark)
            self._replace(mark)
            if self.shown is not None and left is not None:
                (self.shown.add if mark in left else self.shown.discard)(mark)
            after = self._rows_for(mark)
            for row in before:
                if row not in after:
                    self._take(row)
            self._grouped.pop(mark, None)
            if self.grouped and after:
                self._grouped[mark] = after
            for row in after:
                if row not in before:
                    self._put(row)
                else:
                    index = self.index(bisect_left(self._rows, row))
                    self.dataChanged.emit(index, index)

    def row(self, number: int) -> Row:
        """The row with this number."""
        return Row(*self._rows[number])

    def rows_of(self, mark: str | None) -> list[int]:
        """The numbers of the rows that show a mark (several where grouped by several codes)."""
        return [bisect_left(self._rows, row) for row in self._rows_shown(mark or "")]

    def rows_at_focus(self) -> list[int]:
        """The rows that show the first mark over the focused sentence."""
        opened, focus = self._desk.open, self._desk.focus
        near = opened.index.overlapping(focus.start, focus.end) if opened is not None else []
        return self.rows_of(near[0].highlight) if near else []

    def rows_near_focus(self) -> list[int]:
        """The rows of the first mark over the focused sentence; else of the one before it, or after it."""
        opened, focus = self._desk.open, self._desk.focus
        found = self.rows_at_focus()
        if found or opened is None:
            return found
        key = (focus.start, -focus.end, "")
        span = opened.index.before(key) or opened.index.after(key)
        return self.rows_of(span.highlight) if span is not None else []

    def row_near(self, shown: int) -> int:
        """The first card over the focused sentence; without one the next from the row ``shown`` on, or -1."""
        rows = self.rows_at_focus()
        after = range(rows[0] if rows else shown, self.rowCount())
        return next((at for at in after if not self.row(at).is_header), -1)

    @property
    def mark_count(self) -> int:
        """How many marks are shown."""
        return len(self._grouped) if self.grouped else len(self._rows)

    def section_size(self, number: int) -> int:
        """How many marks stand under a header."""
        section = self._rows[number][0]
        return bisect_left(self._rows, Row(section + 1, HEADER - 1, 0, "")) - number - 1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headers cannot be chosen."""
        if not index.isValid() or self.row(index.row()).is_header:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The exact quote (display role), or another fact about the mark."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self.row(index.row())
        if role == self.IdRole:
            return row.mark
        if role == self.HeaderRole:
            return row.is_header
        if row.is_header:
            texts = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole)
            return self.section_name(row) if role in texts else None
        return self._fact(row.mark, role)

    def section_name(self, row: Row) -> str:
        """The name of the code that a header stands for."""
        color_and_name = self.section_code(row)
        return color_and_name.name if color_and_name is not None else self.tr("Without a code")

    def section_code(self, row: Row) -> Any:
        """The code that a header stands for, or None for marks without one."""
        if row.section == WITHOUT_CODE or self._desk.codebook is None:
            return None
        mark = self._rows[bisect_left(self._rows, row) + 1][3]
        parts = self._desk.open.index.parts(mark) if self._desk.open else ()
        book = self._desk.codebook
        wanted = [code for code in (parts[0].codes if parts else ()) if book.order(code) == row.section]
        return book.find(wanted[0]) if wanted else None

    def _fact(self, mark_id: str, role: int) -> Any:
        mark = self._desk.highlight(mark_id)
        book, opened = self._desk.codebook, self._desk.open
        if mark is None or book is None or opened is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return mark.quote
        names = ", ".join(code.name for code in map(book.find, mark.codes) if code is not None)
        place = opened.units.label_of(mark.range)
        note = mark.note.text if mark.note else ""
        if role == self.CodesRole:
            return names
        if role == self.PlaceRole:
            return place
        if role == self.NoteRole:
            return note
        if role == Qt.ItemDataRole.AccessibleTextRole:
            said = (
                self.tr("said by {}").format(" < ".join(mark.attribution.names)) if mark.attribution else ""
            )
            doubt = self.tr("unsure") if mark.unsure else ""
            about = self.tr("Note: {}").format(note) if note else ""
            head = ", ".join(part for part in (names or self.tr("no code"), doubt, said, place) if part)
            return ". ".join(part for part in (head, mark.quote, about) if part)
        return None

    def _read(self) -> None:
        """A row for each mark, in one pass."""
        opened = self._desk.open
        self._every = opened.index.places() if opened is not None else []
        self._place = {row[3]: row for row in self._every}

    def _replace(self, mark: str) -> None:
        """The row that a mark has in text order, put right."""
        before = self._place.pop(mark, None)
        if before is not None:
            del self._every[bisect_left(self._every, before)]
        parts = self._desk.open.index.parts(mark) if self._desk.open is not None else ()
        if parts:
            row = self._place[mark] = (0, parts[0].start, -parts[0].end, mark)
            insort(self._every, row)

    def _sections(self, codes: tuple[str, ...]) -> list[int]:
        """Under which headers a mark with these codes stands."""
        book = self._desk.codebook
        if book is None:
            return [0]
        return sorted({book.order(code) for code in codes}) or [WITHOUT_CODE]

    def _rows_shown(self, mark: str) -> tuple[Plain, ...]:
        """The rows that show a mark now."""
        if self.grouped:
            return self._grouped.get(mark, ())
        row = self._place.get(mark)
        return (row,) if row is not None and (self.shown is None or mark in self.shown) else ()

    def _rows_for(self, mark: str) -> tuple[Plain, ...]:
        """The rows that are to show a mark."""
        row = self._place.get(mark)
        if row is None or self._desk.open is None or (self.shown is not None and mark not in self.shown):
            return ()
        if not self.grouped:
            return (row,)
        codes = self._desk.open.index.codes_of(mark)
        return tuple((section, *row[1:]) for section in self._sections(codes))

    @staticmethod
    def _header(row: Plain) -> Plain:
        return row[0], HEADER, 0, ""

    def _put(self, row: Plain) -> None:
        if self.grouped:
            header = self._header(row)
            place = bisect_left(self._rows, header)
            if place == len(self._rows) or self._rows[place] != header:
                # The header names its code by the mark behind it, so the two come together.
                self.beginInsertRows(QModelIndex(), place, place + 1)
                self._rows[place:place] = [header, row]
                self.endInsertRows()
                return
            index = self.index(place)
            self.dataChanged.emit(index, index)
        place = bisect_left(self._rows, row)
        self.beginInsertRows(QModelIndex(), place, place)
        insort(self._rows, row)
        self.endInsertRows()

    def _take(self, row: Plain) -> None:
        place = bisect_left(self._rows, row)
        first = place
        alone = place + 1 == len(self._rows) or self._rows[place + 1][0] != row[0]
        if self.grouped and self._rows[place - 1][1] == HEADER and alone:
            first = place - 1
        self.beginRemoveRows(QModelIndex(), first, place)
        del self._rows[first : place + 1]
        self.endRemoveRows()


def _runs(there: list[Plain], rows: list[Plain]) -> Iterator[tuple[int, list[Plain]]]:
    """New rows, as many together as come between two that are there, and where; each is put in before the next."""
    first = 0
    while first < len(rows):
        place = bisect_left(there, rows[first])
        last = bisect_left(rows, there[place]) if place < len(there) else len(rows)
        yield place, rows[first:last]
        first = last
