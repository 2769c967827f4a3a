"""A whole library as a folder: a Markdown file a document, and an index that links to each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

from tepi.exchange import bibliography
from tepi.exchange.escaping import COMMONMARK, OBSIDIAN, PANDOC
from tepi.exchange.file_names import file_names
from tepi.exchange.markdown import written
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.exchange.templating.shelf import cites
from tepi.library import queries
from tepi.library.file import Library
from tepi.library.mark_outlines import Outline, outlines
from tepi.text.document import Document
from tepi.text.one_line import one_line

INDEX = "index.md"
HEAD = "<!-- tepi index -->"
_LINKED = re.compile(r"^- (?:\[\[([^\]|]+)(?:\|[^\]]*)?\]\]|\[.*\]\(([^()\s]+)\.md\))", re.MULTILINE)
_DIALECTS = {"obsidian": OBSIDIAN, "pandoc": PANDOC}


def names(library: Library) -> dict[str, str]:
    """The file of every document, those in the trash too, without its ending: so no name ever moves."""
    every = queries.documents(library) + queries.documents(library, trashed=True)
    return file_names(every, reserved=(INDEX.removesuffix(".md"), "references"))


def files(
    library: Library,
    documents: Sequence[Document],
    filter_ids: Collection[str] | None,
    options: MarkdownOptions,
) -> Iterator[tuple[str, Iterator[str]]]:
    """The files of the folder: each one's name and its text, piece by piece; the index comes last.

    Raises:
        TepiError: As ``markdown.written`` does.
    """
    known = names(library)
    lines = []
    used: Counter[str] = Counter()
    for document in documents:
        name = known[document.id]
        yield (
            f"{name}.md",
            written(library, [document], filter_ids, options, bibliography.SEVERAL),
        )
        marks = _marks(library, document, filter_ids)
        used.update(code for mark in marks for code in mark.codes)
        lines.append(_line(document, len(marks), name, options))
    if cites(options):
        yield bibliography.SEVERAL, bibliography.pieces(library, documents)
    yield INDEX, iter(_index(library, lines, used, options))


def file_list(library: Library, documents: Sequence[Document], options: MarkdownOptions) -> list[str]:
    """The names of the same files, before any is made. Raises TepiError where there is no such template."""
    known = names(library)
    beside = [bibliography.SEVERAL] if cites(options) else []
    return [*(f"{known[document.id]}.md" for document in documents), *beside, INDEX]


def written_before(folder: Path) -> frozenset[str]:
    """The names of the files that an earlier export wrote here, as its index has them; empty where none did."""
    try:
        text = (folder / INDEX).read_text(encoding="utf-8")
    except (OSError, ValueError):
        return frozenset()
    if not text.startswith(HEAD):
        return frozenset()
    stems = (wiki or unquote(link) for wiki, link in _LINKED.findall(text))
    # Never out of the folder, nor to another drive.
    ours = {f"{stem}.md" for stem in stems if not set(stem) & set("/\\:\0")}
    if bibliography.is_ours(folder / bibliography.SEVERAL):
        ours.add(bibliography.SEVERAL)
    return frozenset({INDEX, *ours})


def _marks(library: Library, document: Document, chosen: Collection[str] | None) -> list[Outline]:
    some = (each for portion in outlines(library, document.revision, {}) for each in portion)
    return [each for each in some if not each.part and (chosen is None or each.mark in chosen)]


def _line(document: Document, marks: int, name: str, options: MarkdownOptions) -> str:
    dialect = _DIALECTS.get(options.flavour, COMMONMARK)
    title = one_line(document.title) or name
    if dialect is OBSIDIAN:
        shown = " ".join(re.sub(r"[\[\]|#^]|%%", " ", title).split())
        link = f"[[{name}]]" if shown == name else f"[[{name}|{shown}]]"
    else:
        link = f"[{dialect.words(title)}]({quote(name, safe='')}.md)"
    known = (document.author, document.publication, document.date)
    facts = (*(one_line(fact) for fact in known if fact.strip()), f"{marks} mark{'' if marks == 1 else 's'}")
    return f"- {link} · {dialect.words(' · '.join(facts))}"


def _index(library: Library, lines: list[str], used: Counter[str], options: MarkdownOptions) -> Iterator[str]:
    dialect = _DIALECTS.get(options.flavour, COMMONMARK)
    book = queries.codebook(library)
    yield f"{HEAD}\n# Marked texts\n\n" + "".join(f"{line}\n" for line in lines)
    if used and options.code_table:
        yield f"\n## {dialect.words(one_line(book.name)) or 'Codes'}\n\n| Code | Marks |\n| --- | ---: |\n"
        for code in sorted(book.codes, key=lambda code: book.order(code.id)):
            if used[code.id]:
                yield f"| {dialect.name(code.name)} | {used[code.id]} |\n"
