"""Face, size, lines, column and numbers of the text: changed live while the card is open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from tepi.text.folding import fold
from tepi.window.popovers.chips import Chips
from tepi.window.popovers.faces import FaceList, faces
from tepi.window.popovers.measure import NAME_WIDTH, Measure
from tepi.window.popovers.popover import Popover
from tepi.window.reading.typography import BOUNDS, USUAL, ZOOM, Typography
from tepi.window.theme import Themes

if TYPE_CHECKING:
    from tepi.window.desk import Desk
    from tepi.window.popovers.rows import Choice

WIDTH = 372
BESIDE_FACES = 366  # how high the card is without the list of faces, with the window's edges
USUAL_ZOOM = 100


class TypographyPopover(Popover):
    """Whatever is changed here is given to ``use`` at once, with the zoom in per cent; Esc keeps it."""

    def __init__(
        self, desk: Desk, themes: Themes, parent: QWidget, use: Callable[[int, Typography], None]
    ) -> None:
        super().__init__(desk, themes, parent, WIDTH, self.tr("Typography"))
        self.setObjectName("typographyPopover")
        self._use = use
        self._zoom, self._wanted = USUAL_ZOOM, USUAL
        self._listing = False
        text, language = (desk.open.text, desk.open.document.language) if desk.open is not None else ("", "")
        self._faces = faces(text, self.tr("As usual ({0})"), self.tr("not for this script"), language)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Search a face"))
        self.search.setAccessibleName(self.tr("Search a face"))
        self.list = FaceList(themes, self, self.ground.height() - BESIDE_FACES)
        self.list.setAccessibleName(self.tr("Reading face"))
        self.list.serve(self.search)
        self.body.addWidget(self.search)
        self.body.addWidget(self.list)
        self.none = QLabel(self.tr("No installed face is called so"), self)
        self.none.setProperty("small", True)
        self.none.hide()
        self.body.addWidget(self.none)
        self.zoom = Measure(themes, self, self.tr("Size"), ZOOM, "{0} %".format)
        self.measures = {
            name: Measure(themes, self, words, BOUNDS[name], say)
            for name, words, say in (
                ("pitch", self.tr("Line height"), lambda value: f"{value / 100:.1f}"),
                ("characters", self.tr("Column"), self.tr("{0} characters").format),
                ("space", self.tr("Paragraph space"), self._space_in_words),
                ("indent", self.tr("First line"), self._indent_in_words),
            )
        }
        self.body.addSpacing(4)
        for measure in (self.zoom, *self.measures.values()):
            self.body.addWidget(measure)
        self.numbers = Chips(
            themes,
            self,
            [("off", self.tr("none")), ("paragraphs", "¶"), ("sentences", self.tr("¶ and s"))],
            none_allowed=False,
        )
        self.numbers.setAccessibleName(self.tr("Numbers at the edge"))
        row = QHBoxLayout()
        row.setSpacing(15)  # the chips begin where the sliders' grooves do
        label = QLabel(self.tr("Numbers"), self)
        label.setFixedWidth(NAME_WIDTH)
        row.addWidget(label)
        row.addWidget(self.numbers, 1)
        self.body.addLayout(row)
        self.usual = QPushButton(self.tr("Back to the usual"), self)
        self.usual.setProperty("quiet", True)
        self.usual.clicked.connect(lambda: self._set(USUAL_ZOOM, USUAL))
        foot = QHBoxLayout()
        foot.addWidget(self.say_keys(self.tr("Esc closes; changes stay")), 1)
        foot.addWidget(self.usual)
        self.body.addLayout(foot)
        self.search.textChanged.connect(self._narrow)
        self.list.chosen.connect(self._choose_face)
        self.list.selectionModel().currentChanged.connect(lambda: self._choose_face(self.list.current))
        self.zoom.changed.connect(lambda value: self._set(value, self._wanted))
        for name, measure in self.measures.items():
            measure.changed.connect(
                lambda value, name=name: self._set(self._zoom, self._wanted.with_value(name, value))
            )
        self.numbers.changed.connect(
            lambda value: self._set(self._zoom, self._wanted._replace(numbers=value))
        )

    def open_for(self, zoom: int, wanted: Typography, near: QRect | None = None) -> None:
        """Show the card with what is in force."""
        self._zoom, self._wanted = zoom, wanted
        self._show()
        self.open(self.search, near)

    def enter(self) -> None:
        """Take the first face that is listed, where none of these is in force."""
        if self.list.current is None:
            self.list.step(1)

    def _set(self, zoom: int, wanted: Typography) -> None:
        if (zoom, wanted) == (self._zoom, self._wanted):
            return
        self._zoom, self._wanted = zoom, wanted
        self._show()
        self._use(zoom, wanted)

    def _show(self) -> None:
        """Show what is in force, without telling."""
        self.zoom.set_value(self._zoom)
        for name, measure in self.measures.items():
            measure.set_value(getattr(self._wanted, name))
        self.numbers.set_value(self._wanted.numbers)
        current = self.list.current
        if current is None or current.value != self._wanted.face:
            self._list_faces()
        self.usual.setEnabled((self._zoom, self._wanted) != (USUAL_ZOOM, USUAL))

    def _narrow(self) -> None:
        self._list_faces()
        self.settle()

    def _list_faces(self) -> None:
        """The faces whose names hold what is typed; the one in force is current, none is chosen by typing."""
        sought = fold(self.search.text().strip())
        rows = [row for row in self._faces if sought in fold(row.name)]
        at = next((number for number, row in enumerate(rows) if row.value == self._wanted.face), -1)
        self._listing = True
        self.list.show_rows(rows, at)
        self._listing = False
        self.list.setVisible(bool(rows))
        self.none.setVisible(not rows)

    def _choose_face(self, row: Choice | None) -> None:
        if row is not None and not self._listing:
            self._set(self._zoom, self._wanted._replace(face=row.value))

    def _space_in_words(self, value: int) -> str:
        return self.tr("{0} lines").format(f"{value / 100:.2f}") if value else self.tr("no space")

    def _indent_in_words(self, value: int) -> str:
        return self.tr("{0} em").format(f"{value / 10:.1f}") if value else self.tr("no indent")
