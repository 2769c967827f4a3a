"""The command palette: any command, document, code or mark by a few letters."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import QLineEdit, QListView, QWidget

from tepi.window.accessible import announce
from tepi.window.actions import ACTIONS
from tepi.window.commands import Commands
from tepi.window.desk import Desk
from tepi.window.key_names import spelled
from tepi.window.key_overview import shown
from tepi.window.overlay import Overlay
from tepi.window.ribbon import paint_swatch
from tepi.window.row_delegate import Index, RowDelegate
from tepi.window.theme import SMALL, Theme, Themes, q, ui_font

if TYPE_CHECKING:
    from tepi.text.document import Document

ROW = 34
MOST = 60
_ROOT = QModelIndex()


class Row(NamedTuple):
    """One thing that can be chosen: what it is, its name, what stands at its right end, what it does.

    ``aside`` is what it does with Ctrl: a text is opened beside the one that is being read.
    """

    kind: str
    title: str
    hint: str
    run: Callable[[], None]
    color: str = ""
    place: int = -1
    aside: Callable[[], None] | None = None


def score(wanted: str, title: str) -> int:
    """How well a few letters fit a title: 0 not at all; a beginning beats a word's beginning beats letters in order."""
    wanted, title = wanted.casefold().strip(), title.casefold()
    if not wanted:
        return 1
    at = title.find(wanted)
    if at == 0:
        return 1000 - len(title)
    if at > 0:
        return (600 if not title[at - 1].isalnum() else 300) - at
    words = wanted.split()
    if len(words) > 1 and all(word in title for word in words):
        return 250 - len(title)
    place = -1
    for letter in wanted.replace(" ", ""):
        place = title.find(letter, place + 1)
        if place < 0:
            return 0
    return max(100 - len(title), 1) if len(wanted) > 1 else 0


