"""The codebook as a tree: groups, their codes, codes inside codes; dragging rearranges it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QCoreApplication,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import QStandardItem, QStandardItemModel

if TYPE_CHECKING:
    from tepi.marks.codebook import Code, Codebook, Group

KIND = Qt.ItemDataRole.UserRole + 1
ID = Qt.ItemDataRole.UserRole + 2
DEPTH = Qt.ItemDataRole.UserRole + 3
LAST = Qt.ItemDataRole.UserRole + 4
THING = "application/x-tepi-codebook"

Index = QModelIndex | QPersistentModelIndex


class CodebookModel(QStandardItemModel):
    """Rows for groups and codes. A drop changes nothing here: it tells ``dropped``.

    ``dropped`` carries what was dragged (kind and id), the kind and id of the row that takes it
    in ("" for the top), and the place among that row's children (-1: behind them).
    """

    dropped = Signal(str, str, str, str, int)
    renamed = Signal(str, str, str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._items: dict[str, QStandardItem] = {}

    def show_codebook(self, codebook: Codebook) -> None:
        """Make the rows anew."""
        self.clear()
        self.setHorizontalHeaderLabels([QCoreApplication.translate("Codebook", "Code")])
        self._items = {}
        for group in codebook.groups:
            top = self._item("group", group, 0)
            walked = list(codebook.tree(group.id))
            for place, (code, depth) in enumerate(walked):
                item = self._item("code", code, depth)
                item.setData(place == len(walked) - 1, LAST)
                parent = self._items.get(code.parent or "", top)
                parent.appendRow(item)
            self.appendRow(top)

    def place_of(self, thing: str) -> QModelIndex:
        """Where a code or group is; an invalid index where it is not."""
        item = self._items.get(thing)
        return item.index() if item else QModelIndex()

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Typing a new name asks for it; the library's notice then brings it back."""
        if role == Qt.ItemDataRole.EditRole:
            self.renamed.emit(index.data(KIND), index.data(ID), str(value))
            return True
        return bool(super().setData(index, value, role))

    def mimeTypes(self) -> list[str]:
        """Only a row of the codebook can be dropped on it."""
        return [THING]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The row that is dragged, as "kind id"."""
        carried = QMimeData()
        carried.setData(THING, f"{indexes[0].data(KIND)} {indexes[0].data(ID)}".encode())
        return carried

    def supportedDropActions(self) -> Qt.DropAction:
        """Rows move."""
        return Qt.DropAction.MoveAction

    def canDropMimeData(
        self, data: QMimeData, _action: Qt.DropAction, _row: int, _column: int, parent: Index
    ) -> bool:
        """Groups go between groups; codes into groups, between codes and onto codes."""
        carried = bytes(data.data(THING).data()).decode().split(" ")
        if len(carried) != 2:
            return False
        return parent.isValid() != (carried[0] == "group")

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell what was dropped where. False, so that the view removes nothing by itself."""
        if not self.canDropMimeData(data, action, row, column, parent):
            return False
        kind, thing = bytes(data.data(THING).data()).decode().split(" ")
        into = (parent.data(KIND), parent.data(ID)) if parent.isValid() else ("", "")
        self.dropped.emit(kind, thing, *into, row)
        return False

    def _item(self, kind: str, thing: Group | Code, depth: int) -> QStandardItem:
        item = QStandardItem(thing.name)
        item.setData(kind, KIND)
        item.setData(thing.id, ID)
        item.setData(depth, DEPTH)
        key = getattr(thing, "key", None)
        if key:
            said = QCoreApplication.translate("Codebook", "{0}, key {1}").format(thing.name, key)
            item.setData(said, Qt.ItemDataRole.AccessibleTextRole)
        self._items[thing.id] = item
        return item
