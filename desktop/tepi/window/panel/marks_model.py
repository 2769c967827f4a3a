"""The rows of the marks list: ids in text order, or under their codes, kept up to date by notices."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterable
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from tepi.window.desk import Desk

HEADER = -1
WITHOUT_CODE = 1 << 30
REBUILD_FROM = 400


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
        self._rows: list[Row] = []
        self._of: dict[str, tuple[Row, ...]] = {}
        self.shown: frozenset[str] | None = None
        self.grouped = False

    def build(self, shown: Iterable[str] | None = None, grouped: bool | None = None) -> None:
        """Make every row anew: all marks, or those in ``shown``."""
        self.beginResetModel()
        self.shown = None if shown is None else frozenset(shown)
        self.grouped = self.grouped if grouped is None else grouped
        self._rows = self._every_row_under_its_code() if self.grouped else self._every_row()
        self.endResetModel()

    def update(self, marks: Iterable[str]) -> None:
        """Take in marks that were made, altered or removed; the other rows are left alone."""
        named = list(marks)
        if len(named) > REBUILD_FROM:
            self.build(self.shown)
            return
        for mark in named:
            before, after = self._of.get(mark, ()), self._rows_for(mark)
            for row in before:
                if row not in after:
                    self._take(row)
            if after:
                self._of[mark] = after
            else:
                self._of.pop(mark, None)
            for row in after:
                if row not in before:
                    self._put(row)
                else:
                    index = self.index(bisect_left(self._rows, row))
                    self.dataChanged.emit(index, index)

    def row(self, number: int) -> Row:
        """The row with this number."""
        return self._rows[number]

    def rows_of(self, mark: str | None) -> list[int]:
        """The numbers of the rows that show a mark (several where grouped by several codes)."""
        return [bisect_left(self._rows, row) for row in self._of.get(mark or "", ())]

    @property
    def mark_count(self) -> int:
        """How many marks are shown."""
        return len(self._of)

    def section_size(self, number: int) -> int:
        """How many marks stand under a header."""
        section = self._rows[number].section
        return bisect_left(self._rows, Row(section + 1, HEADER - 1, 0, "")) - number - 1

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        """Headers cannot be chosen."""
        if not index.isValid() or self._rows[index.row()].is_header:
            return Qt.ItemFlag.ItemIsEnabled
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(
        self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """The exact quote (display role), or another fact about the mark."""
        if not index.isValid() or not 0 <= index.row() < len(self._rows):
            return None
        row = self._rows[index.row()]
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
        mark = self._rows[bisect_left(self._rows, row) + 1].mark
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

    def _every_row(self) -> list[Row]:
        """All rows in text order, in one pass: there may be many thousands."""
        shown = self.shown
        rows = [
            Row(0, span.start, -span.end, span.highlight)
            for span in (self._desk.open.index if self._desk.open is not None else ())
            if span.part == 0 and (shown is None or span.highlight in shown)
        ]
        rows.sort()
        self._of = {row.mark: (row,) for row in rows}
        return rows

    def _every_row_under_its_code(self) -> list[Row]:
        marks = self._desk.open.index.ids() if self._desk.open is not None else ()
        self._of = {mark: rows for mark in marks if (rows := self._rows_for(mark))}
        every = {row for rows in self._of.values() for row in rows}
        return sorted(every | {self._header(row) for row in every})

    def _rows_for(self, mark: str) -> tuple[Row, ...]:
        opened, book = self._desk.open, self._desk.codebook
        parts = opened.index.parts(mark) if opened is not None else ()
        if not parts or (self.shown is not None and mark not in self.shown):
            return ()
        first = parts[0]
        sections = [0]
        if self.grouped and book is not None:
            sections = sorted({book.order(code) for code in first.codes}) or [WITHOUT_CODE]
        return tuple(Row(section, first.start, -first.end, mark) for section in sections)

    @staticmethod
    def _header(row: Row) -> Row:
        return Row(row.section, HEADER, 0, "")

    def _put(self, row: Row) -> None:
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

    def _take(self, row: Row) -> None:
        place = bisect_left(self._rows, row)
        first = place
        alone = place + 1 == len(self._rows) or self._rows[place + 1].section != row.section
        if self.grouped and self._rows[place - 1].is_header and alone:
            first = place - 1
        self.beginRemoveRows(QModelIndex(), first, place)
        del self._rows[first : place + 1]
        self.endRemoveRows()
