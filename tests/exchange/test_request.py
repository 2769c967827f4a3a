"""A wish to export gives what its parts would give, and a failure or a stop leaves everything as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from tepi.errors import TepiError
from tepi.exchange import safe_write
from tepi.exchange.export import export_documents
from tepi.exchange.request import Request, suggested_name
from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.text.readers.plain import read


def quiet(size: int, files: int) -> None:
    """Nobody looks how far it is."""


@pytest.fixture
def several(desk):
    """Two documents, each with a mark of its own code."""
    desk.record(add_document(read(b"Another text.", "other.txt")))
    desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Reported")
    return desk


def text(desk, **parts) -> str:
    return "".join(Request(document=desk.document.id, **parts).pieces(desk.library))


def code(desk, name: str) -> str:
    return queries.codebook(desk.library).named(name).id


def test_each_reach_is_what_its_marks_would_give(several) -> None:
    """A text, one mark of it, what a filter leaves, and a code in all texts."""
    whole = [several.document.id]
    one, two = (each for each in _marks(several))

    assert text(several) == export_documents(several.library, whole)
    assert text(several, reach="mark", marks=frozenset({one})) == export_documents(
        several.library, whole, filter_ids={one}
    )
    assert text(several, reach="filter", marks=frozenset({one, two})) == export_documents(
        several.library, whole, filter_ids={one, two}
    )
    found = text(several, reach="code", code=code(several, "Reported"), format="csv")
    assert two in found
    assert one not in found


def test_what_there_is_not_is_said(several) -> None:
    """No mark, no code, no text: one line each."""
    for parts, what in (
        ({"reach": "mark", "marks": frozenset()}, "No mark is chosen"),
        ({"reach": "filter", "marks": frozenset()}, "The filter shows no mark"),
        ({"reach": "code", "code": code(several, "Opinion")}, "No mark has this code"),
        ({"format": "docx"}, "A file for Word is not shown here"),
    ):
        with pytest.raises(TepiError, match=what):
            text(several, **parts)
    with pytest.raises(TepiError, match="No text is open"):
        "".join(Request().pieces(several.library))


def test_a_folder_is_shown_file_after_file(several) -> None:
    """Each under its name; tables as well as a whole library."""
    shown = text(several, reach="library")
    assert shown.count("======== ") == 3
    assert "======== index.md\n\n<!-- tepi index -->" in shown
    tables = text(several, format="tables")
    assert tables.startswith("======== README.md\n\n# ")
    assert "\n======== units.csv\n\ndocument,title," in tables


def test_written_files_are_the_pieces(several, tmp_path: Path) -> None:
    """A file, a file of bytes, a folder of tables; the tick hears of each byte."""
    heard: list[tuple[int, int]] = []
    request = Request(document=several.document.id)
    where = request.write(several.library, tmp_path / "a.md", lambda size, files: heard.append((size, files)))
    assert where.read_text(encoding="utf-8") == text(several)
    assert heard[-1][0] == where.stat().st_size
    word = Request(format="docx", document=several.document.id)
    assert word.write(several.library, tmp_path / "a.docx", quiet).read_bytes().startswith(b"PK")
    tables = Request(format="tables", reach="library")
    assert (tables.write(several.library, tmp_path / "t", quiet) / "units.csv").exists()


class StopError(Exception):
    """The reader wants no more."""


@pytest.mark.parametrize("parts", [{}, {"format": "tables"}, {"reach": "library"}])
def test_a_stop_leaves_everything_as_it_was(several, tmp_path: Path, parts: dict) -> None:
    """A file, a folder, and a folder with other things: not a byte is different, and nothing is left beside."""
    target = tmp_path / ("a.md" if not parts else "folder")
    request = Request(document=several.document.id, **parts)
    request.write(several.library, target, quiet)
    if "reach" in parts:
        (target / "mine.md").write_text("mine", encoding="utf-8")
    several.mark(5, 9, "Opinion")
    before = _contents(tmp_path)

    def stop(size: int, files: int) -> None:
        if size > 300:
            raise StopError

    with pytest.raises(StopError):
        request.write(several.library, target, stop)
    assert _contents(tmp_path) == before


@pytest.mark.parametrize("parts", [{}, {"reach": "library"}])
def test_a_disk_that_is_full_half_way(
    several, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, parts: dict
) -> None:
    """One line with the place, and the old files whole."""
    target = tmp_path / ("a.md" if not parts else "folder")
    request = Request(document=several.document.id, **parts)
    request.write(several.library, target, quiet)
    if parts:
        (target / "mine.md").write_text("mine", encoding="utf-8")
    before = _contents(tmp_path)

    def full(handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(safe_write.os, "fsync", full)
    with pytest.raises(TepiError, match="No space left on device"):
        request.write(several.library, target, quiet)
    assert _contents(tmp_path) == before


def test_names_are_ones_every_system_takes(several) -> None:
    """Made of the title, the code, or what it is."""
    library, document = several.library, several.document.id
    assert suggested_name(library, Request(document=document)).endswith(".md")
    assert suggested_name(library, Request(reach="code", code=code(several, "Fact"))) == "Fact.md"
    assert suggested_name(library, Request(reach="library")) == "Library"
    assert suggested_name(library, Request(reach="library", format="tables")) == "Tables"
    assert suggested_name(library, Request(document=document, format="tables")).endswith("(tables)")
    assert suggested_name(library, Request(document=document, reach="mark")).endswith("(mark).md")
    assert suggested_name(library, Request(document="gone", format="csv")) == "export.csv"


def _contents(folder: Path) -> dict[str, bytes]:
    return {
        str(each.relative_to(folder)): each.read_bytes()
        for each in sorted(folder.rglob("*"))
        if each.is_file() and not each.name.startswith("library.tepi")
    }


def _marks(desk) -> list[str]:
    from tepi.library.mark_queries import ids_in_text_order

    return ids_in_text_order(desk.library, desk.document.id)
