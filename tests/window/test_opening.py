"""From the first frame to a desk that is ready, and where the reader left off."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.file import open_library
from tepi.window import editing, opening
from tepi.window.desk import Desk, Message
from tepi.window.state import State


@pytest.fixture
def desk() -> Iterator[Desk]:
    """A desk on which nothing is open yet."""
    made = Desk()
    yield made
    if made.library is not None:
        made.library.close()


@pytest.fixture
def heard(desk: Desk) -> list[Message]:
    """What the strip was told."""
    found: list[Message] = []
    desk.said.join(found.append)
    return found


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the library will lie."""
    return tmp_path / "library.tepi"


def close(desk: Desk) -> Desk:
    """End the day: close the library; a desk for the next one."""
    desk.library.close()
    desk.library = None
    return Desk()


def test_a_new_library_has_the_editorial(desk: Desk, path: Path, heard: list[Message]) -> None:
    """A new library opened without a file gets the editorial as its example, and one quiet line about the keys."""
    opening.make_ready(desk, path, [], State(None), None)

    assert desk.open is not None and desk.open.document.example
    assert [message.text for message in heard] == ["J next sentence, 1–5 mark it, 0 none"]
    assert [document.example for document in queries.documents(desk.library)] == [True]


def test_a_new_library_with_a_file(desk: Desk, path: Path, tmp_path: Path, heard: list[Message]) -> None:
    """Opened with a file, a new library holds that file and no example."""
    file = tmp_path / "mine.txt"
    file.write_text("One. Two.", encoding="utf-8")
    opening.make_ready(desk, path, [file], State(None), None)

    assert desk.open is not None and desk.open.text == "One. Two."
    assert len(queries.documents(desk.library)) == 1
    assert heard == []


def test_a_file_that_cannot_be_read(desk: Desk, path: Path, tmp_path: Path, heard: list[Message]) -> None:
    """A missing file is named, and that is what stays in the strip; the library is open, without the example."""
    opening.make_ready(desk, path, [tmp_path / "missing.txt"], State(None), None)

    assert desk.library is not None
    assert desk.open is None
    assert "missing.txt" in heard[-1].text
    assert heard[-1].kind == "error"


def test_the_example_is_not_forced(desk: Desk, path: Path) -> None:
    """A library whose only text is in the trash does not get the example again."""
    opening.make_ready(desk, path, [], State(None), None)
    editing.trash(desk)
    next_day = close(desk)
    opening.make_ready(next_day, path, [], State(None), None)
    shown = next_day.open
    next_day.library.close()

    assert shown is None


def test_where_the_reader_left_off(desk: Desk, path: Path, tmp_path: Path) -> None:
    """The next start shows the same text at the same place, and each other text at its own."""
    files = []
    for number in (1, 2):
        files.append(tmp_path / f"{number}.txt")
        files[-1].write_text(f"Text {number}. Second sentence. Third one.", encoding="utf-8")
    opening.make_ready(desk, path, files, State(None), None)
    first, second = queries.documents(desk.library)
    state = State(None)
    state.set("document", first.id)
    state.set("places", {first.id: {"caret": 9}, second.id: {"caret": 27, "offset": 0, "below": 0}})
    next_day = close(desk)
    opening.make_ready(next_day, path, [], state, None)
    here = (next_day.open.document.id, next_day.caret)
    next_day.show(second)
    there = next_day.caret
    next_day.library.close()

    assert here == (first.id, 9)
    assert there == 27


@pytest.mark.parametrize(
    "odd", [5, None, {"caret": "x"}, {"caret": -3}, {}, {"caret": [1]}, {"caret": 10**9}]
)
def test_an_odd_place(desk: Desk, path: Path, odd: object) -> None:
    """A place that is none costs nothing but the place."""
    opening.make_ready(desk, path, [], State(None), None)
    document = desk.open.document.id
    state = State(None)
    state.set("places", {document: odd})
    next_day = close(desk)
    opening.make_ready(next_day, path, [], state, None)
    caret, length = next_day.caret, len(next_day.open.text)
    next_day.library.close()

    assert caret in {0, length}


def test_options_are_as_they_were(desk: Desk, path: Path) -> None:
    """Annotator and options are those of last time."""
    state = State(None)
    for name, value in (("annotator", "Sari"), ("move_on", True), ("library_counts", True)):
        state.set(name, value)
    opening.make_ready(desk, path, [], state, None)

    assert desk.annotator is not None and desk.annotator.name == "Sari"
    assert desk.move_on and desk.library_counts


def test_the_first_frames_text_is_kept(desk: Desk, path: Path) -> None:
    """The text that is on the screen already is the desk's own."""
    opening.make_ready(desk, path, [], State(None), None)
    revision, text = desk.open.revision, str(desk.open.text)
    next_day = close(desk)
    opening.make_ready(next_day, path, [], State(None), (revision, text))
    same = next_day.open.text is text
    next_day.library.close()

    assert same


def test_no_library(desk: Desk, tmp_path: Path) -> None:
    """A file that is no library is refused and stays as it is; nothing is open."""
    path = tmp_path / "notes.tepi"
    path.write_bytes(b"no library at all" * 100)
    with pytest.raises(TepiError, match=r"notes\.tepi"):
        opening.make_ready(desk, path, [], State(None), None)

    assert desk.library is None and desk.open is None
    assert path.read_bytes() == b"no library at all" * 100


def test_a_library_of_the_shell(desk: Desk, path: Path) -> None:
    """A library without a text that another program made gets the example when the window opens it."""
    with open_library(path):
        pass
    opening.make_ready(desk, path, [], State(None), None)

    assert desk.open is not None and desk.open.document.example


def test_an_older_library_says_where_its_copy_lies(desk: Desk, path: Path, heard: list[Message]) -> None:
    """A library that was brought up to date is opened, and the strip names the copy of it as it was."""
    with sqlite3.connect(path) as hand:
        hand.executescript(
            (Path(__file__).parents[1] / "library" / "scheme_1.sql").read_text(encoding="utf-8")
        )
        hand.execute("PRAGMA application_id = 0x54455049")
        hand.execute("PRAGMA user_version = 1")
    hand.close()
    opening.make_ready(desk, path, [], State(None), None)
    assert desk.open is not None
    assert str(path.with_name("library (scheme 1).tepi")) in heard[0].text
