"""The Picture tab: the barcode of the open text, live, and the ways to take it along."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QStandardPaths, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from tepi.errors import TepiError
from tepi.window.desk import Desk
from tepi.window.panel.choice import Choice
from tepi.window.theme import SMALL, Themes, ui_font

SLICE_MS, AT_ONCE_MS, REFRESH_MS = 6, 15, 60


class PictureTab(QWidget):
    """Whose marks, the barcode, Copy and Save. Nothing is made before the tab is shown."""

    text_wanted = Signal()

    def __init__(self, desk: Desk, themes: Themes, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._themes = themes
        self._built = False
        self._folder = ""
        self._making: Iterator[object] | None = None
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._begin)
        self._more = QTimer(self)
        self._more.setInterval(0)
        self._more.timeout.connect(lambda: self._go_on(SLICE_MS))
        for event in (desk.opened, desk.codebook_changed, desk.people_changed):
            event.join(self._changed)
        desk.refreshed.join(lambda _: self._changed())
        desk.prepared.join(lambda prepared: self._changed() if prepared.done else None)

    # What the panel asks

    def take_keyboard(self) -> None:
        """Give the keyboard to the barcode."""
        if self._desk.library is not None:
            self._build()
            self.barcode.setFocus()

    def state(self) -> dict[str, str]:
        """What the next start wants to know."""
        return {"folder": self._folder}

    def restore(self, state: dict[str, str]) -> None:
        """Take up where the last window left off."""
        self._folder = str(state.get("folder", ""))

    def copy(self) -> None:
        """Put the picture on the clipboard, as pixels and as SVG."""
        from tepi.window.clipboard_data import blank_data
        from tepi.window.drawing import image_of

        svg = self._svg()
        if svg is not None:
            data = blank_data()
            data.setImageData(image_of(svg))
            data.setData("image/svg+xml", svg.encode())
            QGuiApplication.clipboard().setMimeData(data)
            self._desk.say(self.tr("The picture is on the clipboard"))

    def save(self) -> None:
        """Ask for a place and save there, as SVG or PNG by the ending of the name."""
        from tepi.exchange.file_names import safe_name

        if self._desk.open is None:
            return
        folder = self._folder or QStandardPaths.writableLocation(
            QStandardPaths.StandardLocation.PicturesLocation
        )
        suggested = str(Path(folder) / f"{safe_name(self._desk.open.document.title)}.svg")
        kinds = self.tr("SVG, sharp at any size (*.svg);;PNG, pixels (*.png)")
        chosen, kind = QFileDialog.getSaveFileName(self, self.tr("Save the picture"), suggested, kinds)
        if chosen:
            path = Path(chosen)
            if path.suffix.lower() not in (".svg", ".png"):
                path = path.with_name(path.name + (".png" if "*.png" in kind else ".svg"))
            self._write(path)

    # Widgets

    def showEvent(self, event: object) -> None:
        """Draw when it is looked at."""
        # The first frame of a window that was closed on this tab is drawn before there is a library.
        if self._desk.library is not None:
            self._build()
            self._soon.start(0)

    def hideEvent(self, event: object) -> None:
        """What is hidden makes no work."""
        self._stop()

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
        from tepi.window.panel.barcode_view import EDGE, BarcodeView

        self._built = True
        self.who = Choice(self._themes, self)
        self.who.setObjectName("pictureAnnotator")
        self.who.setAccessibleName(self.tr("Whose marks"))
        self.who.currentIndexChanged.connect(self._changed)
        self.barcode = BarcodeView(self._themes)
        self.barcode.chosen.connect(self._go)
        self.barcode.resized.connect(self._changed)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setStyleSheet("QScrollArea, QWidget#barcode { background: transparent; }")
        self.area.setWidget(self.barcode)
        self.area.viewport().setAutoFillBackground(False)
        self.barcode.stepped.connect(
            lambda box: self.area.ensureVisible(0, box.center().y(), 0, box.height() // 2)
        )
        self.remark = QLabel(self)
        self.remark.setFont(ui_font(SMALL))
        self.remark.setProperty("small", True)
        self.remark.setWordWrap(True)
        lower = QVBoxLayout()
        lower.setContentsMargins(EDGE, 0, EDGE, 0)
        lower.setSpacing(10)
        lower.addWidget(self.remark)
        lower.addLayout(self._buttons())
        upper = QHBoxLayout()
        upper.setContentsMargins(EDGE, 0, EDGE, 0)
        upper.addWidget(self.who)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 14)
        layout.setSpacing(10)
        layout.addLayout(upper)
        layout.addWidget(self.area, 1)
        layout.addLayout(lower)

    def _buttons(self) -> QHBoxLayout:
        self.copy_button = QPushButton(self.tr("Copy"), self)
        self.copy_button.setObjectName("pictureCopy")
        self.copy_button.setAccessibleName(self.tr("Copy the picture"))
        self.copy_button.clicked.connect(self.copy)
        self.save_button = QPushButton(self.tr("Save…"), self)
        self.save_button.setObjectName("pictureSave")
        self.save_button.setAccessibleName(self.tr("Save the picture"))
        self.save_button.setProperty("primary", True)
        self.save_button.clicked.connect(self.save)
        buttons = QHBoxLayout()
        buttons.addWidget(self.copy_button)
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        return buttons

    # Contents

    def _changed(self, *_: object) -> None:
        """Draw anew a little later; what is half drawn is of before."""
        self._stop()
        if self._built and self.isVisible():
            self._soon.start(REFRESH_MS)

    def _stop(self) -> None:
        self._making = None
        self._more.stop()

    def _begin(self) -> None:
        from tepi.window.panel.picture_rows import make_rows

        opened, book = self._desk.open, self._desk.codebook
        if opened is None:
            self.who.hide()
        if not self.isVisible() or opened is None or book is None:
            self._show(None)
            return
        if not opened.is_prepared:
            self._show(None, self.tr("The marks are still being read…"))
            return
        self._offer_people()
        self._making = make_rows(opened, book, self.who.currentData() or "", self.barcode.columns)
        self._more.start()
        self._go_on(AT_ONCE_MS)

    def _go_on(self, most: int) -> None:
        clock = QElapsedTimer()
        clock.start()
        while self._making is not None and clock.elapsed() < most:
            made = next(self._making)
            if made is not None:
                self._stop()
                self._show(made)

    def _show(self, made: object, words: str = "") -> None:
        self.barcode.show_rows(made)  # type: ignore[arg-type]  # what ``make_rows`` gives
        opened = self._desk.open
        if opened is not None and made is not None:
            marked = any(row.number for row in self.barcode.rows if row.kind in ("code", "bare"))
            words = self.tr(
                "From the first word at the left to the last at the right. Press a stripe to go there."
            )
            if not marked:
                words = self.tr("No marks yet. A group’s codes get their rows here with its first mark.")
        self.remark.setText(words or self.tr("Open a text to see its picture."))
        for button in (self.copy_button, self.save_button):
            button.setEnabled(opened is not None)

    def _offer_people(self) -> None:
        """Who has marked or decided something here; a choice only where there are several."""
        from tepi.library import queries

        opened, library = self._desk.open, self._desk.library
        assert opened is not None and library is not None
        here = opened.index.annotators() | {by for pairs in opened.nones.values() for _, by in pairs}
        known = [(each.id, each.name) for each in queries.annotators(library) if each.id in here]
        wanted = [("", self.tr("Everybody’s marks")), *known]
        if [self.who.itemData(at) for at in range(self.who.count())] != [each for each, _ in wanted] or [
            self.who.itemText(at) for at in range(self.who.count())
        ] != [name for _, name in wanted]:
            before = self.who.currentData()
            self.who.blockSignals(True)
            self.who.clear()
            for person, name in wanted:
                self.who.addItem(name, person)
            self.who.setCurrentIndex(max(self.who.findData(before), 0))
            self.who.blockSignals(False)
        self.who.setVisible(len(known) > 1)

    def _go(self, row: object, columns: object) -> None:
        """Go to the mark, or to the sentence, that lies there."""
        from tepi.window import stepping

        shown = self.barcode.shown
        if shown is None or shown.opened is not self._desk.open:
            return
        mark = shown.mark_at(row, columns)  # type: ignore[arg-type]
        unit = shown.sentence_at(row, columns)  # type: ignore[arg-type]
        if mark is not None:
            self._desk.choose(mark)
        elif unit is not None:
            self._desk.current = None
            stepping.focus_at(self._desk, shown.opened.units[unit].start)
        self.text_wanted.emit()

    def _svg(self) -> str | None:
        """The picture as it is saved: dark on light, for paper; None where it cannot be made."""
        from tepi.exchange.picture import picture

        library, opened = self._desk.library, self._desk.open
        if library is None or opened is None:
            return None
        self._desk.finish_typing()
        person = self.who.currentText() if self.who.currentData() else ""
        try:
            return picture(library, opened.document, annotator=person)
        except TepiError as error:
            self._desk.say(str(error), "error")
            return None

    def _write(self, path: Path) -> None:
        from tepi.exchange.safe_write import write_beside
        from tepi.window.drawing import png_of

        svg = self._svg()
        if svg is None:
            return
        try:
            where = write_beside(path, png_of(svg) if path.suffix.lower() == ".png" else svg.encode())
        except TepiError as error:
            self._desk.say(str(error), "error", self.tr("Save elsewhere…"), self.save)
            return
        self._folder = str(where.parent)
        self._desk.say(self.tr("Saved to {}").format(where))
