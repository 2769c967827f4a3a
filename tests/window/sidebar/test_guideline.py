"""The guideline card."""

from __future__ import annotations

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QTextDocument
from pytestqt.qtbot import QtBot

from tepi.library.edits.codebook import add_example, alter_code
from tepi.window.desk import Desk
from tepi.window.popovers.code_editor import CodeEditor
from tepi.window.popovers.versions import VersionsPopover
from tepi.window.sidebar.sidebar import Sidebar


def test_the_code_just_used_is_shown(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """A moment after it was given or pointed at."""
    card = sidebar.guideline
    assert card.code.name == "Fact"

    desk.code_used.tell(desk.codebook.named("Opinion").id)

    qtbot.waitUntil(lambda: card.code.name == "Opinion")
    assert "judgement" in card.prose.toPlainText()


def test_markdown_is_rendered_and_html_is_not(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """Signs become what they mean; tags stay text."""
    fact = desk.codebook.named("Fact")
    desk.record(alter_code(desk.codebook, fact, guideline="A **bold** word, <b>not</b> a tag."))

    assert "A bold word, <b>not</b> a tag." in sidebar.guideline.prose.toPlainText()


def test_examples_stand_under_it(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """A counter-example says that it is one."""
    fact = desk.codebook.named("Fact")
    desk.record(add_example(fact, "example", "sekitar 10.000 tentara", "Pengiriman, ¶1 s1", None))
    desk.record(
        add_example(desk.codebook.named("Fact"), "counter", "perang ilegal", "Pengiriman, ¶1 s1", None)
    )

    shown = sidebar.guideline.prose.toPlainText()
    assert "“sekitar 10.000 tentara”" in shown
    assert "Not: “perang ilegal”" in shown


def test_nothing_is_loaded(qtbot: QtBot, sidebar: Sidebar) -> None:
    """A picture in a guideline is never fetched."""
    kind = QTextDocument.ResourceType.ImageResource.value

    assert sidebar.guideline.prose.loadResource(kind, QUrl("file:///etc/hostname")) is None


def test_the_pencil_opens_the_editor(qtbot: QtBot, desk: Desk, sidebar: Sidebar) -> None:
    """With the keyboard in the guideline."""
    qtbot.mouseClick(sidebar.guideline.edit, Qt.MouseButton.LeftButton)

    editor = sidebar.window().findChild(CodeEditor)
    assert editor.title.text() == "Fact"
    qtbot.waitUntil(editor.guideline.hasFocus)


def test_the_version_line_opens_the_versions(qtbot: QtBot, sidebar: Sidebar) -> None:
    """It names the version in force."""
    assert sidebar.guideline.version.text().startswith("Version 1 · ")

    qtbot.mouseClick(sidebar.guideline.version, Qt.MouseButton.LeftButton)

    assert sidebar.window().findChild(VersionsPopover).isVisible()


def test_it_begins_at_its_beginning_when_the_sidebar_is_first_shown(
    qtbot: QtBot, desk: Desk, sidebar: Sidebar
) -> None:
    """Also where it was written while the sidebar was hidden."""
    window = sidebar.window()
    window.hide()
    window.resize(window.width(), 600)
    fact = desk.codebook.named("Fact")
    desk.record(alter_code(desk.codebook, fact, guideline="Many words. " * 200))
    window.show()
    qtbot.waitExposed(window)
    prose = sidebar.guideline.prose
    qtbot.waitUntil(lambda: prose.verticalScrollBar().maximum() > 0)

    assert prose.textCursor().atStart()
    assert prose.verticalScrollBar().value() == 0
