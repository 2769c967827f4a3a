"""Rows to choose from under a field: a swatch, a name, what belongs to it, a key."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QWidget

from tepi.window.accessible import announce
from tepi.window.icons import paint_icon
from tepi.window.ribbon import paint_swatch
from tepi.window.row_delegate import Index, RowDelegate
from tepi.window.theme import BODY, SMALL, Theme, Themes, q, ui_font

HEIGHT = RowDelegate.height


class Choice(NamedTuple):
    """One row. ``value`` is what choosing it means; ``icon`` stands where there is no colour.

    ``place`` is where a code stands in the codebook.
    """

    value: str
    name: str
    hint: str = ""
    color: str = ""
    key: str = ""
    icon: str = ""
    place: int = -1


class Choices(QAbstractListModel):
    """The rows shown."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: Sequence[Choice] = ()

    def take(self, rows: Sequence[Choice]) -> None:
        """Show these rows in place of the others."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The name; for a screen reader with what belongs to it."""
        if not index.isValid() or index.row() >= len(self.rows):
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return row.name
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ", ".join(part for part in (row.name, row.hint, row.key) if part)
        return None


class ChoiceList(QListView):
    """A short list; ``chosen`` carries the row that was clicked or taken by Enter in its field.

    ``serve`` lets a field keep the keyboard: Up, Down and Enter in it mean the list.
    """

    chosen = Signal(object)

    def __init__(self, themes: Themes, parent: QWidget, most: int = 9) -> None:
        super().__init__(parent)
        self._most = most
        self._said = ""
        self.choices = Choices(self)
        self.setModel(self.choices)
        self.setItemDelegate(_Delegate(themes, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet("QListView { background: transparent; }")
        self.viewport().setAutoFillBackground(False)
        self.clicked.connect(self._take)

    def show_rows(self, rows: Sequence[Choice], current: int = 0) -> None:
        """Show these rows with one of them current (-1: none)."""
        self.choices.take(rows)
        self.setFixedHeight(min(len(rows), self._most) * HEIGHT)
        self.setCurrentIndex(self.choices.index(current) if current >= 0 else QModelIndex())
        self._say()

    @property
    def current(self) -> Choice | None:
        """The current row, or None."""
        index = self.currentIndex()
        return self.choices.rows[index.row()] if index.isValid() else None

    def serve(self, field: QWidget) -> None:
        """Let Up, Down, PgUp, PgDn and Enter in this field mean the list."""
        field.installEventFilter(self)

    def step(self, way: int) -> None:
        """Go up or down by so many rows."""
        if self.choices.rows:
            row = min(max(self.currentIndex().row() + way, 0), len(self.choices.rows) - 1)
            self.setCurrentIndex(self.choices.index(row))
            self._say()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the field that the list understands."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and not self.isHidden():
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 7, Qt.Key.Key_PageUp: -7}
            if event.key() in steps and event.modifiers() == Qt.KeyboardModifier.NoModifier:
                self.step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.current is not None:
                self.chosen.emit(self.current)
                return True
        return bool(super().eventFilter(watched, event))

    def _say(self) -> None:
        """The keyboard stays in the field: nobody would hear which row is the current one."""
        index = self.currentIndex()
        words = str(index.data(Qt.ItemDataRole.AccessibleTextRole)) if index.isValid() else ""
        if words != self._said and self.isVisible():
            announce(self, words)
        self._said = words

    def _take(self, index: QModelIndex) -> None:
        if index.isValid():
            self.chosen.emit(self.choices.rows[index.row()])


class _Delegate(RowDelegate):
    """Paints one row."""

    def draw(self, painter: QPainter, box: QRectF, index: Index, theme: Theme, ground: str) -> None:
        model = index.model()
        assert isinstance(model, Choices)
        row = model.rows[index.row()]
        left, right, middle = box.left() + 8, box.right() - 8, box.center().y()
        if row.color:
            swatch = QRectF(left, middle - 6, 12, 12)
            paint_swatch(painter, swatch, row.color, theme, ground, row.place)
            left += 20
        elif row.icon:
            paint_icon(painter, row.icon, QRectF(left - 1, middle - 7, 14, 14), theme.soft)
            left += 20
        vertical = Qt.AlignmentFlag.AlignVCenter
        if row.key:
            painter.setFont(ui_font(SMALL, bold=True))
            cap = QRectF(right - 18, middle - 8.5, 18, 17)
            painter.setBrush(q(theme.cap))
            painter.drawRoundedRect(cap, 4, 4)
            painter.setPen(q(theme.ink_of(theme.soft, theme.cap)))
            painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, row.key)
            right -= 28
        small, font = ui_font(SMALL), ui_font(BODY)
        if row.hint:
            named = QFontMetricsF(font).horizontalAdvance(row.name)
            room = max((right - left) * 0.5, right - left - named - 16)
            hint = QFontMetricsF(small).elidedText(row.hint, Qt.TextElideMode.ElideRight, room)
            width = QFontMetricsF(small).horizontalAdvance(hint) + 2
            painter.setFont(small)
            # Thin letters never reach the colour they are drawn with.
            painter.setPen(q(theme.soft if ground == theme.card else theme.on(ground, theme.ink, 0.75)))
            painter.drawText(QRectF(right - width, box.top(), width, box.height()), vertical, hint)
            right -= width + 8
        painter.setFont(font)
        painter.setPen(q(theme.ink))
        name = QFontMetricsF(font).elidedText(row.name, Qt.TextElideMode.ElideRight, right - left)
        painter.drawText(QRectF(left, box.top(), right - left, box.height()), vertical, name)
