"""Writes documents with their marks in one of the formats."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator

from tepi.errors import TepiError
from tepi.exchange.registry import Format, format_named
from tepi.library import queries
from tepi.library.file import Library
from tepi.study.figures import Sums
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
    sums: Sums | None = None,
    **options: bool | str,
) -> Iterator[str]:
    """The same text piece by piece, each read from the library only when it is asked for.

    ``options`` are those that the format knows. ``sums`` are the figures of a document that is written whole
    and alone, where they are at hand: some formats begin sooner then.

    Raises:
        TepiError: Besides the above: the format is a folder, or knows no such option.
    """
    known = format_named(to)
    if known.data is not None:
        raise TepiError(f"A file for {known.name} is no text", "Give the file's name with --output")
    if known.write is None:
        raise TepiError(f"{known.name} are a folder, not one text", "Give the folder's name with --output")
    at_hand = {"sums": sums} if known.summed and sums is not None else {}
    return known.write(library, documents, filter_ids, **at_hand, **_known(known, options))


def export_bytes(
    library: Library,
    documents: Iterable[Document | str],
    *,
    to: str,
    filter_ids: Collection[str] | None = None,
    **options: bool | str,
) -> Iterator[bytes]:
    """The bytes of any format that is one file, piece by piece; the arguments are those of ``export_pieces``.

    Raises:
        TepiError: As there.
    """
    known = format_named(to)
    if known.data is not None:
        return known.data(library, documents, filter_ids, **_known(known, options))
    pieces = export_pieces(library, documents, to=to, filter_ids=filter_ids, sums=None, **options)
    return (piece.encode("utf-8") for piece in pieces)


def export_files(
    library: Library,
    documents: Iterable[Document | str],
    *,
    to: str,
    filter_ids: Collection[str] | None = None,
    **options: bool | str,
) -> Iterator[tuple[str, Iterator[str]]]:
    """The files of a format that is a folder: each one's name and its text, piece by piece.

    Raises:
        TepiError: The format is no folder, or there is no such format, document or option.
    """
    known = format_named(to)
    if known.files is None:
        raise TepiError(f"{known.name} is one file, not a folder", "Give the file's name with --output")
    return known.files(library, documents, filter_ids, **_known(known, options))


def exportable(library: Library) -> list[Document]:
    """The documents of an export that names none: all but the example and those in the trash."""
    return [document for document in queries.documents(library) if not document.example]


def _known(known: Format, options: dict[str, bool | str]) -> dict[str, bool | str]:
    for name in options:
        if name not in known.options:
            raise TepiError(f"The format {known.id} has no --{name.replace('_', '-')}", "Leave it out")
    return options
