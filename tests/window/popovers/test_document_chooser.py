"""Another text by a few letters."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tepi.library import queries
from tepi.library.edits.documents import add_document, alter_document
from tepi.text.document import Document
from tepi.text.readers.plain import read
from tepi.window.desk import Desk
from tepi.window.popovers.document_chooser import DocumentChooser
from tepi.window.theme import Themes


def test_title_author_and_publication(qtbot: QtBot, desk: Desk, themes: Themes) -> None:
    """Letters of title, author or publication find a text; Enter takes it, nothing that fits is said."""
    ground = QWidget()
    qtbot.addWidget(ground)
    ground.resize(900, 700)
    ground.show()
    for words in (b"First words of one text.", b"Quite another text."):
        desk.library.history.record(add_document(read(words, "")))
    first = next(each for each in queries.documents(desk.library) if "First" in each.title)
    desk.record(alter_document(first, None, author="Ratna", publication="Kompas"))
    chooser = DocumentChooser(desk, themes, ground)
    taken: list[Document] = []
    chooser.open_for(taken.append)
    assert chooser.list.current is not None and chooser.list.current.value == desk.open.document.id
    assert len(chooser.list.choices.rows) == 3

    for letters, title in (("quite", "Quite another text."), ("kompas", first.title), ("ratna", first.title)):
        chooser.field.setText(letters)
        assert chooser.list.choices.rows[0].name == title
    chooser.field.setText("nothing of the kind")
    assert list(chooser.list.choices.rows) == [] and "no such text" in chooser.keys.text()
    chooser.field.setText("rat")
    QTest.keyClick(chooser.field, Qt.Key.Key_Return)
    assert [each.id for each in taken] == [first.id]
