"""Writes documents as a Word file (.docx) to read, with bands on the marked words and a comment for each mark.

The file is Office Open XML (ECMA-376, transitional) and is written as it is made; the same library gives the
same bytes.
"""

from __future__ import annotations

import tempfile
from collections.abc import Collection, Iterable, Iterator, Sequence

from tepi.exchange.entries import Entry
from tepi.exchange.gathering import Sheet, sheet_in_steps
from tepi.exchange.mark_rows import document_of
from tepi.exchange.reading_copy import facts
from tepi.exchange.reading_copy.laid_out import Part, blocks
from tepi.exchange.reading_copy.package import packed
from tepi.exchange.reading_copy.portions import with_entries
from tepi.exchange.reading_copy.stand_ins import SAID, needs_signs
from tepi.exchange.reading_copy.word_parts import (
    COMMENTS,
    CONTENT_TYPES,
    DOCUMENT,
    END,
    PACKAGE,
    SETTINGS,
    core,
    legend,
    relations,
)
from tepi.exchange.reading_copy.word_text import Links, WordText
from tepi.exchange.reading_copy.word_xml import paragraph, run, words
from tepi.exchange.rests import with_rests
from tepi.library.file import Library
from tepi.library.structure_queries import structures
from tepi.resources import find
from tepi.text.direction import reads_backwards
from tepi.text.document import Document

HELD = 1_000_000
PAGE_BREAK = '<w:p><w:r><w:br w:type="page"/></w:r></w:p>\n'
BOLD = "<w:b/><w:bCs/>"


def data(
    library: Library,
    documents: Iterable[Document | str],
    filter_ids: Collection[str] | None = None,
    *,
    anonymous: bool = False,
) -> Iterator[bytes]:
    """Write documents one after another into one file, piece by piece; empty pieces come in between.

    With ``filter_ids`` only these marks. With ``anonymous`` annotators are Coder A, Coder B.

    Raises:
        TepiError: A document that the library does not have.
    """
    wanted = [document_of(library, document) for document in documents]
    return _Copy(library, wanted, filter_ids, anonymous=anonymous).data()


class _Copy:
    """One file while it is written. Comments wait in a file of their own, because Word wants them apart."""

    def __init__(
        self,
        library: Library,
        documents: Sequence[Document],
        chosen: Collection[str] | None,
        *,
        anonymous: bool,
    ) -> None:
        self._library, self._documents, self._chosen = library, documents, chosen
        self._anonymous = anonymous
        self._links = Links()
        self._comments = 0
        self._as_of = ""

    def data(self) -> Iterator[bytes]:
        with tempfile.TemporaryFile("w+", encoding="utf-8", newline="", buffering=HELD) as waiting:
            self._waiting = waiting
            yield from packed(self._parts())

    def _parts(self) -> Iterator[tuple[str, Iterable[str]]]:
        style = (find("resources") / "reading_copy" / "styles.xml").read_text(encoding="utf-8")
        yield "[Content_Types].xml", (CONTENT_TYPES,)
        yield "_rels/.rels", (PACKAGE,)
        yield "word/document.xml", self._document()
        yield "word/comments.xml", self._written_comments()
        yield "word/styles.xml", (style,)
        yield "word/settings.xml", (SETTINGS,)
        yield "word/_rels/document.xml.rels", (relations(self._links.known),)
        alone = len(self._documents) == 1
        title = self._documents[0].title if alone else f"{len(self._documents)} texts"
        yield "docProps/core.xml", (core(title, self._as_of),)

    def _document(self) -> Iterator[str]:
        yield DOCUMENT
        for number, document in enumerate(self._documents):
            if number:
                yield PAGE_BREAK
            page = yield from with_rests(
                sheet_in_steps(self._library, document, self._chosen, anonymous=self._anonymous)
            )
            self._as_of = max(self._as_of, page.as_of)
            yield from _head(page)
            yield from self._text(page)
        yield END

    def _text(self, page: Sheet) -> Iterator[str]:
        assert page.units is not None
        assert page.book is not None
        backwards = reads_backwards(page.text, page.document.language)
        structure = structures(self._library, page.revision.id)
        laid_out = blocks(page.text, page.units, page.outline(), page.order, structure)
        text = WordText(page.book, self._links, self._comments, backwards=backwards)
        for block, entries in with_entries(page, laid_out):
            made, begun = text.paragraph(block)
            yield made
            known = {entry.id: entry for entry in entries}
            for number, part in begun:
                self._waiting.write(_comment(number, part, known.get(part.mark)))
        self._comments = text.next

    def _written_comments(self) -> Iterator[str]:
        yield COMMENTS
        self._waiting.seek(0)
        while piece := self._waiting.read(HELD):
            yield piece
        yield "</w:comments>\n"


def _head(page: Sheet) -> Iterator[str]:
    backwards = reads_backwards(page.document.title, page.document.language)
    yield paragraph("Title", run(page.document.title, backwards=backwards), backwards=backwards)
    for called, value in facts.facts(page):
        yield paragraph("Facts", run(f"{called}: ", BOLD) + run(value))
    said = [*facts.state(page), *([SAID] if needs_signs(page.text) else [])]
    yield "".join(paragraph("Facts", run(each)) for each in said)
    for _, note in page.notes:
        yield "".join(paragraph("Note", run(line)) for line in note.split("\n") if line.strip())
    numbers, shares = facts.counts(page)
    assert page.book is not None
    yield legend(page.used, numbers, shares, page.book.order)


def _comment(number: int, part: Part, entry: Entry | None) -> str:
    if entry is None:
        # A further part of a mark whose words stand apart; its comment is at the first.
        inside = paragraph("CommentText", run(f"Mark {part.number} goes on here."))
        return f'<w:comment w:id="{number}" w:author="Tepi" w:initials="T">{inside}</w:comment>\n'
    codes = run(", ".join(entry.codes) or "No code", BOLD)
    said = "".join(f" · {each}" for each in facts.remarks(entry, who=False))
    lines = [line for _, note in entry.notes for line in note.split("\n") if line.strip()]
    inside = paragraph("CommentText", codes + run(said)) if said else paragraph("CommentText", codes)
    inside += "".join(
        paragraph("CommentText", run(line, backwards=way), backwards=way)
        for line in lines
        for way in [reads_backwards(line)]
    )
    initials = "".join(name[0] for name in entry.annotator.split()[:3]) or "?"
    return (
        f'<w:comment w:id="{number}" w:author="{words(entry.annotator)}" w:initials="{words(initials)}"'
        f' w:date="{entry.date}T00:00:00Z">{inside}</w:comment>\n'
    )
