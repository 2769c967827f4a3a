"""The Export tab: what it shows is what it writes."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit
from pytestqt.qtbot import QtBot

from tepi.exchange.export import export_documents
from tepi.exchange.registry import FORMATS, format_named
from tepi.window.desk import Desk
from tepi.window.panel.panel import Panel
from tepi.window.theme import Themes


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> Panel:
    """The panel with its Export tab open on two marks."""
    mark("perang ilegal", "Opinion", note="A *judgement*"), mark("Robert Wood", "Fact")
    panel.show_export()
    qtbot.waitUntil(lambda: "tepi end" in preview(panel).toPlainText())
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


def test_what_is_chosen_is_shown_at_once(
    qtbot: QtBot, desk: Desk, mark, shown: Panel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Marks come one after another and are waited for; a choice is one press."""
    monkeypatch.setattr("tepi.window.panel.export.REFRESH_MS", 10_000_000)
    shown.export.format.setCurrentIndex(shown.export.format.findData("csv"))
    qtbot.waitUntil(lambda: preview(shown).toPlainText().startswith("mark,"))
    mark("Kyiv kehilangan", "Fact")
    assert shown.export._soon.remainingTime() > 1_000_000
    shown.export.format.setCurrentIndex(shown.export.format.findData("markdown"))
    qtbot.waitUntil(lambda: "Kyiv kehilangan" in preview(shown).toPlainText())


def text(panel: Panel, desk: Desk) -> str:
    return "".join(panel.export.request().pieces(desk.library))


def choose(panel: Panel, reach: str) -> None:
    panel.export.reach.setCurrentIndex(panel.export.reach.findData(reach))


def test_only_those_the_filter_shows(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """The choice is there while a filter is on, and is left when it goes."""
    reach = shown.export.reach
    at = reach.findData("filter")
    assert not reach.model().item(at).isEnabled()
    shown.set_filter("code:opinion")
    shown.show_export()
    choose(shown, "filter")
    qtbot.waitUntil(lambda: "Robert Wood" not in preview(shown).toPlainText())
    assert "perang ilegal" in text(shown, desk)
    assert "Robert Wood" not in text(shown, desk)

    shown.set_filter("")
    assert reach.currentData() == "document"


def test_nothing_is_made_before_there_is_a_library(qtbot: QtBot, themes: Themes) -> None:
    """A window that opens on this tab draws its first frame without asking any format."""
    panel = Panel(Desk(), themes)
    qtbot.addWidget(panel)
    panel.restore({"tab": 1})
    with qtbot.waitExposed(panel):
        panel.show()

    assert preview(panel) is None


def test_every_text_format_is_offered(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """Each is previewed as it would be written."""
    offered = [shown.export.format.itemData(index) for index in range(shown.export.format.count())]

    assert offered == [each.id for each in FORMATS if each.id != "picture"]
    for index, form in enumerate(offered):
        if format_named(form).write is None:
            continue
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


def test_a_mark_alone_follows_the_current_one(qtbot: QtBot, desk: Desk, reader, mark, shown: Panel) -> None:
    """What is shown is the mark that keys act on; where there is none it says how to choose one."""
    first, second = mark("AS jelas", "Opinion"), mark("Kim Jong-un", "Fact")
    desk.current = first
    desk.moved.tell()
    choose(shown, "mark")
    qtbot.waitUntil(lambda: first in preview(shown).toPlainText() and not preview(shown).is_filling)
    assert second not in preview(shown).toPlainText()
    desk.current = second
    desk.moved.tell()
    qtbot.waitUntil(lambda: second in preview(shown).toPlainText() and not preview(shown).is_filling)
    assert first not in preview(shown).toPlainText()


def test_a_code_is_chosen_among_those_there_are(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """The field with the codes is there for it alone; a code without marks says so in the preview's place."""
    assert not shown.export.code.isVisible()
    choose(shown, "code")
    assert shown.export.code.isVisible()
    codes = shown.export.code
    codes.setCurrentIndex(codes.findText("Fact"))
    qtbot.waitUntil(
        lambda: all(
            each in preview(shown).toPlainText() for each in ("1 of 2 marks", "Robert Wood", "tepi end")
        )
    )
    assert "> perang ilegal" not in preview(shown).toPlainText()
    codes.setCurrentIndex(codes.findText("Prediction"))
    qtbot.waitUntil(lambda: "No mark has this code" in preview(shown).placeholderText())
    assert preview(shown).toPlainText() == ""


def test_a_library_is_written_as_a_folder(
    qtbot: QtBot, desk: Desk, shown: Panel, said: list[str], tmp_path: Path, monkeypatch
) -> None:
    """A file a document and an index, in the folder that is asked for; what lies there stays."""
    folder = tmp_path / "vault"
    folder.mkdir()
    (folder / "mine.md").write_text("mine", encoding="utf-8")
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(folder))
    choose(shown, "library")
    qtbot.waitUntil(lambda: "======== index.md" in preview(shown).toPlainText())
    assert not shown.export.copy_button.isEnabled()
    qtbot.mouseClick(shown.export.save_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(said) and str(folder) in said[-1])

    assert (folder / "index.md").exists()
    assert len(list(folder.iterdir())) == 3
    assert (folder / "mine.md").read_text(encoding="utf-8") == "mine"


def test_tables_get_a_folder_of_their_own(
    qtbot: QtBot, desk: Desk, shown: Panel, tmp_path: Path, monkeypatch
) -> None:
    """Where the folder chosen holds other things a new one is made in it; saving again replaces that."""
    (tmp_path / "other.txt").touch()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path))
    shown.export.format.setCurrentIndex(shown.export.format.findData("tables"))
    shown.export.save()
    qtbot.waitUntil(shown.export.again_button.isVisible)
    (made,) = (each for each in tmp_path.iterdir() if (each / "units.csv").exists())
    (made / "units.csv").unlink()
    shown.export.save_again()
    qtbot.waitUntil((made / "units.csv").exists)


def test_each_text_has_its_own_choices(qtbot: QtBot, desk: Desk, page, editorial, shown: Panel) -> None:
    """Going to another text and back has format and options as they were there."""
    shown.export.format.setCurrentIndex(shown.export.format.findData("csv"))
    shown.export.options.switches["bom"].click()
    page("Another text. It is short.")
    shown.export.format.setCurrentIndex(shown.export.format.findData("json"))
    desk.show(editorial)

    assert shown.export.format.currentData() == "csv"
    assert shown.export.options.switches["bom"].isChecked()
    assert shown.export.request().options == {"bom": True}
