"""Writes documents as one web page to read and print: no scripts, nothing loaded, each code shown or hidden.

The page is of HTML 5; the same library gives the same bytes.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from html import escape

from tepi.exchange.entries import Entry
from tepi.exchange.gathering import Sheet, sheet_in_steps
from tepi.exchange.mark_rows import document_of
from tepi.exchange.reading_copy import facts
from tepi.exchange.reading_copy.codes_css import code_class, rules
from tepi.exchange.reading_copy.html_text import Text, paragraph
from tepi.exchange.reading_copy.laid_out import Block, Part, blocks
from tepi.exchange.reading_copy.notes_html import note_html, safe_address
from tepi.exchange.reading_copy.portions import with_entries
from tepi.exchange.reading_copy.stand_ins import SAID, needs_signs, shown
from tepi.exchange.rests import with_rests
from tepi.library import queries
from tepi.library.file import Library
from tepi.library.structure_queries import structures
from tepi.resources import find
from tepi.text.direction import reads_backwards
from tepi.text.document import Document

POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def pieces(
    library: Library,
    documents: Iterable[Document | str],
    filter_ids: Collection[str] | None = None,
    *,
    anonymous: bool = False,
) -> Iterator[str]:
    """Write documents one after another on one page, piece by piece.

    With ``filter_ids`` only these marks. With ``anonymous`` annotators are Coder A, Coder B. While something
    is awaited, empty pieces come, so that whoever asks can do something else in between.

    Raises:
        TepiError: A document that the library does not have.
    """
    wanted = [document_of(library, document) for document in documents]
    return _pieces(library, wanted, filter_ids, anonymous=anonymous)


def _pieces(
    library: Library, documents: Sequence[Document], chosen: Collection[str] | None, *, anonymous: bool
) -> Iterator[str]:
    alone = len(documents) == 1
    title = documents[0].title if alone else f"{len(documents)} texts"
    style = (find("resources") / "reading_copy" / "page.css").read_text(encoding="utf-8")
    yield (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="generator" content="Tepi">\n<meta name="referrer" content="no-referrer">\n'
        f"<title>{_words(title) or 'Text'}</title>\n<style>\n{style}"
    )
    yield from rules(queries.codebook(library))
    yield "</style>\n</head>\n<body>\n"
    if not alone:
        yield '<nav aria-label="Texts">\n<ol>\n'
        for number, document in enumerate(documents):
            yield f'<li><a href="#d{number + 1}" dir="auto">{_words(document.title)}</a></li>\n'
        yield "</ol>\n</nav>\n"
    yield "<main>\n"
    for number, document in enumerate(documents):
        page = yield from with_rests(sheet_in_steps(library, document, chosen, anonymous=anonymous))
        yield from _article(library, page, f"d{number + 1}")
    yield "</main>\n<footer>Made with Tepi.</footer>\n</body>\n</html>\n"


def _article(library: Library, page: Sheet, name: str) -> Iterator[str]:
    assert page.units is not None
    assert page.book is not None
    document = page.document
    way = "rtl" if reads_backwards(page.text, document.language) else "ltr"
    spoken = f' lang="{escape(document.language)}"' if document.language else ""
    yield f'<article id="{name}">\n<header>\n<h1{spoken} dir="auto">{_words(document.title)}</h1>\n<dl>\n'
    for called, value in facts.facts(page):
        yield f'<div><dt>{_words(called)}</dt><dd dir="auto">{_value(called, value)}</dd></div>\n'
    yield "</dl>\n"
    said = [*facts.state(page), *([SAID] if needs_signs(page.text) else [])]
    yield "".join(f'<p class="small">{_words(each)}</p>\n' for each in said)
    yield "".join(f'<div class="note small" dir="auto">\n{note_html(note)}</div>\n' for _, note in page.notes)
    yield from _legend(page)
    yield f'</header>\n<div class="text"{spoken} dir="{way}">\n'
    structure = structures(library, page.revision.id)
    laid_out = blocks(page.text, page.units, page.outline(), page.order, structure)
    text = Text(name, page.book)
    for block, entries in with_entries(page, laid_out):
        yield text.moved_to(block.within)
        yield f'<div class="row">\n{paragraph(text, block)}'
        yield from _notes(text, block, entries, who=len(page.annotators) > 1)
        yield "</div>\n"
    yield f"{text.moved_to(())}</div>\n</article>\n"


def _legend(page: Sheet) -> Iterator[str]:
    assert page.book is not None
    numbers, shares = facts.counts(page)
    if not numbers:
        return
    yield "<fieldset>\n<legend>Codes shown</legend>\n<ul>\n"
    yield "".join(
        _choice(code_class(page.book, code.id), code.name, numbers[code.id], shares.get(code.name, ""))
        for code in page.used
        if numbers[code.id]
    )
    if numbers[None]:
        yield _choice("k0", "No code", numbers[None], "")
    yield "</ul>\n</fieldset>\n"


def _choice(name: str, called: str, marks: int, share: str) -> str:
    known = f"{marks} {'mark' if marks == 1 else 'marks'}{f' · {share}' if share else ''}"
    return (
        f'<li><label><input type="checkbox" class="{name}" checked autocomplete="off">'
        f'<span class="swatch {name}"></span><span dir="auto">{_words(called)}</span> '
        f'<span class="count">{_words(known)}</span></label></li>\n'
    )


def _notes(text: Text, block: Block, entries: Sequence[Entry], *, who: bool) -> Iterator[str]:
    if not entries:
        return
    begun = {part.mark: part for atom in block.atoms for part in atom.begins if not part.part}
    yield '<ul class="notes" lang="en" dir="ltr">\n'
    for entry in entries:
        yield _note(text, begun[entry.id], entry, who=who)
    yield "</ul>\n"


def _note(text: Text, part: Part, entry: Entry, *, who: bool) -> str:
    number = part.number
    # No commas: of two codes one may be hidden. A swatch stands before each.
    codes = " ".join(
        f'<b class="{name}">{_words(called)}</b>'
        for name, called in zip(text.classes(part).split(), entry.codes or ("No code",), strict=True)
    )
    said = "".join(f' · <span dir="auto">{_words(each)}</span>' for each in facts.remarks(entry, who=who))
    notes = "".join(f'<div class="note" dir="auto">\n{note_html(note)}</div>\n' for _, note in entry.notes)
    return (
        f'<li class="n {text.classes(part)}" id="{text.name}n{number}">'
        f'<p><a class="no" href="#{text.name}m{number}" aria-label="To mark {number} in the text">{number}</a> '
        f'{codes}<span class="by">{said}</span></p>\n{notes}</li>\n'
    )


def _value(called: str, value: str) -> str:
    if called == "Address" and safe_address(value):
        return f'<a href="{escape(shown(value))}" rel="noopener noreferrer">{_words(value)}</a>'
    return _words(value)


def _words(value: str) -> str:
    return escape(shown(value), quote=False)
