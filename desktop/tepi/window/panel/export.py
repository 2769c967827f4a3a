"""The Export tab: what a file would hold, and the ways to take it along."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from PySide6.QtCore import QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from tepi.errors import TepiError
from tepi.window.desk import Desk
from tepi.window.panel.gathering import Gathering
from tepi.window.panel.marks_view import MARGIN
from tepi.window.theme import SMALL, Themes, ui_font

ALL, FILTERED = 0, 1
REFRESH_MS = 250


class ExportTab(QWidget):
    """Format, options, live preview, Copy and Save. Nothing is made before the tab is shown."""

    text_wanted = Signal()

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._stale = True
        self._shown: frozenset[str] | None = None
        self._folder = ""
        self._saved: dict[str, str] = {}
        self._options: Any = {}
        self._built = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._refresh)
        self.gathering = Gathering(desk, self)
        for event in (desk.opened, desk.documents_changed, desk.codebook_changed, desk.people_changed):
            event.join(self._changed)
        desk.refreshed.join(lambda _: self._changed())
        desk.notes_changed.join(lambda _: self._changed())

    # What the panel asks

    def use_filter(self, shown: frozenset[str] | None) -> None:
        """The marks that the filter shows now, or None where it shows all."""
        self._shown = shown
        if self._built:
            self._offer_filter()
            if self.which.currentIndex() == FILTERED:
                self._changed()

    def take_keyboard(self) -> None:
        """Give the keyboard to the first control."""
        if self._desk.library is not None:
            self._build()
            self.save_button.setFocus()

    def save_again(self) -> None:
        """Save to the place where this document was saved last; ask where there was none."""
        path = self._saved.get(self._place())
        if path:
            self._write(Path(path))
        else:
            self.save()

    def save(self) -> None:
        """Ask for a place and save there."""
        if self._desk.open is None:
            return
        format_ = self._format()
        folder = self._folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.DocumentsLocation
        )
        suggested = self._saved.get(self._place()) or str(Path(folder) / self._file_name(format_.suffix))
        chosen, _ = QFileDialog.getSaveFileName(
            self, self.tr("Export"), suggested, f"{format_.name} (*{format_.suffix})"
        )
        if chosen:
            path = Path(chosen)
            self._write(path if path.suffix else path.with_suffix(format_.suffix))

    def copy(self) -> None:
        """Put the whole export on the clipboard."""

        def put(text: str) -> None:
            QGuiApplication.clipboard().setText(text)
            self._desk.say(self.tr("The export is on the clipboard"))
            self._back_to_text()

        self._gather(put)

    def text(self) -> str | None:
        """The whole export, or None where nothing is open."""
        if self._desk.library is None or self._desk.open is None:
            return None
        self._desk.finish_typing()
        try:
            return "".join(self._pieces())
        except TepiError as error:
            self._desk.say(str(error), "error")
            return None

    def state(self) -> dict[str, Any]:
        """What the next start wants to know."""
        options = self.flavours.options.as_json() if self._built else self._options
        return {"folder": self._folder, "saved": self._saved, "markdown": options}

    def restore(self, state: dict[str, Any]) -> None:
        """Take up where the last window left off."""
        self._folder = str(state.get("folder", ""))
        saved = state.get("saved")
        self._saved = {str(key): str(path) for key, path in saved.items()} if isinstance(saved, dict) else {}
        self._options = state.get("markdown") or {}
        if self._built:
            self._use_options()

    # Widgets

    def showEvent(self, event: object) -> None:
        """Fill the preview when it is looked at."""
        # The first frame of a window that was closed on this tab is drawn before there is a library.
        if self._desk.library is not None:
            self._build()
            self._soon.start(0)

    def hideEvent(self, event: object) -> None:
        """A hidden preview makes no work."""
        if self._built and self.preview.is_filling:
            self.preview.stop()
            self._stale = True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc gives the keyboard back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self.text_wanted.emit()
        else:
            super().keyPressEvent(event)

    def _build(self) -> None:
        """Make the controls, once, when the tab is first wanted."""
        if self._built:
            return
        from tepi.exchange.registry import text_formats
        from tepi.window.panel.choice import Choice
        from tepi.window.panel.flavour_row import FlavourRow
        from tepi.window.panel.preview import Preview

        self._built = True
        self.format = Choice(self._themes, self)
        self.format.setObjectName("exportFormat")
        self.format.setAccessibleName(self.tr("Format"))
        for each in text_formats():
            self.format.addItem(each.name, each.id)
        self.which = Choice(self._themes, self)
        self.which.setObjectName("exportMarks")
        self.which.setAccessibleName(self.tr("Which marks"))
        self.which.addItems([self.tr("All marks"), self.tr("Those the filter shows")])
        self.flavours = FlavourRow(self._desk, self._themes, self)
        self._use_options()
        self.preview = Preview(self._themes, self)
        self.preview.filled.connect(self._say_size)
        self.preview.failed.connect(self._say_failure)
        self.remark = QLabel(self)
        self.remark.setFont(ui_font(SMALL))
        self.remark.setProperty("small", True)
        self.remark.setWordWrap(True)
        options = QHBoxLayout()
        options.setSpacing(8)
        options.addWidget(self.format, 1)
        options.addWidget(self.which, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 14, MARGIN, 14)
        layout.setSpacing(10)
        layout.addLayout(options)
        layout.addWidget(self.flavours)
        layout.addWidget(self.preview, 1)
        layout.addWidget(self.remark)
        layout.addLayout(self._buttons())
        self.which.currentIndexChanged.connect(self._changed)
        self.format.currentIndexChanged.connect(self._format_changed)
        self.flavours.changed.connect(self._changed)
        self._offer_filter()
        self._show_again()

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = QPushButton(self.tr("Copy"), self)
        self.copy_button.clicked.connect(self.copy)
        self.again_button = QPushButton(self.tr("Save again"), self)
        self.again_button.clicked.connect(self.save_again)
        self.save_button = QPushButton(self.tr("Save…"), self)
        self.save_button.setProperty("primary", True)
        self.save_button.clicked.connect(self.save)
        for name, button in (
            ("Copy", self.copy_button),
            ("Again", self.again_button),
            ("Save", self.save_button),
        ):
            button.setObjectName(f"export{name}")
            button.setAccessibleName(button.text().rstrip("…"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.copy_button)
        row.addStretch(1)
        row.addWidget(self.again_button)
        row.addWidget(self.save_button)
        return row

    def _offer_filter(self) -> None:
        item = self.which.model().item(FILTERED)  # type: ignore[attr-defined]
        item.setEnabled(self._shown is not None)
        if self._shown is None and self.which.currentIndex() == FILTERED:
            self.which.setCurrentIndex(ALL)

    def _use_options(self) -> None:
        from tepi.exchange.markdown_options import from_json

        self.flavours.use(from_json(self._options))

    def _markdown(self) -> Any:
        """What is asked of Markdown."""
        from tepi.exchange.markdown_options import from_json

        return self.flavours.options if self._built else from_json(self._options)

    # Contents

    def _format_changed(self) -> None:
        self.flavours.setVisible(self._format().id == "markdown")
        self._changed()

    def _changed(self, *_: object) -> None:
        self._stale = True
        if self.isVisible() and self._desk.library is not None:
            self._build()
            self._soon.start(REFRESH_MS + 4 * self.preview.slowest)

    def _refresh(self) -> None:
        if not self._built or not self.isVisible() or not self._stale:
            return
        self._stale = False
        self._show_again()
        if self._desk.library is None or self._desk.open is None:
            self.preview.stop()
            self.preview.setPlainText("")
            return
        try:
            self.preview.fill(self._pieces())
        except TepiError as error:
            self.preview.refuse(str(error))

    def _pieces(self) -> Iterator[str]:
        """The export, piece by piece. Raises TepiError where it cannot be made, also while it is."""
        from tepi.exchange.export import export_pieces

        assert self._desk.library is not None
        options = self._markdown().as_json() if self._format().id == "markdown" else {}
        return export_pieces(
            self._desk.library,
            [self._document_id()],
            to=self._format().id,
            filter_ids=self._chosen(),
            **options,
        )

    def _say_failure(self, why: str) -> None:
        self.remark.setText(why)

    def _say_size(self) -> None:
        lost = self._format().lost
        if self.preview.is_cut:
            lost = self.tr("The preview ends here; the file holds everything.") + " " + lost
        self.remark.setText(lost)

    def _show_again(self) -> None:
        path = self._saved.get(self._place(), "")
        self.again_button.setVisible(bool(path))
        self.again_button.setToolTip(path)

    def _chosen(self) -> frozenset[str] | None:
        return self._shown if self._built and self.which.currentIndex() == FILTERED else None

    def _format(self) -> Any:
        from tepi.exchange.registry import format_named, text_formats

        return format_named(self.format.currentData()) if self._built else text_formats()[0]

    def _document_id(self) -> str:
        return self._desk.open.document.id if self._desk.open is not None else ""

    def _place(self) -> str:
        """Under which the place of the last saving is kept: each format and flavour has its own."""
        format_ = self._format().id
        if format_ == "markdown":
            flavour = self._markdown().flavour
            format_ = "" if flavour == "commonmark" else f"markdown {flavour}"
        return f"{self._document_id()} {format_}".strip()

    def _file_name(self, suffix: str) -> str:
        """A name for the file that every system takes, made of the title."""
        title = self._desk.open.document.title if self._desk.open is not None else ""
        plain = re.sub(r'[\x00-\x1f<>:"/\\|?*]+', " ", title)
        return (" ".join(plain.split())[:80].strip(" .") or "export") + suffix

    def _gather(self, then: Callable[[str], None]) -> None:
        """Make the whole export, a long one while the window stays awake, and pass it on."""
        if self._desk.library is None or self._desk.open is None:
            return
        self._desk.finish_typing()
        self.gathering.gather(self._pieces, then)

    def _write(self, path: Path) -> None:
        place, options = self._place(), self._markdown() if self._format().id == "markdown" else None
        self._gather(lambda text: self._put_down(text, path, place, options))

    def _put_down(self, text: str, path: Path, place: str, options: Any) -> None:
        from tepi.exchange.companion import companion, write_companion
        from tepi.exchange.safe_write import write_beside

        library, wanted = self._desk.library, [self._document_id()]
        assert library is not None
        try:
            beside = companion(library, wanted, options, path) if options is not None else None
            where = write_beside(path, text.encode("utf-8"))
            if beside is not None:
                write_companion(library, wanted, beside)
        except TepiError as error:
            self._desk.say(str(error), "error", self.tr("Save elsewhere…"), self.save)
            return
        self._folder = str(where.parent)
        self._saved[place] = str(where)
        if self._built:
            self._show_again()
        self._desk.say(self.tr("Saved to {}").format(where))
        self._back_to_text()

    def _back_to_text(self) -> None:
        """What was wanted here is done: the next key is for the text again."""
        focused = QApplication.focusWidget()
        if focused is not None and self.isAncestorOf(focused):
            self.text_wanted.emit()
