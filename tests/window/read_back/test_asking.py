"""Files that come by drop, Ctrl+O, paste or a start are texts, or exports to be read back."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from tepi.exchange.markdown import pieces
from tepi.library import queries
from tepi.window import open_window
from tepi.window.hands import Hands
from tepi.window.read_back.asking import parted, pasted_paths
from tepi.window.read_back.sheet import ReadBackSheet

HEADS = {
    "text.md": ("---\ntitle: x\n---\n# x\n", False),
    "plain.txt": ('---\ntepi: {document: "x"}\n---\n', False),
    "a.md": ('---\ntepi: {format: "1", document: "x"}\n---\n', True),
    "b.markdown": ('\ufeff---\r\ntepi-document: "x"\r\n---\r\n', True),
}


def test_exports_are_told_by_their_heads(tmp_path: Path) -> None:
    """A Markdown file with Tepi's front matter is one, whatever its line ends; no other file is."""
    for name, (text, _) in HEADS.items():
        (tmp_path / name).write_bytes(text.encode())
    texts, exports = parted([tmp_path / name for name in (*HEADS, "absent.md")])

    assert [path.name for path in exports] == [name for name, (_, export) in HEADS.items() if export]
    assert [path.name for path in texts] == ["text.md", "plain.txt", "absent.md"]


@pytest.mark.parametrize("words", ["", "a text", "/nowhere/a.md", "a\n/b", "x" * 9_000, "/\0"])
def test_words_are_no_path(words: str) -> None:
    """Only the whole path of a file that is there is one."""
    data = QMimeData()
    data.setText(words)

    assert pasted_paths(data) == []


def test_paths_on_the_clipboard(tmp_path: Path) -> None:
    """As a file manager copies them, or typed."""
    path = tmp_path / "a b.md"
    path.write_text("x")
    data = QMimeData()
    data.setText(f" '{path}'\n")
    urls = QMimeData()
    urls.setUrls([QUrl.fromLocalFile(str(path))])

    assert pasted_paths(data) == pasted_paths(urls) == [path]


def test_a_file_comes_home(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Pasted as a path it opens the sheet; Enter applies; Ctrl+Z takes it back; unedited it says so."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    window = open_window(tmp_path / "library.tepi", [])
    hands = Hands(window)
    hands.until(lambda: window.desk.open is not None, "no document opens")
    window.activateWindow()
    hands.until(window.pane.view.hasFocus, "the text does not get the keyboard")
    desk = window.desk
    path = tmp_path / "a.md"
    text = "".join(pieces(desk.library, [desk.open.document.id]))
    path.write_text(text.replace("---\n\n# ", "author: Ani\n---\n\n# "), encoding="utf-8")
    try:
        QGuiApplication.clipboard().setText(str(path))
        QTest.keyClick(window.pane.view, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        sheet = window.findChild(ReadBackSheet)
        assert sheet is not None
        hands.until(sheet.list.hasFocus, "the sheet does not open")
        QTest.keyClick(sheet.list, Qt.Key.Key_Return)
        assert desk.open.document.author == "Ani"
        window.work.take_files([path])
        hands.until(lambda: "nothing to do" in window.strip.text, "it is not said that nothing is to do")
        hands.until(window.pane.view.hasFocus, "the text does not get the keyboard back")
        QTest.keyClick(window.pane.view, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        assert queries.documents(desk.library)[0].author == ""
        path.write_text("---\ntepi: x\n---\n")
        window.work.take_files([path])
        hands.until(
            lambda: "no Markdown that Tepi can read back" in window.strip.text, "what is wrong is not said"
        )
    finally:
        QGuiApplication.clipboard().clear()
        window.close()
        window.deleteLater()
        hands.rest()
