"""The middle of the window: one text, or two side by side, each with its margin."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tepi.window.keyed_splitter import KeyedSplitter
from tepi.window.reading.pane import ReadingPane
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tepi.text.ranges import Range
    from tepi.window.commands import Commands
    from tepi.window.desk import Desk
    from tepi.window.reading.pane_title import PaneTitle
    from tepi.window.reading.view import ReadingView
    from tepi.window.seat import Seat

LEAST, LEAST_OF_TWO = 380, 300


class Side(QWidget):
    """A pane and, while there are two, the line with its document's name above it.

    Attributes:
        seat: The seat whose text is shown.
        pane: The text, its margin and its minimap.

    Signals:
        choosing, more, closing: See ``PaneTitle``.
    """

    choosing = Signal()
    more = Signal()
    closing = Signal()

    def __init__(self, seat: Seat, themes: Themes, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.seat = seat
        self.pane = ReadingPane(seat.desk, themes, commands, self)
        self._themes = themes
        self._title: PaneTitle | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self.pane, 1)
        self.setFocusProxy(self.pane)
        for event in (seat.opened, seat.desk.documents_changed):
            event.join(self._name)

    @property
    def title(self) -> PaneTitle:
        """The line with the name, made when it is first needed."""
        if self._title is None:
            from tepi.window.reading.pane_title import PaneTitle

            self._title = PaneTitle(self.seat.desk, self._themes, self)
            self._title.choosing.connect(self.choosing)
            self._title.more.connect(self.more)
            self._title.closing.connect(self.closing)
            self._column.insertWidget(0, self._title)
        return self._title

    def show_title(self, on: bool) -> None:
        """Show the name above the text, or not."""
        if on or self._title is not None:
            self.title.setVisible(on)
            self._name()

    def _name(self) -> None:
        """Tell a screen reader which of two texts it has before it."""
        opened, view = self.seat.open, self.pane.view
        two = self._title is not None and self._title.isVisibleTo(self)
        named = self.tr("Text: {}").format(opened.document.title) if two and opened is not None else ""
        view.setAccessibleName(named or self.tr("Text"))


class Spread(QWidget):
    """One side, or two with a bar between them that can be dragged.

    A side that was closed is kept, empty, for the next time there are two.

    Attributes:
        sides: Those that show, from left to right.

    Signals:
        made: (Side) a side was made that had not been there before.
    """

    made = Signal(object)

    def __init__(self, desk: Desk, themes: Themes, commands: Commands, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._commands = commands
        self._spare: Side | None = None
        self.setObjectName("spread")
        self.splitter = KeyedSplitter(themes, (self.tr("Width of the left text"),), self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.splitter)
        self.sides = [first := Side(desk.seat, themes, commands, self)]
        self._join_zoom(first)
        self.splitter.addWidget(first)
        self.setMinimumWidth(LEAST)
        desk.seated.join(self._seated)
        self._seated()

    @property
    def side(self) -> Side:
        """The side in use."""
        return next((side for side in self.sides if side.seat is self._desk.seat), self.sides[0])

    @property
    def pane(self) -> ReadingPane:
        """The pane in use."""
        return self.side.pane

    @property
    def panes(self) -> list[ReadingPane]:
        """The panes that show, from left to right."""
        return [side.pane for side in self.sides]

    @property
    def other(self) -> Side | None:
        """The side that is not in use, or None where there is one only."""
        return next((side for side in self.sides if side is not self.side), None)

    @property
    def view(self) -> ReadingView:
        """The text in use."""
        return self.pane.view

    def reveal(self, span: Range, centre: bool = False) -> None:
        """Scroll the text in use until a range shows."""
        self.pane.reveal(span, centre)

    def set_find_hits(self, hits: Sequence[Range], current: int = -1) -> None:
        """Frame these places wherever the document in use is shown; the current one where the reader is."""
        for side in self.sides:
            here = side.seat.open is self._desk.open
            side.pane.set_find_hits(hits if here else (), current if side is self.side else -1)

    def divide(self, *, left: bool = False) -> Side:
        """Make room for a second side, at the right or the left of the first; it shows nothing yet."""
        if self._spare is None:
            side = Side(self._desk.add_seat(), self._themes, self._commands, self)
            self._join_zoom(side)
            self.made.emit(side)
        else:
            side, self._spare = self._spare, None
            self._desk.add_seat(side.seat)
        self.sides.insert(0 if left else 1, side)
        self.splitter.insertWidget(0 if left else 1, side)
        self._arrange()
        side.show()
        half = self.splitter.width() // 2
        self.splitter.setSizes([half, half])
        return side

    def exchange(self) -> None:
        """Let two sides change places; each keeps its width."""
        sizes = self.splitter.sizes()
        self.sides.reverse()
        self.splitter.insertWidget(0, self.sides[0])
        self.splitter.setSizes(sizes[::-1])

    def close_side(self, side: Side) -> None:
        """Take one of two sides away; the other has all the room."""
        had = side.isAncestorOf(self.window().focusWidget() or self)
        self.sides.remove(side)
        self._spare = side
        side.hide()
        self._desk.remove_seat(side.seat)
        self._arrange()
        if had:
            self.sides[0].pane.view.setFocus()

    def _join_zoom(self, side: Side) -> None:
        """The wheel over one text makes both larger or smaller."""

        def follow(_way: int) -> None:
            for pane in self.panes:
                pane.set_zoom(side.pane.zoom)

        side.pane.view.zoom_asked.connect(follow)

    def _arrange(self) -> None:
        two = len(self.sides) > 1
        for side in self.sides:
            side.show_title(two)
            side.pane.setMinimumWidth(LEAST_OF_TWO if two else 0)
        self.setMinimumWidth(2 * LEAST_OF_TWO + 1 if two else LEAST)

    def _seated(self) -> None:
        # Whoever gives the keyboard to the middle gives it to the pane in use.
        self.setFocusProxy(self.pane.view)
        other = self.other
        if other is not None and other.pane.view.hasFocus():
            self.pane.view.setFocus()
