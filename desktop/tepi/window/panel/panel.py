"""The panel at the right: marks, export and picture."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from tepi.window.commands import Commands
from tepi.window.desk import Desk
from tepi.window.panel.export import ExportTab
from tepi.window.panel.marks import MarksTab
from tepi.window.panel.marks_view import MarksView
from tepi.window.panel.picture import PictureTab
from tepi.window.panel.tab_bar import HEIGHT, TabBar
from tepi.window.panel.warming import Warming
from tepi.window.stops_inside import follow
from tepi.window.theme import Themes, q

MARKS, EXPORT, PICTURE = 0, 1, 2
TOP = 2


class Panel(QWidget):
    """Three tabs. Everything that is shown comes from the desk."""

    text_wanted = Signal()  # the keyboard should go back to the text
    saving = Signal(bool)  # something typed is not in the library yet, or all is

    def __init__(
        self, desk: Desk, themes: Themes, commands: Commands | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self.setAccessibleName(self.tr("Marks, export and picture"))
        self.setMinimumWidth(250)
        self.tabs = TabBar(themes, self)
        self.tabs.addTab(self.tr("Marks"))
        self.tabs.addTab(self.tr("Export"))
        self.tabs.addTab(self.tr("Picture"))
        self.marks = MarksTab(desk, themes, commands, self)
        self.marks.text_wanted.connect(self.text_wanted)
        self.marks.saving.connect(self.saving)
        self.export = ExportTab(desk, themes, self)
        self.export.text_wanted.connect(self.text_wanted)
        self.warming = Warming(desk, self.export)
        self.marks.count_changed.connect(lambda: self.export.use_filter(self.marks.shown_marks))
        self.picture = PictureTab(desk, themes, self)
        self.picture.text_wanted.connect(self.text_wanted)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.marks)
        self._stack.addWidget(self.export)
        self._stack.addWidget(self.picture)
        self.tabs.currentChanged.connect(self.marks.finish_filter)  # what is exported is what is left
        self.tabs.currentChanged.connect(self._stack.setCurrentIndex)
        # The controls of these two are made when they are first looked at.
        self.tabs.currentChanged.connect(lambda: follow(self.tabs, self.export))
        self.tabs.currentChanged.connect(lambda: follow(self.tabs, self.picture))
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        row.addWidget(self.tabs)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, TOP, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addSpacing(1)
        layout.addWidget(self._stack, 1)
        themes.changed.join(self.update)

    @property
    def marks_view(self) -> MarksView:
        """The list of cards."""
        return self.marks.view

    def edit_note(self, kind: str, target: str) -> None:
        """Open the note editor for a mark (``highlight``), a ``document`` or a ``code``."""
        self.show_marks()
        self.marks.edit_note(kind, target)

    def finish_typing(self) -> None:
        """Save what is being typed and close the editor."""
        self.marks.finish_typing()

    @property
    def unsaved(self) -> str:
        """What is being typed in a note and is not in the library; empty where all of it is."""
        return self.marks.unsaved

    def show_marks(self) -> None:
        """Open the Marks tab."""
        self.tabs.setCurrentIndex(MARKS)

    def show_export(self) -> None:
        """Open the Export tab and give it the keyboard."""
        self.finish_typing()
        self.tabs.setCurrentIndex(EXPORT)
        self.export.take_keyboard()

    def show_picture(self) -> None:
        """Open the Picture tab and give it the keyboard."""
        self.finish_typing()
        self.tabs.setCurrentIndex(PICTURE)
        self.picture.take_keyboard()

    @property
    def tab(self) -> str:
        """Which tab is open: ``marks``, ``export`` or ``picture``."""
        return {EXPORT: "export", PICTURE: "picture"}.get(self.tabs.currentIndex(), "marks")

    def save_again(self) -> None:
        """Save the export to the same place again, or ask where."""
        self.finish_typing()
        self.marks.finish_filter()
        self.export.save_again()

    def focus_filter(self) -> None:
        """Give the keyboard to the filter field."""
        self.show_marks()
        self.marks.filter_field.setFocus()
        self.marks.filter_field.selectAll()

    def set_filter(self, text: str) -> None:
        """Filter the marks."""
        self.show_marks()
        self.marks.set_filter(text)

    def tick(self) -> None:
        """Tick the first open question in the current mark's note."""
        self.marks.tick()

    def state(self) -> dict[str, object]:
        """What the next start wants to know: tab, grouping, folder of the last export."""
        return {
            "tab": self.tabs.currentIndex(),
            "grouped": self.marks.filter_field.group_button.isChecked(),
            "export": self.export.state(),
            "picture": self.picture.state(),
        }

    def restore(self, state: dict[str, object]) -> None:
        """Take up where the last window left off."""
        tab = state.get("tab")
        self.tabs.setCurrentIndex(tab if tab in (EXPORT, PICTURE) else MARKS)
        self.marks.filter_field.group_button.setChecked(state.get("grouped") is True)
        export = state.get("export")
        if isinstance(export, dict):
            self.export.restore(export)
        picture = state.get("picture")
        if isinstance(picture, dict):
            self.picture.restore(picture)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The panel's ground, and the line under the tabs."""
        theme = self._themes.current
        painter = QPainter(self)
        painter.fillRect(self.rect(), q(theme.panel))
        painter.fillRect(0, TOP + HEIGHT, self.width(), 1, q(theme.line))
        painter.end()
