"""Writes a document's marks as Markdown (format 1, flavour CommonMark; see ``docs/formats.md``).

The same library gives the same bytes. Nothing here depends on the language of the window.
"""

from __future__ import annotations

import json
import re
from collections.abc import Collection, Generator, Iterable, Iterator

from tepi.exchange.entries import Entry, Nones, Sheet, sheet_in_steps
from tepi.exchange.open_blocks import closing_line
from tepi.exchange.quoting import escape_inline, escape_words, quote_block
from tepi.library.file import Library
from tepi.study.counts import percent
from tepi.text.document import Document
from tepi.text.one_line import one_line

FORMAT = "1"
END = "<!-- tepi end -->"
CLOSE = "<!-- tepi close -->"

_OWN_LINE = re.compile(r"^([ \t]*<!-- \\*)(?=tepi)", re.MULTILINE)
_TRAILING_BLANKS = re.compile(r"(?:\n[ \t]*)+$")
# JSON leaves these as they are, YAML does not read them back as they were.
_NOT_IN_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


def pieces(
    library: Library, documents: Iterable[Document | str], filter_ids: Collection[str] | None = None
) -> Iterator[str]:
    """Write documents one after another, piece by piece: the head of each, then a piece for each mark.

    With ``filter_ids`` only these marks are written. A document is read only when its head is asked
    for, and its marks as they are asked for. While a head is being counted, empty pieces come, so that
    whoever asks can do something else in between.

    Raises:
        TepiError: A document that the library does not have.
    """
    for number, document in enumerate(documents):
        if number:
            yield "\n"
        page = yield from _with_rests(sheet_in_steps(library, document, filter_ids))
        yield from sheet_pieces(page)


def _with_rests(steps: Generator[None, None, Sheet]) -> Generator[str, None, Sheet]:
    while True:
        try:
            next(steps)
        except StopIteration as done:
            page: Sheet = done.value
            return page
        yield ""


def sheet_pieces(page: Sheet) -> Iterator[str]:
    """Write one document; the pieces joined are the file."""
    yield _front_matter(page) + _head(page)
    for heading, marks in (("Marks", page.counted), ("Marks that are not counted", page.uncounted)):
        if marks:
            yield f"## {heading}\n\n"
            yield from map(_mark, page.entries(marks))
    yield END + "\n"


def _front_matter(page: Sheet) -> str:
    document, revision = page.document, page.revision
    facts = {
        "title": document.title,
        "kind": document.kind,
        "author": document.author,
        "publication": document.publication,
        "date": document.date,
        "address": document.address,
        "source": document.file_name,
        "language": document.language,
        "sha256": revision.source_sha256,
    }
    lines = [f"{name}: {_quoted(value)}" for name, value in facts.items() if value]
    if document.fields:
        lines.append(f"fields: {_mapping(document.fields)}")
    if page.annotators:
        lines.append(f"annotators: [{', '.join(map(_quoted, page.annotators))}]")
    lines.append(f"codebook: {_quoted(page.codebook)}")
    lines.append(f"units: {_quoted(f'{revision.engine} {revision.engine_version}'.strip())}")
    lines.append(f"as-of: {_quoted(_to_the_second(page.as_of))}")
    own = f'format: "{FORMAT}", document: {_quoted(document.id)}'
    if page.chosen < page.marks:
        own += f', marks: "{page.chosen} of {page.marks}"'
    lines.append(f"tepi: {{{own}}}")
    return "---\n" + "\n".join(lines) + "\n---\n\n"


def _head(page: Sheet) -> str:
    """Title, the document's own notes, the figures, the sentences decided as none."""
    blocks = [f"# {escape_words(one_line(page.document.title)) or '*Untitled*'}"]
    blocks.extend(_notes(page.notes))
    if page.chosen < page.marks:
        blocks.append(f"{page.chosen} of {page.marks} marks are in this file.")
    if page.counts:
        rows = [f"| {escape_inline(c.name)} | {c.marks} | {percent(c.share)} |" for c in page.counts]
        blocks.append("\n".join(("| Code | Marks | Share of the text |", "| --- | ---: | ---: |", *rows)))
    if page.decides and page.sentences:
        share = percent(page.decided / page.sentences)
        none = f", {page.none} of them none" if page.none else ""
        blocks.append(f"{page.decided} of {page.sentences} sentences decided ({share}){none}.")
    if page.nones:
        blocks.append("\n".join(map(_none, page.nones)))
    return "\n\n".join(blocks) + "\n\n"


def _none(nones: Nones) -> str:
    who = "".join(f" · {escape_inline(name)}" for name in (nones.group, nones.annotator) if name)
    return f"<!-- tepi none {', '.join(nones.places)}{who} -->"


def _mark(entry: Entry) -> str:
    head = f"<!-- tepi mark {entry.id} -->\n{quote_block(entry.quote)}"
    return "\n\n".join((head, _code_line(entry), *_notes(entry.notes))) + "\n\n"


def _code_line(entry: Entry) -> str:
    """The line under a quote: parts joined by `` · ``, their order fixed, those that are absent left out."""
    parts = [", ".join(f"**{escape_inline(code)}**" for code in entry.codes) or "*no code*"]
    if entry.unsure:
        parts.append(f"unsure, perhaps **{escape_inline(entry.second)}**" if entry.second else "unsure")
    if entry.said_by:
        manner = f" ({entry.manner})" if entry.manner else ""
        parts.append(f"said by {' < '.join(map(escape_inline, entry.said_by))}{manner}")
    if entry.reading is not None:
        parts.append(f"[sic: {_words(entry.reading)}]")
    if entry.translation is not None:
        parts.append(f"translation: “{_words(entry.translation)}”")
    parts.extend(part for part in (entry.place, escape_inline(entry.annotator), entry.date) if part)
    return " · ".join(parts)


def _words(text: str) -> str:
    return escape_words(text).replace("·", "&#183;")


def _notes(notes: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Each note as the reader wrote it; a second one on the same thing has its id in front."""
    for number, (note, text) in enumerate(notes):
        if number:
            yield f"<!-- tepi note {note} -->"
        yield _note(text)


def _note(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = _OWN_LINE.sub(r"\1\\", _TRAILING_BLANKS.sub("", text))
    closing = closing_line(text)
    return text if closing is None else f"{text}\n{closing}\n{CLOSE}"


def _quoted(value: str) -> str:
    """A string for YAML: double-quoted, on one line, with everything odd escaped."""
    return _NOT_IN_YAML.sub(lambda sign: f"\\u{ord(sign[0]):04x}", json.dumps(value, ensure_ascii=False))


def _mapping(values: dict[str, str]) -> str:
    return f"{{{', '.join(f'{_quoted(name)}: {_quoted(str(value))}' for name, value in sorted(values.items()))}}}"


def _to_the_second(moment: str) -> str:
    return f"{moment[:19]}Z" if moment else ""
