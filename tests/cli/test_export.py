"""export: documents with their marks, to a file or to standard output, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cli.shell import Shell

from tepi.cli import export
from tepi.exchange.scopes import scope
from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight
from tepi.library.file import open_library
from tepi.text.ranges import Range
from tepi.text.readers.plain import read


@pytest.fixture
def document(shell: Shell) -> str:
    """A text with one mark; its id."""
    document = shell.add()
    shell.done("mark", document, "--quote", "a shame", "--code", "Opinion", "--by", "Sari")
    return document


def test_without_output_it_goes_to_standard_output(shell: Shell, document: str) -> None:
    """The Markdown of all documents, ending in one line break."""
    out = shell.done("export")

    assert "> a shame" in out
    assert "**Opinion**" in out
    assert out.endswith("\n")
    assert shell.done("export", "--output", "-") == out
    assert shell.done("export", document, "--to", "markdown") == out


def test_a_file_gets_the_same_bytes(shell: Shell, document: str, tmp_path: Path) -> None:
    """--output writes what would have been printed, prints nothing, and replaces what was there."""
    target = tmp_path / "notes.md"
    target.write_text("old")
    assert shell.done("export", "--output", str(target)) == ""
    assert target.read_bytes().decode("utf-8") == shell.done("export")


def test_into_a_folder(shell: Shell, document: str, tmp_path: Path) -> None:
    """One document becomes a file named after it, several one table; nothing that is there is written over."""
    folder = tmp_path / "out"
    assert "There is no folder" in shell.refused("export", "--output", f"{folder}/")
    folder.mkdir()
    printed = shell.done("export", document, "--output", str(folder))
    (made,) = folder.iterdir()
    assert printed == f"{made}\n"
    assert made.read_bytes().decode("utf-8") == shell.done("export", document)
    assert made.suffix == ".md"
    assert f"{made} is there already" in shell.refused("export", document, "--output", str(folder))
    shell.add("b.txt", "Second text.")
    assert "add --folder for a file a document" in shell.refused("export", "--output", str(folder))
    shell.done("export", "--to", "csv", "--output", f"{folder}/")
    assert (folder / "Library.csv").read_bytes().decode("utf-8") == shell.done("export", "--to", "csv")


def test_several_documents_each_once(shell: Shell, document: str) -> None:
    """Named documents come in the order named, each once, however often."""
    other = shell.add("b.txt", "Second text.")
    out = shell.done("export", other, document, other)

    assert out.count("sha256:") == 2
    assert out.index(other) < out.index(document)


def test_the_example_is_left_out_unless_named(shell: Shell, document: str) -> None:
    """What the first window brought is exported only when it is asked for."""
    with open_library(shell.library) as library:
        change = add_document(read(b"An example.", "example.txt"), example=True)
        library.history.record(change)
    example = change.values["document"]

    assert example not in shell.done("export")
    assert example in shell.done("export", example)


def test_there_must_be_something(shell: Shell) -> None:
    """An empty library, and one with the example only, are told apart."""
    assert "no document to export" in shell.refused("export")
    with open_library(shell.library) as library:
        library.history.record(add_document(read(b"An example.", "example.txt"), example=True))
    assert "only the example" in shell.refused("export")


@pytest.mark.parametrize("words", [("--to", "csv"), ("--to", "markdown"), ("--folder",), ("--to", "tables")])
def test_all_of_it_is_of_one_moment(
    shell: Shell, document: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    """What is marked elsewhere while an export is written is wholly in the next one, and not at all in this."""
    for name in ("still", "again"):
        shell.done("export", *words, "--output", str(tmp_path / name))
    still = _contents(tmp_path / "still")
    with open_library(shell.library) as other:
        there = queries.document(other, document)
        text, book = queries.text(other, there.revision), queries.codebook(other)
        me = queries.annotators(other)[0].id

        def found(*asked, **more):
            scoped = scope(*asked, **more)
            mark = add_highlight(there.id, there.revision, text, Range(0, 3), me, book, [book.codes[0].id])
            other.history.record(mark)
            return scoped

        monkeypatch.setattr(export, "scope", found)
        shell.done("export", *words, "--output", str(tmp_path / "again"))
        monkeypatch.undo()
    assert _contents(tmp_path / "again") == still
    shell.done("export", *words, "--output", str(tmp_path / "again"))
    assert _contents(tmp_path / "again") != still


def _contents(path: Path) -> dict[str, bytes]:
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return {each.name if path.is_dir() else "": each.read_bytes() for each in files}


def test_a_place_that_can_be_none(shell: Shell, document: str) -> None:
    """No name at all is not understood; one that no system takes is refused in a line."""
    assert "it names nothing" in shell.misused("export", "--output", "")
    assert "cannot be written" in shell.refused("export", "--output", "x" * 300)
    for more in (["--to", "tables"], ["--folder"], ["--to", "picture"]):
        assert "cannot be written" in shell.refused("export", *more, "--output", "x" * 300)


def test_a_missing_folder_is_refused(shell: Shell, document: str, tmp_path: Path) -> None:
    """The line names the place; nothing is written."""
    before = sorted(each.name for each in tmp_path.iterdir())
    target = tmp_path / "missing" / "notes.md"
    assert str(target.parent) in shell.refused("export", "--output", str(target))
    assert sorted(each.name for each in tmp_path.iterdir()) == before


def test_unknown_documents_and_formats_are_refused(shell: Shell, document: str, tmp_path: Path) -> None:
    """One line each, and no file."""
    target = tmp_path / "out.md"
    assert "no document" in shell.refused("export", "nowhere", "--output", str(target))
    assert "markdown" in shell.refused("export", "--to", "papyrus", "--output", str(target))
    assert not target.exists()


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "jsonl"])
def test_other_formats(shell: Shell, document: str, tmp_path: Path, form: str) -> None:
    """Each goes to standard output or to a file, with the same bytes every time."""
    target = tmp_path / f"marks.{form}"
    out = shell.done("export", "--to", form)
    shell.done("export", "--to", form, "--output", str(target))

    assert "a shame" in out
    assert target.read_bytes().decode() == out == shell.done("export", document, "--to", form)


def test_options_of_a_table(shell: Shell, document: str) -> None:
    """A byte order mark and plain formulas where they are asked for; a format without them says so."""
    shell.done("mark", document, "--quote", "Nobody", "--note", "=1+1")
    assert shell.done("export", "--to", "csv", "--bom").startswith("\ufeffmark,")
    assert ",'=1+1," in shell.done("export", "--to", "csv")
    assert ",=1+1," in shell.done("export", "--to", "csv", "--formulas")
    assert "markdown has no --bom" in shell.refused("export", "--bom")
    assert "json has no --partial" in shell.refused("export", "--to", "json", "--partial", "half")


def test_tables_are_a_folder(shell: Shell, document: str, tmp_path: Path) -> None:
    """It needs a name, replaces only its like, and comes out the same twice."""
    target = tmp_path / "tables"
    assert "folder" in shell.refused("export", "--to", "tables")
    assert shell.done("export", "--to", "tables", "--output", str(target)) == ""
    before = {each.name: each.read_bytes() for each in target.iterdir()}
    shell.done("export", "--to", "tables", "--output", str(target))

    assert {each.name: each.read_bytes() for each in target.iterdir()} == before
    assert "half" in shell.refused(
        "export", "--to", "tables", "--partial", "most", "--output", str(tmp_path / "other")
    )
    assert not (tmp_path / "other").exists()
    (target / "mine.txt").write_text("mine")
    assert "mine.txt" in shell.refused("export", "--to", "tables", "--output", str(target))
    assert "is a file" in shell.refused("export", "--to", "tables", "--output", str(target / "mine.txt"))


def test_a_vanished_folder_is_named(shell: Shell, document: str, tmp_path: Path) -> None:
    """A place that is gone is one line for both kinds of target."""
    for form in ("csv", "tables"):
        assert "does not exist" in shell.refused(
            "export", "--to", form, "--output", str(tmp_path / "gone" / "x")
        )


def test_flavours_and_options(shell: Shell, document: str) -> None:
    """What is asked for shows; what there is not is named in one line, and nothing is written."""
    assert "> [!opinion] Opinion" in shell.done("export", "--flavour", "obsidian")
    assert "{#m-" in shell.done("export", "--flavour", "pandoc")
    full = shell.done("export", "--with-text", "--group-by", "annotator", "--anonymous", "--order", "time")
    assert "## Coder A" in full
    assert "## Text" in full
    assert "| Code |" not in shell.done("export", "--no-code-table")
    assert "This is **[…]** ." in shell.done("export", "--context", "sentence")
    assert "## Guidelines" in shell.done("export", "--guidelines")
    for wrong in (("--flavour", "papyrus"), ("--order", "size"), ("--group-by", "x"), ("--context", "no")):
        assert wrong[1] in shell.refused("export", *wrong)
    assert "csv has no --with-text" in shell.refused("export", "--to", "csv", "--with-text")


def test_a_template_of_ones_own(shell: Shell, document: str, tmp_path: Path) -> None:
    """A file is enough; a fault in it is one line with its name and line, and the old file stays."""
    template, target = tmp_path / "mine.md.j2", tmp_path / "out.md"
    template.write_text("{% for mark in marks %}* {{ mark.quote }}\n{% endfor %}", encoding="utf-8")
    shell.done("export", "--template", str(template), "--output", str(target))
    assert target.read_text(encoding="utf-8") == "* a shame\n"

    template.write_text("one\n{{ mark.colour }}", encoding="utf-8")
    said = shell.refused("export", "--template", str(template), "--output", str(target))
    assert "The template mine, line 2: there is no variable “mark”" in said
    assert target.read_text(encoding="utf-8") == "* a shame\n"
    assert not list(tmp_path.glob(".tepi-*"))


def test_some_marks(shell: Shell, document: str) -> None:
    """By id, by code, by a filter; documents without such marks are left out; in any format."""
    shell.add("b.txt", "Second text.")
    mark = shell.done("mark", document, "--quote", "Nobody", "--code", "Fact", "--by", "Budi").split()[0]

    assert "a shame" not in shell.done("export", "--mark", mark)
    assert shell.done("export", "--code", "opinion").count("sha256:") == 1
    assert shell.done("export", "--filter", "by:budi", "--to", "csv").count("\n") == 2
    assert "no code “Papyrus”" in shell.refused("export", "--code", "Papyrus")
    assert "No mark" in shell.refused("export", "--filter", "zebra")


def test_a_library_as_a_folder(shell: Shell, document: str, tmp_path: Path) -> None:
    """Linked files with an index, the same twice; a folder of somebody else's is left alone."""
    target = tmp_path / "vault"
    shell.add("b.txt", "Second text.")
    assert "--output" in shell.refused("export", "--folder")
    shell.done("export", "--folder", "--output", str(target))
    before = {each.name: each.read_bytes() for each in target.iterdir()}
    shell.done("export", "--folder", "--output", str(target))

    assert {each.name: each.read_bytes() for each in target.iterdir()} == before
    assert len(before) == 3
    assert before["Second text.md"].decode() in shell.done("export")
    assert "csv has no --folder" in shell.refused(
        "export", "--to", "csv", "--folder", "--output", str(target)
    )
    (target / "index.md").write_text("# Mine", encoding="utf-8")
    said = shell.refused("export", "--folder", "--output", str(target))
    assert "was not written by an export like this" in said
    assert (target / "index.md").read_text(encoding="utf-8") == "# Mine"


