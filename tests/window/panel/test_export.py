"""The Export tab: what it shows is what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tepi.exchange.export import export_documents
from tepi.window.desk import Desk
from tepi.window.panel.panel import Panel
from tepi.window.theme import Themes


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> Panel:
    """The panel with its Export tab open on two marks."""
    mark("perang ilegal", "Opinion", note="A *judgement*"), mark("Robert Wood", "Fact")
    panel.show_export()
    qtbot.waitUntil(lambda: "Robert Wood" in preview(panel).toPlainText())
    return panel


def preview(panel: Panel) -> QPlainTextEdit:
    return panel.findChild(QPlainTextEdit, "exportPreview")


def whole(desk: Desk) -> str:
    return export_documents(desk.library, [desk.open.document.id])


def test_the_preview_is_the_export(desk: Desk, shown: Panel) -> None:
    """Character for character what a file would hold."""
    assert preview(shown).toPlainText() == whole(desk)
    assert preview(shown).isReadOnly()


def test_the_preview_follows(qtbot: QtBot, desk: Desk, mark, shown: Panel) -> None:
    """A mark made while it is shown appears in it."""
    mark("Kyiv kehilangan", "Fact")

    qtbot.waitUntil(lambda: preview(shown).toPlainText() == whole(desk))
    assert "Kyiv kehilangan" in preview(shown).toPlainText()


def test_copy(qtbot: QtBot, desk: Desk, shown: Panel, said: list[str]) -> None:
    """The button puts the export on the clipboard and says so."""
    qtbot.mouseClick(shown.export.copy_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(said) and "clipboard" in said[-1])
    assert QApplication.clipboard().text() == whole(desk)


def test_save_and_save_again(
    qtbot: QtBot, desk: Desk, mark, shown: Panel, said: list[str], tmp_path: Path, monkeypatch
) -> None:
    """The place is asked once; after that one click writes there again."""
    target = tmp_path / "out"
    asked = []

    def ask(*arguments: object) -> tuple[str, str]:
        asked.append(arguments)
        return str(target), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    qtbot.mouseClick(shown.export.save_button, Qt.MouseButton.LeftButton)
    file = tmp_path / "out.md"
    qtbot.waitUntil(lambda: bool(said) and str(file) in said[-1])
    assert file.read_text(encoding="utf-8") == whole(desk)

    mark("Kyiv kehilangan", "Fact")
    qtbot.waitUntil(shown.export.again_button.isVisible)
    said.clear()
    qtbot.mouseClick(shown.export.again_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said) and str(file) in said[-1])
    assert file.read_text(encoding="utf-8") == whole(desk)
    assert len(asked) == 1


def test_a_place_that_cannot_be_written(
    qtbot: QtBot, shown: Panel, said: list[str], tmp_path: Path, monkeypatch
) -> None:
    """The strip names the path; the window goes on."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "no" / "out.md"), ""))
    qtbot.mouseClick(shown.export.save_button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: bool(said) and str(tmp_path / "no") in said[-1])


def test_the_suggested_name_is_one_every_system_takes(shown: Panel) -> None:
    """Made of the title, without signs that a file system refuses."""
    name = shown.export._file_name(".md")

    assert name.endswith(".md")
    assert not set(name) & set('<>:"/\\|?*')


def test_only_those_the_filter_shows(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """The second choice is there while a filter is on, and is left when it goes."""
    which = shown.export.which
    assert not which.model().item(1).isEnabled()
    shown.set_filter("code:opinion")
    shown.show_export()
    which.setCurrentIndex(1)
    qtbot.waitUntil(lambda: "Robert Wood" not in preview(shown).toPlainText())
    assert "perang ilegal" in shown.export.text()
    assert "Robert Wood" not in shown.export.text()

    shown.set_filter("")
    assert which.currentIndex() == 0


def test_nothing_is_made_before_there_is_a_library(qtbot: QtBot, themes: Themes) -> None:
    """A window that opens on this tab draws its first frame without asking any format."""
    panel = Panel(Desk(), themes)
    qtbot.addWidget(panel)
    panel.restore({"tab": 1})
    with qtbot.waitExposed(panel):
        panel.show()

    assert preview(panel) is None


def test_every_text_format_is_offered(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """Each is previewed as it would be written; a folder, which only the shell writes, is not offered."""
    offered = [shown.export.format.itemData(index) for index in range(shown.export.format.count())]

    assert offered == ["markdown", "html", "csv", "tsv", "json", "jsonl", "bibtex"]
    for index, form in enumerate(offered):
        shown.export.format.setCurrentIndex(index)
        text = export_documents(desk.library, [desk.open.document.id], to=form)
        qtbot.waitUntil(lambda text=text: preview(shown).toPlainText() == text)


def test_each_format_has_its_own_place(
    qtbot: QtBot, desk: Desk, shown: Panel, tmp_path: Path, monkeypatch
) -> None:
    """Save again never writes one format over another's file."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    qtbot.mouseClick(shown.export.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "out.md").exists)
    shown.export.format.setCurrentIndex(shown.export.format.findData("csv"))
    qtbot.waitUntil(lambda: not shown.export.again_button.isVisible())
    qtbot.mouseClick(shown.export.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil((tmp_path / "out.csv").exists)

    assert (tmp_path / "out.md").read_text(encoding="utf-8") == whole(desk)
    assert (tmp_path / "out.csv").read_text(encoding="utf-8").startswith("mark,document,")
    qtbot.waitUntil(shown.export.again_button.isVisible)
