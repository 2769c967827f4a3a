"""Texts come in beside the window: it stays awake, says how far it is, and takes nobody away from their work."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from tepi.library import add_apart
from tepi.library.add_apart import News
from tepi.library.adding import Outcome, add_file, add_words
from tepi.library.file import open_library
from tepi.window import adding as adding_module
from tepi.window import open_window, stepping
from tepi.window.adding import can_be_read_at_once
from tepi.window.hands import Hands
from tepi.window.main_window import MainWindow

LIMIT = 30_000


class Helper:
    """Stands in for the process: adds through a library of its own when it is told to, and can die."""

    made: list[Helper]

    def __init__(self) -> None:
        self.said: list[News] = []
        self.wanted: list[tuple[str, str]] = []
        self.has_ended = self.killed = False
        self.made.append(self)

    def add(self, library: Path, library_id: str, wanted: Sequence[tuple[str, str]]) -> None:
        self.library, self.wanted = library, list(wanted)

    def news(self) -> list[News]:
        said, self.said = self.said, []
        return said

    def kill(self) -> None:
        self.killed = True

    def tell(self, share: float) -> None:
        self.said.append(News(0, share))

    def do_next(self) -> Outcome:
        """Add one of the texts that are left."""
        kind, value = self.wanted.pop(0)
        with open_library(self.library) as library:
            outcome = add_file(library, Path(value)) if kind == "file" else add_words(library, value)
        self.said.append(News(0, 1.0, outcome))
        if not self.wanted:
            self.has_ended = True
        return outcome


@pytest.fixture
def window(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """The real window on a new library; what is said of progress is said at once."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(adding_module, "TELL_MS", -1)
    monkeypatch.setattr(adding_module, "EVERY_MS", -1)
    made = open_window(tmp_path / "library.tepi", ())
    hands = Hands(made)
    hands.until(lambda: made.desk.open is not None, "no document opens")
    made.activateWindow()
    hands.until(made.pane.view.hasFocus, "the text does not get the keyboard")
    yield made
    assert made.close() or made.close()
    made.deleteLater()
    hands.rest()


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> list[Helper]:
    """The helpers that were asked for, in order."""
    Helper.made = []
    monkeypatch.setattr(add_apart, "Apart", Helper)
    return Helper.made


def book(folder: Path, name: str) -> Path:
    """A text that takes more than a moment."""
    path = folder / name
    path.write_text(f"{name} begins here. " + "Kata demi kata. " * 20_000, encoding="utf-8")
    return path


