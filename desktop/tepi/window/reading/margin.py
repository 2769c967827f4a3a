"""The margin lane: a bracket and the names for every mark, beside the lines it covers."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple, cast

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QApplication, QWidget

from tepi.text.ranges import Range
from tepi.window.accessible import AccessibleRow
from tepi.window.icons import paint_icon
from tepi.window.reading.lanes import Bracket, columns, stack
from tepi.window.reading.spoken import names_of
from tepi.window.ribbon import paint_ribbon
from tepi.window.theme import Theme, Themes, q, ui_font

if TYPE_CHECKING:
    from PySide6.QtGui import QHelpEvent, QMouseEvent, QPaintEvent, QWheelEvent

    from tepi.marks.index import Span
    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView

WIDTH, LEAST_WIDTH = 186, 104
STEP, BAR = 9, 3
FIRST = 6
NAMES = 46
COLUMNS = 4
NAME_SIZE = 12
NAME_HEIGHT = 17
SIGN = 13
FURTHEST_LINES = 2.5
QUOTE_SHOWN, NOTE_SHOWN = 120, 160


class _Name(NamedTuple):
    """A mark's line of names as laid out: words in their colours, signs, and how many found no room."""

    span: Span
    top: float
    words: list[tuple[str, str]]
    signs: list[str]
    more: int


