"""A library with one short text on it, and quick hands: what the library's tests share."""

from __future__ import annotations

import shutil
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from sqlalchemy import select

from tepi.library import mark_queries, queries, tables
from tepi.library.change import Change
from tepi.library.changed import Changed
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight
from tepi.library.edits.people import add_annotator
from tepi.library.file import Library, open_library
from tepi.marks.codebook import Code, Codebook
from tepi.marks.highlight import Highlight
from tepi.text.ranges import Range
from tepi.text.readers.plain import read
from tepi.text.units import Units

TEXT = (
    "The minister said 🙂 that 10.000 soldiers had left. Nobody knows why! Will they return?\n"
    "\n"
    "Perhaps they will, in spring. The पक्षी sings.\nThis is a shame."
)
ME, OTHER = "Sari", "Budi"

Snapshot = dict[str, list[tuple[Any, ...]]]


@cache
def _template() -> bytes:
    """The bytes of a closed library with the text and two annotators: made once, copied often."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.tepi"
        with open_library(path) as library:
            library.history.record(add_document(read(TEXT.encode(), "minister.txt")))
            for name in (ME, OTHER):
                library.history.record(add_annotator(name))
        return path.read_bytes()


class Desk:
    """An open library at ``path``, its one document, and what tests do with them."""

    def __init__(self, path: Path) -> None:
        if not path.exists():
            path.write_bytes(_template())
        self.path = path
        self.library: Library = open_library(path)

    def reopen(self) -> None:
        """Close the library and open it again, as on the next day."""
        self.library.close()
        self.library = open_library(self.path)

    @property
    def document(self):
        return queries.documents(self.library)[0]

    @property
    def revision(self) -> str:
        return self.document.revision

    @property
    def codebook(self) -> Codebook:
        return queries.codebook(self.library)

    @property
    def units(self) -> Units:
        return Units(TEXT, *queries.units(self.library, self.revision))

    @property
    def me(self) -> str:
        return next(each.id for each in queries.annotators(self.library) if each.name == ME)

    @property
    def other(self) -> str:
        return next(each.id for each in queries.annotators(self.library) if each.name == OTHER)

    def code(self, name: str) -> Code:
        """The code of this name."""
        code = self.codebook.named(name)
        assert code is not None
        return code

    def record(self, change: Change, step: str | None = None) -> Changed:
        """Record a change."""
        return self.library.history.record(change, step)

    def mark(self, start: int, end: int, *names: str, by: str | None = None, **more: Any) -> Highlight:
        """A new mark with these codes."""
        change = add_highlight(
            self.document.id,
            self.revision,
            TEXT,
            Range(start, end),
            by or self.me,
            self.codebook,
            [self.code(name).id for name in names],
            **more,
        )
        self.record(change)
        return self.get(change.values["highlight"])

    def get(self, mark: str) -> Highlight:
        """The mark with this id, which must be there."""
        found = mark_queries.highlight(self.library, mark)
        assert found is not None
        return found

    def marks(self) -> list[Highlight]:
        """Every mark, in text order."""
        ids = mark_queries.ids_in_text_order(self.library, self.document.id)
        return mark_queries.highlights(self.library, ids)

    def names(self, mark: str) -> list[str]:
        """The names of a mark's codes."""
        return [self.codebook.code(code).name for code in self.get(mark).codes]

    def snapshot(self) -> Snapshot:
        """Every row of every table but the history, without where a note's text is kept in it."""
        return {
            table.name: sorted(
                (
                    tuple(value for name, value in row.items() if name != "written")
                    for row in self.library.connection.execute(select(table)).mappings()
                ),
                key=repr,
            )
            for table in tables.metadata.sorted_tables
            if table is not tables.changes
        }

    def copy(self, to: Path) -> Path:
        """A copy of the closed file."""
        self.library.close()
        shutil.copy(self.path, to)
        self.library = open_library(self.path)
        return to