def test_pandoc_brings_its_bibliography(shell: Shell, document: str, tmp_path: Path) -> None:
    """It lies beside the file that cites it, and never replaces another."""
    target = tmp_path / "marks.md"
    shell.done("export", "--flavour", "pandoc", "--output", str(target))
    (beside,) = tmp_path.glob("*.bib")

    assert f'bibliography: "{beside.name}"' in target.read_text(encoding="utf-8")
    assert f"@misc{{{beside.stem}," in beside.read_text(encoding="utf-8")
    assert beside.read_text(encoding="utf-8") == shell.done("export", "--to", "bibtex")
    beside.write_text("@book{mine}", encoding="utf-8")
    target.unlink()
    assert "not written by Tepi" in shell.refused("export", "--flavour", "pandoc", "--output", str(target))
    assert not target.exists()


@pytest.mark.parametrize("to", ["html", "docx"])
def test_a_copy_to_read_is_one_file(shell: Shell, tmp_path: Path, to: str) -> None:
    """Written again it has the same bytes."""
    shell.add()
    target = tmp_path / f"copy.{to}"
    shell.done("export", "--to", to, "--output", str(target))
    before = target.read_bytes()
    shell.done("export", "--to", to, "--output", str(target))

    assert before == target.read_bytes()
    assert before.startswith(b"<!DOCTYPE html>" if to == "html" else b"PK")


@pytest.mark.parametrize("to", ["html", "docx"])
def test_a_full_disk_leaves_the_old_copy(
    shell: Shell, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, to: str
) -> None:
    """Where a piece cannot be made or written half-way: one line, the old file, and no other."""
    shell.add()
    target = tmp_path / "place" / "copy"
    target.parent.mkdir()
    target.write_bytes(b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tepi.exchange.reading_copy.portions._given", full)
    said = shell.refused("export", "--to", to, "--output", str(target))

    assert "cannot be written (No space left on device)" in said
    assert [each.read_bytes() for each in target.parent.iterdir()] == [b"old"]
