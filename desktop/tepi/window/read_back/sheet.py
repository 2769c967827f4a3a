"""The sheet that shows what an edited file would change, and does what is chosen of it as one step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from tepi.text.one_line import one_line
from tepi.window.accessible import announce
from tepi.window.desk import Desk
from tepi.window.key_names import spelled
from tepi.window.overlay import Overlay
from tepi.window.read_back.choice import Choice
from tepi.window.read_back.rows import ROW, ReadBackList
from tepi.window.theme import BODY, LARGE, Themes, ui_font

DETAIL, REST = 108, 226


class ReadBackSheet(Overlay):
    """A list of changes with boxes, below it the library's words and the file's, below them one button."""

    air = 80

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent, 780)
        self.setObjectName("readBack")
        self.setAccessibleName(self.tr("Read back"))
        self._desk = desk
        self._choice: Choice | None = None
        title = QLabel(self.tr("Read back"), self.card)
        title.setFont(ui_font(LARGE, bold=True))
        title.setStyleSheet(f"font-size: {LARGE}px; font-weight: 600;")
        self.about = QLabel(self.card)
        self.about.setProperty("soft", True)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.list = ReadBackList(themes, self.card)
        self.list.setAccessibleName(self.tr("What the file says otherwise"))
        self.list.ticked.connect(self._count)
        self.list.entered_.connect(self.apply)
        self.list.selectionModel().currentChanged.connect(lambda *_: self._show_row())
        self.body.setContentsMargins(18, 16, 18, 14)
        self.body.addWidget(title)
        self.body.addWidget(self.about)
        self.body.addWidget(self.list, 1)
        self._place_detail()
        self._place_buttons()

    def _place_detail(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        self.captions = (QLabel(self.card), QLabel(self.card))
        self.details = (QPlainTextEdit(self.card), QPlainTextEdit(self.card))
        for column, (caption, detail) in enumerate(zip(self.captions, self.details, strict=True)):
            caption.setProperty("small", True)
            detail.setReadOnly(True)
            detail.setFont(ui_font(BODY))
            detail.setFixedHeight(DETAIL)
            detail.setTabChangesFocus(True)
            grid.addWidget(caption, 0, column)
            grid.addWidget(detail, 1, column)
            grid.setColumnStretch(column, 1)
        self.details[0].setAccessibleName(self.tr("In the library"))
        self.details[1].setAccessibleName(self.tr("In the file"))
        self.body.addLayout(grid)
        self.themes.changed.join(self._dress)
        self._dress()

    def _place_buttons(self) -> None:
        self.hint = QLabel(self.tr("Space ticks a row, A all"), self.card)
        self.hint.setProperty("small", True)
        self.cancel = QPushButton(self.tr("Cancel"), self.card)
        self.cancel.setProperty("quiet", True)
        self.cancel.clicked.connect(self.dismiss)
        self.take = QPushButton(self.card)
        self.take.setProperty("primary", True)
        self.take.clicked.connect(self.apply)
        row = QHBoxLayout()
        row.addWidget(self.hint)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.take)
        self.body.addLayout(row)

    def show_choice(self, choice: Choice) -> None:
        """Open the sheet on what files would change."""
        self._choice = choice
        files = list(dict.fromkeys(row.file for row in choice.rows))
        titles = list(dict.fromkeys(one_line(row.plan.title) for row in choice.rows if row.plan.title))
        self.about.setText(" · ".join([", ".join(files[:3]), *titles[:1]]))
        self.list.show_choice(choice)
        self._count()
        self._show_row()
        self.open()
        self.list.setFocus()

    def wanted_height(self) -> int:
        """Room for the rows, eight at most, and what stands round them."""
        return REST + DETAIL + min(max(self.list.rows.rowCount(), 3), 8) * ROW

    def apply(self) -> None:
        """Do what is chosen as one step."""
        desk, choice = self._desk, self._choice
        if choice is None or desk.library is None or desk.annotator is None or not choice.chosen:
            return
        if desk.library.history.last_seq() != choice.moment:
            self.dismiss()
            desk.say(self.tr("The library has changed meanwhile. Open the file again"), "warning")
            return
        change = choice.change(desk.library, desk.annotator.id)
        count = len(choice.chosen)
        if change is not None and desk.record(change):
            self.dismiss()
            said = (
                self.tr("Read back: one change")
                if count == 1
                else self.tr("Read back: {0} changes").format(count)
            )
            desk.say(spelled(self.tr("{0}. Ctrl+Z takes it back")).format(said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what is chosen, unless a button has the keyboard; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.dismiss if self.cancel.hasFocus() else self.apply)()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        count = len(self._choice.chosen) if self._choice is not None else 0
        self.take.setText(
            self.tr("Apply one change") if count == 1 else self.tr("Apply {0} changes").format(count)
        )
        self.take.setEnabled(bool(count))
        self._show_row()
        if self.isVisible():
            row = self.list.currentIndex()
            ticked = row.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            announce(self.list, self.tr("chosen") if ticked else self.tr("left out"))

    def _show_row(self) -> None:
        """The two sides of the row in focus; of a conflict which of them will stand."""
        at = self.list.currentIndex().row()
        row = self.list.rows.row(at)
        item = row.item if row is not None else None
        library, file = self.tr("In the library"), self.tr("In the file")
        if item is not None and item.conflict:
            taken = self._choice is not None and at in self._choice.chosen
            library = library if taken else self.tr("In the library: this stays")
            file = self.tr("In the file: this is taken") if taken else self.tr("In the file (Space takes it)")
        for caption, words in zip(self.captions, (library, file), strict=True):
            caption.setText(words)
        left = str(row.left) if row is not None and row.left is not None else ""
        for detail, words in zip(
            self.details, (item.before, item.after) if item else ("", left), strict=True
        ):
            detail.setPlainText(words)

    def _dress(self) -> None:
        theme = self.themes.current
        for detail in self.details:
            detail.setStyleSheet(
                f"QPlainTextEdit {{ background: {theme.panel}; color: {theme.ink}; border: {theme.edge};"
                f" border-radius: 6px; padding: 4px; font-size: {BODY}px; }}"
                f" QPlainTextEdit:focus {{ border: {3 if theme.strong else 1}px solid {theme.accent}; }}"
            )
