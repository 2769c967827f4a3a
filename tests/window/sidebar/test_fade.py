"""The soft edges above and below."""

from __future__ import annotations

from PySide6.QtCore import QStringListModel
from PySide6.QtWidgets import QAbstractItemView, QListView, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tepi.window.high_contrast import ON_WHITE
from tepi.window.sidebar.fade import HEIGHT, keep_clear, paint_fade
from tepi.window.theme import LIGHT


class Area(QPlainTextEdit):
    """Some lines that fade into red."""

    theme = LIGHT

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        paint_fade(self, self.theme, "#ff0000")


def pixel(area: Area, *, last: bool) -> str:
    """The colour at the bottom, or the top, of what is shown."""
    picture = area.viewport().grab().toImage()
    return picture.pixelColor(2, picture.height() - 1 if last else 0).name()


def is_red(color: str) -> bool:
    """Whether it is nearly all veil."""
    return int(color[3:5], 16) < 30 < int(color[1:3], 16)


def test_it_fades_where_there_is_more_and_not_at_the_ends(qtbot: QtBot) -> None:
    """At the head nothing is veiled above, at the end nothing below; between them both edges are soft."""
    area = Area("\n".join("line" for _ in range(60)))
    qtbot.addWidget(area)
    area.resize(200, 120)
    area.show()
    bar = area.verticalScrollBar()
    seen = []
    for value in (0, bar.maximum() // 2, bar.maximum()):
        bar.setValue(value)
        seen.append((is_red(pixel(area, last=False)), is_red(pixel(area, last=True))))

    assert seen == [(False, True), (True, True), (True, False)]


def test_high_contrast_veils_nothing(qtbot: QtBot) -> None:
    """Every word that shows keeps its contrast."""
    area = Area("\n".join("line" for _ in range(60)))
    area.theme = ON_WHITE
    qtbot.addWidget(area)
    area.resize(200, 120)
    area.show()

    assert not is_red(pixel(area, last=True))


def test_a_row_is_brought_out_of_the_soft_edge(qtbot: QtBot) -> None:
    """As far as is needed; one that stands clear stays where it is."""
    view = QListView()
    qtbot.addWidget(view)
    view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    model = QStringListModel([f"row {number}" for number in range(60)])
    view.setModel(model)
    view.resize(200, 120)
    view.show()
    index = model.index(20)
    view.scrollTo(index)

    keep_clear(view, view.visualRect(index))

    assert view.visualRect(index).bottom() + 1 == view.viewport().height() - HEIGHT
    before = view.verticalScrollBar().value()
    keep_clear(view, view.visualRect(model.index(19)))
    assert view.verticalScrollBar().value() == before
    view.scrollTo(model.index(3))
    keep_clear(view, view.visualRect(model.index(3)))
    assert view.visualRect(model.index(3)).top() == HEIGHT
