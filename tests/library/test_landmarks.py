"""Pages and headings are found in text order; other structure is left out."""

from __future__ import annotations

from pathlib import Path

from tepi.library.edits.documents import add_document
from tepi.library.file import open_library
from tepi.library.landmarks import landmarks
from tepi.library.queries import documents
from tepi.text.document import Reading, Structure

STRUCTURE = (
    Structure("heading", 6, 10, "2"),
    Structure("page", 3, 3, "iv"),
    Structure("emphasis", 1, 2),
    Structure("title", 0, 2),
)


def test_pages_and_headings(tmp_path: Path) -> None:
    """As the reader of the file found them."""
    reading = Reading("One two three.", "t", False, "en", b"1", STRUCTURE, "plain", "text/plain", "t.txt")
    with open_library(tmp_path / "tepi.library") as library:
        library.history.record(add_document(reading))
        found = landmarks(library, documents(library)[0].revision)

        assert [(each.kind, each.start, each.end, each.value) for each in found] == [
            ("title", 0, 2, ""),
            ("page", 3, 3, "iv"),
            ("heading", 6, 10, "2"),
        ]
        assert landmarks(library, "none") == []
