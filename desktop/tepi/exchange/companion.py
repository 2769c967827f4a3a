"""The bibliography that belongs beside a Markdown file which cites it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tepi.exchange import bibliography
from tepi.exchange.markdown import bibliography_of
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.exchange.safe_write import write_pieces_beside
from tepi.exchange.templating.shelf import cites
from tepi.library.file import Library
from tepi.text.document import Document


def companion(
    library: Library, documents: Sequence[Document | str], options: MarkdownOptions, target: Path
) -> Path | None:
    """Where the bibliography goes for a file at ``target``; None where its template cites nothing.

    Raises:
        TepiError: There is no such template, or a file of that name is somebody else's.
    """
    if not cites(options):
        return None
    path = target.expanduser().parent / bibliography_of(library, documents)
    bibliography.refuse_foreign(path)
    return path


def write_companion(library: Library, documents: Sequence[Document | str], path: Path) -> None:
    """Write the bibliography of these documents. Raises TepiError where the place cannot be written."""
    pieces = bibliography.pieces(library, documents)
    write_pieces_beside(path, (piece.encode("utf-8") for piece in pieces))
