"""Flavours in the Export tab: chosen, started as a copy, and shown as soon as they are saved."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tepi.exchange.export import export_documents
from tepi.exchange.markdown_options import FLAVOURS
from tepi.window.desk import Desk
from tepi.window.panel.flavour_row import FlavourRow
from tepi.window.panel.panel import Panel


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    found: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: found.append(url.toLocalFile()))
    return found


@pytest.fixture
def templates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the reader's templates, which is not there yet."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    return tmp_path / "data" / "templates"


@pytest.fixture
def shown(qtbot: QtBot, templates: Path, mark, panel: Panel) -> Panel:
    """The panel with its Export tab open on a mark."""
    mark("perang ilegal", "Opinion")
    panel.show_export()
    qtbot.waitUntil(lambda: "perang ilegal" in preview(panel))
    return panel


def preview(panel: Panel) -> str:
    return panel.export.preview.toPlainText()


def row(panel: Panel) -> FlavourRow:
    return panel.export.flavours


def choose(panel: Panel, flavour: str) -> None:
    row(panel).flavour.setCurrentIndex(row(panel).flavour.findData(flavour))


def test_a_flavour_is_previewed(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """The shipped ones are offered; the preview is what a file would hold."""
    assert [row(shown).flavour.itemData(i) for i in range(row(shown).flavour.count())] == list(FLAVOURS)
    choose(shown, "obsidian")
    qtbot.waitUntil(lambda: "> [!opinion] Opinion" in preview(shown))
    shown.export.options.unfold.click()
    switch = shown.export.options.switches["with_text"]
    qtbot.mouseClick(switch, Qt.MouseButton.LeftButton, pos=QPoint(12, switch.height() // 2))
    qtbot.waitUntil(lambda: "==perang ilegal==" in preview(shown))

    from tepi.exchange.export import export_pieces

    pieces = export_pieces(desk.library, [desk.open.document.id], flavour="obsidian", with_text=True)
    assert preview(shown) == "".join(pieces)


def test_other_formats_have_no_flavours(qtbot: QtBot, shown: Panel) -> None:
    """The row is there for Markdown alone."""
    assert row(shown).isVisible()
    shown.export.format.setCurrentIndex(shown.export.format.findData("csv"))
    assert not row(shown).isVisible()
    qtbot.waitUntil(lambda: preview(shown).startswith("mark,"))
    shown.export.format.setCurrentIndex(0)
    assert row(shown).isVisible()


def test_a_copy_is_shown_while_it_is_edited(
    qtbot: QtBot, shown: Panel, templates: Path, opened: list[str]
) -> None:
    """It is chosen and opened; each saving shows, a fault too, and the next saving mends it."""
    start = row(shown).menu().actions()[0]
    assert start.text() == "Start as a copy…"
    start.trigger()
    path = templates / "my commonmark.md.j2"

    assert opened == [str(path)]
    assert row(shown).flavour.currentData() == "my commonmark"
    path.write_text("Only {{ marks | length }} mark.", encoding="utf-8")
    qtbot.waitUntil(lambda: preview(shown) == "Only 1 mark.")
    path.write_text("\n{{ nothing }}", encoding="utf-8")
    place = shown.export.preview
    fault = "my commonmark, line 2: there is no variable “nothing”"
    qtbot.waitUntil(lambda: fault in place.placeholderText())
    assert preview(shown) == shown.export.remark.text() == ""
    # As an editor does that writes beside and renames.
    beside = templates / "new"
    beside.write_text("Mended.", encoding="utf-8")
    beside.replace(path)
    qtbot.waitUntil(lambda: preview(shown) == "Mended.")
    assert place.placeholderText() == ""
    path.unlink()
    qtbot.waitUntil(lambda: row(shown).flavour.currentData() == "commonmark")


def test_a_template_put_into_the_folder_is_offered(
    qtbot: QtBot, shown: Panel, templates: Path, opened: list[str]
) -> None:
    """The folder is made and opened, and watched from then on."""
    row(shown).menu().actions()[-1].trigger()
    assert opened == [str(templates)]
    (templates / "diary.md.j2").write_text("kata", encoding="utf-8")
    qtbot.waitUntil(lambda: row(shown).flavour.findData("diary") >= 0)
    assert row(shown).flavour.currentData() == "commonmark"


def test_only_ones_own_can_be_edited(shown: Panel, templates: Path, opened: list[str]) -> None:
    """A shipped template is started from, never changed."""
    assert not row(shown).menu().actions()[1].isEnabled()
    row(shown).edit()
    assert opened == []
    row(shown).start_copy()
    assert row(shown).menu().actions()[1].isEnabled()


def test_a_folder_that_cannot_be_made_is_told(shown: Panel, templates: Path, said: list[str]) -> None:
    """One line; the window goes on."""
    templates.write_text("in the way", encoding="utf-8")
    row(shown).start_copy()
    assert "templates cannot be written" in said[-1]
    row(shown).open_folder()
    assert "templates cannot be made" in said[-1]


def test_it_is_remembered(qtbot: QtBot, desk: Desk, shown: Panel, templates: Path) -> None:
    """The next start has the same flavour, or the usual one where the template is gone."""
    choose(shown, "obsidian")
    shown.export.options.switches["with_text"].click()
    state = shown.export.state()

    assert shown.export.request().options == {"flavour": "obsidian", "with_text": True}
    gone = {"flavour": "gone", "order": "7"}
    shown.export.restore({"choices": {desk.open.document.id: {"options": {"markdown": gone}}}})
    assert row(shown).flavour.currentData() == "commonmark"
    assert shown.export.request().options == {}
    shown.export.restore(json.loads(json.dumps(state)))
    assert row(shown).flavour.currentData() == "obsidian"
    assert shown.export.options.switches["with_text"].isChecked()


def test_each_flavour_has_its_own_place(
    qtbot: QtBot, desk: Desk, shown: Panel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Save again never writes one flavour over another; pandoc's bibliography lies beside its file."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "one.md"), ""))
    shown.export.save()
    qtbot.waitUntil((tmp_path / "one.md").exists)
    choose(shown, "pandoc")
    qtbot.waitUntil(lambda: not shown.export.again_button.isVisible())
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "two.md"), ""))
    shown.export.save()
    qtbot.waitUntil(shown.export.again_button.isVisible)

    assert (tmp_path / "one.md").read_text(encoding="utf-8") == export_documents(
        desk.library, [desk.open.document.id]
    )
    (beside,) = tmp_path.glob("*.bib")
    assert f'bibliography: "{beside.name}"' in (tmp_path / "two.md").read_text(encoding="utf-8")
