"""Commands about what the window shows: parts, sheets, size, colours, and Esc."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, QRectF, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QTextEdit, QWidget

from tepi.window.key_names import spelled
from tepi.window.stillness import Stillness

if TYPE_CHECKING:
    from tepi.window.main_window import MainWindow
    from tepi.window.overlay import Overlay
    from tepi.window.reading.typography import Typography


class ViewCommands(QObject):
    """What the rows of the action table mean by ``view.…``."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._desk = window.desk
        self._overlays: dict[str, Overlay] = {}
        self._shown_before = (True, True)
        self.focus_mode = False
        self._stillness = Stillness()

    def show_palette(self) -> None:
        """Open the command palette."""
        from tepi.window.palette import Palette

        def make() -> Palette:
            palette = Palette(self._desk, self._window.themes, self._window.commands, self._window)
            palette.seek = self._window.finding.seek
            return palette

        self._overlay("palette", make).open()

    def show_keys(self) -> None:
        """Show all keys."""
        from tepi.window.key_overview import KeyOverview

        self._overlay(
            "keys", lambda: KeyOverview(self._window.commands, self._window.themes, self._window)
        ).open()

    def show_about(self) -> None:
        """Say what this is and where its files lie."""
        from tepi.window.about import About

        self._overlay("about", lambda: About(self._desk, self._window.themes, self._window)).open()

    def focus_filter(self) -> None:
        """Go to the filter above the marks."""
        self.show_panel()
        self._window.panel.focus_filter()

    def toggle_move_on(self) -> None:
        """Let a code move the focus on, or not."""
        self._desk.move_on = not self._desk.move_on
        self._desk.options_changed.tell()
        self._desk.say(
            spelled(self.tr("After a code the focus goes to the next sentence; Shift+digit stays"))
            if self._desk.move_on
            else self.tr("After a code the focus stays")
        )

    def toggle_library_counts(self) -> None:
        """Count codes in the whole library, or in this text."""
        self._desk.library_counts = not self._desk.library_counts
        self._desk.options_changed.tell()

    def toggle_margin_notes(self) -> None:
        """Show the beginnings of notes beside their marks, or hide them; where there is no room, say so."""
        self._desk.margin_notes = not self._desk.margin_notes
        self._desk.options_changed.tell()
        if self._desk.margin_notes and not self._window.pane.margin.notes_shown:
            self._desk.say(
                self.tr("There is no room for notes beside the text now; in a wider view they come")
            )

    @property
    def sidebar_shown(self) -> bool:
        """Whether the sidebar is shown."""
        return not self._window.sidebar.isHidden()

    @property
    def panel_shown(self) -> bool:
        """Whether the panel is shown."""
        return not self._window.panel.isHidden()

    @property
    def theme_system(self) -> bool:
        """Whether the colours follow the system."""
        return self._window.themes.choice == "system"

    @property
    def theme_light(self) -> bool:
        """Whether the colours stay light."""
        return self._window.themes.choice == "light"

    @property
    def theme_dark(self) -> bool:
        """Whether the colours stay dark."""
        return self._window.themes.choice == "dark"

    @property
    def theme_contrast(self) -> bool:
        """Whether the contrast stays high."""
        return self._window.themes.choice == "contrast"

    @property
    def patterns_shown(self) -> bool:
        """Whether codes have patterns beside their colours."""
        return self._window.themes.patterns

    def toggle_patterns(self) -> None:
        """Show patterns on marks, or colours alone."""
        self._window.themes.show_patterns(not self._window.themes.patterns)
        self._window.commands.show_toggles()

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self.set_shown(not self.sidebar_shown, self.panel_shown)

    def toggle_panel(self) -> None:
        """Show or hide the panel."""
        self.set_shown(self.sidebar_shown, not self.panel_shown)

    def show_sidebar(self) -> None:
        """Show the sidebar where it is hidden."""
        if not self.sidebar_shown:
            self.toggle_sidebar()

    def show_panel(self) -> None:
        """Show the panel where it is hidden."""
        if not self.panel_shown:
            self.toggle_panel()

    def toggle_focus_mode(self) -> None:
        """Show the text alone, or everything again."""
        self.focus_mode = not self.focus_mode
        if self.focus_mode:
            self._shown_before = (self.sidebar_shown, self.panel_shown)
        shown = (False, False) if self.focus_mode else self._shown_before
        self._window.header.setVisible(not self.focus_mode)
        for pane in self._window.spread.panes:
            pane.focus_mode(self.focus_mode)
        self.set_shown(*shown)

    def bring_back(self, *, sidebar: bool, panel: bool) -> None:
        """Show parts again that had given way, in focus mode as soon as that ends."""
        if self.focus_mode:
            before = self._shown_before
            self._shown_before = (before[0] or sidebar, before[1] or panel)
        else:
            self.set_shown(self.sidebar_shown or sidebar, self.panel_shown or panel)
            self._window.widen_again(sidebar=sidebar, panel=panel)

    def choose_theme(self, choice: str) -> None:
        """Follow the system, stay light or dark, or take high contrast."""
        self._window.themes.choose(choice)
        self._window.commands.show_toggles()

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller by percent; 0 gives it its normal size."""
        pane = self._window.pane
        self.set_page(100 if step == 0 else pane.zoom + step, pane.typography)
        self._desk.say(self.tr("Text at {0} %").format(pane.zoom))

    def set_page(self, zoom: int, typography: Typography) -> None:
        """Set every text that is shown in this size and typography."""
        for pane in self._window.spread.panes:
            pane.set_page(zoom, typography)

    def show_typography(self) -> None:
        """Open face, size, lines, column and numbers of the text."""
        from tepi.window.popovers.popover import beside
        from tepi.window.popovers.typography import TypographyPopover

        window, pane = self._window, self._window.pane
        popover = TypographyPopover(self._desk, window.themes, window, self.set_page)
        # At the right, where it hides least of the text that is being changed.
        under = 12 if self.focus_mode else window.header.height()
        place = beside(window, QPoint(window.width(), under))
        popover.open_for(pane.zoom, pane.typography, place)

    def next_region(self, way: int) -> None:
        """Give the keyboard to the next part of the window that is shown."""
        regions = [
            *(part for pane in self._window.spread.panes for part in pane.regions),
            self._window.panel.marks_view,
            self._window.sidebar.documents,
            self._window.sidebar.codebook,
            self._window.header.find_field,
        ]
        shown: list[QWidget] = [region for region in regions if region.isVisible()]
        if self._window.strip.asks:
            shown.insert(1, self._window.strip)
        at = next(
            (place for place, region in enumerate(shown) if self._has_focus(region)), -way if way > 0 else 0
        )
        if not shown:
            return
        region = shown[(at + way) % len(shown)]
        if region is self._window.strip:
            self._window.strip.take_keyboard()
        else:
            region.setFocus(Qt.FocusReason.TabFocusReason)

    def offer_menu(self) -> None:
        """Show the commands for what has the keyboard, as a right click does for what it hits."""
        focused, window = QApplication.focusWidget(), self._window
        if isinstance(focused, QLineEdit | QTextEdit) and focused not in [
            p.view for p in window.spread.panes
        ]:
            menu = focused.createStandardContextMenu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            caret = focused.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
            menu.popup(focused.mapToGlobal(QRectF(caret).toRect().bottomLeft()))
            return
        lists = (window.sidebar.documents, window.sidebar.codebook, window.panel.marks_view)
        part = next((each for each in lists if each is focused), None)
        (part or window.pane).offer_menu()

    def let_go(self) -> None:
        """Esc: what is open, then the selection, then the current mark; the focus stays."""
        desk = self._desk
        if self._window.finding.stop():
            return
        if not self._window.pane.view.hasFocus():
            self._window.pane.view.setFocus()
        elif desk.second_wanted:
            desk.second_wanted = False
            desk.moved.tell()
        elif desk.selection is not None:
            desk.place(caret=desk.selection.start)
        elif desk.current is not None:
            desk.choose(None)
        elif self.focus_mode:
            self.toggle_focus_mode()
        self._desk.hush()

    @property
    def still(self) -> bool:
        """Whether nothing moves by itself."""
        return self._stillness.on

    def keep_still(self, still: bool) -> None:
        """Reduce motion, or not."""
        self._stillness.keep(still)
        self._window.commands.show_toggles()

    def toggle_still(self) -> None:
        """Reduce motion, or let carets blink and menus fade as the system has it."""
        self.keep_still(not self.still)

    @property
    def find_case(self) -> bool:
        """Whether capitals and accents make a difference when finding."""
        return "case" in self._window.finding.options

    @property
    def find_whole(self) -> bool:
        """Whether only whole words are found."""
        return "whole" in self._window.finding.options

    @property
    def find_expression(self) -> bool:
        """Whether what is sought is a regular expression."""
        return "expression" in self._window.finding.options

    def set_shown(self, sidebar: bool, panel: bool) -> None:
        """Show or hide sidebar and panel; the lines stay where they are."""
        places = [(pane, pane.place_state()) for pane in self._window.spread.panes]
        self._window.sidebar.setVisible(sidebar)
        self._window.panel.setVisible(panel)
        self._window.keep_in_line()
        for pane, place in places:
            pane.restore_place(place)
        self._window.commands.show_toggles()
        if not self._window.isAncestorOf(QApplication.focusWidget() or self._window):
            self._window.pane.view.setFocus()

    def _overlay(self, name: str, make: Callable[[], Overlay]) -> Overlay:
        """A sheet, made when it is first wanted."""
        if name not in self._overlays:
            self._overlays[name] = make()
        return self._overlays[name]

    def _has_focus(self, part: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is part or part.isAncestorOf(focused))
