"""The Picture tab: live rows with the codebook's figures, and ways from a stripe to the text and to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QToolTip
from pytestqt.qtbot import QtBot

from tepi.exchange.picture import picture, row_color
from tepi.library import queries
from tepi.library.edits.people import add_annotator
from tepi.window import editing, trail
from tepi.window.desk import Desk
from tepi.window.panel.barcode_view import BarcodeView
from tepi.window.panel.panel import Panel
from tepi.window.theme import Themes

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton


@pytest.fixture
def shown(qtbot: QtBot, desk: Desk, mark, panel: Panel) -> Panel:
    """The panel with its Picture tab open on three marks."""
    mark("perang ilegal", "Opinion"), mark("Robert Wood", "Fact"), mark("Kyiv kehilangan", "Fact")
    panel.show_picture()
    qtbot.waitUntil(lambda: numbers(panel).get("Fact") == 2)
    return panel


def view(panel: Panel) -> BarcodeView:
    return panel.picture.barcode


def numbers(panel: Panel) -> dict[str, int]:
    """How many marks stand at each row of a code."""
    book = panel.picture._desk.codebook
    return {book.code(row.code).name: row.number for row in view(panel).rows if row.code}


def place(panel: Panel, name: str, stripe: int = 0) -> QPoint:
    """The middle of a stripe."""
    rows = list(numbers(panel))
    return view(panel).stripe_box(rows.index(name), stripe).center()


def test_it_follows(qtbot: QtBot, desk: Desk, mark, shown: Panel) -> None:
    """A mark made while it is shown has its stripe; the figures are the tally's."""
    mark("Dilaporkan", "Fact")

    qtbot.waitUntil(lambda: numbers(shown)["Fact"] == 3)
    fact = desk.codebook.named("Fact").id
    row = next(row for row in view(shown).rows if row.code == fact)
    assert (row.share, row.number, len(row.stripes)) == (desk.open.tally.share(fact), 3, 3)


def test_stripes_have_their_colour(qtbot: QtBot, desk: Desk, themes: Themes, shown: Panel) -> None:
    """In the middle of a stripe the code's colour, and the track away from it; in every theme."""
    for choice in ("light", "dark", "contrast"):
        themes.choose(choice)
        theme = themes.current
        ground, least = (theme.card, 4.5) if theme.strong else (theme.cap, 3.0)
        image = view(shown).grab().toImage()
        scale = image.devicePixelRatio()
        at = place(shown, "Opinion") * scale
        row = next(row for row in view(shown).rows if row.code == desk.codebook.named("Opinion").id)
        color = row_color(desk.codebook, row, ground, theme.soft, least)
        assert image.pixelColor(at) == QColor(color)
        assert image.pixelColor(at + QPoint(60, 0)) == QColor(ground)


