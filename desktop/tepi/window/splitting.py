"""Commands about two texts side by side: divide the middle, go over to the other side, close one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt

from tepi.window.key_names import spelled

if TYPE_CHECKING:
    from tepi.text.document import Document
    from tepi.window.main_window import MainWindow
    from tepi.window.reading.spread import Side

# The least width of a pane with a column of some forty letters; where two of these have no room, the
# sidebar gives way, then the panel.
COMFORTABLE = 520


class Splitting(QObject):
    """What the rows of the action table mean by ``splitting.…``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self.spread = window.spread
        self._gave_way = (False, False)
        self.spread.made.connect(self._made)
        self._watch(self.spread.side)

    @property
    def split_shown(self) -> bool:
        """Whether two texts stand side by side."""
        return len(self.spread.sides) > 1

    def toggle(self) -> None:
        """Show another place of the same text beside this one; where there are two, only the one in use."""
        other = self.spread.other
        if other is not None:
            self.close(other)
        elif self._desk.open is None:
            self._desk.say(self.tr("Open a text first: then another one can stand beside it"))
        else:
            here = self.spread.side
            place, caret = here.pane.place_state(), self._desk.caret
            side = self._divide()
            side.seat.desk.show(self._desk.open.document, caret=caret)
            here.pane.restore_place(place)
            side.pane.restore_place(place)
            side.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)

    def open_beside(self, document: Document) -> None:
        """Show a document on the other side; the keyboard stays on this one."""
        if self._desk.open is None:
            self._desk.show(document)
            return
        side = self.spread.other or self._divide()
        if side.seat.open is None or side.seat.open.document.id != document.id:
            side.seat.desk.show(document)

    def other_pane(self) -> None:
        """Give the keyboard to the other text."""
        other = self.spread.other
        if other is None:
            self._desk.say(self.tr("There is one text only. {} shows two").format(self._key()))
        else:
            other.pane.view.setFocus(Qt.FocusReason.TabFocusReason)

    def close(self, side: Side | None = None) -> None:
        """Take one of two sides away (that in use); what gave way to them comes back."""
        if not self.split_shown:
            self.other_pane()  # which says how there would be two
            return
        side = side or self.spread.side
        stays = next(each for each in self.spread.sides if each is not side)
        place = stays.pane.place_state()
        self.spread.close_side(side)
        sidebar, panel = self._gave_way
        self._gave_way = (False, False)
        self._window.view.bring_back(sidebar=sidebar, panel=panel)
        stays.pane.restore_place(place)
        self._window.commands.show_toggles()

    def exchange(self) -> None:
        """Let left and right change places."""
        if not self.split_shown:
            self.other_pane()
            return
        places = [(pane, pane.place_state()) for pane in self.spread.panes]
        self.spread.exchange()
        for pane, place in places:
            pane.restore_place(place)

    # Between two starts

    def state(self) -> dict[str, Any]:
        """What the next start wants to know; nothing where there is one text."""
        other = self.spread.other
        if other is None or other.seat.open is None:
            return {}
        return {
            "document": other.seat.open.document.id,
            "place": self._window.places.of(other),
            "left": self.spread.sides[0] is other,
            "sizes": self.spread.splitter.sizes(),
            "gave_way": list(self._gave_way),
        }

    def restore(self, state: dict[str, Any]) -> None:
        """Take up where the last window left off; a document that is no more leaves one text."""
        from tepi.library import queries

        wanted, place = state.get("document"), state.get("place")
        if self._desk.library is None or self._desk.open is None or not isinstance(wanted, str):
            return
        document = queries.document(self._desk.library, wanted)
        if document is None or document.trashed:
            return
        here = self.spread.side
        gave_way, sizes = state.get("gave_way"), state.get("sizes")
        side = self._divide(left=state.get("left") is True)
        if isinstance(gave_way, list) and len(gave_way) == 2:
            self._gave_way = (
                self._gave_way[0] or gave_way[0] is True,
                self._gave_way[1] or gave_way[1] is True,
            )
        if (
            isinstance(sizes, list)
            and len(sizes) == 2
            and all(isinstance(each, int) and each > 0 for each in sizes)
        ):
            self.spread.splitter.setSizes(sizes)
        place = place if isinstance(place, dict) else {}
        caret = place.get("caret")
        side.seat.desk.show(document, caret=caret if isinstance(caret, int) and caret >= 0 else None)
        # Only now has the column the width in which its place was kept.
        self._window.places.restore(here)
        side.pane.restore_place(place)
        self._window.commands.show_toggles()

    # Behind the scenes

    def _divide(self, *, left: bool = False) -> Side:
        place = self.spread.pane.place_state()
        self._make_room()
        side = self.spread.divide(left=left)
        side.pane.set_page(self.spread.pane.zoom, self.spread.pane.typography)
        side.pane.focus_mode(self._window.view.focus_mode)
        self.spread.pane.restore_place(place)
        self._window.commands.show_toggles()
        return side

    def _make_room(self) -> None:
        """Hide the sidebar, and then the panel, where two columns would be too narrow beside them."""
        view = self._window.view
        if view.focus_mode:
            return
        room = self._window.width() - 2 * COMFORTABLE
        panel = self._window.panel.width() if view.panel_shown else 0
        sidebar = self._window.sidebar.width() if view.sidebar_shown else 0
        no_sidebar = view.sidebar_shown and room < sidebar + panel
        no_panel = view.panel_shown and room < panel + (0 if no_sidebar else sidebar)
        self._gave_way = (no_sidebar, no_panel)
        if no_sidebar or no_panel:
            self._window.keep_widths()
            view.set_shown(view.sidebar_shown and not no_sidebar, view.panel_shown and not no_panel)

    def _made(self, side: Side) -> None:
        window = self._window
        window.commands.attach(side.pane)
        self._watch(side)

    def _watch(self, side: Side) -> None:
        self._window.places.watch(side)
        # The list of documents says which one stands beside.
        side.seat.opened.join(self._window.sidebar.documents.viewport().update)
        side.closing.connect(lambda: self.close(side))
        side.more.connect(lambda: self._offer(side))
        side.choosing.connect(lambda: self.choose(side))

    def choose(self, side: Side | None = None) -> None:
        """Let the reader choose another text for this side (that in use)."""
        from tepi.window.popovers.document_chooser import DocumentChooser

        side = side or self.spread.side
        near = side.title.name_place() if self.split_shown else None
        side.pane.view.setFocus(Qt.FocusReason.OtherFocusReason)
        DocumentChooser(self._desk, self._window.themes, self._window).open_for(side.seat.desk.show, near)

    def _offer(self, side: Side) -> None:
        from tepi.window.pane_menu import pane_menu

        menu = pane_menu(self, self._window.tying, self._window.commands, side)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(side.title.more_place().bottomLeft())

    def _key(self) -> str:
        keys = self._window.commands.keys_of("split.toggle")
        return spelled(keys[0]) if keys else self.tr("“Split view” in the palette")