def test_a_book_is_read_by_another_process(window: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    """It opens when it is in, and nothing is left of the process."""
    path = book(tmp_path, "book.txt")
    assert not can_be_read_at_once([path])

    window.work.take_files([path])
    assert window.work.adding.is_busy

    qtbot.waitUntil(lambda: not window.work.adding.is_busy, timeout=LIMIT)
    assert window.desk.open.document.title == "book.txt begins here."
    assert window.strip.text == ""
    window.work.take_files([path])
    qtbot.waitUntil(lambda: not window.work.adding.is_busy, timeout=LIMIT)
    assert window.strip.text == "“book.txt begins here.” was there already"


def test_a_small_text_is_there_at_once(window: MainWindow, tmp_path: Path, helpers: list[Helper]) -> None:
    """No process is started for it."""
    path = tmp_path / "small.txt"
    path.write_text("Small. Really.", encoding="utf-8")

    window.work.take_files([path])

    assert window.desk.open.document.title == "Small."
    assert not helpers


def test_how_far_it_is_is_said_with_a_way_to_end_it(
    window: MainWindow, tmp_path: Path, helpers: list[Helper], qtbot: QtBot
) -> None:
    """Share and name; Cancel ends the process, and nothing has come in."""
    before = window.desk.open.document.id
    window.work.take_files([book(tmp_path, "book.txt")])
    helpers[0].tell(0.42)

    qtbot.waitUntil(lambda: window.strip.text == "Reading “book.txt”: 42 %")
    window.strip.take_keyboard()
    Hands(window).press("Return")

    assert helpers[0].killed and not window.work.adding.is_busy
    assert window.strip.text == "Cancelled. Nothing was added"
    assert window.desk.open.document.id == before


def test_the_first_of_several_opens_while_the_others_are_read(
    window: MainWindow, tmp_path: Path, helpers: list[Helper], qtbot: QtBot
) -> None:
    """Then the reader stays there; at the end the strip counts, and the list says why one is not in."""
    empty = tmp_path / "empty.txt"
    empty.write_text("", encoding="utf-8")
    window.work.take_files([empty, book(tmp_path, "one.txt"), book(tmp_path, "two.txt")])
    helpers[0].do_next()
    helpers[0].do_next()
    qtbot.waitUntil(lambda: window.desk.open.document.title == "one.txt begins here.")
    qtbot.waitUntil(lambda: window.strip.text.startswith("Text 3 of 3. Reading “two.txt”"))
    helpers[0].do_next()

    qtbot.waitUntil(lambda: not window.work.adding.is_busy)
    assert window.desk.open.document.title == "one.txt begins here."
    assert window.strip.text == "2 texts added, 1 could not be added"
    window.strip.take_keyboard()
    Hands(window).press("Return")
    card = Hands(window).find("added")
    assert "empty.txt" in card.reasons.text()
    Hands(window).press("Down", "Return")
    assert window.desk.open.document.title == "two.txt begins here."


def test_who_goes_on_meanwhile_is_not_taken_away(
    window: MainWindow, tmp_path: Path, helpers: list[Helper], qtbot: QtBot
) -> None:
    """A step in the text is enough: the new one is offered."""
    before = window.desk.open.document.id
    window.work.take_files([book(tmp_path, "book.txt")])
    stepping.sentence(window.desk, 1)
    helpers[0].do_next()

    qtbot.waitUntil(lambda: not window.work.adding.is_busy)
    assert window.desk.open.document.id == before
    assert window.strip.text == "“book.txt begins here.” is added"
    window.strip.take_keyboard()
    Hands(window).press("Return")
    assert window.desk.open.document.title == "book.txt begins here."


def test_another_message_is_not_pushed_away(
    window: MainWindow, tmp_path: Path, helpers: list[Helper], qtbot: QtBot
) -> None:
    """What else is said stands until it goes by itself or is closed; then progress is said again."""
    window.work.take_files([book(tmp_path, "book.txt")])
    helpers[0].tell(0.1)
    qtbot.waitUntil(lambda: "10 %" in window.strip.text)
    window.desk.say("Something else", "warning")
    helpers[0].tell(0.2)
    qtbot.waitUntil(lambda: not helpers[0].said)
    assert window.strip.text == "Something else"

    window.desk.hush()

    qtbot.waitUntil(lambda: "20 %" in window.strip.text)
    window.work.adding.stop()


def test_what_comes_meanwhile_joins_and_a_death_costs_one_text(
    window: MainWindow, tmp_path: Path, helpers: list[Helper], qtbot: QtBot
) -> None:
    """Where the process ends over a text, that one is named; a new process reads the others."""
    window.work.take_files([book(tmp_path, "one.txt"), book(tmp_path, "two.txt")])
    window.work.adding.add_text("Pasted words. " * 20_000)
    helpers[0].has_ended = True
    qtbot.waitUntil(lambda: len(helpers) == 2)
    assert [value[:6] for _, value in helpers[1].wanted[1:]] == ["Pasted"]
    helpers[1].do_next()
    helpers[1].do_next()

    qtbot.waitUntil(lambda: not window.work.adding.is_busy)
    assert helpers[0].killed
    assert window.strip.text == "2 texts added, 1 could not be added"


def test_the_process_gets_ready_while_files_are_chosen(window: MainWindow, helpers: list[Helper]) -> None:
    """One is enough; it is let go when the window closes."""
    window.work.adding.get_ready()
    window.work.adding.get_ready()
    assert len(helpers) == 1

    window.work.stop()

    assert helpers[0].killed


def test_who_closes_meanwhile_is_told_once(
    window: MainWindow, tmp_path: Path, qtbot: QtBot, helpers: list[Helper]
) -> None:
    """A text that is not in yet is not left out without a word: the window stays, and the second time it closes."""
    window.work.take_files([book(tmp_path, "a.txt"), book(tmp_path, "b.txt")])
    assert not window.close() and window.isVisible()
    qtbot.waitUntil(lambda: window.strip.text.endswith("Close again, and what is not in yet is left out"))
    assert not helpers[0].killed
    helpers[0].do_next()
    helpers[0].do_next()
    qtbot.waitUntil(lambda: not window.work.adding.is_busy)
    assert window.strip.text.startswith("2 texts added")

    window.work.take_files([book(tmp_path, "c.txt")])
    assert not window.close(), "what was said of other texts counts for these"
    assert window.close()
    assert helpers[1].killed


def test_a_pasted_book_is_read_beside_the_window(
    window: MainWindow, helpers: list[Helper], qtbot: QtBot
) -> None:
    """As a file would be."""
    window.work.adding.add_text("Pasted words stand here. " * 20_000)
    qtbot.waitUntil(lambda: window.strip.text.startswith("Reading “the pasted text”"))
    helpers[0].do_next()

    qtbot.waitUntil(lambda: not window.work.adding.is_busy)
    assert window.desk.open.document.title == "Pasted words stand here."


def test_what_is_read_at_once(tmp_path: Path) -> None:
    """Small texts, as many as take a moment together, and what cannot be had; no signs nested by the thousand."""
    folder, small, rich, tangled = (tmp_path / name for name in ("f", "a.txt", "b.md", "c.md"))
    folder.mkdir()
    small.write_text("Kata. " * 10_000, encoding="utf-8")
    rich.write_text("- kata *demi* kata\n" * 1_000, encoding="utf-8")
    tangled.write_text("- " * 5_000, encoding="utf-8")

    assert can_be_read_at_once([small])
    assert not can_be_read_at_once([small] * 20)
    assert can_be_read_at_once([rich, folder, tmp_path / "gone.md"])
    assert not can_be_read_at_once([tangled])
