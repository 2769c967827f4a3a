"""The sheet that shows what an edited file would change, and does what is chosen of it as one step."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QPlainTextEdit, QPushButton, QWidget

from tepi.errors import TepiError
from tepi.text.one_line import one_line
from tepi.window.accessible import announce
from tepi.window.desk import Desk
from tepi.window.key_names import spelled
from tepi.window.overlay import Overlay
from tepi.window.read_back.choice import Choice
from tepi.window.read_back.rows import ROW, ReadBackList
from tepi.window.read_back.running import Running, Tell
from tepi.window.read_back.waiting import Waiting
from tepi.window.theme import BODY, LARGE, Themes, ui_font

if TYPE_CHECKING:
    from tepi.library.changed import Changed

DETAIL, REST, WAITING = 108, 226, 190
SHOW_MS = 250  # what takes less than this shows no bar
AT_ONCE = 100  # as many changes are made without one


class ReadBackSheet(Overlay):
    """A list of changes with boxes, below it the library's words and the file's, below them one button."""

    air = 80

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget) -> None:
        super().__init__(themes, parent, 780)
        self.setObjectName("readBack")
        self.setAccessibleName(self.tr("Read back"))
        self._desk = desk
        self._choice: Choice | None = None
        self._running = Running(self)
        self._since = QElapsedTimer()
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
        self.waiting = Waiting(themes, self.card)
        self.waiting.hide()
        self.body.addWidget(self.list, 1)
        self.body.addWidget(self.waiting, 1)
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

    def read(self, paths: Sequence[Path]) -> None:
        """Compare the files with the library as it is now, and show what they would change.

        Nothing of the window waits for that; where it takes long, the sheet says how far it is.
        """
        library = self._desk.library
        if library is None:
            return

        def work(tell: Tell) -> Choice:
            from tepi.library.file import open_beside
            from tepi.window.read_back.choice import compared

            with open_beside(library) as beside:
                return compared(beside, paths, tell)

        def then(choice: Choice) -> None:
            if choice.rows:
                self.show_choice(choice)
                return
            self.dismiss()
            what = self.tr("“{0}”: nothing to do, all of it is in the library")
            if len(paths) > 1:
                what = self.tr("{0} files: nothing to do, all of it is in the library")
            self._desk.say(what.format(paths[0].name if len(paths) == 1 else len(paths)))

        self._choice = None
        self._since.start()
        self.about.setText(_named([path.name for path in paths]))
        self._running.start(work, then, self._failed, self._told_of_reading)

    def _told_of_reading(self, done: int, of: int) -> None:
        if self.isHidden() and self._since.elapsed() < SHOW_MS:
            return
        words = self.tr("Comparing with the library")
        if of:
            words = self.tr("{0}: {1} %").format(words, 100 * done // of)
        self._wait(words, done, of)

    def _wait(self, words: str, done: int, of: int) -> None:
        """Show how far it is, in place of the list."""
        self.waiting.show_share(words, done, of)
        if self.waiting.isHidden() or self.isHidden():
            self._show_parts(waiting=True)
            self.open() if self.isHidden() else self.settle()
            self.cancel.setFocus()

    def _show_parts(self, *, waiting: bool) -> None:
        for part in (self.list, self.hint, self.take, *self.captions, *self.details):
            part.setVisible(not waiting)
        self.waiting.setVisible(waiting)

    def _failed(self, error: TepiError) -> None:
        self.cancel.setEnabled(True)
        self.dismiss()
        self._desk.say(str(error), "error")

    def show_choice(self, choice: Choice) -> None:
        """Open the sheet on what files would change."""
        self._choice = choice
        titles = list(dict.fromkeys(one_line(row.plan.title) for row in choice.rows if row.plan.title))
        files = _named(list(dict.fromkeys(row.file for row in choice.rows)))
        self.about.setText(" · ".join([files, *(titles if len(titles) == 1 else ())]))
        self.list.show_choice(choice)
        self._show_parts(waiting=False)
        self._count()
        self._show_row()
        self.open() if self.isHidden() else self.settle()
        self.list.setFocus()

    def wanted_height(self) -> int:
        """Room for the rows, eight at most, and what stands round them."""
        if not self.waiting.isHidden():
            return WAITING
        return REST + DETAIL + min(max(self.list.rows.rowCount(), 3), 8) * ROW

    def dismiss(self) -> None:
        """Close the sheet; what is being compared is let be, what is being taken in is not."""
        if self._choice is not None and self._running.is_busy:
            return
        self._running.stop()
        super().dismiss()

    def apply(self) -> None:
        """Do what is chosen as one step."""
        desk, choice = self._desk, self._choice
        if choice is None or desk.library is None or desk.annotator is None or not choice.chosen:
            return
        if self._running.is_busy:
            return
        if desk.library.history.last_seq() != choice.moment:
            self.dismiss()
            desk.say(self.tr("The library has changed meanwhile. Open the file again"), "warning")
            return
        if len(choice.chosen) > AT_ONCE:
            self._apply_beside(choice)
            return
        change = choice.change(desk.library, desk.annotator.id)
        if change is not None and desk.record(change):
            self._applied(len(choice.chosen))

    def _apply_beside(self, choice: Choice) -> None:
        """Do it in a thread, through a connection of its own: thousands of changes take seconds."""
        desk, count = self._desk, len(choice.chosen)
        assert desk.library is not None
        assert desk.annotator is not None
        library, annotator = desk.library, desk.annotator.id

        def work(tell: Tell) -> Changed | None:
            from tepi.library.file import open_library

            library.whereabouts.demand()
            with open_library(library.path, create=False) as beside:
                done = 0

                def tick() -> None:
                    nonlocal done
                    done += 1
                    tell(min(done, count), count)

                if beside.history.last_seq() != choice.moment:
                    raise TepiError("The library has changed meanwhile", "Open the file again")
                change = choice.change(beside, annotator, tick)
                tell(count, count)
                return None if change is None else beside.history.record(change)

        def then(notice: Changed | None) -> None:
            desk.armed = None
            if notice is not None:
                library.history.tell(notice)
            self._applied(count)

        def told(done: int, of: int) -> None:
            words = self.tr("Taking in {0} changes").format(f"{count:,}")
            self._wait(words if done < of else self.tr("Saving {0} changes").format(f"{count:,}"), done, of)

        self.cancel.setEnabled(False)
        told(0, count)
        self._running.start(work, then, self._failed, told)

    def _applied(self, count: int) -> None:
        self.cancel.setEnabled(True)
        self.dismiss()
        said = (
            self.tr("Read back: one change")
            if count == 1
            else self.tr("Read back: {0} changes").format(f"{count:,}")
        )
        self._desk.say(spelled(self.tr("{0}. Ctrl+Z takes it back")).format(said))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter does what is chosen, unless a button has the keyboard; Esc closes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.dismiss if self.cancel.hasFocus() else self.apply)()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        count = len(self._choice.chosen) if self._choice is not None else 0
        self.take.setText(
            self.tr("Apply one change") if count == 1 else self.tr("Apply {0} changes").format(f"{count:,}")
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


def _named(files: Sequence[str]) -> str:
    """The names of the first files, and how many more there are."""
    more = len(files) - 3
    return ", ".join(files[:3]) + (f" + {more}" if more > 0 else "")
