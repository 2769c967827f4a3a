"""The main window: places the parts, and does what only a window can do for an action."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QApplication, QMainWindow, QVBoxLayout, QWidget

from tepi.text.direction import reads_backwards
from tepi.window import accessible
from tepi.window.commands import Commands
from tepi.window.desk import Desk
from tepi.window.finding import Finding
from tepi.window.front import WindowFront
from tepi.window.header import Header
from tepi.window.keeping import Keeping
from tepi.window.kept_places import KeptPlaces
from tepi.window.key_tips import name_keys
from tepi.window.keyed_splitter import KeyedSplitter
from tepi.window.leaving import Leaving
from tepi.window.lost_library import LostLibrary
from tepi.window.message_strip import MessageStrip
from tepi.window.panel.panel import Panel
from tepi.window.preparing import Preparing
from tepi.window.reading.spread import Spread
from tepi.window.reading.typography import remembered
from tepi.window.sidebar.sidebar import Sidebar
from tepi.window.splitting import Splitting
from tepi.window.state import State
from tepi.window.status_bar import StatusBar
from tepi.window.style_sheet import palette, style_sheet
from tepi.window.theme import Themes, ui_font
from tepi.window.tying import Tying
from tepi.window.view_commands import ViewCommands
from tepi.window.work_commands import WorkCommands

if TYPE_CHECKING:
    from tepi.window.reading.pane import ReadingPane

LOOK_OUTSIDE_MS = 500
TITLE_BAR = 36  # what a system's frame adds to a window's height, about
SIDEBAR, PANEL = 248, 356


class MainWindow(QMainWindow):
    """Header, sidebar, text, panel and status bar. What they show comes from the desk."""

    def __init__(self, desk: Desk, themes: Themes, state: State) -> None:
        super().__init__()
        self.desk = desk
        self.themes = themes
        self.state = state
        self.setObjectName("mainWindow")
        accessible.install()
        self.setAccessibleName("Tepi")
        self.setWindowTitle("Tepi")
        self.setAcceptDrops(True)
        self.setFont(ui_font())
        # The sheet before the parts: it must not undo what a part sets for itself.
        self._dress()
        themes.changed.join(self._dress)
        self.commands = Commands(desk, self, state.get("keys", {}))
        self._place_parts()
        self.commands.attach(self.pane)
        self.key_tips = name_keys(self)
        self.status.keys_of = self.header.find_field.keys_of = self.commands.keys_of
        self.finding = Finding(desk, self.header.find_field, self.spread)
        self.view = ViewCommands(self)
        self.work = WorkCommands(self)
        self.places = KeptPlaces(self)
        self.splitting = Splitting(self)
        self.tying = Tying(self)
        self.keeping = Keeping(self)
        desk.front = WindowFront(self)
        self._connect()
        self.preparing = Preparing(desk, self)
        self._take_state()
        self._outside = QTimer(self)
        self._outside.setInterval(LOOK_OUTSIDE_MS)
        self._outside.timeout.connect(desk.look_outside)
        self.lost = LostLibrary(desk, self.strip, self)
        self._outside.timeout.connect(self.lost.look)
        self.leaving = Leaving(desk, self.panel, self.strip, self)

    # Parts and places

    def _place_parts(self) -> None:
        ground = QWidget(self)
        ground.setObjectName("deskGround")
        self.header = Header(self.desk, self.themes, ground)
        self.sidebar = Sidebar(self.desk, self.themes, self.commands)
        self.spread = Spread(self.desk, self.themes, self.commands)
        self.panel = Panel(self.desk, self.themes, self.commands)
        self.status = StatusBar(self.desk, self.themes, ground)
        self.strip = MessageStrip(self.desk, self.themes, self.spread)
        lines = (self.tr("Width of the sidebar"), self.tr("Width of the panel"))
        self.splitter = KeyedSplitter(self.themes, lines, ground)
        for part, stretch, least in ((self.sidebar, 0, 190), (self.spread, 1, 0), (self.panel, 0, 270)):
            part.setMinimumWidth(least or part.minimumWidth())
            self.splitter.addWidget(part)
            self.splitter.setStretchFactor(self.splitter.indexOf(part), stretch)
        self.splitter.splitterMoved.connect(lambda *_: self.keep_in_line())
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
        header.title.pressed.connect(self.work.document_facts)
        header.typography.clicked.connect(self.view.show_typography)
        header.annotator.clicked.connect(self._who_menu)
        header.export.clicked.connect(self.work.show_export)
        self.panel.saving.connect(self.status.set_saving)
        self.panel.text_wanted.connect(self.spread.setFocus)
        self.desk.options_changed.join(self.commands.show_toggles)
        self.desk.opened.join(self._opened)
        self.desk.documents_changed.join(self._opened)
        for part in (self.sidebar, self.spread, self.panel):
            part.installEventFilter(self)

    def _take_state(self) -> None:
        self.desk.margin_notes = self.state.get("margin_notes", False)
        screen = self.screen().availableGeometry() if self.screen() else QRect(0, 0, 1440, 900)
        screen.adjust(0, 0, 0, -TITLE_BAR)
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
        self.pane.set_page(self.state.get("zoom", 100), remembered(self.state.get("typography")))
        self.tying.together = self.state.get("scroll_together", True)
        self.view.keep_still(self.state.get("still", False))
        self.finding.set_options(frozenset(map(str, self.state.get("find", []))))

    @property
    def pane(self) -> ReadingPane:
        """The pane in use."""
        return self.spread.pane

    def ready(self) -> None:
        """The library is open: show toggles, do what was pressed meanwhile, watch other processes."""
        self.places.restore(self.spread.side)
        self.splitting.restore(self.state.get("split", {}))
        self.panel.restore(self.state.get("panel_state", {}))
        self.keeping.ready()
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
        if not self.isMaximized() and not self.view.focus_mode:
            state.set("size", [self.width(), self.height()])
        state.set("maximized", self.isMaximized())
        if not self.view.focus_mode:
            self.keep_widths()
            state.set("sidebar", not self.sidebar.isHidden())
            state.set("panel", not self.panel.isHidden())
        state.set("zoom", self.pane.zoom)
        state.set("still", self.view.still)
        state.set("typography", self.pane.typography.kept())
        state.set("find", sorted(self.finding.options))
        state.set("panel_state", self.panel.state())
        state.set("theme", self.themes.choice)
        state.set("patterns", self.themes.patterns)
        state.set("move_on", desk.move_on)
        state.set("library_counts", desk.library_counts)
        state.set("margin_notes", desk.margin_notes)
        state.set("annotator", desk.annotator.name if desk.annotator else "")
        state.set("keys", self.commands.changed_keys)
        state.set("scroll_together", self.tying.together)
        state.set("split", self.splitting.state())
        for side in sorted(self.spread.sides, key=lambda side: side.seat.in_use):
            self.places.keep(side)
        state.save()

    # Behind the scenes

    def _who_menu(self) -> None:
        from tepi.window.annotator_menu import annotator_menu

        button = self.header.annotator
        annotator_menu(self.desk, self).popup(button.mapToGlobal(QPoint(0, button.height() + 4)))

    def _opened(self) -> None:
        title = self.desk.open.document.title if self.desk.open else ""
        self.setWindowTitle(f"{title} – Tepi" if title else "Tepi")
        if self.desk.open is not None:
            self.state.set("document", self.desk.open.document.id)
        opened = self.desk.open
        self.commands.mirror(opened is not None and reads_backwards(opened.text, opened.document.language))

    def keep_widths(self) -> None:
        """Remember how wide the parts are; one that is hidden is as wide as it was."""
        kept = self.state.get("widths", [SIDEBAR, 700, PANEL])
        sizes = enumerate(self.splitter.sizes())
        self.state.set("widths", [now or (kept[place] if len(kept) == 3 else 0) for place, now in sizes])

    def widen_again(self, *, sidebar: bool, panel: bool) -> None:
        """Give parts that were hidden the widths they had."""
        kept, sizes = self.state.get("widths", []), self.splitter.sizes()
        for place, wanted in ((0, sidebar), (2, panel)):
            if wanted and len(kept) == 3:
                sizes[1] -= kept[place] - sizes[place]
                sizes[place] = kept[place]
        self.splitter.setSizes(sizes)

    def keep_in_line(self) -> None:
        """Bring header and status bar in line with the parts between them."""
        left = self.sidebar.width() if self.view.sidebar_shown else 0
        right = self.panel.width() if self.view.panel_shown else 0
        self.header.keep_in_line(left, right)
        self.status.left_edge = max(left, 220) + 28
        self.status.update()

    def _dress(self) -> None:
        QApplication.setPalette(palette(self.themes.current))
        self.setStyleSheet(style_sheet(self.themes.current))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to another widget."""
        if event.type() == QEvent.Type.Resize:
            self.keep_in_line()
            if watched is self.spread:
                self.strip.settle()
        return super().eventFilter(watched, event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the parts in line."""
        super().resizeEvent(event)
        self.keep_in_line()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Say that files can be dropped here."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()
            self.work.adding.get_ready()

    def dropEvent(self, event: QDropEvent) -> None:
        """Bring dropped files in."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        if paths:
            event.acceptProposedAction()
            self.work.take_files(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press the button that has the keyboard, as Space does."""
        focused = QApplication.focusWidget()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and isinstance(focused, QAbstractButton):
            focused.click()
        else:
            super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Save what is being typed and the place, and let go of the library."""
        if not (self.leaving.may_close() and self.work.may_close()):
            event.ignore()
            return
        self._outside.stop()
        self.preparing.stop()
        self.work.stop()
        self.keeping.finish()
        self.keep_state()
        if self.desk.library is not None:
            self.desk.library.close()
            self.desk.library = None
        super().closeEvent(event)
