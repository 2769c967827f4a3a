"""The barcode in the panel: rows of stripes to look at, point at, and go from."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import NamedTuple

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFontMetricsF,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from tepi.exchange.picture import row_color, row_name, row_title
from tepi.study.barcode import SEEN, Row
from tepi.study.counts import percent
from tepi.text.ranges import Range
from tepi.window.accessible import AccessibleRow, tell_current
from tepi.window.panel.picture_rows import PictureRows
from tepi.window.theme import SMALL, Themes, q, ui_font

EDGE, TOP = 16, 6
HEADING, WORDS, BAR, BELOW, BETWEEN = 22, 18, 13, 7, 8
NEAR = 3
KEYS = Qt.Key


class _Line(NamedTuple):
    """Where a row stands: its upper edge and, where one begins above it, the name of its group."""

    row: Row
    top: int
    heading: str


class BarcodeView(QWidget):
    """Draws the rows it is given. ``chosen`` tells the row and the columns that are to be gone to.

    ``resized``: as many columns as there are pixels are wanted now. ``stepped``: where the keyboard is now.
    """

    chosen = Signal(object, object)
    resized = Signal()
    stepped = Signal(QRect)
    accessible_role = QAccessible.Role.List

    def __init__(self, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._themes = themes
        self._shown: PictureRows | None = None
        self._lines: list[_Line] = []
        self._at = (0, 0)
        self.setObjectName("barcode")
        self.setAccessibleName(self.tr("Picture of the text"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        themes.changed.join(self.update)

    @property
    def columns(self) -> int:
        """How many columns fit."""
        return max(self.width() - 2 * EDGE, 1)

    def show_rows(self, shown: PictureRows | None) -> None:
        """Show these rows; the keyboard stays near where it was."""
        self._shown = shown
        self._lines = list(_placed(shown)) if shown is not None else []
        self.setMinimumHeight(self.sizeHint().height())
        self._at = self._nearest(*self._at)
        self.updateGeometry()
        self.update()

    @property
    def shown(self) -> PictureRows | None:
        """What is shown."""
        return self._shown

    def sizeHint(self) -> QSize:
        """As high as its rows."""
        if not self._lines:
            return QSize(200, 0)
        return QSize(200, self._lines[-1].top + WORDS + BAR + BELOW + TOP)

    def stripe_box(self, row: int, stripe: int) -> QRect:
        """Where a stripe is drawn, in this widget's pixels."""
        line = self._lines[row]
        found = line.row.stripes[stripe]
        return QRect(EDGE + found.start, line.top + WORDS, found.length, BAR)

    @property
    def rows(self) -> list[Row]:
        """The rows that are shown."""
        return [line.row for line in self._lines]

    @property
    def at(self) -> tuple[int, int]:
        """The row and the stripe that the keys mean."""
        return self._at

    # Drawing

    def paintEvent(self, event: QPaintEvent) -> None:
        """Names, stripes and figures; a frame round the stripe that the keys mean."""
        painter = QPainter(self)
        for number, line in enumerate(self._lines):
            if line.top + WORDS + BAR >= event.rect().top() and line.top - HEADING <= event.rect().bottom():
                self._paint_line(painter, number, line)
        painter.end()

    def _paint_line(self, painter: QPainter, number: int, line: _Line) -> None:
        assert self._shown is not None
        theme, row, wide = self._themes.current, line.row, self.columns
        align = Qt.AlignmentFlag
        if line.heading:
            painter.setFont(ui_font(SMALL, bold=True))
            painter.setPen(q(theme.on(theme.panel, theme.ink, 0.75)))
            heading = painter.fontMetrics().elidedText(line.heading, Qt.TextElideMode.ElideRight, wide)
            box = QRectF(EDGE, line.top - HEADING, wide, HEADING)
            painter.drawText(box, align.AlignLeft | align.AlignVCenter, heading)
        figures = str(row.number) if row.share is None else f"{percent(row.share)} · {row.number}"
        painter.setFont(ui_font(12))
        painter.setPen(q(theme.soft))
        words = QRectF(EDGE, line.top, wide, WORDS - 2)
        painter.drawText(words, align.AlignRight | align.AlignVCenter, figures)
        indent = min(row.depth, 4) * 12
        room = wide - indent - QFontMetricsF(painter.font()).horizontalAdvance(figures) - 12
        painter.setPen(q(theme.ink))
        name = painter.fontMetrics().elidedText(
            row_name(self._shown.book, row), Qt.TextElideMode.ElideRight, round(room)
        )
        painter.drawText(words.adjusted(indent, 0, 0, 0), align.AlignLeft | align.AlignVCenter, name)
        top = line.top + WORDS
        ground = theme.card if theme.strong else theme.cap
        painter.fillRect(EDGE, top, wide, BAR, q(ground))
        color = q(row_color(self._shown.book, row, ground, theme.soft, 4.5 if theme.strong else 3.0))
        for stripe in row.stripes:
            painter.fillRect(EDGE + stripe.start, top, stripe.length, BAR, color)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if theme.strong:
            painter.setPen(QPen(q(theme.track), 1))
            painter.drawRect(QRectF(EDGE - 0.5, top - 0.5, wide + 1, BAR + 1))
        if self.hasFocus() and number == self._at[0]:
            painter.setPen(QPen(q(theme.accent), max(theme.focus_pen, 2.0)))
            box = QRectF(EDGE, top, wide, BAR)
            if row.stripes:
                box = QRectF(self.stripe_box(*self._at))
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 3, 3)

    # Pointing

    def place_at(self, x: float, y: float) -> tuple[int, int, Range] | None:
        """Row, stripe and column that a point means, a stripe a little beside it too; None where there is none."""
        for number, line in enumerate(self._lines):
            if line.top <= y < line.top + WORDS + BAR + BELOW / 2 and line.row.stripes:
                column = int(x) - EDGE
                away = [max(each.start - column, column - each.end + 1, 0) for each in line.row.stripes]
                stripe = min(range(len(away)), key=away.__getitem__)
                if away[stripe] > NEAR or y < line.top + WORDS - NEAR:
                    return None
                found = line.row.stripes[stripe]
                column = min(max(column, found.start), found.end - 1)
                return number, stripe, Range(column, column + 1)
        return None

    def words_at(self, x: float, y: float) -> str:
        """What is said of the point: code, sentence, and how it begins; "" beside every stripe."""
        found = self.place_at(x, y)
        if found is None or self._shown is None:
            return ""
        row = self._lines[found[0]].row
        unit = self._shown.sentence_at(row, found[2])
        if unit is None:
            unit = self._shown.sentence_at(row, row.stripes[found[1]])
        return self._words_of(row, unit)

    def _words_of(self, row: Row, unit: int | None) -> str:
        assert self._shown is not None
        name = row_name(self._shown.book, row)
        if unit is None:
            return name
        opened = self._shown.opened
        words = " ".join(opened.text[slice(*opened.units[unit])][:120].split())
        short = words if len(words) <= 80 else words[:79].rstrip() + "…"
        return f"{name} · {opened.units.label(unit)}\n{short}"

    def event(self, event: QEvent) -> bool:
        """Say what is under the pointer."""
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            # Qt would take signs of the text for HTML.
            words = escape(self.words_at(event.pos().x(), event.pos().y())).replace("\n", "<br>")
            QToolTip.showText(event.globalPos(), f"<p>{words}</p>" if words else "", self)
            return True
        return super().event(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """A hand over what can be gone to."""
        over = self.place_at(event.position().x(), event.position().y()) is not None
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to what is under the pointer."""
        found = self.place_at(event.position().x(), event.position().y())
        if found is None or event.button() != Qt.MouseButton.LeftButton:
            return
        self._at = found[:2]
        self.update()
        self._choose(found[2])

    def _choose(self, columns: Range) -> None:
        """Go to these columns; where rounding has left nothing in them, to the whole stripe."""
        assert self._shown is not None
        row = self._lines[self._at[0]].row
        there = self._shown.sentence_at(row, columns) is not None
        self.chosen.emit(row, columns if there else row.stripes[self._at[1]])

    # Keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows, Home and End go from stripe to stripe and row to row; Enter goes there."""
        row, stripe = self._at
        last = len(self._lines[row].row.stripes) - 1 if self._lines else 0
        ways = {
            KEYS.Key_Left: (row, max(stripe - 1, 0)),
            KEYS.Key_Right: (row, min(stripe + 1, max(last, 0))),
            KEYS.Key_Home: (row, 0),
            KEYS.Key_End: (row, max(last, 0)),
        }
        key = KEYS(event.key())
        if not self._lines or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            super().keyPressEvent(event)
        elif key in ways:
            self._step(ways[key])
        elif key in (KEYS.Key_Up, KEYS.Key_Down):
            self._step(self._beside(-1 if key == KEYS.Key_Up else 1))
        elif key in (KEYS.Key_Return, KEYS.Key_Enter):
            if self._lines[row].row.stripes:
                self._choose(self._lines[row].row.stripes[stripe])
        else:
            super().keyPressEvent(event)

    def _step(self, place: tuple[int, int]) -> None:
        self._at = place
        line = self._lines[place[0]]
        self.stepped.emit(QRect(0, line.top - HEADING, self.width(), HEADING + WORDS + BAR + BELOW))
        tell_current(self, place[0])
        self.update()

    def _beside(self, way: int) -> tuple[int, int]:
        """The next row with a stripe, and of its stripes the nearest."""
        row, stripe = self._at
        here = self._lines[row].row.stripes
        column = here[stripe].start if here else 0
        to = row + way
        while 0 <= to < len(self._lines) and not self._lines[to].row.stripes:
            to += way
        if not 0 <= to < len(self._lines):
            return self._at
        there = self._lines[to].row.stripes
        return to, min(range(len(there)), key=lambda each: abs(there[each].start - column))

    def _nearest(self, row: int, stripe: int) -> tuple[int, int]:
        """The same place as far as it is there; at the beginning, the first row with a stripe."""
        if not self._lines:
            return 0, 0
        row = min(row, len(self._lines) - 1)
        if not self._lines[row].row.stripes:
            row = next((each for each, line in enumerate(self._lines) if line.row.stripes), row)
        return row, min(stripe, max(len(self._lines[row].row.stripes) - 1, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width has other columns."""
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.resized.emit()

    # For a screen reader

    def accessible_count(self) -> int:
        """How many rows there are."""
        return len(self._lines)

    def accessible_row(self, at: int) -> AccessibleRow | None:
        """A row in words; of the current one also where its stripe is."""
        if self._shown is None or at >= len(self._lines):
            return None
        line = self._lines[at]
        words, current = row_title(self._shown.book, line.row), at == self._at[0]
        if current and line.row.stripes:
            unit = self._shown.sentence_at(line.row, line.row.stripes[self._at[1]])
            words += ". " + self._words_of(line.row, unit).replace("\n", ": ")
        return AccessibleRow(words, QRect(0, line.top, self.width(), WORDS + BAR + BELOW), current)


def _placed(shown: PictureRows) -> Iterator[_Line]:
    y = TOP
    for number, block in enumerate(shown.blocks):
        y += BETWEEN if number else 0
        heading = shown.book.group(block.group).name if block.group else ""
        heading = "Sentences" if block.rows[0].kind == SEEN else heading
        y += HEADING if heading else 0
        for row in block.rows:
            yield _Line(row, y, heading)
            heading = ""
            y += WORDS + BAR + BELOW
