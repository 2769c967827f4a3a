"""The list of what files would change: a row for each thing, with a box to tick."""

from __future__ import annotations

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QListView, QWidget

from tepi.window.icons import paint_icon
from tepi.window.read_back.choice import Choice, Row
from tepi.window.row_delegate import Index, RowDelegate
from tepi.window.theme import SMALL, Theme, Themes, q, ui_font

ROW, BOX, LEFT = 46, 16, 38
_ROOT = QModelIndex()


class ReadBackModel(QAbstractListModel):
    """The rows of a choice, each with its tick."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.choice: Choice | None = None

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows there are."""
        return 0 if parent.isValid() or self.choice is None else len(self.choice.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The words of a row, and its tick."""
        row = self.row(index.row())
        if row is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.words(row)
        if role == Qt.ItemDataRole.CheckStateRole and row.item is not None:
            assert self.choice is not None
            ticked = index.row() in self.choice.chosen
            return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
        return None

    def row(self, at: int) -> Row | None:
        """The row at this place, or None."""
        rows = self.choice.rows if self.choice is not None else ()
        return rows[at] if 0 <= at < len(rows) else None

    def words(self, row: Row) -> str:
        """A row in one line."""
        if row.item is None:
            return self.tr("Not read: {0}").format(row.left)
        if row.item.conflict:
            return self.tr("{0} (changed here too)").format(row.item)
        return str(row.item)

    def show_choice(self, choice: Choice | None) -> None:
        """Show another choice."""
        self.beginResetModel()
        self.choice = choice
        self.endResetModel()

    def told(self) -> None:
        """The ticks have changed."""
        self.dataChanged.emit(self.index(0), self.index(max(0, self.rowCount() - 1)))


class ReadBackDelegate(RowDelegate):
    """Two lines: what changes, and what it is about; a box before them, or a warning sign."""

    height = ROW

    def draw(self, painter: QPainter, box: QRectF, index: Index, theme: Theme, ground: str) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, ReadBackModel)
        row = model.row(index.row())
        if row is None:
            return
        sign = QRectF(box.left() + 12, box.center().y() - BOX / 2, BOX, BOX)
        conflict = row.item is not None and row.item.conflict
        amber, soft = theme.ink_of("#b8862b", ground), theme.ink_of(theme.soft, ground)
        if row.item is None:
            paint_icon(painter, "warning", sign, amber)
        else:
            ticked = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            self._tick(painter, sign, theme, ticked=ticked)
        hint = self._hint(row)
        small, usual = ui_font(SMALL), ui_font()
        middle, cut = Qt.AlignmentFlag.AlignVCenter, Qt.TextElideMode.ElideRight
        upper = QRectF(box.left() + LEFT, box.top() + 5, box.width() - LEFT - 14, 18)
        lower = upper.translated(0, 18)
        painter.setFont(small)
        painter.setPen(q(amber if conflict else soft))
        painter.drawText(upper, middle | Qt.AlignmentFlag.AlignRight, hint)
        room = upper.width() - QFontMetricsF(small).horizontalAdvance(hint) - 12
        painter.setPen(q(soft))
        where = row.item.where if row.item is not None else self.tr("Not read")
        painter.drawText(lower, middle, QFontMetricsF(small).elidedText(where, cut, lower.width()))
        painter.setFont(usual)
        painter.setPen(q(theme.ink))
        what = row.item.what if row.item is not None else (row.left.what if row.left else "")
        what = what[:1].upper() + what[1:]
        painter.drawText(upper, middle, QFontMetricsF(usual).elidedText(what, cut, room))

    def _hint(self, row: Row) -> str:
        if row.item is not None and row.item.conflict:
            return self.tr("changed here too")
        line = row.item.line if row.item is not None else (row.left.line if row.left else 0)
        return self.tr("line {0}").format(line) if line else ""

    def _tick(self, painter: QPainter, box: QRectF, theme: Theme, *, ticked: bool) -> None:
        painter.setPen(q(theme.accent if ticked else theme.soft))
        painter.setBrush(q(theme.accent) if ticked else q(theme.field))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
        if ticked:
            paint_icon(painter, "check", box.adjusted(2, 2, -2, -2), theme.on_accent)


class ReadBackList(QListView):
    """Up and Down go through the rows, Space ticks one, A all; Enter is for the sheet."""

    ticked = Signal()
    entered_ = Signal()

    def __init__(self, themes: Themes, parent: QWidget) -> None:
        super().__init__(parent)
        self._model = ReadBackModel(self)
        self.setModel(self._model)
        self.setItemDelegate(ReadBackDelegate(themes, self))
        self.setUniformItemSizes(True)
        self.setStyleSheet("background: transparent; border: none;")
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def rows(self) -> ReadBackModel:
        """What is shown."""
        return self._model

    def show_choice(self, choice: Choice) -> None:
        """Show another choice, from its first row."""
        self._model.show_choice(choice)
        self.setCurrentIndex(self._model.index(0))

    def toggle(self, at: int) -> None:
        """Tick a row or take its tick off."""
        if self._model.choice is not None:
            self._model.choice.toggle(at)
            self._told()

    def toggle_all(self) -> None:
        """Tick all that needs no decision, or nothing."""
        if self._model.choice is not None:
            self._model.choice.toggle_all()
            self._told()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a key."""
        key = event.key()
        if key == Qt.Key.Key_Space:
            self.toggle(self.currentIndex().row())
        elif key == Qt.Key.Key_A:
            self.toggle_all()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.entered_.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Tab):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A press on the box ticks it."""
        super().mouseReleaseEvent(event)
        at = self.indexAt(event.position().toPoint())
        if at.isValid() and event.position().x() < LEFT and event.button() == Qt.MouseButton.LeftButton:
            self.toggle(at.row())

    def event(self, event: QEvent) -> bool:
        """Keys are the list's own while it has the keyboard."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return bool(super().event(event))

    def _told(self) -> None:
        self._model.told()
        self.ticked.emit()
