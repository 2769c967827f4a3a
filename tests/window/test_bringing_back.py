"""An edited export comes home by drop and by the dialog of Ctrl+O; other exports are named for what they are."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tepi.exchange.export import export_pieces
from tepi.exchange.markdown import pieces
from tepi.library import queries
from tepi.window import open_window
from tepi.window.hands import Hands
from tepi.window.main_window import MainWindow
from tepi.window.read_back.sheet import ReadBackSheet


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window on a new library, with the keyboard in the text."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    window = open_window(tmp_path / "library.tepi", [])
    hands = Hands(window)
    hands.until(lambda: window.desk.open is not None, "no document opens")
    window.activateWindow()
    hands.until(window.pane.view.hasFocus, "the text does not get the keyboard")
    yield window
    window.close()
    window.deleteLater()
    hands.rest()


@pytest.fixture
def edited(window: MainWindow, tmp_path: Path) -> Path:
    """Its document's export, to which a hand has given an author."""
    path = tmp_path / "edited.md"
    text = "".join(pieces(window.desk.library, [window.desk.open.document.id]))
    path.write_text(text.replace("---\n\n# ", "author: Ani\n---\n\n# "), encoding="utf-8")
    return path


def drop(target: QWidget, *paths: Path) -> None:
    """Carry files over a widget and let them go there, as a file manager does."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    entered = QDragEnterEvent(QPoint(300, 300), copy, data, left, none)
    QApplication.sendEvent(target, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(300, 300), copy, data, left, none)
    QApplication.sendEvent(target, dropped)
    assert dropped.isAccepted()


def take(window: MainWindow) -> None:
    """Wait for the sheet and take what it offers."""
    hands = Hands(window)
    hands.until(
        lambda: (sheet := window.findChild(ReadBackSheet)) is not None and sheet.list.hasFocus(),
        "the sheet does not open",
    )
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert window.desk.open.document.author == "Ani"


def test_by_drop(window: MainWindow, edited: Path) -> None:
    """Dropped on the window, an edited export is compared; a text beside it is added."""
    text = edited.with_name("a.txt")
    text.write_text("A new text.", encoding="utf-8")
    before = len(queries.documents(window.desk.library))
    shown = window.desk.open.document
    drop(window, edited, text)
    Hands(window).until(
        lambda: len(queries.documents(window.desk.library)) == before + 1, "the text does not come in"
    )
    Hands(window).until(
        lambda: (sheet := window.findChild(ReadBackSheet)) is not None and sheet.list.hasFocus(),
        "the sheet does not open",
    )
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert queries.document(window.desk.library, shown.id).author == "Ani"


def test_by_the_dialog(window: MainWindow, edited: Path) -> None:
    """Ctrl+O, its name in the dialog, a press on Open: the same."""
    seen: list[str] = []
    looking = QTimer()

    def typed() -> None:
        dialog = QApplication.activeModalWidget()
        field = dialog.findChild(QLineEdit, "fileNameEdit") if dialog is not None else None
        if field is None or not field.isVisible():
            return
        looking.stop()
        seen.append(dialog.windowTitle())
        field.setText(str(edited))
        button = dialog.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Open)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        if dialog.isVisible():
            seen.append("The dialog stays")
            dialog.reject()

    looking.timeout.connect(typed)
    looking.start(20)
    QTest.keyClick(window.pane.view, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    assert seen == ["Add texts"]
    window.activateWindow()
    take(window)


def test_an_export_that_cannot_come_back(window: MainWindow, tmp_path: Path) -> None:
    """It is said what it is; a button adds it as a text for whoever means that."""
    path = tmp_path / "copy.html"
    library = window.desk.library
    path.write_text(
        "".join(export_pieces(library, queries.documents(library)[:1], to="html")), encoding="utf-8"
    )
    before = len(queries.documents(library))
    drop(window, path)
    hands = Hands(window)
    hands.until(lambda: "a reading copy that Tepi has exported" in window.strip.text, "it is not said")
    assert len(queries.documents(library)) == before
    button = next(each for each in window.strip.findChildren(QPushButton) if each.text())
    assert button.text() == "Add as text"
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    hands.until(lambda: len(queries.documents(library)) == before + 1, "it does not come in")
