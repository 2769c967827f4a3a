"""The small bar at the end of a mouse selection: the codes with their keys, another code, a note."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QWidget

from tepi.text.ranges import Range
from tepi.window import marking, remarks
from tepi.window.icons import paint_icon
from tepi.window.ribbon import paint_swatch
from tepi.window.theme import Themes, q, ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QPaintEvent

    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView

HEIGHT, PADDING, SHADOW = 34, 4, 5
DOT, KEY_SIZE, ICON = 10, 11, 15
AWAY = 6


class SelectionBar(QWidget):
    """Shown when the mouse has selected something; gone with the selection. Never over selected words.

    The keyboard stays with the text: nothing here takes it.
    """

    def __init__(
        self,
        desk: Desk,
        themes: Themes,
        view: ReadingView,
        parent: QWidget,
        choose: Callable[[], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._view = view
        self._pane = parent
        self._choose = choose
        self._for: Range | None = None
        self.setObjectName("selectionBar")
        self.setAccessibleName(self.tr("Mark the selection"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.setContentsMargins(*[PADDING + SHADOW] * 4)
        view.verticalScrollBar().valueChanged.connect(self._settle)
        desk.moved.join(self._moved)
        desk.opened.join(self.hide)
        self.hide()

    def open(self) -> None:
        """Show the bar beside the selection."""
        self._for = self._desk.selection
        if self._for is None:
            self.hide()
            return
        self._fill()
        self.adjustSize()
        self._settle()

    def _fill(self) -> None:
        while (item := self._row.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        book = self._desk.codebook
        for code in book.codes if book is not None else ():
            if code.key and book is not None:
                place = book.order(code.id)
                name = self.tr("{name}, key {key}").format(name=code.name, key=code.key)
                self._put(
                    _Choice(
                        self._themes, name, self._giver(code.id), color=code.color, key=code.key, place=place
                    )
                )
        if self._choose is not None:
            self._put(_Choice(self._themes, self.tr("Another code…"), self._choose, icon="more"))
        note = self.tr("Note")
        self._put(_Choice(self._themes, note, lambda: remarks.note(self._desk), icon="note", words=note))

    def _put(self, choice: _Choice) -> None:
        self._row.addWidget(choice)

    def _giver(self, code: str) -> Callable[[], None]:
        return lambda: marking.give(self._desk, code)

    def _moved(self) -> None:
        if self.isVisible() and self._desk.selection != self._for:
            self.hide()

    def _settle(self) -> None:
        """Stand under the selection's last line, or over its first; hide where neither has room."""
        if self._for is None or self._desk.selection != self._for:
            self.hide()
            return
        place = self._place(self._for)
        if place is None:
            self.hide()
            return
        self.move(place)
        self.show()
        self.raise_()

    def _place(self, span: Range) -> QPoint | None:
        geometry, view = self._view.geometry_of, self._view
        top, bottom = geometry.extent(span)
        origin = view.viewport().mapTo(self._pane, QPoint(0, -view.scrolled))
        room = self._pane.rect()
        under = round(bottom) + AWAY - SHADOW + origin.y()
        over = round(top) - AWAY + SHADOW - self.height() + origin.y()
        ends_back = self._desk.caret == span.start
        for y, offset in (
            ((over, span.start), (under, span.end))
            if ends_back
            else (
                (under, span.end),
                (over, span.start),
            )
        ):
            if room.top() <= y and y + self.height() <= room.bottom():
                caret = geometry.caret(offset, after=offset == span.end)
                x = round(caret.center().x()) + origin.x() - self.width() // 2
                return QPoint(min(max(x, 2), max(room.right() - self.width() - 2, 2)), y)
        return None

    def card(self) -> QRect:
        """The visible card, without the room for its shadow, in the parent's pixels."""
        return self.geometry().adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A card with a soft shadow."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(SHADOW, SHADOW, -SHADOW, -SHADOW)
        painter.setPen(Qt.PenStyle.NoPen)
        for step in range(SHADOW, 0, -1):
            painter.setBrush(q("#000000", 0.10 / step if theme.dark else 0.045 / step))
            painter.drawRoundedRect(box.adjusted(-step, -step + 2, step, step), 8 + step, 8 + step)
        painter.setBrush(q(theme.card))
        painter.setPen(QPen(q(theme.line), 1))
        painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 8, 8)
        painter.end()


class _Choice(QAbstractButton):
    """One thing to do: a code's dot and key, or an icon with or without a word."""

    def __init__(
        self,
        themes: Themes,
        name: str,
        do: Callable[[], None],
        *,
        color: str = "",
        place: int = -1,
        key: str = "",
        icon: str = "",
        words: str = "",
    ) -> None:
        super().__init__()
        self._themes = themes
        self._place = place
        self._color, self._key, self._icon, self._words = color, key, icon, words
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)  # it shows that it can be pressed
        self.clicked.connect(do)

    def sizeHint(self) -> QSize:
        """As wide as what it shows."""
        words = QFontMetrics(ui_font(12)).horizontalAdvance(self._words) + 6 if self._words else 0
        return QSize((34 if self._color else 30) + words, HEIGHT - 2 * PADDING)

    def paintEvent(self, event: QPaintEvent) -> None:
        """A dot and its key, or an icon."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if self.underMouse() or self.isDown():
            painter.setBrush(q(theme.cap if self.isDown() else theme.hover))
            painter.drawRoundedRect(QRectF(self.rect()), 5, 5)
        middle = self.height() / 2
        if self._color:
            dot = QRectF(6, middle - DOT / 2, DOT, DOT)
            paint_swatch(painter, dot, self._color, theme, theme.card, self._place, 3)
            painter.setPen(q(theme.soft))
            painter.setFont(ui_font(KEY_SIZE))
            painter.drawText(
                QRectF(21 if theme.patterns else 19, 0, 14, self.height()),
                Qt.AlignmentFlag.AlignVCenter,
                self._key,
            )
        if self._icon:
            paint_icon(painter, self._icon, QRectF(7, middle - ICON / 2, ICON, ICON), theme.soft)
        if self._words:
            painter.setPen(q(theme.ink))
            painter.setFont(ui_font(12))
            box = QRectF(28, 0, self.width() - 28, self.height())
            painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, self._words)
        painter.end()
