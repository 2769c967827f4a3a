"""The Marks tab: a filter, what is wrong with it, the document's own note, and the cards."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from tepi.window.commands import Commands
from tepi.window.desk import Desk
from tepi.window.open_document import Prepared, Refreshed
from tepi.window.panel.empty_hint import EmptyHint
from tepi.window.panel.filter_field import FilterField
from tepi.window.panel.mark_menu import MENU
from tepi.window.panel.marks_view import MARGIN, MarksView
from tepi.window.panel.note_card import NoteCard
from tepi.window.panel.open_note import OpenNote
from tepi.window.panel.sifting import Sifting
from tepi.window.panel.stepwise import Stepwise
from tepi.window.panel.ticking import tick_first, tick_task
from tepi.window.theme import SMALL, Themes, ui_font

if TYPE_CHECKING:
    from tepi.window.panel.note_editor import NoteEditor

FILTER_AFTER_MS = 120
AGAIN_AT_MOST = 400  # marks; of more the whole filter is laid anew
FOLLOW_AFTER_MS = 10  # the text is painted first


class MarksTab(QWidget):
    """Everything on marks. Built in no time and without a library; filled when a document is opened."""

    text_wanted = Signal()
    count_changed = Signal()
    saving = Signal(bool)

    def __init__(
        self, desk: Desk, themes: Themes, commands: Commands | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._commands = commands
        self._stale = True
        self._note = OpenNote(desk, themes, self)
        self._note.saving.connect(self.saving)
        self._note.closed.connect(self._note_closed)
        self._sifting = Sifting(desk, self._kept, self)
        self._sifting.came.connect(self._more_found)
        self._sifting.done.connect(self._all_found)
        self._grouping = Stepwise(self)
        self._grouping.done.connect(self._say_empty)
        self._again: set[str] = set()  # marks of which the filter is to be asked again
        self._make_widgets()
        self._soon = _single(self, 0, self._catch_up)
        self._follow_soon = _single(self, FOLLOW_AFTER_MS, self._follow)
        self._filter_soon = _single(self, FILTER_AFTER_MS, self._refilter)
        self._again_soon = _single(self, FILTER_AFTER_MS, self._ask_again)
        desk.opened.join(self._opened)
        desk.moved.join(self._moved)
        desk.refreshed.join(self._refreshed)
        desk.prepared.join(self._prepared)
        desk.codebook_changed.join(self._codebook_changed)
        desk.people_changed.join(self._codebook_changed)
        desk.notes_changed.join(self._notes_changed)
        themes.changed.join(self._retint)
        self._retint()

    # What the panel asks

    @property
    def shown_marks(self) -> frozenset[str] | None:
        """The ids that the filter shows, or None where it shows all."""
        return None if self._sifting.shown is None else frozenset(self._sifting.shown)

    def finish_filter(self) -> None:
        """Find at once what the filter shows, where that is still being found."""
        self._sifting.finish()

    def set_filter(self, text: str) -> None:
        """Put this in the filter field and filter at once."""
        self.filter_field.setText(text)
        self._filter_soon.stop()
        self._refilter()

    def edit_note(self, kind: str, target: str) -> None:
        """Open the note editor: on the mark's card, or in the card at the top."""
        editor = self._note.open(kind, target)
        if editor is None:
            return
        if kind == "highlight":
            self._catch_up()
            if not self.view.marks.rows_of(target):
                self.set_filter("")
            self.view.hold_editor(target, editor)
            editor.grew.connect(self.view.editor_grew)
        else:
            self.note_card.hold_editor(editor)
        editor.setFocus()

    def finish_typing(self) -> None:
        """Save what is being typed and close the editor."""
        self._note.finish()

    @property
    def unsaved(self) -> str:
        """What the note editor holds and the library does not; empty where all is saved."""
        return self._note.unsaved

    def tick(self) -> None:
        """Tick the first open question in the current mark's note."""
        if self._note.mark is not None and self._note.mark == self._desk.current:
            self.finish_typing()
        tick_first(self._desk)

    # Widgets

    def _make_widgets(self) -> None:
        self.filter_field = FilterField(self._themes, self)
        self.filter_field.textChanged.connect(lambda _text: self._filter_soon.start(FILTER_AFTER_MS))
        self.filter_field.left.connect(self.text_wanted)
        self.filter_field.down.connect(self._into_list)
        self.filter_field.group_button.toggled.connect(lambda _: self._regroup())
        self.problems = QLabel(self)
        self.problems.setWordWrap(True)
        self.problems.setFont(ui_font(SMALL))
        self.problems.setAccessibleName(self.tr("What the filter could not understand"))
        self.problems.hide()
        self.note_card = NoteCard(self._desk, self._themes, self)
        self.note_card.edit_wanted.connect(self.edit_note)
        self.view = MarksView(self._desk, self._themes, self)
        self.view.text_wanted.connect(self.text_wanted)
        self.view.task_clicked.connect(self._task_clicked)
        self.view.note_wanted.connect(self._note_wanted)
        self.view.menu_wanted.connect(self._menu)
        self.empty = EmptyHint(self._themes, self.view)
        self.empty.clear.clicked.connect(lambda: self.set_filter(""))
        self.empty.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 0)
        layout.setSpacing(0)
        top = QVBoxLayout()
        top.setContentsMargins(MARGIN, 0, MARGIN, 0)
        top.setSpacing(10)
        top.addWidget(self.filter_field)
        top.addWidget(self.problems)
        top.addWidget(self.note_card)
        layout.addLayout(top)
        layout.addSpacing(14)
        layout.addWidget(self.view, 1)

    # What the desk tells

    def _opened(self) -> None:
        self.finish_typing()
        self._sifting.lay("")
        self._grouping.stop()
        self._stale = True
        self.note_card.refresh()
        self._soon.start()

    def _moved(self) -> None:
        if self._note.mark not in (None, self._desk.current):
            self.finish_typing()
        self._follow_soon.start()

    def _refreshed(self, refreshed: Refreshed) -> None:
        if not refreshed.marks and not refreshed.units:
            return
        if not self.isVisible() or (refreshed.units and self._sifting.shown is not None):
            self._stale = True
            self._soon.start()
            return
        if refreshed.units:
            # The rows stay, but another sentence may be cited on them.
            self.view.forget_cards()
        self._soon_again(refreshed.marks)
        self.view.take_in(refreshed.marks)
        self._grouping.begin_anew()
        self._note.look_for_mark()
        self._say_empty()

    def _prepared(self, prepared: Prepared) -> None:
        """More of a long document has been read: its marks join the list, under their codes only at the end."""
        if prepared.opened is not self._desk.open:
            return
        if not self.isVisible() or self.filter_field.group_button.isChecked():
            self._stale = True
        elif not self._stale:
            self.view.take_more(prepared.spans)
        if prepared.done:
            self._soon.start()
        if prepared.done or not self.empty.isHidden():
            self._say_empty()

    def _codebook_changed(self) -> None:
        self.view.forget_cards()
        if self.filter_field.group_button.isChecked() or self._sifting.shown is not None:
            self._stale = True
            self._soon.start()

    def _notes_changed(self, targets: frozenset[str]) -> None:
        opened = self._desk.open
        if (opened is not None and opened.document.id in targets) or self.note_card.target in targets:
            self.note_card.refresh()

    def _retint(self) -> None:
        self.view.forget_cards()
        theme = self._themes.current
        self.problems.setStyleSheet(
            f"color: {theme.ink_of(theme.danger, theme.panel)}; font-size: {SMALL}px; padding: 0 2px;"
        )
        self.update()

    # What happens here

    def showEvent(self, event: object) -> None:
        """Catch up with what happened while the tab was hidden."""
        self._soon.start()

    def resizeEvent(self, event: object) -> None:
        """The hint lies over the list."""
        self.empty.setGeometry(0, 0, self.view.width(), min(self.view.height(), 160))
        self._note.set_most(max(120, self.height() * 6 // 10))

    def _catch_up(self) -> None:
        if not self._stale or not self.isVisible():
            return
        self._stale = False
        self._refilter(always=True)

    def _refilter(self, *, always: bool = False) -> None:
        before, was_busy = self._sifting.shown, self._sifting.is_busy
        problems = self._sifting.lay(self.filter_field.text())
        self.problems.setText(" ".join(problems))
        self.problems.setVisible(bool(problems))
        self._again.clear()
        if always or was_busy or self._sifting.is_busy or self._sifting.shown != before:
            self._build(anew=always)
            self._note.look_for_mark()
        self._say_empty()
        if not self._sifting.is_busy:
            self.count_changed.emit()

    def _kept(self) -> frozenset[str]:
        """The mark whose note is being written stays in view."""
        return frozenset(() if self._note.mark is None else (self._note.mark,))

    def _more_found(self, marks: list[str]) -> None:
        if not self.filter_field.group_button.isChecked():
            self.view.show_more(marks)
        self._say_empty()

    def _all_found(self) -> None:
        if self.filter_field.group_button.isChecked():
            self._build(anew=False)
        self._say_empty()
        self.count_changed.emit()

    def _soon_again(self, marks: Iterable[str]) -> None:
        if self._sifting.shown is not None:
            self._again.update(marks)
            self._again_soon.start()

    def _ask_again(self) -> None:
        marks = frozenset(self._again)
        self._again.clear()
        if len(marks) > AGAIN_AT_MOST:
            self._refilter()
        elif marks and self._sifting.shown is not None:
            self.view.take_in(marks, self._sifting.ask_again(marks))
            self._grouping.begin_anew()
            self._say_empty()
            if not self._sifting.is_busy:
                self.count_changed.emit()

    def _regroup(self) -> None:
        anew, self._stale = self._stale, False
        self._build(anew=anew)
        self._say_empty()

    def _build(self, *, anew: bool) -> None:
        """Show what the filter leaves; under their codes only when every mark has been read and asked."""
        self._grouping.stop()
        opened, shown = self._desk.open, self._sifting.shown
        if not self.filter_field.group_button.isChecked():
            self.view.build(shown, grouped=False, anew=anew)
        elif opened is not None and (self._sifting.is_busy or not opened.is_prepared):
            self.view.build(frozenset(), grouped=False, anew=False)
        else:
            if anew:
                self.view.build(frozenset(), grouped=False)
            self._grouping.begin(lambda: self.view.grouping(shown))

    def _follow(self) -> None:
        if self.isVisible():
            self._catch_up()
            self.view.follow()

    def _say_empty(self) -> None:
        opened = self._desk.open
        total = len(opened.index) if opened is not None else 0
        busy = self._sifting.is_busy or self._grouping.is_busy
        shown = self.view.marks.mark_count
        filtered = self._sifting.shown is not None and opened is not None and opened.is_prepared
        self.filter_field.say_count(shown, total, filtered=filtered, counting=busy)
        if opened is None or shown:
            self.empty.hide()
        elif busy:
            self.empty.say(self.tr("Looking through the marks…"), clear=False)
        elif not opened.is_prepared:
            self.empty.say(self.tr("Reading the marks…"), clear=False)
        elif total == 0:
            self.empty.say(self.tr("No marks yet. J goes to the next sentence, 1–5 mark it."), clear=False)
        else:
            self.empty.say(self.tr("Nothing matches."), clear=True)

    def _into_list(self) -> None:
        self.view.setFocus()
        self.view.choose_framed()

    def _note_closed(self, editor: NoteEditor) -> None:
        had_keyboard = editor.hasFocus()
        if editor.kind == "highlight":
            self.view.hold_editor(None, None)
        else:
            self.note_card.hold_editor(None)
        editor.hide()
        if editor.kind == "highlight":
            self._soon_again((editor.target,))
        if had_keyboard:
            self.text_wanted.emit()

    def _note_wanted(self, mark: str) -> None:
        self._desk.choose(mark)
        from tepi.window import remarks

        remarks.note(self._desk)

    def _task_clicked(self, mark_id: str, number: int) -> None:
        tick_task(self._desk, mark_id, number)

    def _menu(self, at: QPoint) -> None:
        """The commands that act on a mark."""
        if self._commands is not None:
            menu = self._commands.menu(MENU, self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(at)


def _single(parent: QObject, wait: int, do: object) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(wait)
    timer.timeout.connect(do)  # type: ignore[arg-type]
    return timer
