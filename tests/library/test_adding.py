"""Texts come in one by one; whatever cannot be read says so and leaves the library as it was."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.library import adding, queries
from tepi.library.adding import BACK, FAILED, NEW, THERE, add_file, add_words
from tepi.library.edits.documents import trash_document

BAD = {
    "empty.txt": b"",
    "blank.md": b" \n\n",
    "zeros.txt": b"a\0b" * 100,
    "picture.txt": bytes(range(256)) * 20,
    "latin.txt": "é".encode("latin-1"),
    "wide.txt": "kata".encode("utf-16"),
    "wide.md": "kata".encode("utf-32"),
    "tags.html": b"<script>kata</script>",
    "torn.html": b'<a x="',
    "comment.md": b"<!--",
}
ODD = {
    "lists.md": b"- " * 1_500 + b"kata",
    "quotes.md": b"> " * 20_000 + b"kata",
    "brackets.md": b"[" * 2_000 + b"kata",
    "deep.html": b"<div>" * 20_000 + b"kata",
    "tables.html": b"<table><tr><td>" * 2_000 + b"kata",
    "torn.html": b"<p>kata <b",
}


def count(desk: Desk) -> tuple[int, int]:
    """How many documents there are, and how many changes."""
    return len(queries.documents(desk.library)), desk.library.history.last_seq()


@pytest.mark.parametrize("name", sorted(BAD))
def test_what_cannot_be_read_is_named_and_nothing_is_lost(desk: Desk, tmp_path: Path, name: str) -> None:
    """One line with the file's name and a way out; no document, no change."""
    path = tmp_path / name
    path.write_bytes(BAD[name])
    before = count(desk)

    outcome = add_file(desk.library, path)

    assert (outcome.name, outcome.how, outcome.document) == (name, FAILED, "")
    assert name in outcome.problem and "\n" not in outcome.problem
    assert count(desk) == before


@pytest.mark.parametrize("name", sorted(ODD))
def test_what_is_odd_comes_in(desk: Desk, tmp_path: Path, name: str) -> None:
    """Nested without an end, or torn: its words are there."""
    path = tmp_path / name
    path.write_bytes(ODD[name])

    outcome = add_file(desk.library, path)

    document = queries.document(desk.library, outcome.document)
    assert outcome.how == NEW
    assert "kata" in queries.text(desk.library, document.revision)


def test_files_that_are_none(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder, a file that has gone, a pipe, one that is too large: each in its words."""
    (tmp_path / "folder.md").mkdir()
    large = tmp_path / "large.txt"
    large.write_bytes(b"kata " * 10)
    monkeypatch.setattr("tepi.text.readers.registry.LIMIT", 20)
    told = [
        add_file(desk.library, tmp_path / name).problem for name in ("folder.md", "gone.txt", "large.txt")
    ]
    assert ["is a folder" in told[0], "There is no file" in told[1], "too large" in told[2]] == [True] * 3
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.md")
        assert "not an ordinary file" in add_file(desk.library, tmp_path / "pipe.md").problem


def test_the_same_bytes_are_one_document(desk: Desk, tmp_path: Path) -> None:
    """Again it is there, whatever the file is called, and is not read anew; from the trash it comes back."""
    path, copy = tmp_path / "a.txt", tmp_path / "b.md"
    path.write_text("Kata demi kata.", encoding="utf-8")
    copy.write_text("Kata demi kata.", encoding="utf-8")
    first = add_file(desk.library, path)
    again = add_file(desk.library, copy)
    desk.record(trash_document(queries.document(desk.library, first.document)))

    back = add_file(desk.library, path)

    assert [each.how for each in (first, again, back)] == [NEW, THERE, BACK]
    assert first.document == again.document == back.document
    assert again.title == "Kata demi kata."


def test_words_without_a_file(desk: Desk) -> None:
    """A pasted text is named by its first sentence; an empty one is refused."""
    first, again, empty = (add_words(desk.library, text) for text in ("Satu. Dua.", "Satu. Dua.", " \n"))

    assert [each.how for each in (first, again, empty)] == [NEW, THERE, FAILED]
    assert first.title == "Satu."


def test_too_little_memory_is_said(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is named, and the others can be read."""

    def none_left(*_: object, **__: object) -> None:
        raise MemoryError

    path = tmp_path / "book.txt"
    path.write_text("Kata.", encoding="utf-8")
    monkeypatch.setattr(adding, "read_bytes", none_left)

    assert "book.txt" in add_file(desk.library, path).problem


def test_how_far_it_is_only_grows(desk: Desk, tmp_path: Path) -> None:
    """Shares of the whole work."""
    path = tmp_path / "a.md"
    path.write_text("# Judul\n\n" + "kata *demi* kata\n\n" * 60, encoding="utf-8")
    told: list[float] = []

    add_file(desk.library, path, told.append)

    assert told == sorted(told) and 0 <= told[0] <= told[-1] <= 1
