"""Libraries to measure with: one text, many times over if need be, and marks all over it.

Words, as a program: the text's file, the library to make, how many bytes of text, how many marks; and
"joined" where all of it is to be one paragraph.
"""

from __future__ import annotations

import random
import sys
from pathlib import Path

from tepi.library import queries
from tepi.library.change import Change, lay
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight
from tepi.library.edits.people import add_annotator
from tepi.library.file import Library, open_library
from tepi.text.ranges import Range
from tepi.text.readers.plain import read


def make(text: str, path: Path, size: int = 0, marks: int = 0, *, joined: bool = False) -> None:
    """A library with the text, again and again where ``size`` (bytes) asks for more of it, and marks."""
    text = "\n".join(text for _ in range(size // len(text.encode()) + 1))
    if joined:
        text = " ".join(text.split())
    with open_library(path) as library:
        library.history.record(add_document(read(text.encode(), "bench.txt")))
        if marks:
            lay_marks(library, marks)


def lay_marks(library: Library, count: int) -> None:
    """Marks of one to thirty words all over the text, laid in one change."""
    chance = random.Random(3)
    document = queries.documents(library)[0]
    text = queries.text(library, document.revision)
    book = queries.codebook(library)
    maker = add_annotator("Somebody")
    library.history.record(maker)
    me = str(maker.values["annotator"])
    rows: dict[str, list[dict[str, object]]] = {}
    change: Change | None = None
    for _ in range(count):
        start = chance.randrange(len(text) - 300)
        place = Range(start, start + chance.randrange(5, 200))
        code = chance.choice(book.codes)
        change = add_highlight(document.id, document.revision, text, place, me, book, [code.id])
        for edit in change.edits:
            rows.setdefault(edit.table, []).append(dict(edit.values))
    assert change is not None
    edits = tuple(lay(table, many) for table, many in rows.items())
    library.history.record(Change("mark.add", "many", edits, change.values, document.id, me))


if __name__ == "__main__":
    words = sys.argv[1:]
    text = Path(words[0]).read_text(encoding="utf-8")
    make(text, Path(words[1]), int(words[2]), int(words[3]), joined=words[4:] == ["joined"])
