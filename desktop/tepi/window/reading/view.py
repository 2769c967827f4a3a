"""The text itself: exactly as it is, with a caret, a selection and the keys that move in any text."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPalette, QTextCursor
from PySide6.QtWidgets import QWidget

from tepi.text.direction import reads_backwards
from tepi.text.ranges import Range
from tepi.window.reading.dressing import Dressing
from tepi.window.reading.filling import Filling
from tepi.window.reading.geometry import Geometry
from tepi.window.reading.holding import Holding
from tepi.window.reading.lazy_layout import LazyLayout
from tepi.window.reading.page import BOTTOM, TOP, Measures, Sides
from tepi.window.reading.pointer import Pointer
from tepi.window.reading.read_only import ReadOnlyText
from tepi.window.reading.revealing import wanted_top
from tepi.window.reading.travel import travel
from tepi.window.reading.underlay import Underlay
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from PySide6.QtCore import QMimeData
    from PySide6.QtGui import (
        QFocusEvent,
        QHelpEvent,
        QKeyEvent,
        QMouseEvent,
        QPaintEvent,
        QResizeEvent,
        QWheelEvent,
    )

    from tepi.text.structure import Structures
    from tepi.window.desk import Desk
    from tepi.window.reading.links import Links


class ReadingView(ReadOnlyText):
    """A read-only text with bands under its words. Offsets are code points; Qt's are not seen outside.

    Signals:
        zoom_asked: Ctrl and the wheel were turned; +1 or -1.
        shifted: What shows stays where it is on the screen but has another height in the document.

    Attributes:
        steady: Whether the mouse is at work, so that what shows already must stay where it is.
        beneath: Called with the painter and what is seen (document pixels) before the marks are painted.
    """

    zoom_asked = Signal(int)
    shifted = Signal()
    steady = False

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.desk = desk
        self.themes = themes
        self.setObjectName("readingView")
        self.setAccessibleName(self.tr("Text"))
        self.document().setDocumentMargin(0)
        self._layout = LazyLayout(self.document(), Measures())
        self.document().setDocumentLayout(self._layout)
        self._filling = Filling(self._layout, self)
        self._holding = Holding(self, self._layout)
        self.geometry_of = Geometry(self._layout)
        self.geometry_of.reach = self._filling.reach
        self._filling.begins_with = self.geometry_of.begin_with
        self.beneath: list[Callable[[QPainter, QRectF], None]] = []
        self.underlay = Underlay(desk, themes, self.geometry_of)
        self._dressing = Dressing(self.geometry_of, self._layout)
        self.pointer = Pointer(self, desk)
        self._links: Links | None = None
        self.document().setDefaultFont(self.geometry_of.measures.font)
        self.apply_theme()

    # What is shown

    @property
    def text(self) -> str:
        """The text shown."""
        return self.geometry_of.text

    def show_text(
        self, text: str, language: str = "", structures: Structures | None = None, near: int = 0
    ) -> None:
        """Show a text from its beginning; the same text again keeps its place and its layout.

        Its letters and its language (ISO 639-1) say at which side of the page it begins, ``structures``
        what its parts mean. Who goes to a place far in it next says so by ``near``: then it begins not too
        far before that, and its beginning follows.
        """
        sides = self._layout.sides._replace(mirrored=reads_backwards(text, language))
        if text == self.geometry_of.text and (self.document().characterCount() > 1 or not text):
            self._turn(sides)
            self._reshape(structures, language)
            return
        self._dressing.take_language(language)
        self._dressing.put_on(structures)
        self._layout.sides = sides
        self.geometry_of.set_text(text)
        self.underlay.forget()
        with self._holding.rest():
            self._filling.begin(text, self.geometry_of.joints, near)
            self._set_frame()
            self._move_cursor(near, near)
            self.verticalScrollBar().setValue(0)
        if not self._filling.lacks_front:
            # Else what would be set here lies far from where the view goes next.
            self._holding.settle()
        self.viewport().update()

    def _set_frame(self) -> None:
        """Give the document its margins: they are cleared with the text."""
        frame = self.document().rootFrame().frameFormat()
        left, right = self._layout.sides.margins
        frame.setLeftMargin(left)
        frame.setRightMargin(right)
        frame.setTopMargin(TOP)
        frame.setBottomMargin(BOTTOM)
        self.document().rootFrame().setFrameFormat(frame)

    def _turn(self, sides: Sides) -> None:
        """Mirror the page, or turn it back, because another language is named."""
        if sides == self._layout.sides:
            return
        with self._holding.rest():
            self._layout.sides = sides
            self._layout.set_measures(self._layout.measures)
            self._set_frame()
        self.underlay.forget()
        self.viewport().update()

    @property
    def links(self) -> Links:
        """What the mouse does over links, made when it is first needed."""
        if self._links is None:
            from tepi.window.reading.links import Links

            self._links = Links(self, self.desk)
        return self._links

    def _reshape(self, structures: Structures | None, language: str) -> None:
        """Shape the same text anew: its language, or what its parts mean, is known only now."""
        if not self._dressing.take_language(language) and structures is self._dressing.structures:
            return
        line = self.first_line()
        with self._holding.rest():
            self._dressing.put_on(structures)
            self._layout.reshape()
        self.underlay.forget()
        self.put_line(*line)
        self.viewport().update()

    def set_measures(self, measures: Measures) -> None:
        """Set the text anew with other measures; the caller keeps the place."""
        with self._holding.rest():
            self._layout.set_measures(measures)
            self._dressing.put_on(self._dressing.structures)
            if measures.numbers != self._layout.sides.numbers:
                self._layout.sides = self._layout.sides._replace(numbers=measures.numbers)
                self._set_frame()
            self.setFont(measures.font)  # else a style sheet gives the document its own face
            self.document().setDefaultFont(measures.font)
        self.underlay.forget()
        self.viewport().update()

    def apply_theme(self) -> None:
        """Take the colours in force. Selections are painted by the underlay, so Qt's own stay unseen."""
        theme = self.themes.current
        palette = self.palette()
        for group in (QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled):
            palette.setColor(group, QPalette.ColorRole.Base, q(theme.page))
            palette.setColor(group, QPalette.ColorRole.Text, q(theme.ink))
            palette.setColor(group, QPalette.ColorRole.Highlight, q(theme.page, 0.0))
            palette.setColor(group, QPalette.ColorRole.HighlightedText, q(theme.ink))
        self.setPalette(palette)
        self.underlay.forget()
        self.viewport().update()

    # Places

    @property
    def scrolled(self) -> int:
        """How many pixels of the document lie above the visible part."""
        return self.verticalScrollBar().value()

    def to_document(self, point: QPointF) -> QPointF:
        """A point of the viewport in the document's pixels."""
        return QPointF(point.x(), point.y() + self.scrolled)

    def to_viewport(self, rect: QRectF) -> QRectF:
        """A box of the document in the viewport's pixels."""
        return rect.translated(0, -self.scrolled)

    def visible(self) -> Range:
        """The characters on the lines that show, whole or in part."""
        top = self.scrolled
        lines = self.geometry_of.lines(top, top + self.viewport().height())
        return Range(lines[0].start, lines[-1].end) if lines else Range(0, 0)

    def first_line(self) -> tuple[int, int]:
        """The first line that shows: where it starts (code points), and how far below the edge it is."""
        top = self.scrolled
        for line in self.geometry_of.lines(top, top + 2 * self.geometry_of.measures.pitch):
            if line.top >= top - 1:
                return line.start, round(line.top - top)
        return 0, -top

    def put_line(self, offset: int, below: int) -> None:
        """Scroll so that the line of ``offset`` lies ``below`` pixels under the upper edge."""
        offset = min(max(offset, 0), len(self.text))
        self.geometry_of.surround(offset, *self._holding.around(below))
        self._scroll(round(self.geometry_of.slot(offset)[0]) - below)

    def reveal(self, span: Range, *, centre: bool = False) -> None:
        """Scroll until a range shows with a few lines round it; not at all where it does already.

        What the mouse points at never moves away under it, even in the last line.
        """
        height, pitch = self.viewport().height(), self.geometry_of.measures.pitch
        if not self.text or height < 2 * pitch:
            return  # before it has its place in the window there is nothing to see
        self.geometry_of.surround(span.start, *self._holding.around(0))
        seen = (self.scrolled, self.scrolled + height)
        extent = self.geometry_of.extent(span)
        wanted = wanted_top(extent, seen, pitch, steady=self.steady, centre=centre)
        if wanted is not None:
            self._scroll(round(wanted))

    def follow(self) -> None:
        """Take caret, selection, focus and current mark from the desk and paint what changed."""
        self.repaint_ranges(self.underlay.follow())
        self._move_cursor(self.desk.anchor, self.desk.caret)

    def renew_bands(self, ranges: Iterable[Range] | None = None) -> None:
        """The marks on these characters changed (without ``ranges``: on all): paint them anew."""
        if ranges is None:
            self.underlay.forget()
            self.viewport().update()
            return
        spans = set(ranges)
        self.underlay.forget(spans)
        self.repaint_ranges(spans)

    def repaint_ranges(self, ranges: Iterable[Range]) -> None:
        """Paint the lines of these characters anew, as far as they show."""
        spans = set(ranges)
        if not spans:
            return
        top, height = self.scrolled, self.viewport().height()
        for line in self.geometry_of.lines(top, top + height):
            if any(span.start <= line.end and line.start <= span.end for span in spans):
                # Underlines and outlines reach a little over a line's own share.
                y, high = round(line.top) - top - 5, round(line.bottom - line.top) + 10
                self.viewport().update(0, y, self.viewport().width(), high)

    def _scroll(self, value: int) -> None:
        self.verticalScrollBar().setValue(value)
        self._holding.settle()

    def _move_cursor(self, anchor: int, caret: int) -> None:
        """Let Qt's own cursor stand where the desk's does, for the clipboard and the screen reader."""
        end = len(self.text)
        for place in sorted((anchor, caret)):
            self._filling.reach(min(place, end))
        offsets = self.geometry_of.map
        anchor16, caret16 = offsets.utf16(min(anchor, end)), offsets.utf16(min(caret, end))
        cursor = self.textCursor()
        if (cursor.anchor(), cursor.position()) == (anchor16, caret16):
            return
        cursor.setPosition(anchor16)
        cursor.setPosition(caret16, QTextCursor.MoveMode.KeepAnchor)
        # Qt scrolls to its cursor; what is to be seen is decided by ``reveal`` alone.
        bar = self.verticalScrollBar()
        bar.blockSignals(True)
        self.setTextCursor(cursor)
        self._holding.back()
        bar.blockSignals(False)

    # Events

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; where only the heights above turned out to be others, nothing moves on the screen."""
        if not self._holding.resting:
            super().scrollContentsBy(dx, dy)
            self._holding.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width or height: what shows is set anew, and the line under the edge stays."""
        line = self.first_line() if self.scrolled else None
        with self._holding.rest():
            super().resizeEvent(event)
        if line is None:
            self._holding.settle()
        else:
            self.put_line(*line)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the underlay, then the words, then the caret."""
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        clip = QRectF(event.rect())
        painter.fillRect(clip, q(self.themes.current.page))
        painter.translate(0, -self.scrolled)
        seen = clip.translated(0, self.scrolled)
        theme = self.themes.current
        self._dressing.paint_under(painter, seen, theme)
        for paint in self.beneath:
            paint(painter, seen)
        self.underlay.paint(painter, seen)
        self._dressing.paint_over(painter, theme, self.desk.open)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(0, -self.scrolled)
        self.underlay.paint_over(painter, seen, self.hasFocus())
        painter.end()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up, Down, PgUp, PgDn, Space, Home and End; everything else belongs to the window."""
        if not travel(self, self.desk, event):
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """See ``Pointer``, and over a link ``Links``."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.links.press(event):
            return
        self.steady = True
        self.pointer.press(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Tell what is under the resting pointer."""
        if event.type() == QEvent.Type.ToolTip:
            self.links.tell(cast("QHelpEvent", event))
            return True
        return bool(super().viewportEvent(event))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """See ``Pointer``."""
        self.pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """See ``Pointer``."""
        self.pointer.release(event)
        self.steady = False

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """See ``Pointer``."""
        self.steady = True
        self.pointer.double(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl ask for another zoom."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            way = event.angleDelta().y()
            if way:
                self.zoom_asked.emit(1 if way > 0 else -1)
            event.accept()
            return
        super().wheelEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret; what keys mean is meant here from now on."""
        super().focusInEvent(event)
        self.desk.sit()
        self.repaint_ranges([Range(self.desk.caret, self.desk.caret)])

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Let the caret rest."""
        super().focusOutEvent(event)
        # The last loss of focus comes while everything is being taken down: ask nothing of the layout.
        self.viewport().update()

    def createMimeDataFromSelection(self) -> QMimeData:
        """The selected characters exactly as they are in the text (Qt would change some)."""
        from tepi.window.clipboard_data import blank_data

        data = blank_data()
        selection = self.desk.selection
        if selection is not None:
            data.setText(self.text[selection.start : selection.end])
        return data
