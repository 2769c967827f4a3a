"""The desk of the library's tests, and a text with everything on it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.library.desk import Desk

from tepi.library import queries
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import add_highlight
from tepi.library.edits.notes import write_note
from tepi.text.document import Document
from tepi.text.ranges import Range
from tepi.text.readers.registry import read_file

SOURCE = r"""# Head & \<tail>

*Some* [words **of** a link](https://example.org/a?b=1&c=2) and ![a cat](cat.png).

> Quoted.

1. First
2. Second
   - deeper

```
a  <  b
```
"""


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A library with one short text and two annotators, opened for writing."""
    desk = Desk(tmp_path / "library.tepi")
    yield desk
    desk.library.close()


@pytest.fixture
def structured(desk: Desk, tmp_path: Path) -> Document:
    """A second document, with headings, a link, a quote, lists and code; three marks overlap in it."""
    path = tmp_path / "structured.md"
    path.write_text(SOURCE, encoding="utf-8")
    known = {each.id for each in queries.documents(desk.library)}
    desk.record(add_document(read_file(path)))
    document = next(each for each in queries.documents(desk.library) if each.id not in known)
    text = queries.text(desk.library, document.revision)
    for words, code in (("words of", "Opinion"), ("of a link and", "Fact"), ("Second\ndeeper", "Fact")):
        start = text.index(words)
        change = add_highlight(
            document.id,
            document.revision,
            text,
            Range(start, start + len(words)),
            desk.me,
            desk.codebook,
            [desk.code(code).id],
        )
        desk.record(change)
        if code == "Opinion":
            mark = change.values["highlight"]
            note = "Why *so*? <script>alert(1)</script> ![x](http://example.org/x.png) [y](javascript:z)"
            desk.record(write_note("highlight", mark, note, desk.me, None, document=document.id))
    return document
