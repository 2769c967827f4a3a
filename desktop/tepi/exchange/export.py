"""Writes documents with their marks in one of the formats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tepi.exchange.registry import format_named
from tepi.library import queries
from tepi.library.file import Library
from tepi.text.document import Document


def export_documents(
    library: Library,
    documents: Iterable[Document | str],
    *,
    to: str = "markdown",
    filter_ids: Collection[str] | None = None,
) -> str:
    """The documents (whole, or their ids) in the format ``to``, one after another in one text.

    With ``filter_ids`` only these marks are written.

    Raises:
        TepiError: A format or a document that there is not.
    """
    return "".join(export_pieces(library, documents, to=to, filter_ids=filter_ids))


def export_pieces(
    library: Library,
    documents: Iterable[Document | str],
    *,
    to: str = "markdown",
    filter_ids: Collection[str] | None = None,
) -> Iterator[str]:
    """The same text piece by piece, each read from the library only when it is asked for."""
    return format_named(to).write(library, documents, filter_ids)


def exportable(library: Library) -> list[Document]:
    """The documents of an export that names none: all but the example and those in the trash."""
    return [document for document in queries.documents(library) if not document.example]
