"""A note as it is read: cut when long, boxes in place, nothing loaded."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from tepi.window.panel.rendered_note import RenderedNote
from tepi.window.theme import LIGHT

pytestmark = pytest.mark.usefixtures("qtbot")


def plain(note: RenderedNote) -> str:
    return note._document.toPlainText()


def test_markup_becomes_looks(qtbot: QtBot) -> None:
    """Signs of Markdown are gone, HTML stays visible text."""
    note = RenderedNote("# Head\n\n*slanted* <b>tag</b>", LIGHT, 280)

    assert plain(note) == "Head\nslanted <b>tag</b>"


def test_pictures_are_never_loaded(tmp_path: Path) -> None:
    """A picture in a note is its name in brackets, also one that lies on the disk."""
    picture = tmp_path / "p.png"
    QImage(300, 300, QImage.Format.Format_RGB32).save(str(picture))
    note = RenderedNote(f"before ![alt]({picture.as_posix()}) after", LIGHT, 280)

    assert "￼" not in plain(note)
    assert "p.png" in plain(note)
    assert note.height < 80


def test_long_notes_are_cut() -> None:
    """Four lines, then an ellipsis; the whole when asked."""
    text = "word " * 200
    short, whole = RenderedNote(text, LIGHT, 280, most=4), RenderedNote(text, LIGHT, 280)

    assert short.cut
    assert not whole.cut
    assert short.height < 5 * 18 < whole.height


def test_boxes_are_found_by_their_places() -> None:
    """A point on a box gives its number, a point on the words none."""
    note = RenderedNote("Words\n\n- [ ] one\n- [x] two", LIGHT, 280)
    boxes = [box for _, box in note._boxes()]

    assert note.tasks == [False, True]
    assert [note.task_at(box.center().x(), box.center().y()) for box in boxes] == [0, 1]
    assert note.task_at(boxes[0].right() + 30, boxes[0].center().y()) is None


def test_a_ticked_box_looks_different() -> None:
    """Ticked and open are drawn with different pictures."""

    def drawn(text: str) -> QImage:
        image = QImage(60, 20, QImage.Format.Format_RGB32)
        image.fill(LIGHT.card)
        painter = QPainter(image)
        RenderedNote(text, LIGHT, 60).draw(painter, 0, 0)
        painter.end()
        return image

    assert drawn("- [ ] a") != drawn("- [x] a")