class MarginLane(QWidget):
    """Brackets and names in the document's pixels, scrolled with the text."""

    accessible_role = QAccessible.Role.List

    def __init__(self, desk: Desk, themes: Themes, view: ReadingView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._view = view
        self.setObjectName("marginLane")
        self.setAccessibleName(self.tr("Marks beside the text"))
        self.setMouseTracking(True)
        self._brackets: list[Bracket] = []
        self._names: list[_Name] = []
        self._spans: dict[str, Span] = {}
        self._columns: dict[str, int] = {}
        self._laid: tuple[float, float] | None = None
        self._hovered: str | None = None
        self._waiting = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._renew)
        view.verticalScrollBar().valueChanged.connect(self._scrolled)
        view.shifted.connect(self._renew)

    def renew(self) -> None:
        """Lay out anew once what is being done now has been painted."""
        self._soon.start()

    def forget(self) -> None:
        """Other lines or colours: nothing laid out holds any more."""
        self._columns.clear()
        self._renew()

    def show_text(self) -> None:
        """Another text: its words come first, and what stands beside them with the frame after that."""
        self.forget()
        self._waiting = True

    def mark_at(self, point: QPointF) -> str | None:
        """The mark whose bracket or name is under a point of the lane."""
        y = point.y() + self._view.scrolled
        x = self._left(point.x())
        near = None
        for bracket in self._brackets:
            left = FIRST + bracket.column * STEP
            if bracket.top <= y <= bracket.bottom and left - 3 <= x <= left + BAR + 3:
                near = bracket.mark
        if near is not None:
            return near
        for name in self._names:
            if x >= self._names_left() - 4 and name.top <= y < name.top + NAME_HEIGHT:
                return name.span.highlight
        return None

    def _left(self, near: float, size: float = 0.0) -> float:
        """The left edge of what begins so far from the words, which a mirrored page has at the right."""
        return self._view.geometry_of.sides.left(self.width(), near, size)

    def _renew(self) -> None:
        self._waiting = False
        self._laid = None
        self.update()

    def _scrolled(self) -> None:
        top, bottom = self._view.scrolled, self._view.scrolled + self.height()
        if self._laid is not None and not (self._laid[0] <= top and bottom <= self._laid[1]):
            self._laid = None
        self.update()

    def _names_left(self) -> float:
        used = max((bracket.column for bracket in self._brackets), default=0)
        return NAMES if self.width() >= WIDTH else max(FIRST + (used + 1) * STEP + 8, 26)

    def _lay_out(self) -> None:
        """Lay out what shows and half a view above and below, so that little moves while scrolling."""
        opened = self._desk.open
        self._brackets, self._names, self._spans = [], [], {}
        if opened is None or opened.text is not self._view.text:
            return
        spare = self.height() / 2
        top, bottom = self._view.scrolled - spare, self._view.scrolled + self.height() + spare
        self._laid = (top, bottom)
        geometry = self._view.geometry_of
        lines = geometry.lines(max(top, 0), bottom)
        if not lines:
            return
        measures = geometry.measures
        seen = Range(lines[0].start, lines[-1].end)
        by_mark: dict[str, Range] = {}
        for span in opened.index.overlapping(seen.start, seen.end):
            joined = by_mark.get(span.highlight)
            by_mark[span.highlight] = joined.join(span.range) if joined else span.range
            self._spans.setdefault(span.highlight, span)
        extents = []
        inset = (measures.pitch - measures.band_height) / 2
        for mark, whole in sorted(by_mark.items(), key=lambda pair: (pair[1].start, pair[1].end)):
            inside = whole.clip(seen)
            if inside is not None:
                first, last = geometry.extent_on(lines, inside)
                extents.append((mark, first + inset, last - inset))
        self._brackets = columns(extents, self._columns, COLUMNS)
        self._columns = {bracket.mark: bracket.column for bracket in self._brackets}
        shift = (measures.pitch - NAME_HEIGHT) / 2 - inset
        wanted = [(mark, first + shift) for mark, first, _ in extents]
        for label in stack(wanted, NAME_HEIGHT, FURTHEST_LINES * measures.pitch):
            span = self._spans[label.mark]
            self._names.append(_Name(span, label.top, self._words(span), _signs(span), label.more))

    def _words(self, span: Span) -> list[tuple[str, str]]:
        theme, book = self._themes.current, self._desk.codebook
        codes = [book.find(code) for code in span.codes] if book is not None else []
        words = [(code.name, theme.ink_of(code.color)) for code in codes if code is not None]
        return words or [(self.tr("Mark"), theme.soft)]

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the brackets and names that the event touches."""
        if self._waiting:
            self._soon.start()
            return
        if self._laid is None:
            self._lay_out()
        theme = self._themes.current
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self._view.scrolled)
        seen = QRectF(event.rect()).translated(0, self._view.scrolled)
        for bracket in self._brackets:
            if bracket.bottom >= seen.top() and bracket.top <= seen.bottom():
                self._paint_bracket(painter, bracket, theme)
        left = self._names_left()
        for name in self._names:
            if name.top + NAME_HEIGHT >= seen.top() and name.top <= seen.bottom():
                self._paint_name(painter, name, left, theme)
        painter.end()

    def _paint_bracket(self, painter: QPainter, bracket: Bracket, theme: Theme) -> None:
        span = self._spans[bracket.mark]
        book = self._desk.codebook
        codes = [book.find(code) for code in span.codes] if book is not None else []
        colors = [theme.line_of(code.color) for code in codes if code is not None] or [theme.soft]
        left = self._left(FIRST + bracket.column * STEP, BAR)
        box = QRectF(left, bracket.top, BAR, bracket.bottom - bracket.top)
        painter.setPen(Qt.PenStyle.NoPen)
        share = box.height() / len(colors)
        places = [book.order(code.id) for code in codes if code is not None] if book is not None else []
        for number, color in enumerate(colors):
            part = QRectF(box.left(), box.top() + number * share, BAR, share)
            if theme.patterns and places:
                paint_ribbon(painter, part.adjusted(-0.5, 0, 0.5, 0), color, places[number], upright=True)
                continue
            painter.setBrush(q(color))
            painter.drawRoundedRect(part, 1.5, 1.5)
        if bracket.mark in (self._desk.current, self._hovered):
            current = bracket.mark == self._desk.current
            painter.setBrush(Qt.BrushStyle.NoBrush)
            strength = 1.0 if current or theme.strong else 0.5
            painter.setPen(QPen(q(colors[0], strength), theme.focus_pen if current else 1.5))
            painter.drawRoundedRect(box.adjusted(-2.5, -2.5, 2.5, 2.5), 4, 4)

    def _paint_name(self, painter: QPainter, name: _Name, x: float, theme: Theme) -> None:
        current = name.span.highlight == self._desk.current
        font, metrics = _face(current)
        painter.setFont(font)
        y = round(name.top + (NAME_HEIGHT - metrics.height()) / 2 + metrics.ascent())
        room = self.width() - x - len(name.signs) * (SIGN + 4) - (24 if name.more else 4)
        for number, (word, color) in enumerate(name.words):
            if number:
                painter.setPen(q(theme.soft))
                x += self._put(painter, " · ", x, y, room, current)
            painter.setPen(q(color))
            width = self._put(painter, word, x, y, room, current)
            x, room = x + width, room - width
        x += 6
        for sign in name.signs:
            box = QRectF(self._left(x, SIGN), name.top + (NAME_HEIGHT - SIGN) / 2, SIGN, SIGN)
            paint_icon(painter, sign, box, theme.soft)
            x += SIGN + 4
        if name.more:
            painter.setPen(q(theme.soft))
            self._put(painter, f"+{name.more}", x, y, 40, current)

    def _put(
        self, painter: QPainter, words: str, x: float, baseline: float, room: float, current: bool
    ) -> float:
        """Write a name, shortened where there is too little room; returns how wide it came out."""
        if _width(words, current) > max(room, 0):
            words = _face(current)[1].elidedText(words, Qt.TextElideMode.ElideRight, max(room, 0))
        width = _width(words, current)
        painter.drawText(QPointF(self._left(x, width), baseline), words)
        return width

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the mark under the pointer the current one."""
        mark = self.mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None:
            self._view.steady = True
            self._desk.choose(mark)
            self._view.steady = False
            self._view.setFocus(Qt.FocusReason.MouseFocusReason)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Show what would be chosen."""
        self._hover(self.mark_at(event.position()))

    def leaveEvent(self, event: QEvent) -> None:
        """Nothing is pointed at any more."""
        super().leaveEvent(event)
        self._hover(None)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll the text."""
        QApplication.sendEvent(self._view.viewport(), event)

    def event(self, event: QEvent) -> bool:
        """Tell in words what a bracket stands for."""
        if event.type() == QEvent.Type.ToolTip:
            self._show_tip(cast("QHelpEvent", event))
            return True
        return super().event(event)

    def _show_tip(self, event: QHelpEvent) -> None:
        from PySide6.QtWidgets import QToolTip

        mark = self.mark_at(QPointF(event.pos()))
        if mark is None:
            QToolTip.hideText()
        else:
            QToolTip.showText(event.globalPos(), self.tip(mark), self)

    def tip(self, mark_id: str) -> str:
        """Code names, the beginning of the quote and of the note, as rich text."""
        from html import escape

        from tepi.text.quotations import in_marks

        mark, book = self._desk.highlight(mark_id), self._desk.codebook
        if mark is None:
            return ""
        codes = [book.find(code) for code in mark.codes] if book is not None else []
        names = ", ".join(code.name for code in codes if code is not None) or self.tr("Mark without a code")
        if mark.unsure:
            names = self.tr("{names} (unsure)").format(names=names)
        lines = [f"<b>{escape(names)}</b>", escape(in_marks(_beginning(mark.quote, QUOTE_SHOWN)))]
        if mark.attribution is not None:
            who = " < ".join(reversed(mark.attribution.names))
            lines.append(escape(self.tr("said by {who}").format(who=who)))
        if mark.note is not None:
            lines.append(f"<i>{escape(_beginning(mark.note.text, NOTE_SHOWN))}</i>")
        return "<br>".join(lines)

    def accessible_count(self) -> int:
        """How many brackets stand beside the lines that show, and a little beyond."""
        if self._laid is None and not self._waiting:
            self._lay_out()
        return len(self._brackets)

    def accessible_row(self, at: int) -> AccessibleRow:
        """What a screen reader says of a bracket."""
        bracket = self._brackets[at]
        span = self._spans[bracket.mark]
        place = self._desk.open.units.label_of(span.range) if self._desk.open is not None else ""
        words = ", ".join([*names_of(self._desk, span), place])
        top = round(bracket.top) - self._view.scrolled
        box = QRect(0, top, self.width(), round(bracket.bottom - bracket.top))
        return AccessibleRow(words, box, bracket.mark == self._desk.current)

    def _hover(self, mark: str | None) -> None:
        if mark != self._hovered:
            self._hovered = mark
            cursor = Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor
            self.setCursor(cursor)
            self.update()


@cache
def _face(current: bool) -> tuple[QFont, QFontMetricsF]:
    """The face of a name, a little heavier for the current mark's."""
    font = ui_font(NAME_SIZE, bold=True)
    if not current:
        font.setWeight(QFont.Weight.Medium)
    return font, QFontMetricsF(font)


@lru_cache(maxsize=1024)
def _width(words: str, current: bool) -> float:
    return _face(current)[1].horizontalAdvance(words)


def _signs(span: Span) -> list[str]:
    return [
        name for name, here in (("note", span.note), ("doubt", span.unsure), ("speaker", span.said)) if here
    ]


def _beginning(words: str, length: int) -> str:
    flat = " ".join(words.split())
    return flat if len(flat) <= length else flat[:length].rstrip() + "…"
