"""The main window: places the parts, and does what only a window can do for an action."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from tepi.window.commands import Commands
from tepi.window.desk import Desk
from tepi.window.finding import Finding
from tepi.window.front import WindowFront
from tepi.window.header import Header
from tepi.window.message_strip import MessageStrip
from tepi.window.panel.panel import Panel
from tepi.window.reading.pane import ReadingPane
from tepi.window.sidebar.sidebar import Sidebar
from tepi.window.state import State
from tepi.window.status_bar import StatusBar
from tepi.window.style_sheet import palette, style_sheet
from tepi.window.theme import Themes, ui_font

LOOK_OUTSIDE_MS = 500
SIDEBAR, PANEL = 248, 356


class MainWindow(QMainWindow):
    """Header, sidebar, text, panel and status bar. What they show comes from the desk."""

    def __init__(self, desk: Desk, themes: Themes, state: State) -> None:
        super().__init__()
        self.desk = desk
        self.themes = themes
        self.state = state
        self.setObjectName("mainWindow")
        self.setAccessibleName("Tepi")
        self.setWindowTitle("Tepi")
        self.setAcceptDrops(True)
        self.setFont(ui_font())
        self.focus_mode = False
        self._shown_before: tuple[bool, bool] = (True, True)
        # The sheet before the parts: it must not undo what a part sets for itself.
        self._dress()
        themes.changed.join(self._dress)
        self.commands = Commands(desk, self, state.get("keys", {}))
        self._place_parts()
        self.commands.attach(self.pane)
        self.finding = Finding(desk, self.header.find, self.pane)
        desk.front = WindowFront(self)
        self._connect()
        self._take_state()
        self._outside = QTimer(self)
        self._outside.setInterval(LOOK_OUTSIDE_MS)
        self._outside.timeout.connect(desk.look_outside)

    # Parts and places

    def _place_parts(self) -> None:
        ground = QWidget(self)
        ground.setObjectName("deskGround")
        self.header = Header(self.desk, self.themes, ground)
        self.sidebar = Sidebar(self.desk, self.themes, self.commands)
        self.pane = ReadingPane(self.desk, self.themes, self.commands)
        self.panel = Panel(self.desk, self.themes, self.commands)
        self.status = StatusBar(self.desk, self.themes, ground)
        self.strip = MessageStrip(self.desk, self.themes, self.pane)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, ground)
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for part, stretch, least in ((self.sidebar, 0, 190), (self.pane, 1, 380), (self.panel, 0, 270)):
            part.setMinimumWidth(least)
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        self.splitter.splitterMoved.connect(lambda *_: self._keep_in_line())
        column = QVBoxLayout(ground)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.status)
        self.setCentralWidget(ground)

    def _connect(self) -> None:
        header = self.header
        header.wordmark.clicked.connect(lambda: self.commands.main_menu(self).popup(header.menu_place()))
        header.title.pressed.connect(self.document_facts)
        header.annotator.clicked.connect(self._who_menu)
        header.export.clicked.connect(self.show_export)
        self.panel.text_wanted.connect(self.pane.view.setFocus)
        self.desk.options_changed.join(self.commands.show_toggles)
        self.desk.opened.join(self._opened)
        for part in (self.sidebar, self.pane, self.panel):
            part.installEventFilter(self)

    def _take_state(self) -> None:
        screen = self.screen().availableGeometry() if self.screen() else QRect(0, 0, 1440, 900)
        size = self.state.get("size", [])
        if len(size) == 2 and all(isinstance(part, int) and part > 200 for part in size):
            self.resize(min(size[0], screen.width()), min(size[1], screen.height()))
        else:
            self.resize(min(1440, screen.width()), min(900, screen.height()))
        if self.state.get("maximized", False):
            self.setWindowState(Qt.WindowState.WindowMaximized)
        self.setMinimumSize(860, 480)
        widths = self.state.get("widths", [])
        if len(widths) == 3 and all(isinstance(part, int) and part >= 0 for part in widths):
            self.splitter.setSizes(widths)
        else:
            self.splitter.setSizes([SIDEBAR, self.width() - SIDEBAR - PANEL, PANEL])
        self.sidebar.setVisible(self.state.get("sidebar", True))
        self.panel.setVisible(self.state.get("panel", True))
        if zoom := self.state.get("zoom", 0):
            self.pane.set_zoom(zoom)

    def ready(self) -> None:
        """The library is open: show toggles, do what was pressed meanwhile, watch other processes."""
        place = self.state.get("places", {})
        if self.desk.open is not None and isinstance(place.get(self.desk.open.document.id), dict):
            self.pane.restore_place(place[self.desk.open.document.id])
        self.panel.restore(self.state.get("panel_state", {}))
        self.commands.show_toggles()
        self.commands.ready()
        self._outside.start()
        self.status.update()

    def take_new_state(self, state: State) -> None:
        """Use the state file of a library that was made, or could only be named, after the first frame."""
        state.adopt(self.state)
        self.state = state

    def keep_state(self) -> None:
        """Remember place, sizes and options for the next start."""
        state, desk = self.state, self.desk
        if not self.isMaximized() and not self.focus_mode:
            state.set("size", [self.width(), self.height()])
        state.set("maximized", self.isMaximized())
        if not self.focus_mode:
            state.set("widths", self._widths())
            state.set("sidebar", not self.sidebar.isHidden())
            state.set("panel", not self.panel.isHidden())
        state.set("zoom", self.pane.zoom)
        state.set("panel_state", self.panel.state())
        state.set("theme", self.themes.choice)
        state.set("move_on", desk.move_on)
        state.set("library_counts", desk.library_counts)
        state.set("annotator", desk.annotator.name if desk.annotator else "")
        state.set("keys", self.commands.changed_keys)
        self._keep_place()
        state.save()

    # What actions run

    def add_files(self) -> None:
        """Choose texts to bring in."""
        from PySide6.QtWidgets import QFileDialog

        from tepi.text.readers.registry import suffixes

        folder = self.state.get("folder", "")
        kinds = self.tr("Texts ({0});;All files (*)").format(" ".join(f"*{suffix}" for suffix in suffixes()))
        chosen, _ = QFileDialog.getOpenFileNames(self, self.tr("Add texts"), folder, kinds)
        if chosen:
            self.state.set("folder", str(Path(chosen[0]).parent))
            self.take_files([Path(each) for each in chosen])

    def take_files(self, paths: Sequence[Path]) -> None:
        """Bring these texts in."""
        if self.desk.library is None:
            self.desk.say(self.tr("The library is still opening. Add the texts again in a moment"), "warning")
            return
        self.desk.add_files(paths)

    def paste_text(self) -> None:
        """Bring in the text on the clipboard."""
        text = QGuiApplication.clipboard().text()
        if not text.strip():
            self.desk.say(self.tr("There is no text on the clipboard"))
            return
        self.desk.add_text(text)

    def document_facts(self) -> None:
        """Open the document's title and facts."""
        if self.desk.open is not None:
            self.sidebar.edit_facts(self.desk.open.document)

    def show_export(self) -> None:
        """Show the export tab."""
        self.show_panel()
        self.panel.show_export()

    def export_again(self) -> None:
        """Save the export to where it was saved last."""
        self.show_panel()
        self.panel.save_again()

    def copy_mark(self) -> None:
        """Copy the mark's words and their reference, as Markdown, HTML and text at once."""
        from tepi.exchange.quoting import copy_forms
        from tepi.window import marking
        from tepi.window.clipboard_data import blank_data

        mark_id = marking.meant(self.desk)
        mark = self.desk.highlight(mark_id) if mark_id else None
        if mark is None or self.desk.open is None:
            self.desk.say(self.tr("There is no mark at this place to copy"), "warning")
            return
        forms = copy_forms(mark, self.desk.open.document, self.desk.open.units)
        data = blank_data()
        data.setText(forms.plain)
        data.setHtml(forms.html)
        data.setData("text/markdown", forms.markdown.encode())
        QGuiApplication.clipboard().setMimeData(data)
        self.desk.say(self.tr("Copied with its reference"))

    def find(self) -> None:
        """Go to the find field."""
        self.finding.start()

    def find_next(self, way: int) -> None:
        """Go to the next or previous place found."""
        self.finding.step(way)

    def choose_code(self) -> None:
        """Choose a code by typing, and give it to the range."""
        from tepi.window import marking

        if self.desk.front is not None and self.desk.open is not None:
            self.desk.front.choose_code(lambda code: marking.give(self.desk, code))

    def tick(self) -> None:
        """Tick the first open question in the note of the mark that is meant."""
        self.panel.tick()

    def new_code(self) -> None:
        """Make a new code."""
        self.show_sidebar()
        self.sidebar.new_code()

    def new_group(self) -> None:
        """Make a new group."""
        self.show_sidebar()
        self.sidebar.new_group()

    def name_version(self) -> None:
        """Name the codebook's wording as a version."""
        self.show_sidebar()
        self.sidebar.name_version()

    def show_sources(self) -> None:
        """Open the register of sources."""
        from tepi.window.popovers.sources import SourcesPopover

        SourcesPopover(self.desk, self.themes, self).open_for()

    def show_palette(self) -> None:
        """Open the command palette."""
        from tepi.window.palette import Palette

        self._overlay("_palette", lambda: Palette(self.desk, self.themes, self.commands, self)).open()

    def show_keys(self) -> None:
        """Show all keys."""
        from tepi.window.key_overview import KeyOverview

        self._overlay("_keys", lambda: KeyOverview(self.commands, self.themes, self)).open()

    def show_about(self) -> None:
        """Say what this is and where its files lie."""
        from tepi.window.about import About

        self._overlay("_about", lambda: About(self.desk, self.themes, self)).open()

    def focus_filter(self) -> None:
        """Go to the filter above the marks."""
        self.show_panel()
        self.panel.focus_filter()

    def toggle_move_on(self) -> None:
        """Let a code move the focus on, or not."""
        self.desk.move_on = not self.desk.move_on
        self.desk.options_changed.tell()
        self.desk.say(
            self.tr("After a code the focus goes to the next sentence; Shift+digit stays")
            if self.desk.move_on
            else self.tr("After a code the focus stays")
        )

    def toggle_library_counts(self) -> None:
        """Count codes in the whole library, or in this text."""
        self.desk.library_counts = not self.desk.library_counts
        self.desk.options_changed.tell()

    @property
    def sidebar_shown(self) -> bool:
        """Whether the sidebar is shown."""
        return not self.sidebar.isHidden()

    @property
    def panel_shown(self) -> bool:
        """Whether the panel is shown."""
        return not self.panel.isHidden()

    @property
    def theme_system(self) -> bool:
        """Whether the colours follow the system."""
        return self.themes.choice == "system"

    @property
    def theme_light(self) -> bool:
        """Whether the colours stay light."""
        return self.themes.choice == "light"

    @property
    def theme_dark(self) -> bool:
        """Whether the colours stay dark."""
        return self.themes.choice == "dark"

    def toggle_sidebar(self) -> None:
        """Show or hide the sidebar."""
        self._set_shown(not self.sidebar_shown, self.panel_shown)

    def toggle_panel(self) -> None:
        """Show or hide the panel."""
        self._set_shown(self.sidebar_shown, not self.panel_shown)

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
        self.header.setVisible(not self.focus_mode)
        self.pane.focus_mode(self.focus_mode)
        self._set_shown(*shown)

    def choose_theme(self, choice: str) -> None:
        """Follow the system, or stay light or dark."""
        self.themes.choose(choice)
        self.commands.show_toggles()

    def zoom(self, step: int) -> None:
        """Make the text larger or smaller by percent; 0 gives it its normal size."""
        self.pane.set_zoom(100 if step == 0 else self.pane.zoom + step)
        self.desk.say(self.tr("Text at {0} %").format(self.pane.zoom))

    def next_region(self, way: int) -> None:
        """Give the keyboard to the next part of the window that is shown."""
        regions = [
            self.pane.view,
            self.panel.marks_view,
            self.sidebar.documents,
            self.sidebar.codebook,
            self.header.find,
        ]
        shown = [region for region in regions if region.isVisible()]
        at = next(
            (place for place, region in enumerate(shown) if self._has_focus(region)), -way if way > 0 else 0
        )
        if shown:
            shown[(at + way) % len(shown)].setFocus(Qt.FocusReason.TabFocusReason)

    def let_go(self) -> None:
        """Esc: what is open, then the selection, then the current mark; the focus stays."""
        desk = self.desk
        if not self.pane.view.hasFocus():
            self.pane.view.setFocus()
        elif desk.second_wanted:
            desk.second_wanted = False
            desk.moved.tell()
        elif desk.selection is not None:
            desk.place(caret=desk.selection.start)
        elif desk.current is not None:
            desk.choose(None)
        elif self.focus_mode:
            self.toggle_focus_mode()
        self.desk.hush()

    # Behind the scenes

    def _set_shown(self, sidebar: bool, panel: bool) -> None:
        place = self.pane.place_state()
        self.sidebar.setVisible(sidebar)
        self.panel.setVisible(panel)
        self._keep_in_line()
        self.pane.restore_place(place)
        self.commands.show_toggles()
        if not self.isAncestorOf(QApplication.focusWidget() or self):
            self.pane.view.setFocus()

    def _overlay(self, name: str, make: Callable[[], Any]) -> Any:
        made = getattr(self, name, None)
        if made is None:
            made = make()
            setattr(self, name, made)
        return made

    def _who_menu(self) -> None:
        from tepi.window.annotator_menu import annotator_menu

        button = self.header.annotator
        annotator_menu(self.desk, self).popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _opened(self) -> None:
        title = self.desk.open.document.title if self.desk.open else ""
        self.setWindowTitle(f"{title} – Tepi" if title else "Tepi")
        if self.desk.open is not None:
            self.state.set("document", self.desk.open.document.id)

    def _keep_place(self) -> None:
        if self.desk.open is not None:
            places = self.state.get("places", {})
            places[self.desk.open.document.id] = {**self.pane.place_state(), "caret": self.desk.caret}
            self.state.set("places", places)

    def _widths(self) -> list[int]:
        kept = self.state.get("widths", [SIDEBAR, 700, PANEL])
        return [
            now or (kept[place] if len(kept) == 3 else 0) for place, now in enumerate(self.splitter.sizes())
        ]

    def _keep_in_line(self) -> None:
        left = self.sidebar.width() if self.sidebar_shown else 0
        right = self.panel.width() if self.panel_shown else 0
        self.header.keep_in_line(left, right)
        self.status.left_edge = max(left, 220) + 28
        self.status.update()

    def _has_focus(self, part: QWidget) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and (focused is part or part.isAncestorOf(focused))

    def _dress(self) -> None:
        QApplication.setPalette(palette(self.themes.current))
        self.setStyleSheet(style_sheet(self.themes.current))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to another widget."""
        if event.type() == QEvent.Type.Resize:
            self._keep_in_line()
            if watched is self.pane:
                self.strip.settle()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the parts in line."""
        super().resizeEvent(event)
        self._keep_in_line()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that files can be dropped here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring dropped files in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.take_files(paths)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and the place, and let go of the library."""
        self._outside.stop()
        self.desk.finish_typing()
        self.keep_state()
        if self.desk.library is not None:
            self.desk.library.close()
            self.desk.library = None
        super().closeEvent(event)