def test_a_press_goes_there(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """To the mark, and the trail leads back; beside every stripe nothing happens."""
    before = desk.caret
    with qtbot.waitSignal(shown.text_wanted):
        qtbot.mouseClick(view(shown), LEFT, pos=place(shown, "Fact", 1))

    assert desk.current_range().start == desk.open.text.index("Kyiv kehilangan") == desk.caret
    there = desk.caret
    qtbot.mouseClick(view(shown), LEFT, pos=place(shown, "Opinion") + QPoint(60, 0))
    assert desk.caret == there
    trail.go(desk, -1)
    assert desk.caret == before


def test_a_press_on_what_is_undecided(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """The last row leads to sentences."""
    box = view(shown).stripe_box(len(view(shown).rows) - 1, 0)
    desk.place(caret=len(desk.open.text) - 1)
    qtbot.mouseClick(view(shown), LEFT, pos=QPoint(box.left() + 1, box.center().y()))

    assert desk.current is None and not desk.open.tally.is_decided(desk.open.units.at(desk.caret))
    assert desk.caret < len(desk.open.text) / 2


def test_words_under_the_pointer(shown: Panel) -> None:
    """Code, sentence and how it begins."""
    at = place(shown, "Opinion")

    assert view(shown).words_at(at.x(), at.y()).startswith("Opinion · ¶1 s1\n")
    assert view(shown).words_at(at.x() + 60, at.y()) == ""


def test_words_under_the_pointer_are_no_html(qtbot: QtBot, desk: Desk, page, mark, panel: Panel) -> None:
    """What looks like a tag in a text is said as it is."""
    page("Alpha <b>beta</b> & gamma. Delta.")
    mark("beta", "Fact")
    panel.show_picture()
    qtbot.waitUntil(lambda: numbers(panel).get("Fact") == 1)
    at = place(panel, "Fact")

    QApplication.sendEvent(view(panel), QHelpEvent(QHelpEvent.Type.ToolTip, at, view(panel).mapToGlobal(at)))

    assert "Alpha &lt;b&gt;beta&lt;/b&gt; &amp; gamma." in QToolTip.text()
    QToolTip.hideText()


def test_keys(qtbot: QtBot, desk: Desk, shown: Panel) -> None:
    """Arrows go from stripe to stripe and over rows without any; Enter goes there, Esc back to the text."""
    barcode = view(shown)
    assert barcode.at == (0, 0)  # Fact is the first code
    qtbot.keyClick(barcode, KEY.Key_Right)
    qtbot.keyClick(barcode, KEY.Key_Right)
    assert barcode.at == (0, 1)
    with qtbot.waitSignal(shown.text_wanted):
        qtbot.keyClick(barcode, KEY.Key_Return)
    assert desk.caret == desk.open.text.index("Kyiv kehilangan")

    qtbot.keyClick(barcode, KEY.Key_Down)
    assert barcode.at == (1, 0)
    qtbot.keyClick(barcode, KEY.Key_Down)
    assert barcode.rows[barcode.at[0]].kind == "undecided"
    qtbot.keyClick(barcode, KEY.Key_End)
    assert barcode.at[1] == len(barcode.rows[barcode.at[0]].stripes) - 1
    said = barcode.accessible_row(barcode.at[0])
    assert said.current and "Undecided · ¶" in said.words
    with qtbot.waitSignal(shown.text_wanted):
        qtbot.keyClick(barcode, KEY.Key_Escape)


def test_one_of_several_annotators(qtbot: QtBot, desk: Desk, mark, shown: Panel) -> None:
    """With a second annotator there is a choice, which counts that one's marks alone."""
    assert not shown.picture.who.isVisible()
    assert desk.record(add_annotator("Budi"))
    budi = next(each for each in queries.annotators(desk.library) if each.name == "Budi")
    mark("Dilaporkan", "Fact", by=budi.id)
    qtbot.waitUntil(shown.picture.who.isVisible)

    shown.picture.who.setCurrentIndex(shown.picture.who.findText("Budi"))

    qtbot.waitUntil(lambda: numbers(shown).get("Fact") == 1)
    qtbot.mouseClick(view(shown), LEFT, pos=place(shown, "Fact"))
    assert desk.caret == desk.open.text.index("Dilaporkan")


def test_nothing_marked(qtbot: QtBot, desk: Desk, panel: Panel) -> None:
    """A text without marks says so in words; its sentences are there."""
    panel.show_picture()

    qtbot.waitUntil(lambda: [row.kind for row in view(panel).rows] == ["none", "undecided"])
    assert panel.picture.remark.text().startswith("No marks yet.")


def test_save_and_copy(qtbot: QtBot, desk: Desk, shown: Panel, said, tmp_path: Path, monkeypatch) -> None:
    """SVG and PNG by the ending, SVG where there is none; the clipboard has both; a bad place is said."""
    chosen = [str(tmp_path / "a"), str(tmp_path / "b.png"), str(tmp_path / "away" / "c.svg")]
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (chosen.pop(0), "SVG (*.svg)"))
    whole = picture(desk.library, desk.open.document)
    for _ in range(3):
        qtbot.mouseClick(shown.picture.save_button, LEFT)

    assert (tmp_path / "a.svg").read_text(encoding="utf-8") == whole
    assert (tmp_path / "b.png").read_bytes().startswith(b"\x89PNG")
    assert "does not exist" in said[-1]

    qtbot.mouseClick(shown.picture.copy_button, LEFT)
    data = QApplication.clipboard().mimeData()
    assert data.hasImage() and bytes(data.data("image/svg+xml")).decode() == whole


def test_without_a_text_there_is_nobody_to_choose(qtbot: QtBot, desk: Desk, panel: Panel) -> None:
    """No empty list, and nothing to save."""
    editing.trash(desk, desk.open.document)

    panel.show_picture()

    qtbot.waitUntil(lambda: panel.picture.remark.text().startswith("Open a text"))
    assert panel.picture.who.isHidden()
    assert not panel.picture.save_button.isEnabled()