class PaletteModel(QAbstractListModel):
    """The rows that fit what is typed."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.rows: list[Row] = []

    def rowCount(self, parent: Index = _ROOT) -> int:
        """How many rows fit."""
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The title of a row."""
        if role == Qt.ItemDataRole.DisplayRole and index.isValid():
            return self.rows[index.row()].title
        return None

    def show_rows(self, rows: list[Row]) -> None:
        """Show these rows."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()


class PaletteDelegate(RowDelegate):
    """A row: its kind in soft ink or its colour, its title, its keys."""

    height = ROW

    def draw(self, painter: QPainter, box: QRectF, index: Index, theme: Theme, ground: str) -> None:
        """Draw one row."""
        model = index.model()
        assert isinstance(model, PaletteModel)
        row = model.rows[index.row()]
        middle = Qt.AlignmentFlag.AlignVCenter
        left = box.left() + 12
        if row.color:
            swatch = QRectF(left, box.center().y() - 5.5, 11, 11)
            paint_swatch(painter, swatch, row.color, theme, ground, row.place, 3)
        small, usual = ui_font(SMALL), ui_font()
        painter.setFont(small)
        painter.setPen(q(theme.ink_of(theme.soft, ground)))
        painter.drawText(
            QRectF(left + (20 if row.color else 0), box.top(), 80, box.height()), middle, row.kind
        )
        painter.drawText(box.adjusted(0, 0, -12, 0), middle | Qt.AlignmentFlag.AlignRight, row.hint)
        room = box.width() - 100 - 24 - QFontMetricsF(small).horizontalAdvance(row.hint) - 12
        painter.setFont(usual)
        painter.setPen(q(theme.ink))
        title = QFontMetricsF(usual).elidedText(row.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(QRectF(left + 92, box.top(), room, box.height()), middle, title)


class Palette(Overlay):
    """A field and the rows that fit it; Enter does the chosen one."""

    def __init__(self, desk: Desk, themes: Themes, commands: Commands, parent: QWidget) -> None:
        super().__init__(themes, parent, 620)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Command palette"))
        self._desk = desk
        self._commands = commands
        self.seek: Callable[[str], None] | None = None
        self.field = QLineEdit(self.card)
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName(self.tr("Command, document, code or mark"))
        self.field.setPlaceholderText(self.tr("A command, document, code or mark…"))
        self.field.textChanged.connect(self._fill)
        self.field.installEventFilter(self)
        self.model = PaletteModel(self)
        self.list = QListView(self.card)
        self.list.setAccessibleName(self.tr("What fits"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(PaletteDelegate(themes, self.list))
        self.list.setUniformItemSizes(True)
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setStyleSheet("background: transparent;")
        self.list.clicked.connect(self._take)
        self.body.addWidget(self.field)
        self.body.addWidget(self.list, 1)

    def open(self) -> None:
        """Show the palette, empty, with the keyboard in its field."""
        super().open()
        self.field.clear()
        self._fill("")
        self.field.setFocus()

    def wanted_height(self) -> int:
        """Room for the field and what fits, a dozen rows at most."""
        return 78 + min(max(self.model.rowCount(), 1), 12) * ROW

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Watch what happens to another widget."""
        if watched is self.field and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1, Qt.Key.Key_PageDown: 8, Qt.Key.Key_PageUp: -8}
            if event.key() in steps:
                self._step(steps[Qt.Key(event.key())])
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                aside = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
                self._take(self.list.currentIndex(), aside=aside)
                return True
        return super().eventFilter(watched, event)

    def _step(self, way: int) -> None:
        row = min(max(self.list.currentIndex().row() + way, 0), self.model.rowCount() - 1)
        self.list.setCurrentIndex(self.model.index(row))
        if row >= 0:
            announce(self.list, f"{self.model.rows[row].kind}: {self.model.rows[row].title}")

    def _take(self, index: QModelIndex, *, aside: bool = False) -> None:
        if index.isValid():
            row = self.model.rows[index.row()]
            if aside and row.aside is None:
                return
            self.dismiss()
            (row.aside if aside and row.aside is not None else row.run)()

    def _fill(self, wanted: str) -> None:
        fitting = [(score(wanted, row.title), place, row) for place, row in enumerate(self._rows(wanted))]
        fitting = [each for each in fitting if each[0]]
        fitting.sort(key=lambda each: (-each[0], each[1]))
        self.model.show_rows([row for _, _, row in fitting[:MOST]] + self._find(wanted))
        self.list.setCurrentIndex(self.model.index(0))
        self.settle()

    def _rows(self, wanted: str) -> Iterator[Row]:
        for action in ACTIONS:
            if action.palette:
                keys = " ".join(map(shown, self._commands.keys_of(action.id)[:1]))

                def run(action_id: str = action.id) -> None:
                    self._commands.run(action_id)

                yield Row(action.menu, action.title.rstrip("…"), keys, run)
        yield from self._codes()
        if wanted.strip():
            yield from self._places(wanted)
            yield from self._documents()
            if len(wanted.strip()) > 2:
                yield from self._marks(wanted.strip())

    def _codes(self) -> Iterator[Row]:
        from tepi.window import marking

        book = self._desk.codebook
        if book is None:
            return
        for code in book.codes:

            def give(code_id: str = code.id) -> None:
                marking.give(self._desk, code_id)

            yield Row(self.tr("Code"), code.name, code.key or "", give, code.color, book.order(code.id))

    def _find(self, wanted: str) -> list[Row]:
        """Last of all: what is typed, sought in the text."""
        words, seek = " ".join(wanted.split()), self.seek
        if not words or self._desk.open is None or seek is None:
            return []
        return [Row(self.tr("Find"), self.tr("“{0}” in this text").format(words), "", lambda: seek(words))]

    def _places(self, wanted: str) -> Iterator[Row]:
        """¶12, 12 s3, s40, 40 %, as “Go to…” reads them."""
        from tepi.text.destinations import read
        from tepi.window import stepping

        opened = self._desk.open
        if opened is None:
            return
        for place in read(wanted, opened.units, len(opened.text), ()).found:

            def go(offset: int = place.offset) -> None:
                self._desk.current = None
                stepping.focus_at(self._desk, offset)

            begins = " ".join(opened.text[place.offset : place.offset + 40].split())
            yield Row(self.tr("Place"), place.label, begins, go)

    def _documents(self) -> Iterator[Row]:
        from tepi.library import queries

        if self._desk.library is None:
            return
        for document in queries.documents(self._desk.library):

            def show(document_id: str = document.id) -> None:
                if self._desk.library is not None:
                    wanted = queries.document(self._desk.library, document_id)
                    if wanted is not None:
                        self._desk.show(wanted)

            def beside(document: Document = document) -> None:
                if self._desk.front is not None:
                    self._desk.front.open_beside(document)

            yield Row(
                self.tr("Text"), document.title, spelled(self.tr("beside: Ctrl+Enter")), show, aside=beside
            )

    def _marks(self, wanted: str) -> Iterator[Row]:
        """Marks of the open text whose words hold what is typed; the text is searched, not the marks."""
        opened = self._desk.open
        if opened is None:
            return
        folded, wanted, at, found = opened.text.lower(), wanted.lower(), -1, 0
        seen: set[str] = set()
        while found < 20 and (at := folded.find(wanted, at + 1)) >= 0:
            for span in opened.index.overlapping(at, at + len(wanted)):
                if span.highlight in seen or not (span.start <= at and at + len(wanted) <= span.end):
                    continue
                seen.add(span.highlight)
                found += 1

                def go(mark: str = span.highlight) -> None:
                    self._desk.choose(mark)

                # The words round the hit, so that a long mark shows why it is here.
                first = max(span.start, at - 20)
                words = " ".join(opened.text[first : min(span.end, at + 90)].split())
                yield Row(
                    self.tr("Mark"),
                    ("…" if first > span.start else "") + words,
                    opened.units.label_of(span.range),
                    go,
                )
