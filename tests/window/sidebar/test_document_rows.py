"""The rows of the documents list."""

from __future__ import annotations

from PySide6.QtCore import Qt

from tepi.library.edits.documents import alter_document, trash_document
from tepi.library.file import Library
from tepi.text.document import Document
from tepi.window.desk import Desk
from tepi.window.sidebar.document_rows import ROW, DocumentRows


def titles(rows: DocumentRows) -> list[str]:
    """What the rows say."""
    return [rows.index(place).data() for place in range(rows.rowCount())]


def test_every_document_is_a_row(qtbot, desk: Desk, editorial: Document, second: Document) -> None:
    """In the library's order, the title being the display role."""
    rows = DocumentRows(desk)
    rows.read()

    assert titles(rows) == [editorial.title, second.title]
    assert rows.find(second.id).row() == 1
    assert not rows.find("nothing").isValid()


def test_the_trash_is_a_row_only_when_it_holds_something(
    qtbot, desk: Desk, library: Library, editorial: Document, second: Document
) -> None:
    """It says how many texts it holds, and opened it shows them."""
    library.history.record(trash_document(second))
    rows = DocumentRows(desk)
    rows.read()
    assert titles(rows) == [editorial.title, "Trash (1)"]

    rows.trash_open = True
    rows.read()

    assert titles(rows) == [editorial.title, "Trash (1)", second.title]
    assert rows.index(2).data(ROW).kind == "trashed"


def test_a_new_title_resets_nothing(qtbot, desk: Desk, library: Library, editorial: Document) -> None:
    """Only the wording changed: the list must not jump."""
    rows = DocumentRows(desk)
    rows.read()
    resets: list[bool] = []
    rows.modelReset.connect(lambda: resets.append(True))
    library.history.record(alter_document(editorial, title="Tentara"))

    rows.read()

    assert (titles(rows), resets) == (["Tentara"], [])


def test_the_tooltip_says_what_decided_means(qtbot, desk: Desk) -> None:
    """The figure of the open document is explained by its sentences."""
    rows = DocumentRows(desk)
    rows.read()

    assert "0 of 35 sentences are decided" in rows.index(0).data(Qt.ItemDataRole.ToolTipRole)


def test_no_library_no_rows(qtbot) -> None:
    """Before the library is open the list is empty."""
    rows = DocumentRows(Desk())
    rows.read()

    assert rows.rowCount() == 0
