"""The field for Markdown."""

from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tepi.window.popovers.markdown_field import MarkdownField


def test_its_signs_are_coloured(qtbot: QtBot, themes, ground) -> None:
    """What is typed is highlighted as it stands."""
    field = MarkdownField(themes, ground, 80)
    field.setPlainText("plain **bold** `code`")
    block = field.document().firstBlock()

    qtbot.waitUntil(lambda: len(block.layout().formats()) > 0)


def test_tab_leaves_it(qtbot: QtBot, themes, ground) -> None:
    """Nobody is caught in a field."""
    field = MarkdownField(themes, ground, 80)
    field.show()
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_Tab)

    assert field.toPlainText() == ""
    assert not field.hasFocus()
