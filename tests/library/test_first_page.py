"""The first page is read without SQLAlchemy, and is never in anybody's way."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.library.desk import TEXT, Desk

from tepi.library.edits.documents import add_document, trash_document
from tepi.library.file import open_library
from tepi.library.first_page import FirstPage, first_page
from tepi.library.header import SCHEMA
from tepi.text.readers.markdown import read as read_markdown
from tepi.text.readers.plain import read


def beside(path: Path) -> set[str]:
    """The files in a library's folder."""
    return {each.name for each in path.parent.iterdir()}


def test_the_oldest_document_comes_first(desk: Desk) -> None:
    """Without a wish it is the document added first, with its text to the character."""
    desk.record(add_document(read(b"Another text.", "b.txt")))
    document = desk.document
    expected = FirstPage(
        document.id,
        document.title,
        True,
        document.kind,
        document.language,
        False,
        document.revision,
        TEXT,
        desk.library.id,
    )

    assert first_page(desk.path) == expected
    desk.library.close()
    assert first_page(str(desk.path)) == expected
    desk.reopen()


def test_a_document_can_be_named(desk: Desk) -> None:
    """The named one is read; where it is gone or in the trash, the oldest instead."""
    change = add_document(read(b"Another text.", "b.txt"))
    desk.record(change)
    wanted = change.values["document"]
    assert first_page(desk.path, wanted).text == "Another text."
    assert first_page(desk.path, "no such id").text == TEXT
    heard: list[str] = []
    assert first_page(desk.path, lambda library: heard.append(library) or wanted).text == "Another text."
    assert heard == [desk.library.id]
    assert first_page(desk.path, lambda _: None).text == TEXT
    desk.record(trash_document(desk.document))
    assert first_page(desk.path).text == "Another text."


def test_it_brings_the_structure_of_its_beginning(desk: Desk) -> None:
    """So that a heading is one in the first frame already."""
    change = add_document(read_markdown(b"# Harga\n\nnaik *lagi*", "a.md"))
    desk.record(change)

    parts = first_page(desk.path, change.values["document"]).parts

    assert sorted(parts) == [("emphasis", 11, 15, ""), ("heading", 0, 5, "1")]
    assert first_page(desk.path).parts == ()


def test_it_makes_no_file(desk: Desk, tmp_path: Path) -> None:
    """Open or closed, reading the first page leaves the folder as it was, and the library's bytes too."""
    before = beside(desk.path)
    first_page(desk.path)
    assert beside(desk.path) == before
    desk.library.close()
    data = desk.path.read_bytes()
    first_page(desk.path)
    assert beside(desk.path) == {"library.tepi"}
    assert desk.path.read_bytes() == data
    assert first_page(tmp_path / "none.tepi") is None
    assert beside(desk.path) == {"library.tepi"}
    desk.reopen()


def test_what_was_just_written_is_there(desk: Desk) -> None:
    """What still lies in the write-ahead log of an open library is read too."""
    from tepi.library.edits.documents import alter_document

    desk.record(alter_document(desk.document, title="A new title"))
    assert desk.path.with_name("library.tepi-wal").stat().st_size > 0
    assert first_page(desk.path).title == "A new title"


def test_a_log_without_its_index_is_left_alone(desk: Desk, tmp_path: Path) -> None:
    """A copied library with a log but no index would make SQLite write: the full opening does that."""
    desk.mark(0, 3, "Fact")
    folder = tmp_path / "copy"
    folder.mkdir()
    for name in ("library.tepi", "library.tepi-wal"):
        (folder / name).write_bytes(desk.path.with_name(name).read_bytes())
    assert first_page(folder / "library.tepi") is None
    assert beside(folder / "library.tepi") == {"library.tepi", "library.tepi-wal"}


@pytest.mark.parametrize("data", [b"", b"text", b"SQLite format 3\0" + b"\xff" * 200])
def test_what_is_no_library_gives_nothing(tmp_path: Path, data: bytes) -> None:
    """Anything odd is None, never an error."""
    path = tmp_path / "x.tepi"
    path.write_bytes(data)
    assert first_page(path) is None
    assert first_page(tmp_path) is None
    assert path.read_bytes() == data


def test_a_library_without_documents_gives_nothing(tmp_path: Path) -> None:
    """A new library has no page yet."""
    with open_library(tmp_path / "x.tepi"):
        assert first_page(tmp_path / "x.tepi") is None


@pytest.mark.parametrize(
    "damage",
    [
        f"PRAGMA user_version = {SCHEMA + 1}",
        "UPDATE contents SET data = x'00'",
        "DROP TABLE contents",
        "UPDATE contents SET data = 'text'",
    ],
)
def test_a_damaged_library_gives_nothing(desk: Desk, tmp_path: Path, damage: str) -> None:
    """A newer schema, a missing table, a text that cannot be unpacked: the full opening tells."""
    path = desk.copy(tmp_path / "damaged.tepi")
    with sqlite3.connect(path) as hand:
        hand.execute(damage)
    hand.close()
    assert first_page(path) is None


def test_nothing_heavy_is_loaded(desk: Desk, checkout: Path) -> None:
    """SQLAlchemy stays unloaded: that is what the first page is for."""
    program = (
        "import sys; from tepi.library.first_page import first_page\n"
        "page = first_page(sys.argv[1]); print(len(page.text), 'sqlalchemy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(desk.path)],
        env={**os.environ, "PYTHONPATH": str(checkout / "desktop")},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == [str(len(TEXT)), "False"]
