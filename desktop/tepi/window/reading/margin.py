"""The margin lane: a bracket and the names for every mark, beside the lines it covers."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QAccessible, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tepi.text.ranges import Range
from tepi.window.accessible import AccessibleRow
from tepi.window.event import Event
from tepi.window.reading.lanes import Bracket, columns
from tepi.window.reading.margin_blocks import NAME_HEIGHT, arrange
from tepi.window.reading.margin_bracket import BAR, paint_bracket
from tepi.window.reading.margin_entries import MOVED, Entry, paint_entry, paint_line_to, signs, spread_names
from tepi.window.reading.note_beginnings import NoteBeginnings
from tepi.window.reading.spoken import names_of
from tepi.window.theme import Theme, Themes

if TYPE_CHECKING:
    from PySide6.QtGui import QContextMenuEvent, QHelpEvent, QMouseEvent, QPaintEvent, QWheelEvent
    from PySide6.QtWidgets import QMenu

    from tepi.marks.codebook import Code
    from tepi.marks.index import Span
    from tepi.window.desk import Desk
    from tepi.window.reading.view import ReadingView

STEP = 9
FIRST = 6
NAMES, NARROW = 46, 186  # where names begin, in a lane not narrower than that
COLUMNS = 4
# With notes and little room: fewer columns, and names that stand still.
FEW_COLUMNS, NEAR_NAMES = 3, 38
EDGE = 8


class MarginLane(QWidget):
    """Brackets, names and where wanted notes, in the document's pixels, scrolled with the text.

    Attributes:
        menu_wanted: (QPoint on the screen, the mark's id or None) told on a right click.
        notes_shown: Whether the beginnings of notes are shown; see ``show_notes``.
    """

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
        self._entries: list[Entry] = []
        self._counts: dict[str, QRectF] = {}
        self._spans: dict[str, Span] = {}
        self._columns: dict[str, int] = {}
        self._laid: tuple[float, float] | None = None
        self._hovered: str | None = None
        self._waiting = False
        self._notes = NoteBeginnings(desk)
        self.notes_shown = False
        self.menu_wanted = Event()
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

    def show_notes(self, shown: bool) -> None:
        """Show the beginnings of notes below the names, or names alone."""
        if shown != self.notes_shown:
            self.notes_shown = shown
            self.forget()

    def mark_at(self, point: QPointF) -> str | None:
        """The mark whose bracket, name or note is under a point of the lane."""
        bracket = self._bracket_at(point)
        if bracket is not None:
            return bracket.mark
        y = point.y() + self._view.scrolled
        if self._left_of(point) >= self._names_left() - 4:
            for entry in self._entries:
                if entry.block.top <= y < entry.block.top + entry.block.height:
                    return entry.span.highlight
        return None

    def several_at(self, point: QPointF) -> tuple[str, ...]:
        """The marks that share a bracket, or are counted, at a point of the lane; none where it means one."""
        bracket = self._bracket_at(point)
        if bracket is not None and bracket.others:
            return bracket.mark, *bracket.others
        below = point + QPointF(0, self._view.scrolled)
        for entry in self._entries:
            box = self._counts.get(entry.span.highlight)
            if box is not None and box.contains(below):
                return entry.block.more
        return ()

    def _bracket_at(self, point: QPointF) -> Bracket | None:
        x, y = self._left_of(point), point.y() + self._view.scrolled
        near = None
        for bracket in self._brackets:
            left = FIRST + bracket.column * STEP
            if bracket.top <= y <= bracket.bottom and left - 3 <= x <= left + BAR + 3:
                near = bracket
        return near

    def _left_of(self, point: QPointF) -> float:
        """How far from the words a point is."""
        return self._left(point.x())

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
        if self.width() >= NARROW:
            return NAMES
        if self.notes_shown:
            return NEAR_NAMES
        used = max((bracket.column for bracket in self._brackets), default=0)
        return max(FIRST + (used + 1) * STEP + 8, 26)

    def _lay_out(self) -> None:
        """Lay out what shows and half a view above and below, so that little moves while scrolling."""
        opened = self._desk.open
        self._brackets, self._entries, self._spans = [], [], {}
        self._counts.clear()
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
        few = self.notes_shown and self.width() < NARROW
        self._brackets = columns(extents, self._columns, FEW_COLUMNS if few else COLUMNS)
        self._columns = {
            mark: bracket.column for bracket in self._brackets for mark in (bracket.mark, *bracket.others)
        }
        shift = (measures.pitch - NAME_HEIGHT) / 2 - inset
        self._place_entries([(mark, first + shift) for mark, first, _ in extents], measures.pitch)

    def _place_entries(self, wanted: list[tuple[str, float]], pitch: float) -> None:
        """Give every mark its names, and its note where that is wanted, beside its first line."""
        noted = [mark for mark, _ in wanted if self.notes_shown and self._spans[mark].note]
        notes = {mark: text for mark, text in self._notes.of(noted).items() if text} if noted else {}
        width = round(self.width() - self._names_left()) - EDGE
        end = self._view.verticalScrollBar().maximum() + float(self.height())
        blocks = arrange(wanted, notes, width, pitch, end)
        tops = [*(block.top for block in blocks), end]
        for block, below in zip(blocks, tops[1:], strict=True):
            span = self._spans[block.mark]
            entry = Entry(span, block, self._words(span), signs(span, block.note is not None))
            self._entries.append(spread_names(entry, width, below - block.top - block.height))

    def _words(self, span: Span) -> list[tuple[str, str]]:
        theme = self._themes.current
        words = [(code.name, theme.ink_of(code.color)) for code in self._codes(span)]
        return words or [(self.tr("Mark"), theme.soft)]

    def _codes(self, span: Span) -> list[Code]:
        book = self._desk.codebook
        found = [book.find(code) for code in span.codes] if book is not None else []
        return [code for code in found if code is not None]

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
        near = self._names_left()
        shown = [
            entry
            for entry in self._entries
            if entry.block.top + entry.block.height >= seen.top() and entry.block.top <= seen.bottom()
        ]
        if self.notes_shown:
            self._paint_lines(painter, near, seen, theme)
        for entry in shown:
            current = entry.span.highlight == self._desk.current
            width = self.width() - near - EDGE
            counted = paint_entry(painter, entry, near, width, self._left, theme, current=current)
            if counted is not None:
                self._counts[entry.span.highlight] = counted
        painter.end()

    def _paint_lines(self, painter: QPainter, near: float, seen: QRectF, theme: Theme) -> None:
        """Lead from the brackets to the blocks that had to move."""
        column = {
            mark: bracket.column for bracket in self._brackets for mark in (bracket.mark, *bracket.others)
        }
        for entry in self._entries:
            mark = entry.span.highlight
            low, high = sorted((entry.block.top, entry.block.wanted))
            if high - low <= MOVED or high + NAME_HEIGHT < seen.top() or low > seen.bottom():
                continue
            codes = self._codes(entry.span)
            color = theme.line_of(codes[0].color) if codes else theme.soft
            if mark not in (self._desk.current, self._hovered) and not theme.strong:
                color = theme.on(theme.page, color, 0.55)
            middle = NAME_HEIGHT / 2
            begin = FIRST + column.get(mark, 0) * STEP + BAR + 1
            start = QPointF(self._left(begin), entry.block.wanted + middle)
            turn, end = self._left(max(near - 9, begin + 1)), self._left(near - 3)
            paint_line_to(painter, start, turn, QPointF(end, entry.block.top + middle), color)

    def _paint_bracket(self, painter: QPainter, bracket: Bracket, theme: Theme) -> None:
        codes = self._codes(self._spans[bracket.mark]) if not bracket.others else []
        colors = [theme.line_of(code.color) for code in codes] or [theme.soft]
        left = self._left(FIRST + bracket.column * STEP, BAR)
        box = QRectF(left, bracket.top, BAR, bracket.bottom - bracket.top)
        book = self._desk.codebook
        places = [book.order(code.id) for code in codes] if book is not None else []
        marks = (bracket.mark, *bracket.others)
        paint_bracket(
            painter,
            box,
            list(zip(colors, places or [-1], strict=True)),
            theme,
            several=bool(bracket.others),
            current=self._desk.current in marks,
            pointed=self._hovered in marks,
        )

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Make the mark under the pointer the current one; where several share the place, list them."""
        mark, several = self.mark_at(event.position()), self.several_at(event.position())
        if event.button() != Qt.MouseButton.LeftButton:
            return
        if several:
            self.list_of(several).popup(event.globalPosition().toPoint())
        elif mark is not None:
            self._choose(mark)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Write the note of the mark under the pointer."""
        mark = self.mark_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and mark is not None:
            from tepi.window import remarks

            self._choose(mark)
            remarks.note(self._desk)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the mark here, and with the margin."""
        mark = self.mark_at(QPointF(event.pos()))
        if mark is not None:
            self._choose(mark)
        self.menu_wanted.tell(event.globalPos(), mark)

    def list_of(self, marks: tuple[str, ...]) -> QMenu:
        """A small list to choose one of these marks from."""
        from tepi.window.reading.mark_tip import marks_menu

        menu = marks_menu(self._desk, self._themes.current, marks, self._choose, self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        return menu

    def _choose(self, mark: str) -> None:
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

        from tepi.window.reading.mark_tip import mark_tip, several_tip

        mark, several = self.mark_at(QPointF(event.pos())), self.several_at(QPointF(event.pos()))
        if several:
            QToolTip.showText(event.globalPos(), several_tip(self._desk, several), self)
        elif mark is not None:
            QToolTip.showText(event.globalPos(), mark_tip(self._desk, mark), self)
        else:
            QToolTip.hideText()

    def accessible_count(self) -> int:
        """How many marks stand beside the lines that show, and a little beyond."""
        if self._laid is None and not self._waiting:
            self._lay_out()
        return len(self._rows())

    def accessible_row(self, at: int) -> AccessibleRow:
        """What a screen reader says of a mark here."""
        mark, bracket = self._rows()[at]
        span = self._spans[mark]
        place = self._desk.open.units.label_of(span.range) if self._desk.open is not None else ""
        words = ", ".join([*names_of(self._desk, span), place])
        top = round(bracket.top) - self._view.scrolled
        box = QRect(0, top, self.width(), round(bracket.bottom - bracket.top))
        return AccessibleRow(words, box, mark == self._desk.current)

    def _rows(self) -> list[tuple[str, Bracket]]:
        return [(mark, bracket) for bracket in self._brackets for mark in (bracket.mark, *bracket.others)]

    def _hover(self, mark: str | None) -> None:
        if mark != self._hovered:
            self._hovered = mark
            cursor = Qt.CursorShape.PointingHandCursor if mark else Qt.CursorShape.ArrowCursor
            self.setCursor(cursor)
            self.update()
