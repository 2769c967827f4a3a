"""The sidebar as a whole."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from tepi.text.document import Document
from tepi.window.desk import Desk
from tepi.window.popovers.facts import FactsPopover
from tepi.window.sidebar.sidebar import Sidebar
from tepi.window.theme import Themes


@pytest.mark.parametrize("height", [420, 590, 820, 2000])
def test_parts_stand_one_under_the_other(sidebar: Sidebar, height: int) -> None:
    """At no height does a part cover another or leave the sidebar."""
    sidebar.resize(248, height)
    parts = sorted(
        (each for each in (sidebar.documents, sidebar.codebook, sidebar.guideline)),
        key=lambda part: part.y(),
    )

    assert parts == [sidebar.documents, sidebar.codebook, sidebar.guideline]
    for above, below in pairwise(parts):
        assert above.geometry().bottom() < below.geometry().top()
    assert parts[-1].geometry().bottom() < height


def test_the_library_fills_it_when_it_comes(
    qtbot: QtBot, library, editorial: Document, themes: Themes
) -> None:
    """Made before the library is open, it shows everything once a document is."""
    from tepi.library.whoami import annotator

    desk = Desk()
    made = Sidebar(desk, themes, None)
    qtbot.addWidget(made)
    made.show_first(editorial)
    assert made.documents.rows.rowCount() == 1
    desk.use(library, annotator(library, "Sari"))

    desk.show(editorial)

    assert made.codebook.rows.rowCount() == 4
    assert made.guideline.code is not None


def test_buttons_run_commands(qtbot: QtBot, sidebar: Sidebar, commands) -> None:
    """What the window does is asked of its commands."""
    qtbot.mouseClick(sidebar.scope, Qt.MouseButton.LeftButton)

    assert commands.done == ["codebook.library"]


def test_facts_open_for_a_document(qtbot: QtBot, sidebar: Sidebar, second: Document) -> None:
    """The popover shows that document's title."""
    sidebar.edit_facts(second)

    popover = sidebar.window().findChild(FactsPopover)
    assert popover.findChild(QLineEdit, "fact_title").text() == second.title


def test_the_theme_changes_its_ground(sidebar: Sidebar, themes: Themes) -> None:
    """Every part is painted anew in the dark."""
    themes.choose("dark")

    assert sidebar.grab().toImage().pixelColor(2, 2).name() == themes.current.panel


def test_making_it_loads_nothing_heavy(checkout: Path) -> None:
    """The first frame waits for no database, no highlighter, no segmenter."""
    program = """
import sys
from itertools import pairwise
from PySide6.QtWidgets import QApplication
app = QApplication([])
from tepi.window.desk import Desk
from tepi.window.theme import Themes
from tepi.window.sidebar.sidebar import Sidebar
made = Sidebar(Desk(), Themes("light"), None)
made.resize(248, 800)
made.grab()
print(sorted({"sqlalchemy", "pygments", "sentencex", "regex", "json"} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=checkout / "desktop", capture_output=True, text=True
    )

    assert done.stdout.strip() == "[]", done.stderr
