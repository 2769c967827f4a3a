"""Whether an edited file may be written anew: what is the reader's own in it can be carried over, news cannot."""

from __future__ import annotations

from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.comparison.comparing import plan_of
from tepi.exchange.kept.own import ALIASES, Own, own_as_written, own_of
from tepi.exchange.reading.files import source_of
from tepi.exchange.reading.pages import read_pages
from tepi.exchange.reading.shapes import Page
from tepi.library import queries
from tepi.library import tables as t
from tepi.library.file import Library
from tepi.library.past_state import Past


def carried(library: Library, path: Path, document: str) -> Own | None:
    """What must be carried over from a file that somebody edited; None where it holds news.

    News is what reading the file back would change, or leave out though it is meant for the library. A file
    that cannot be read holds news.
    """
    read = _read(path, document)
    if read is None:
        return None
    source, page = read
    plan = plan_of(library, page)
    if plan.items or any(not left.own for left in plan.left_out):
        return None
    unread = [left.line for left in plan.left_out]
    return own_of(source, page, unread, _titles(library, document, source, page.as_of))


def carried_of_copied(library: Library, path: Path, document: str) -> Own:
    """The same of a file that lies beside as a copy: what else is in it is left to the copy."""
    read = _read(path, document)
    if read is None:
        return Own()
    source, page = read
    return own_of(source, page, (), _titles(library, document, source, page.as_of)) or Own()


def carried_of_ours(library: Library, path: Path, document: str) -> Own | None:
    """The same of a file that Tepi wrote and nobody has edited since. Raises OSError where it cannot be read."""
    source = path.read_text(encoding="utf-8", errors="replace")
    return own_as_written(source, _titles(library, document, source, ""))


def _read(path: Path, document: str) -> tuple[str, Page] | None:
    try:
        source = source_of(path)
    except TepiError:
        return None
    pages = read_pages(source)
    if len(pages) != 1 or pages[0].document != document:
        return None
    return source, pages[0]


def _titles(library: Library, document: str, source: str, as_of: str) -> list[str]:
    """What Tepi may have written as the text's other name: the title now, and the one when the file was made."""
    if f"\n{ALIASES}:" not in source:
        return []
    now = queries.document(library, document)
    row = Past(library, as_of).row(t.documents, document) if as_of else None
    return [*([now.title] if now else []), *([str(row["title"])] if row else [])]
