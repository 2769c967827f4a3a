"""add and list: texts come in whole or not at all, and are known by their bytes."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.shell import TEXT, Shell

from tepi.library import queries
from tepi.library.edits.documents import trash_document
from tepi.library.file import open_library

LISTED = {
    "id",
    "title",
    "title_guessed",
    "kind",
    "author",
    "publication",
    "date",
    "language",
    "address",
    "file_name",
    "example",
    "done",
    "created",
    "changed",
    "characters",
    "sentences",
    "marks",
}


def test_a_new_library_is_made_without_a_document(shell: Shell) -> None:
    """The first verb makes the library, with the codebook and nothing to read; the hint goes to stderr."""
    answer = shell("list")

    assert (answer.code, answer.out) == (0, "")
    assert "tepi add" in answer.err
    assert shell.library.exists()
    assert shell.json("list") == []


def test_each_file_is_one_line_with_id_and_title(shell: Shell) -> None:
    """``add`` prints what it added, in the order of the files."""
    lines = shell.done(
        "add", shell.file("a.txt", "First text."), shell.file("b.txt", "Second text.")
    ).splitlines()
    documents = shell.json("list")

    assert lines == [f"{each['id']}  {each['title']}" for each in documents]
    assert [each["title"] for each in documents] == ["First text.", "Second text."]


def test_the_json_of_list_has_its_fields(shell: Shell) -> None:
    """The fields are those documented; what is absent is null."""
    document = shell.add()
    (row,) = shell.json("list")

    assert set(row) == LISTED
    assert row["id"] == document
    assert (row["characters"], row["sentences"], row["marks"]) == (len(TEXT), 5, 0)
    assert row["title_guessed"] is True
    assert row["file_name"] == "minister.txt"
    assert [row[name] for name in ("kind", "author", "publication", "date", "address")] == [None] * 5
    assert (row["example"], row["done"]) == (False, False)


def test_the_editorial_brings_its_title(shell: Shell, editorial_path: Path) -> None:
    """A text that Tepi ships is known by its bytes, and has its 35 sentences."""
    shell.done("add", str(editorial_path))
    (row,) = shell.json("list")

    assert row["title"] == "Pengiriman tentara Korea Utara ke Rusia"
    assert (row["kind"], row["language"], row["sentences"]) == ("Editorial", "id", 35)
    assert row["example"] is False


def test_title_and_language_can_be_given(shell: Shell) -> None:
    """They take the place of what would be guessed."""
    shell.add("a.txt", TEXT, "--title", "Der Minister", "--language", "de")
    (row,) = shell.json("list")

    assert (row["title"], row["title_guessed"], row["language"]) == ("Der Minister", False, "de")


def test_the_same_bytes_are_the_same_document(shell: Shell) -> None:
    """Added again, also under another name, a text gives its id and is there once."""
    document = shell.add("a.txt")
    assert shell.done("add", shell.file("b.txt")).split()[0] == document
    assert len(shell.json("list")) == 1
    assert shell.done("add", shell.file("c.txt", "New."), shell.file("d.txt", "New.")).count("\n") == 2
    assert len(shell.json("list")) == 2


def test_a_title_for_what_is_there_is_not_taken_silently(shell: Shell) -> None:
    """The document keeps its title, and that is said."""
    shell.add("a.txt")
    answer = shell("add", shell.file("b.txt"), "--title", "Other")

    assert answer.code == 0
    assert "keeps its title" in answer.err
    assert shell.json("list")[0]["title"] != "Other"


def test_adding_brings_back_from_the_trash(shell: Shell) -> None:
    """A trashed document is restored, and that is said."""
    document = shell.add("a.txt")
    with open_library(shell.library) as library:
        library.history.record(trash_document(queries.documents(library)[0]))
    assert "in the trash" in shell.refused("show", document)
    answer = shell("add", shell.file("a.txt"))

    assert (answer.code, answer.out.split()[0]) == (0, document)
    assert "is back" in answer.err
    assert [row["id"] for row in shell.json("list")] == [document]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.txt", b""),
        ("blank.txt", b" \n\t"),
        ("latin.txt", "café".encode("latin-1")),
        ("wide.txt", "text".encode("utf-16")),
        ("picture.txt", bytes(range(256)) * 4),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_is_added(shell: Shell, name: str, content: bytes) -> None:
    """One bad file among good ones: one line that names it, and none of them is added."""
    good = shell.file("good.txt", "A good text.")
    line = shell.refused("add", good, shell.file(name, content))

    assert name in line
    assert shell.json("list") == []


def test_a_missing_file_and_a_folder_are_named(shell: Shell) -> None:
    """So are a file that is not there and a folder."""
    assert "missing.txt" in shell.refused("add", str(shell.folder / "missing.txt"))
    assert "is a folder" in shell.refused("add", str(shell.folder))


@pytest.mark.parametrize("language", ["x", "english", "", "de!", "d e"])
def test_a_language_has_a_code(shell: Shell, language: str) -> None:
    """What is no language code is refused."""
    assert "language code" in shell.refused("add", shell.file("a.txt"), "--language", language)


def test_one_title_is_for_one_file(shell: Shell) -> None:
    """A title for several files, a blank title, and no file are bad usage."""
    a, b = shell.file("a.txt"), shell.file("b.txt", "Second.")

    assert "--title" in shell.misused("add", a, b, "--title", "T")
    assert "--title" in shell.misused("add", a, "--title", " ")
    assert "FILE" in shell.misused("add")
    assert shell.json("list") == []


def test_the_list_to_read(shell: Shell) -> None:
    """A line for each document: id, sentences, marks, title."""
    document = shell.add()
    shell.done("mark", document, "--quote", "shame", "--code", "Opinion")
    line = shell.done("list")

    assert line.startswith(document)
    assert "5 sentences" in line
    assert "1 marks" in line
    assert "The minister said" in line


def test_a_title_from_the_shell_is_one_line(shell: Shell) -> None:
    """A title with a line break or an escape sequence cannot break the list, or the terminal that shows it."""
    path = shell.folder / "mine.txt"
    path.write_text("Some text.", encoding="utf-8")
    shell.done("add", str(path), "--title", "My\ntitle\x1b[31m\x07")

    listed = shell.done("list")
    assert "My title[31m" in listed
    assert listed.count("\n") == 1
    assert "\x1b" not in listed


def test_an_export_is_no_text(shell: Shell, tmp_path: Path) -> None:
    """What Tepi has exported is named for what it is, and nothing of that call is added; who means it says so."""
    text, copy = tmp_path / "a.txt", tmp_path / "copy.html"
    text.write_text(TEXT, encoding="utf-8")
    shell("add", str(text))
    copy.write_text(shell("export", "--to", "html").out, encoding="utf-8")
    other = tmp_path / "b.txt"
    other.write_text("Another.", encoding="utf-8")
    refused = shell("add", str(other), str(copy))

    assert refused.code == 1 and "a reading copy that Tepi has exported" in refused.err
    assert "--as-text" in refused.err and len(refused.err.splitlines()) == 1
    assert len(shell("list").out.splitlines()) == 1
    assert shell("add", "--as-text", str(copy)).code == 0
    assert len(shell("list").out.splitlines()) == 2
