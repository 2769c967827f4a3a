"""The soft edge below."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit
from pytestqt.qtbot import QtBot

from tepi.window.sidebar.fade import paint_fade


class Area(QPlainTextEdit):
    """Some lines that fade into red."""

    def paintEvent(self, event) -> None:
        super().paintEvent(event)
        paint_fade(self, "#ff0000")


def last_pixel(area: Area) -> str:
    """The colour at the bottom of what is shown."""
    picture = area.viewport().grab().toImage()
    return picture.pixelColor(2, picture.height() - 1).name()


def test_it_fades_where_more_is_below_and_not_at_the_end(qtbot: QtBot) -> None:
    """Scrolled to the end nothing is veiled."""
    area = Area("\n".join("line" for _ in range(60)))
    qtbot.addWidget(area)
    area.resize(200, 120)
    area.show()
    faded = last_pixel(area)

    area.verticalScrollBar().setValue(area.verticalScrollBar().maximum())

    assert faded != last_pixel(area)
    assert int(faded[3:5], 16) < 30 < int(faded[1:3], 16)
