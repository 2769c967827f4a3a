"""What Tepi has exported is told from texts, whatever a spreadsheet or an editor has done to its edges."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.exchange.codebook_formats import codebook_format
from tepi.exchange.export import export_files, export_pieces
from tepi.exchange.own_files import LOOKS, what_it_is
from tepi.exchange.reading.files import is_from_tepi


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A library with a mark."""
    desk = Desk(tmp_path / "library.tepi")
    desk.mark(0, 12, "Fact")
    return desk


@pytest.mark.parametrize(
    ("to", "suffix", "says"),
    [
        ("markdown", ".md", "an export of Tepi"),
        ("html", ".html", "a reading copy"),
        ("csv", ".csv", "a table"),
        ("csv", ".txt", "a table"),
        ("tsv", ".tsv", "a table"),
        ("json", ".json", "a file of marks"),
        ("jsonl", ".jsonl", "a file of marks"),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_every_format_is_told(desk: Desk, tmp_path: Path, to: str, suffix: str, says: str, mark: str) -> None:
    """By what it says at its beginning, with a byte order mark and other line ends too."""
    path = tmp_path / f"a{suffix}"
    text = mark + "".join(export_pieces(desk.library, [desk.document], to=to))
    path.write_text(text.replace("\n", "\r\n"), encoding="utf-8", newline="")
    found = what_it_is(path)
    desk.library.close()

    assert found is not None and found.what.startswith(f"“a{suffix}” is {says}") and found.remedy


def test_tables_and_codebooks(desk: Desk, tmp_path: Path) -> None:
    """Each table of the folder, with semicolons too, and a codebook in each of its formats."""
    for name, pieces in export_files(desk.library, [desk.document], to="tables"):
        path = tmp_path / name
        path.write_text("".join(pieces).replace(",", ";"), encoding="utf-8")
        assert (what_it_is(path) is None) == (name == "README.md")
    for to, suffix in (("markdown", ".md"), ("csv", ".csv"), ("json", ".json")):
        path = tmp_path / f"codebook{suffix}"
        path.write_text("".join(codebook_format(to).write(desk.codebook)), encoding="utf-8")
        assert "a codebook" in str(what_it_is(path)) and "codebook import" in str(what_it_is(path))
    desk.library.close()


@pytest.mark.parametrize("length", [210_000, 600_000])
def test_an_export_with_a_head_of_any_length(desk: Desk, tmp_path: Path, length: int) -> None:
    """Front matter too long to be read does not make a text of the file; that of another text's neither an export."""
    path = tmp_path / "a.md"
    whole = "".join(export_pieces(desk.library, [desk.document], to="markdown"))
    desk.library.close()
    path.write_text(f"---\nmine: [{'1, ' * (length // 3)}]\n{whole.removeprefix('---')}", encoding="utf-8")
    assert "an export of Tepi" in str(what_it_is(path)) and "without" not in str(what_it_is(path))
    assert is_from_tepi(path)

    path.write_text(f"---\nmine: [{'1, ' * (length // 3)}]\n---\n\ntepi: x\n\n---\n", encoding="utf-8")
    assert what_it_is(path) is None and not is_from_tepi(path)


def test_an_export_without_its_head(desk: Desk, tmp_path: Path) -> None:
    """Marks with their ids are no text, also where the lines above them were taken away."""
    path = tmp_path / "a.md"
    whole = "".join(export_pieces(desk.library, [desk.document], to="markdown"))
    path.write_text(whole.split("---\n\n", 1)[1], encoding="utf-8")
    desk.library.close()

    assert "without the lines between" in str(what_it_is(path))


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.md", "---\ntitle: x\n---\n# x\n"),
        ("a.html", '<meta name="generator" content="Hugo">'),
        ("a.csv", "mark,document\n1,2\n"),
        ("a.csv", "a,b,c,d,e,f,g,h,i,j\n"),
        ("a.json", '{"format": "other"}'),
        ("a.txt", "mark my words, document, title"),
        ("a.docx", "PK"),
        ("a.md", ""),
    ],
)
def test_a_text_is_a_text(tmp_path: Path, name: str, text: str) -> None:
    """Other people's files of the same kinds are none of Tepi's."""
    (tmp_path / name).write_text(text, encoding="utf-8")

    assert what_it_is(tmp_path / name) is None


def test_what_cannot_be_read_is_said_elsewhere(tmp_path: Path) -> None:
    """A file that is not there, or is a folder, is no export."""
    (tmp_path / "a.md").mkdir()

    assert what_it_is(tmp_path / "a.md") is what_it_is(tmp_path / "b.html") is None


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
@pytest.mark.parametrize("suffix", sorted(LOOKS))
def test_nobody_waits_for_a_pipe(tmp_path: Path, suffix: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A pipe is no export, and is never opened: nobody may ever write into it."""
    pipe = tmp_path / f"pipe{suffix}"
    os.mkfifo(pipe)
    monkeypatch.setattr(Path, "open", lambda *_: pytest.fail("it is opened"))

    assert what_it_is(pipe) is None
