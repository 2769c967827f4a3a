"""A place that cannot be written is one line with a way out, and what was there stays whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from tepi.exchange import safe_write
from tepi.exchange.request import Request
from tepi.window.asks import Message
from tepi.window.desk import Desk
from tepi.window.panel import saving as module
from tepi.window.panel.saving import Saving


@pytest.fixture
def saving(qtbot: QtBot, desk: Desk) -> Saving:
    parent = QWidget()
    qtbot.addWidget(parent)
    made = Saving(desk, parent)
    made.kept = parent  # type: ignore[attr-defined]  # as long as the test
    return made


def request(desk: Desk) -> Request:
    return Request(document=desk.open.document.id)


def failing(qtbot: QtBot, saving: Saving, desk: Desk, heard: list[Message], path: Path) -> Message:
    saved: list[Path] = []
    heard.clear()
    saving.save(request(desk), path, saved.append, lambda: None)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].kind == "error")
    assert saved == []
    return heard[-1]


def test_a_place_that_is_gone_or_closed(
    qtbot: QtBot, desk: Desk, saving: Saving, heard: list[Message], tmp_path: Path, monkeypatch
) -> None:
    """The line names the place, and its button asks for another."""
    said = failing(qtbot, saving, desk, heard, tmp_path / "gone" / "a.md")
    assert str(tmp_path / "gone") in said.text
    assert said.action == "Save elsewhere…"
    monkeypatch.setattr(safe_write.os, "access", lambda *_: False)
    assert "read-only" in failing(qtbot, saving, desk, heard, tmp_path / "a.md").text


def test_a_disk_that_fills_up(
    qtbot: QtBot, desk: Desk, saving: Saving, heard: list[Message], tmp_path: Path, monkeypatch
) -> None:
    """The old file is whole, and nothing is left beside it."""
    path = tmp_path / "a.md"
    path.write_text("old", encoding="utf-8")
    before = {each.name for each in tmp_path.iterdir()}

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safe_write.os, "fsync", full)
    said = failing(qtbot, saving, desk, heard, path)

    assert said.text.count("No space left on device") == 1
    assert path.read_text(encoding="utf-8") == "old"
    assert {each.name for each in tmp_path.iterdir()} == before


def test_a_file_gets_the_formats_ending(desk: Desk, saving: Saving, tmp_path: Path, monkeypatch) -> None:
    """Where the reader gave none; and nothing is asked for twice."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(tmp_path / "out"), ""))
    assert saving.ask(request(desk), "", "") == tmp_path / "out.md"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    assert saving.ask(request(desk), "", "") is None


def test_a_copy_has_a_limit(
    qtbot: QtBot, desk: Desk, saving: Saving, heard: list[Message], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A large one says how large it is; one that is too large for the clipboard says what to do."""
    monkeypatch.setattr(module, "WORTH_TELLING", 10)
    saving.copy(request(desk), lambda: None)
    qtbot.waitUntil(lambda: bool(heard) and "on the clipboard" in heard[-1].text)
    assert heard[-1].text.endswith(" characters)")
    monkeypatch.setattr(module, "LARGEST_COPY", 10)
    saving.copy(request(desk), lambda: None)
    qtbot.waitUntil(lambda: bool(heard) and heard[-1].kind == "error")
    assert "too many for the clipboard. Save it to a file" in heard[-1].text
