"""The rows of the documents list: texts, and the trash when there is something in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

if TYPE_CHECKING:
    from tepi.text.document import Document
    from tepi.window.desk import Desk

ROW = Qt.ItemDataRole.UserRole + 1

Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """One row. ``kind``: ``document``, ``trash`` (the trash itself) or ``trashed`` (a text in it)."""

    kind: str
    document: Document | None = None
    amount: int = 0


class DocumentRows(QAbstractListModel):
    """What the list shows, read from the library when the documents change."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._rows: list[Row] = []
        self.trash_open = False

    def read(self) -> None:
        """Read the list anew."""
        rows: list[Row] = []
        if self._desk.library is not None:
            from tepi.library import queries

            rows = [Row("document", each) for each in queries.documents(self._desk.library)]
            trashed = queries.documents(self._desk.library, trashed=True)
            if trashed:
                rows.append(Row("trash", amount=len(trashed)))
                if self.trash_open:
                    rows.extend(Row("trashed", each) for each in trashed)
        self.take(rows)

    def take(self, rows: list[Row]) -> None:
        """Show these rows; where only their wording changed nothing jumps."""
        if [_key(row) for row in rows] == [_key(row) for row in self._rows]:
            self._rows = rows
            if rows:
                self.dataChanged.emit(self.index(0), self.index(len(rows) - 1))
            return
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def row(self, index: Index) -> Row | None:
        """The row at this place."""
        return self._rows[index.row()] if index.isValid() and index.row() < len(self._rows) else None

    def find(self, document: str) -> QModelIndex:
        """Where this document is listed; an invalid index where it is not."""
        for place, row in enumerate(self._rows):
            if row.document is not None and row.document.id == document:
                return self.index(place)
        return QModelIndex()

    def documents(self) -> list[Document]:
        """The documents listed, without those in the trash."""
        return [row.document for row in self._rows if row.kind == "document" and row.document is not None]

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title as the display role, the whole row as ROW."""
        row = self.row(index)
        if row is None:
            return None
        if role == ROW:
            return row
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            if row.document is None:
                return self.tr("Trash ({})").format(row.amount)
            return row.document.title
        if role == Qt.ItemDataRole.ToolTipRole and row.document is not None:
            return self._explain(row.document)
        return None

    def _explain(self, document: Document) -> str:
        """The whole title, and what "decided" means where the figures are at hand."""
        here = self._desk.open
        if here is None or here.document.id != document.id:
            return document.title
        counts = here.counts
        if counts is None:
            return document.title
        said = self.tr(
            "{:,} of {:,} sentences are decided: by a code of a deciding group, or as none of these"
        )
        return f"{document.title}\n{said.format(counts.decided, counts.total)}"


def _key(row: Row) -> tuple[str, str]:
    return row.kind, row.document.id if row.document else ""
