"""The reading pane: the text's column, the margin lane beside it, the minimap at its edge."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QApplication, QWidget

from tepi.text.ranges import Range
from tepi.window.reading.lane_width import Lane, grown, lane_width
from tepi.window.reading.margin import MarginLane
from tepi.window.reading.minimap import WIDTH as MINIMAP
from tepi.window.reading.minimap import Minimap
from tepi.window.reading.page import AFTER_TEXT, GUTTER, Measures
from tepi.window.reading.spoken import Spoken
from tepi.window.reading.typography import USUAL, ZOOM, Typography
from tepi.window.reading.view import ReadingView
from tepi.window.theme import Themes, q

if TYPE_CHECKING:
    from PySide6.QtCore import QPoint
    from PySide6.QtGui import QPaintEvent, QResizeEvent, QWheelEvent

    from tepi.text.structure import Structures
    from tepi.window.desk import Desk
    from tepi.window.open_document import OpenDocument, Refreshed
    from tepi.window.reading.blank_page import BlankPage
    from tepi.window.reading.selection_bar import SelectionBar

LEFT = 20
EDGE = 8
COLUMN_SHIFT = 0.4


class ReadingPane(QWidget):
    """The middle of the window.

    Attributes:
        view: The text itself (``readingView``).
        margin: The lane of brackets and names (``marginLane``).
        minimap: The whole text as a strip (``minimap``).
        zoom: The size of the text in per cent.
        typography: How it is set beside that.
    """

    def __init__(
        self,
        desk: Desk,
        themes: Themes,
        commands: Any | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._commands = commands
        self._alone = False
        self.zoom = 100
        self.typography = USUAL
        self._held: tuple[tuple[int, int], int] | None = None
        self.view = ReadingView(desk, themes, self)
        self.margin = MarginLane(desk, themes, self.view, self)
        self.minimap = Minimap(desk, themes, self.view, self)
        self._bar: SelectionBar | None = None
        self._blank: BlankPage | None = None
        self._notes = False
        self._spoken = Spoken(desk, self.view)
        self.setFocusProxy(self.view)
        self.setMinimumWidth(LEFT + GUTTER + 240)
        self.view.zoom_asked.connect(lambda way: self.set_zoom(self.zoom + way * ZOOM.step))
        self.view.pointer.selected.join(self._offer_codes)
        self.view.pointer.menu_wanted.join(self._offer_menu)
        desk.opened.join(self._opened)
        desk.moved.join(self._moved)
        desk.seated.join(self.view.viewport().update)
        desk.refreshed.join(self._refreshed)
        desk.codebook_changed.join(self._recolored)
        themes.changed.join(self._recolored)
        desk.options_changed.join(self._options_changed)
        self.margin.menu_wanted.join(self._offer_margin_menu)
        if desk.open is not None:
            self._opened()

    @property
    def selection_bar(self) -> SelectionBar:
        """The bar at a mouse selection's end, made when it is first needed."""
        if self._bar is None:
            from tepi.window.reading.selection_bar import SelectionBar

            commands = self._commands
            choose = (lambda: commands.run("code.choose")) if commands is not None else None
            self._bar = SelectionBar(self._desk, self._themes, self.view, self, choose)
        return self._bar

    # What the window asks for

    def show_first(self, text: str, parts: tuple[tuple[str, int, int, str], ...] = ()) -> None:
        """Show a text before the library is ready, with what is known by now of what its parts mean."""
        structures = None
        if parts:
            from tepi.text.document import Structure
            from tepi.text.structure import Structures

            found = [Structure(*part) for part in parts]
            structures = Structures(lambda *_: found, list)
        self._show(text, "", structures)

    def _show(self, text: str, language: str, structures: Structures | None, near: int = 0) -> None:
        """Show a text; its letters and its language may mirror the page, its structure shapes it."""
        sides = self.view.geometry_of.sides
        if text != self.view.text:
            self._held = None
        self.view.show_text(text, language, structures, near)
        if self.view.geometry_of.sides != sides:
            self._place_parts()
            self.margin.forget()

    def _show_open(self, opened: OpenDocument | None) -> None:
        if opened is None:
            self._show("", "", None)
        else:
            self._show(opened.text, opened.document.language, opened.structure, self._desk.caret)

    def reveal(self, span: Range, centre: bool = False) -> None:
        """Scroll until a range shows with a few lines round it; not at all where it does already."""
        self.view.reveal(span, centre=centre)

    def set_zoom(self, percent: int) -> None:
        """Set the text larger or smaller; the line under the upper edge stays where it is."""
        self.set_page(percent, self.typography)

    def set_page(self, percent: int, typography: Typography) -> None:
        """Set the text anew in this size and typography; the line under the upper edge stays where it is."""
        percent = ZOOM.clip(percent)
        if (percent, typography) == (self.zoom, self.typography):
            return
        self.zoom, self.typography = percent, typography
        line = self.held_line()
        self.view.set_measures(Measures(percent, typography))
        self._place_parts()
        self._back_to(line)
        self._desk.options_changed.tell()

    def held_line(self) -> tuple[int, int]:
        """The line under the eye, as ``ReadingView.first_line`` tells it: that of the last time the text was set
        anew, as long as nobody has scrolled since.

        Lines break elsewhere in another face, and many small changes would creep through the text.
        """
        if self._held is not None and self._held[1] == self.view.scrolled:
            return self._held[0]
        return self.view.first_line()

    def place_state(self) -> dict[str, int]:
        """Where the reader is: the first visible line's offset (code points) and its pixels below the edge."""
        offset, below = self.view.first_line()
        return {"offset": offset, "below": below}

    def restore_place(self, state: dict[str, Any]) -> None:
        """Go back to where ``place_state`` was taken; anything odd leaves the place as it is."""
        offset, below = state.get("offset"), state.get("below")
        if isinstance(offset, int) and isinstance(below, int):
            self.view.put_line(offset, below)

    @property
    def find_hits(self) -> Sequence[Range]:
        """Where the sought words are, in text order."""
        return self.view.underlay.hits

    @find_hits.setter
    def find_hits(self, hits: Sequence[Range]) -> None:
        self.set_find_hits(hits, -1)

    def set_find_hits(self, hits: Sequence[Range], current: int = -1) -> None:
        """Frame these places (in text order); the one with the number ``current`` more strongly."""
        self.view.underlay.hits = hits
        self.view.underlay.hit = current
        self.minimap.show_hits(hits, current)
        self.view.viewport().update()

    def focus_mode(self, on: bool) -> None:
        """Show the text alone, in the middle, or everything again."""
        line = self.view.first_line()
        self._alone = on
        text_here = self._blank is None or self._blank.isHidden()
        self.margin.setVisible(text_here and not on)
        self.minimap.setVisible(text_here and not on)
        self._place_parts()
        self._back_to(line)

    # What the desk tells

    def _opened(self) -> None:
        opened = self._desk.open
        same = opened is not None and opened.text == self.view.text
        if opened is not None and same:
            # One string for both, so that the underlay can tell by identity that they belong together.
            self.view.geometry_of.text = opened.text
        self._show_open(opened)
        self.set_find_hits(())
        self.margin.show_text()
        self.minimap.renew()
        self.view.renew_bands()
        self._show_blank(opened is None and self._desk.library is not None)
        if opened is not None:
            self._moved()

    def _show_blank(self, blank: bool) -> None:
        """Say how a text comes in, or show the page again."""
        if self._blank is None:
            if not blank or self._commands is None:
                return
            from tepi.window.reading.blank_page import BlankPage

            self._blank = BlankPage(self._themes, self._commands, self)
            self._blank.setGeometry(self.rect())
        if self._blank.isHidden() == blank:
            self._blank.setVisible(blank)
            self.focus_mode(self._alone)

    @property
    def regions(self) -> list[QWidget]:
        """The parts that F6 goes through."""
        blank = self._blank
        return [self.view, self.minimap if blank is None or blank.isHidden() else blank.add]

    def _moved(self) -> None:
        # A document that is about to be shown says where its caret is before its text is here.
        if self._desk.open is None or self._desk.open.text is not self.view.text:
            return
        self.view.reveal(self._wanted())
        self.view.follow()
        self.margin.update()
        self._spoken.follow()

    def _wanted(self) -> Range:
        """What has to be in view: the range or mark that was stepped to, else the caret alone.

        So moving inside a sentence longer than the view does not throw the reader back to its start.
        """
        desk = self._desk
        if desk.selection is None:
            for span in (desk.focus, desk.current_range()):
                if span is not None and span.start == desk.caret:
                    return span
        return Range(desk.caret, desk.caret)

    def _offer_codes(self) -> None:
        self.selection_bar.open()

    def offer_menu(self) -> None:
        """Offer the commands for the range at the caret, for who has no mouse."""
        view = self.view
        box = view.to_viewport(view.geometry_of.caret(self._desk.caret)).toRect()
        self._offer_menu(view.viewport().mapToGlobal(box.bottomLeft()))

    def _offer_menu(self, place: QPoint) -> None:
        if self._commands is not None:
            from tepi.window.reading.menu import text_menu

            if self._bar is not None:
                self._bar.hide()
            menu = text_menu(self._desk, self._themes.current, self._commands, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _offer_margin_menu(self, place: QPoint, mark: str | None) -> None:
        if self._commands is not None:
            from tepi.window.reading.menu import margin_menu

            menu = margin_menu(self._commands, mark is not None, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(place)

    def _options_changed(self) -> None:
        if self._notes != self._desk.margin_notes:
            line = self.held_line()
            self._place_parts()
            self._back_to(line)

    def _refreshed(self, refreshed: Refreshed) -> None:
        if self._desk.open is not None and self._desk.open.text is self.view.text:
            self._show_open(self._desk.open)
        if refreshed.units:
            self.view.viewport().update()
            self.minimap.renew()
        self.view.renew_bands(refreshed.ranges)
        self.margin.renew()
        self.minimap.renew(refreshed.ranges)

    def _recolored(self) -> None:
        self.view.apply_theme()
        self.margin.forget()
        self.minimap.renew()
        self.update()

    # Where the parts stand

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the column its best width; the line under the upper edge stays where it is."""
        super().resizeEvent(event)
        line = self.held_line() if self.view.scrolled else (0, 0)
        scrolled = self.view.scrolled > 0
        self._place_parts()
        if scrolled:
            self._back_to(line)
        else:
            self.margin.forget()

    def _back_to(self, line: tuple[int, int]) -> None:
        self.view.put_line(*line)
        self._held = (line, self.view.scrolled)
        self.margin.forget()

    def _place_parts(self) -> None:
        measures = self.view.geometry_of.measures
        width, height = self.width(), self.height()
        if self._blank is not None:
            self._blank.setGeometry(self.rect())
        beside = 0 if self._alone else MINIMAP + EDGE
        gutter = self.view.geometry_of.sides.gutter
        room = width - beside - LEFT - gutter - AFTER_TEXT
        self._notes = self._desk.margin_notes
        lane, notes = Lane(0)
        if not self._alone:
            lane, notes = lane_width(room, measures.column, measures.least_column, self._notes)
        self.margin.show_notes(notes)
        room -= lane
        column = max(min(room, measures.column), 120)
        spare = max(room - column, 0)
        left = LEFT + round(spare * (0.5 if self._alone else COLUMN_SHIFT))
        frame = gutter + column + AFTER_TEXT
        lane = grown(lane, spare - (left - LEFT))
        at = self.view.geometry_of.sides.left
        self.view.setGeometry(round(at(width, left, frame)), 0, frame, height)
        self.margin.setGeometry(round(at(width, left + frame, lane)), 0, lane, height)
        self.minimap.setGeometry(round(at(width, width - beside, MINIMAP)), 0, MINIMAP, height)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The page goes on round the column."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), q(self._themes.current.page))
        painter.end()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the text from anywhere on the page."""
        QApplication.sendEvent(self.view.viewport(), event)
