"""The folder follows the library by itself, and says what the reader has to know."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog

from tepi.exchange.kept.beginning import begin, end
from tepi.exchange.kept.keep_up import keep_up
from tepi.exchange.kept.lock import held
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.window import keeping as module
from tepi.window import open_window
from tepi.window.hands import Hands
from tepi.window.main_window import MainWindow

OBSIDIAN = MarkdownOptions("obsidian")


@pytest.fixture
def vault(tmp_path: Path) -> Path:
    """An empty folder."""
    made = tmp_path / "vault"
    made.mkdir()
    return made


@pytest.fixture
def window(qtbot: object, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window on a library with one text, with short rests."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    for name in ("REST_MS", "LOOK_MS", "AGAIN_MS"):
        monkeypatch.setattr(module, name, 30)
    text = tmp_path / "one.txt"
    text.write_text("The first sentence is here. The second one follows it.", encoding="utf-8")
    made = open_window(tmp_path / "library.tepi", [text])
    hands = Hands(made)
    hands.until(lambda: made.desk.open is not None, "no document opens")
    made.activateWindow()
    hands.until(made.pane.view.hasFocus, "the text does not get the keyboard")
    yield made
    made.close()
    made.deleteLater()
    hands.rest()


def its_file(window: MainWindow) -> Path:
    """The file of the text that is open."""
    (path,) = window.keeping.folder.glob("*.md")
    return path


def edit(file: Path) -> str:
    """Write into a file what is to be read back; what it holds then."""
    mine = file.read_text("utf-8").replace("\n---\n", "\nauthor: Me\n---\n", 1)
    file.write_text(mine, encoding="utf-8")
    return mine


def said(window: MainWindow, words: str) -> None:
    """Wait for these words in the strip, and close whatever else it says."""
    until(window, lambda: words in window.strip.text or window.desk.hush())


def until(window: MainWindow, so: object, words: str = "it does not come about") -> None:
    Hands(window).until(so, words)


def start(window: MainWindow, vault: Path) -> Path:
    """Keep the library written there; the file of the text that is open."""
    window.keeping.begin(vault, OBSIDIAN)
    until(window, lambda: "also in vault" in window.status.saved_text)
    return its_file(window)


def test_a_key_is_in_the_folder_soon_after(window: MainWindow, vault: Path) -> None:
    """A mark made with a key reaches the file by itself; the status bar says so only then. Stopped, the file stays."""
    file = start(window, vault)
    assert "[!fact]" not in file.read_text("utf-8")
    Hands(window).press("1")
    assert window.status.saved_text == "All changes saved"
    until(window, lambda: "[!fact]" in file.read_text("utf-8"))
    until(window, lambda: window.status.saved_text == "All changes saved, also in vault")
    assert window.commands.qaction("folder.keep").text() == "Kept written to vault…"
    assert window.commands.qaction("folder.keep").isChecked()
    before = file.read_text("utf-8")
    window.keeping.stop()
    Hands(window).press("2")
    assert window.status.saved_text == "All changes saved"
    assert not window.commands.qaction("folder.keep").isChecked()
    assert not window.keeping._soon.isActive()
    assert file.read_text("utf-8") == before


def test_an_edit_there_is_offered_once(window: MainWindow, vault: Path) -> None:
    """In the strip with a button; the file stays; the button hands it to whatever takes files in."""
    file = start(window, vault)
    mine = edit(file)
    said(window, "was edited in the folder")
    assert window.strip.asks
    Hands(window).press("1")
    until(window, lambda: window.status.saved_text.endswith("also in vault (1 edited there)"))
    assert file.read_text("utf-8") == mine
    handed: list[Path] = []
    window.work.take_files = handed.extend
    window.commands.run("folder.read")
    assert handed == [file]
    window.desk.hush()
    looks: list[object] = []
    window.keeping.changed.connect(lambda: looks.append(0))
    until(window, lambda: len(looks) > 2)
    assert window.strip.text == ""


def test_a_folder_that_goes_and_comes_back(window: MainWindow, vault: Path) -> None:
    """One line, the work goes on, and what was done meanwhile is written when it is back."""
    file = start(window, vault)
    vault.rename(vault.with_name("away"))
    said(window, "is not there")
    assert window.status.saved_text == "All changes saved; vault waits"
    Hands(window).press("1")
    assert len(window.desk.open.index.ids()) == 1
    vault.with_name("away").rename(vault)
    until(window, lambda: "[!fact]" in file.read_text("utf-8"))
    said(window, "is written again")


def test_somebody_elses_file(window: MainWindow, vault: Path) -> None:
    """It is named and left, an error in the strip is not pushed aside for it, and as soon as it makes way ours is written."""
    name = "The first sentence is here.md"
    (vault / name).write_text("mine", encoding="utf-8")
    window.desk.say("Something else is wrong", "error")
    window.keeping.begin(vault, OBSIDIAN)
    until(window, lambda: window.keeping._foreign)
    assert window.strip.text == "Something else is wrong"
    said(window, "was not written by Tepi")
    assert (vault / name).read_text("utf-8") == "mine"
    (vault / name).unlink()
    until(window, lambda: (vault / name).exists() and "tepi-document" in (vault / name).read_text("utf-8"))


def test_closing_and_the_next_start(
    window: MainWindow, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A mark made just before the window closes is in the file; the next window goes on with the folder."""
    file = start(window, vault)
    monkeypatch.setattr(module, "REST_MS", 100_000)
    Hands(window).press("1")
    window.close()
    assert "[!fact]" in file.read_text("utf-8")
    monkeypatch.setattr(module, "REST_MS", 30)
    again = open_window(tmp_path / "library.tepi")
    try:
        until(again, lambda: "also in vault" in again.status.saved_text)
        assert again.keeping.folder == vault
    finally:
        again.close()
        again.deleteLater()
        Hands(again).rest()


