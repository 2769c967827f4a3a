"""A library with three texts of its own and a folder that it is kept written to."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.exchange.kept.beginning import begin
from tepi.exchange.kept.files import Sums
from tepi.exchange.kept.keep_up import keep_up
from tepi.exchange.kept.report import Report
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library import queries
from tepi.library.edits.documents import add_document, alter_document
from tepi.text.document import Document
from tepi.text.readers.plain import read


class Kept:
    """A desk's library, the folder, and what a pass over it does."""

    def __init__(self, desk: Desk, folder: Path) -> None:
        self.desk = desk
        self.folder = folder
        self.sums = Sums(folder)

    def keep_up(self, **more: object) -> Report:
        return keep_up(self.desk.library, self.sums, **more)

    def names(self) -> set[str]:
        return {path.name for path in self.folder.glob("*.md")}

    def times(self) -> dict[str, int]:
        return {path.name: path.stat().st_mtime_ns for path in self.folder.glob("*.md")}

    def read(self, name: str) -> str:
        return (self.folder / name).read_text(encoding="utf-8")

    def edit(self, name: str) -> str:
        """Write into a file, as another program does, what is to be read back; what it holds then."""
        self.write(name, self.read(name).replace("\n---\n", "\nauthor: Mine\n---\n", 1))
        return self.read(name)

    def write(self, name: str, text: str) -> None:
        (self.folder / name).write_text(text, encoding="utf-8")

    def document(self, title: str) -> Document:
        return next(each for each in queries.documents(self.desk.library) if each.title == title)

    def rename(self, old: str, new: str) -> None:
        self.desk.record(alter_document(self.document(old), title=new))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, and a data folder of the test's own."""
    monkeypatch.setenv("TEPI_DATA", str(tmp_path / "data"))
    made = tmp_path / "vault"
    made.mkdir()
    return made


@pytest.fixture
def kept(desk: Desk, folder: Path) -> Kept:
    """Three texts, called One, Two and Three, all written."""
    desk.record(alter_document(desk.document, title="One"))
    for title in ("Two", "Three"):
        desk.record(add_document(read(f"{title} is a text. It goes on.".encode(), "")))
        added = queries.documents(desk.library)[-1]
        desk.record(alter_document(added, title=title))
    made = Kept(desk, folder)
    begin(desk.library, folder, MarkdownOptions("obsidian"))
    assert set(made.keep_up().written) == {"One.md", "Two.md", "Three.md"}
    return made
