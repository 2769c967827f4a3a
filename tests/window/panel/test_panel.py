"""The panel as a whole."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from tepi.window.desk import Desk
from tepi.window.panel.panel import Panel
from tepi.window.theme import DARK, LIGHT, Themes


def test_three_tabs_and_no_others(qtbot: QtBot, panel: Panel) -> None:
    """Marks, Export and Picture, opened by a click."""
    tabs = panel.tabs
    assert [tabs.tabText(each) for each in range(tabs.count())] == ["Marks", "Export", "Picture"]
    qtbot.mouseClick(tabs, Qt.MouseButton.LeftButton, pos=tabs.tabRect(1).center())

    assert panel.tab == "export"
    assert panel.export.isVisible()


def test_state_comes_back(qtbot: QtBot, desk: Desk, themes: Themes, panel: Panel) -> None:
    """Tab, grouping and the places of exports are there on the next start."""
    panel.marks.filter_field.group_button.click()
    panel.export.memory.keep_place("d", "/tmp/a.md", "/tmp")
    panel.tabs.setCurrentIndex(1)
    other = Panel(desk, themes)
    qtbot.addWidget(other)
    other.restore(panel.state())

    assert other.state() == panel.state()


def test_dark_repaints_everything(panel: Panel, themes: Themes, mark) -> None:
    """Another theme reaches ground and cards."""
    mark("perang ilegal", "Opinion")

    def grounds() -> list[QColor]:
        image = panel.grab().toImage()
        card = panel.marks_view._card_box(0).center().toPoint()
        at = panel.marks_view.viewport().mapTo(panel, card)
        at.setX(at.x() + 150)
        return [image.pixelColor(2, 300), image.pixelColor(at)]

    before = grounds()
    themes.choose("dark")

    assert before == [QColor(LIGHT.panel), QColor(LIGHT.card)]
    assert grounds() == [QColor(DARK.panel), QColor(DARK.card)]


def test_every_control_has_a_name(panel: Panel) -> None:
    """A screen reader can say what each thing is."""
    panel.show_export()
    controls = [
        panel.marks_view,
        panel.marks.filter_field,
        panel.marks.filter_field.group_button,
        panel.export.preview,
        panel.export.format,
        panel.export.reach,
        panel.export.code,
        panel.export.options.unfold,
        *(field for _, field in panel.export.options.choices.values()),
        panel.export.save_button,
        panel.tabs,
    ]

    assert all(control.accessibleName() for control in controls)


def test_built_without_anything_heavy(checkout: Path) -> None:
    """Constructing and painting the panel without a library imports no database, lexer or segmenter."""
    program = (
        "import sys; from PySide6.QtWidgets import QApplication; app = QApplication([])\n"
        "from tepi.window.desk import Desk; from tepi.window.theme import Themes\n"
        "from tepi.window.panel.panel import Panel\n"
        "panel = Panel(Desk(), Themes('light')); panel.show(); app.processEvents(); panel.grab()\n"
        "heavy = {'sqlalchemy', 'pygments', 'sentencex', 'regex', 'markdown_it', 'json'} & set(sys.modules)\n"
        "assert not heavy, heavy\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=checkout / "desktop", capture_output=True, text=True
    )

    assert done.returncode == 0, done.stderr