def test_another_window_takes_turns(window: MainWindow, vault: Path) -> None:
    """While another process writes there, this one waits. Where another window has stopped it, this one stops too."""
    file = start(window, vault)
    with held(vault):
        Hands(window).press("1")
        until(window, lambda: window.keeping._soon.isActive() and not window.keeping._work.is_busy)
        assert "[!fact]" not in file.read_text("utf-8")
    until(window, lambda: "[!fact]" in file.read_text("utf-8"))
    assert window.keeping.edited == ()
    end(window.desk.library.id)
    until(window, lambda: not window.keeping.folder_kept)
    assert window.status.saved_text == "All changes saved"


def test_the_card(window: MainWindow, vault: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """By keys alone: choose the folder, keep it; the next time, stop."""
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(vault))
    hands = Hands(window)
    window.commands.run("folder.keep")
    hands.press("Return", "Return")
    until(window, lambda: "also in vault" in window.status.saved_text)
    assert window.pane.view.hasFocus()
    window.commands.run("folder.keep")
    hands.press("Shift+Tab", "Shift+Tab", "Return")
    assert not window.keeping.folder_kept


def test_an_edited_file_is_written_anew_from_the_card(window: MainWindow, vault: Path) -> None:
    """The card names it; one press writes it as the library has it and keeps what was edited beside."""
    from tepi.window.popovers.kept_folder import KeptFolderPopover

    file = start(window, vault)
    mine = edit(file)
    until(window, lambda: window.keeping.edited == (file.name,))
    window.desk.hush()
    Hands(window).press("1")
    window.commands.run("folder.keep")
    card = window.findChild(KeptFolderPopover)
    assert card.edited.text() == file.name
    assert card.edited.isVisible()
    assert card.anew.isVisible()
    card.anew.click()
    assert "lies beside it as" in window.strip.text
    until(window, lambda: "[!fact]" in file.read_text("utf-8"))
    assert file.with_name(f"{file.stem} (edited).md").read_text("utf-8") == mine
    until(window, lambda: window.keeping.edited == ())


def test_the_card_has_no_empty_room(window: MainWindow) -> None:
    """It is as high as its lines are at its width, not as they would be in a narrower one."""
    from tepi.window.popovers.kept_folder import KeptFolderPopover

    window.commands.run("folder.keep")
    card = window.findChild(KeptFolderPopover)

    until(window, lambda: card.height() == card.body.heightForWidth(card.width()))
    card.dismiss()


def test_only_the_example(
    qtbot: object, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The card says why nothing is written."""
    from tepi.window.popovers.kept_folder import KeptFolderPopover

    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    window = open_window(tmp_path / "library.tepi")
    until(window, lambda: window.desk.open is not None)
    try:
        window.commands.run("folder.keep")
        card = window.findChild(KeptFolderPopover)
        assert "only the example" in card.remark.text()
        assert not card.anew.isVisible()
        card.dismiss()
    finally:
        window.close()
        window.deleteLater()
        Hands(window).rest()


def test_a_refusal_is_said_in_the_card(
    window: MainWindow, vault: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder of another library: the card stays open and says why."""
    from tepi.library.file import open_library
    from tepi.window.popovers.kept_folder import KeptFolderPopover

    with open_library(tmp_path / "other.tepi") as other:
        begin(other, vault, OBSIDIAN)
        keep_up(other, _sums(vault))
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(vault))
    window.commands.run("folder.keep")
    Hands(window).press("Return", "Return")
    card = window.findChild(KeptFolderPopover)
    assert "another library (other.tepi)" in card.remark.text()
    assert not window.keeping.folder_kept
    card.dismiss()


def _sums(folder: Path) -> object:
    from tepi.exchange.kept.files import Sums

    return Sums(folder)
