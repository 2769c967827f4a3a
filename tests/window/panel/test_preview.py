"""The preview shows long texts piece by piece and colours only what is seen."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tepi.window.panel.preview import LONGEST, Preview
from tepi.window.theme import Themes


@pytest.fixture
def preview(qtbot: QtBot, themes: Themes) -> Preview:
    made = Preview(themes)
    qtbot.addWidget(made)
    made.resize(320, 400)
    with qtbot.waitExposed(made):
        made.show()
    return made


def fill(qtbot: QtBot, preview: Preview, *pieces: str) -> None:
    with qtbot.waitSignal(preview.filled):
        preview.fill(iter(pieces))


def coloured(preview: Preview, line: int) -> bool:
    return bool(preview.document().findBlockByNumber(line).layout().formats())


def test_pieces_make_the_text(qtbot: QtBot, preview: Preview) -> None:
    """What is shown is the pieces joined; filling again takes the place of what was there."""
    fill(qtbot, preview, "old\n")
    fill(qtbot, preview, "# One\n", "two\n")

    assert preview.toPlainText() == "# One\ntwo\n"


def test_only_lines_in_view_are_coloured(qtbot: QtBot, preview: Preview) -> None:
    """A line far below has no colours until it is scrolled to."""
    fill(qtbot, preview, "**bold**\n" * 2000)
    preview.grab()
    assert (coloured(preview, 0), coloured(preview, 1500)) == (True, False)

    preview.verticalScrollBar().setValue(1500)
    preview.grab()
    assert coloured(preview, 1505)


def test_front_matter_and_fences(qtbot: QtBot, preview: Preview) -> None:
    """The head is YAML, what stands in a fence is code, and behind it Markdown goes on."""
    fill(qtbot, preview, '---\ntitle: "x"\n---\n\n```\n# no head\n```\n# Head\n')
    preview.grab()
    weights = [
        [each.format.fontWeight() for each in preview.document().findBlockByNumber(n).layout().formats()]
        for n in (5, 7)
    ]

    assert coloured(preview, 1)
    assert 700 not in weights[0]
    assert weights[1] == [700]


def test_no_more_is_made_than_is_looked_at(qtbot: QtBot, preview: Preview) -> None:
    """Pieces far below are made when the reader scrolls there; a million characters are enough to look at."""
    made = []

    def pieces():
        for number in range(100):
            made.append(number)
            yield "x" * 99 + "\n" + ("y" * 99 + "\n") * 400

    with qtbot.waitSignal(preview.filled):
        preview.fill(pieces())
    assert len(made) < 5
    assert not preview.is_cut
    QApplication.processEvents()
    assert len(made) < 5

    def at_the_end() -> bool:
        preview.verticalScrollBar().setValue(preview.verticalScrollBar().maximum())
        return preview.is_cut

    qtbot.waitUntil(at_the_end)
    assert LONGEST < len(preview.toPlainText()) < LONGEST + 500_000
    assert len(made) < 100


def test_scrolled_place_is_kept(qtbot: QtBot, preview: Preview) -> None:
    """A refresh does not throw the reader back to the top."""
    fill(qtbot, preview, "line\n" * 500)
    preview.verticalScrollBar().setValue(200)
    fill(qtbot, preview, "line\n" * 501)

    assert preview.verticalScrollBar().value() == 200
