"""The Export tab: what a file would hold, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from tepi.errors import TepiError
from tepi.window.desk import Desk
from tepi.window.panel import export_choices as known
from tepi.window.panel.export_choices import CODE, DOCUMENT, FILTERED, LIBRARY, MARK, Memory
from tepi.window.panel.marks_view import MARGIN
from tepi.window.theme import SMALL, Themes, ui_font

if TYPE_CHECKING:
    from tepi.exchange.request import Request
    from tepi.window.panel.choice import Choice
    from tepi.window.panel.fetching import Fetching
    from tepi.window.panel.saving import Saving

REFRESH_MS = 250
WIDE = 320


class ExportTab(QWidget):
    """What, format, options, live preview, Copy and Save. Nothing is made before the tab is shown."""

    text_wanted = Signal()

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._stale = True
        self._shown: frozenset[str] | None = None
        self._mark = ""
        self._built = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        self.memory = Memory()
        self.choices = self.memory.choices("")
        self._saving: Saving | None = None
        self._fetching: Fetching | None = None
        for event in (desk.documents_changed, desk.people_changed, desk.refreshed, desk.notes_changed):
            event.join(self._changed)
        desk.opened.join(self._opened)
        desk.moved.join(self._moved)
        desk.codebook_changed.join(self._codes_changed)

    # What the panel asks

    def use_filter(self, shown: frozenset[str] | None) -> None:
        """The marks that the filter shows now, or None where it shows all."""
        self._shown = shown
        if self.choices.reach == FILTERED:
            self._chosen(reach=DOCUMENT if shown is None else FILTERED)
        if self._built:
            self._offer_filter()

    def take_keyboard(self) -> None:
        """Give the keyboard to the first control."""
        if self._desk.library is not None:
            self.build()
            self.save_button.setFocus()

    def save_again(self) -> None:
        """Save to the place where this was saved last; ask where there was none."""
        path = self.memory.place(self._place())
        if path and self._desk.library is not None:
            self._write(Path(path))
        else:
            self.save()

    def save(self) -> None:
        """Ask for a place and save there."""
        if self._desk.library is None or (self._desk.open is None and self.choices.reach != LIBRARY):
            return
        try:
            path = self.saving.ask(self.request(), self.memory.place(self._place()), self.memory.folder)
        except TepiError as error:
            self._desk.say(str(error), "error")
            return
        if path is not None:
            self._write(path)

    def copy(self) -> None:
        """Put the whole export on the clipboard."""
        if self._desk.library is not None:
            self.saving.copy(self.request(), self._back_to_text)

    @property
    def saving(self) -> Saving:
        """What copies and writes; made when it is first wanted."""
        from tepi.window.panel.saving import Saving

        if self._saving is None:
            self._saving = Saving(self._desk, self)
        return self._saving

    def request(self) -> Request:
        """What is asked for now."""
        from tepi.exchange.request import Request

        marks = {MARK: frozenset({self._meant()} - {""}), FILTERED: self._shown}
        return Request(
            self.choices.format,
            self.choices.reach,
            self._document_id(),
            marks.get(self.choices.reach),
            self._code(),
            self.choices.own,
        )

    def state(self) -> dict[str, Any]:
        """What the next start wants to know."""
        return self.memory.as_json()

    def restore(self, state: dict[str, Any]) -> None:
        """Take up where the last window left off."""
        self.memory.restore(state)
        self._opened()

    # Widgets

    def showEvent(self, event: object) -> None:
        """Fill the preview when it is looked at."""
        # The first frame of a window that was closed on this tab is drawn before there is a library.
        if self._desk.library is not None:
            self.build()
            self._soon.start(0)

    def hideEvent(self, event: object) -> None:
        """A hidden preview makes no work."""
        if self._built and self.preview.is_filling:
            self.preview.stop()
            self._stale = True

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A narrow panel has the flavour under the format."""
        super().resizeEvent(event)
        if self._built:
            self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keyboard back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.text_wanted.emit()
        else:
            super().keyPressEvent(event)

    def build(self) -> None:
        """Make the controls, once: when the tab is first wanted, or a little before."""
        if self._built:
            return
        from tepi.exchange.registry import FORMATS
        from tepi.window.panel.export_options import ExportOptions
        from tepi.window.panel.flavour_row import FlavourRow
        from tepi.window.panel.preview import Preview

        self._built = True
        self.reach = self._field("exportReach", self.tr("What to export"))
        for reach, words in (
            (DOCUMENT, self.tr("This text")),
            (MARK, self.tr("This mark")),
            (CODE, self.tr("A code, in all texts")),
            (FILTERED, self.tr("What the filter shows")),
            (LIBRARY, self.tr("The whole library")),
        ):
            self.reach.addItem(words, reach)
        self.code = self._field("exportCode", self.tr("Code"))
        self.format = self._field("exportFormat", self.tr("Format"))
        for each in FORMATS:
            if each.write is not None and each.files is not None:
                continue  # a picture has a place of its own
            self.format.addItem(each.name, each.id)
        self.flavours = FlavourRow(self._desk, self._themes, self)
        self.options = ExportOptions(self._themes, self)
        self.preview = Preview(self._themes, self)
        self.preview.filled.connect(self._say_size)
        self.preview.failed.connect(lambda _: self._say_size())
        self.remark = QLabel(self)
        self.remark.setFont(ui_font(SMALL))
        self.remark.setProperty("small", True)
        self.remark.setWordWrap(True)
        self._lay_out()
        self._show_choices()
        self.reach.currentIndexChanged.connect(lambda: self._chosen(reach=self.reach.currentData()))
        self.code.currentIndexChanged.connect(lambda: self._chosen(code=self.code.currentData() or ""))
        self.format.currentIndexChanged.connect(lambda: self._chosen(format=self.format.currentData()))
        self.flavours.changed.connect(self._options_chosen)
        self.options.changed.connect(self._options_chosen)

    def _field(self, name: str, says: str) -> Choice:
        from tepi.window.panel.choice import Choice

        made = Choice(self._themes, self)
        made.setObjectName(name)
        made.setAccessibleName(says)
        made.setToolTip(says)
        return made

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 14, MARGIN, 14)
        layout.setSpacing(8)
        layout.addWidget(self.reach)
        layout.addWidget(self.code)
        self._row = QHBoxLayout()
        self._row.setSpacing(8)
        self._row.addWidget(self.format, 2)
        self._row.addWidget(self.flavours, 3)
        layout.addLayout(self._row)
        layout.addWidget(self.options)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.remark)
        self.copy_button = self._button("exportCopy", self.tr("Copy"), self.copy)
        self.again_button = self._button("exportAgain", self.tr("Save again"), self.save_again)
        self.save_button = self._button("exportSave", self.tr("Save…"), self.save)
        self.save_button.setProperty("primary", True)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.again_button)
        buttons.addWidget(self.save_button)
        layout.addLayout(buttons)

        self._fit()

    def _fit(self) -> None:
        across = QHBoxLayout.Direction
        self._row.setDirection(across.LeftToRight if self.width() >= WIDE else across.TopToBottom)

    def _button(self, name: str, says: str, do: Callable[[], None]) -> QPushButton:
        made = QPushButton(says, self)
        made.setObjectName(name)
        made.setAccessibleName(says.rstrip("…"))
        made.clicked.connect(do)
        return made

    def _show_choices(self) -> None:
        """Let every control show what is chosen."""
        from tepi.exchange.registry import format_named

        if self.format.findData(self.choices.format) < 0:  # of another Tepi
            self.choices = replace(self.choices, format=self.format.itemData(0))
        choices = self.choices
        for field, value in ((self.reach, choices.reach), (self.format, choices.format)):
            field.blockSignals(True)
            field.setCurrentIndex(max(0, field.findData(value)))
            field.blockSignals(False)
        self._offer_filter()
        self._offer_codes()
        self.code.setVisible(choices.reach == CODE)
        markdown = choices.format == "markdown"
        self.flavours.setVisible(markdown)
        if markdown:
            self.flavours.use(str(choices.own.get("flavour", "commonmark")))
        self.options.use(format_named(choices.format).options, choices.own)
        self.choices = choices.with_options(self._values())  # without what there is no longer
        self.copy_button.setEnabled(self.request().is_text)
        self._show_again()

    def _values(self) -> dict[str, bool | str]:
        values = self.options.values
        if self.choices.format == "markdown" and self.flavours.name != "commonmark":
            values["flavour"] = self.flavours.name
        return values

    def _offer_filter(self) -> None:
        item = self.reach.model().item(self.reach.findData(FILTERED))  # type: ignore[attr-defined]
        item.setEnabled(self._shown is not None)

    def _offer_codes(self) -> None:
        wanted = self._code()
        self.code.blockSignals(True)
        self.code.clear()
        for code, name in known.codes_in_order(self._desk.codebook).items():
            self.code.addItem(name, code)
        self.code.setCurrentIndex(max(0, self.code.findData(wanted)))
        self.code.blockSignals(False)

    def _show_again(self) -> None:
        path = self.memory.place(self._place())
        self.again_button.setVisible(bool(path))
        self.again_button.setToolTip(path)

    # Choices

    def _opened(self) -> None:
        """Another text is shown: with what was chosen for it."""
        found = self.memory.choices(self._document_id())
        if found.reach == FILTERED and self._shown is None:
            found = replace(found, reach=DOCUMENT)
        self.choices = found
        if self._built:
            self._show_choices()
        self._changed()

    def _chosen(self, **what: Any) -> None:
        if what.get("reach") == CODE:
            what["code"] = self._code()
        self.choices = replace(self.choices, **what)
        self.memory.keep(self._document_id(), self.choices)
        if self._built:
            self._show_choices()
        self._changed(at_once=True)

    def _options_chosen(self) -> None:
        self.choices = self.choices.with_options(self._values())
        self.memory.keep(self._document_id(), self.choices)
        self._show_again()
        self._changed(at_once=True)

    # Contents

    def _codes_changed(self) -> None:
        if self._built:
            self._offer_codes()
        self._changed()

    def _moved(self) -> None:
        if self.choices.reach == MARK and self.isVisible() and self._meant() != self._mark:
            self._mark = self._meant()
            if self._built:
                self._show_again()
            self._changed()

    def _changed(self, *_: object, at_once: bool = False) -> None:
        """What is shown is old: what was chosen is wanted at once, and marks may come one after another."""
        self._stale = True
        if self.isVisible() and self._desk.library is not None:
            self.build()
            self.preview.stop()  # what would come now is not of one moment with what is there
            self._soon.start(0 if at_once else REFRESH_MS + 4 * self.preview.slowest)

    def _refresh(self) -> None:
        if not self._built or not self.isVisible() or not self._stale or self._desk.library is None:
            return
        self._stale = False
        self._show_again()
        self._mark = self._meant()
        from tepi.window.panel.fetching import Fetching

        request = self.request()
        sums = self._desk.open.sums if self._desk.open is not None else None
        self._fetching = Fetching(self._desk.library, request, sums, self._fetching)
        self.preview.fill(self._fetching, request.language)

    def _say_size(self) -> None:
        from tepi.exchange.registry import format_named

        lost = "" if self.preview.placeholderText() else format_named(self.choices.format).lost
        if self.preview.is_cut:
            lost = self.tr("The preview ends here; the file holds everything.") + " " + lost
        self.remark.setText(lost)

    def _document_id(self) -> str:
        return self._desk.open.document.id if self._desk.open is not None else ""

    def _meant(self) -> str:
        """The mark that a key would act on; empty where there is none."""
        from tepi.window import marking

        return (marking.meant(self._desk) or "") if self._desk.open is not None else ""

    def _code(self) -> str:
        return known.code_meant(self._desk.codebook, self.choices.code, self._desk.last_code)

    def _place(self) -> str:
        """Under which the place of the last saving is kept."""
        choices = replace(self.choices, code=self._code())
        return known.place_key(self._document_id(), choices, self._meant() if choices.reach == MARK else "")

    def _write(self, path: Path) -> None:
        place, document, choices = self._place(), self._document_id(), self.choices

        def saved(where: Path) -> None:
            self.memory.keep(document, choices)
            self.memory.keep_place(place, str(where), str(where.parent))
            if self._built:
                self._show_again()
            self._desk.say(self.tr("Saved to {}").format(where))
            self._back_to_text()

        self.saving.save(self.request(), path, saved, self.save)

    def _back_to_text(self) -> None:
        """What was wanted here is done: the next key is for the text again."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.text_wanted.emit()
