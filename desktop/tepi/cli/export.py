"""The verb export: documents with their marks, to a file or to standard output."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path

from tepi.cli import finding
from tepi.errors import TepiError
from tepi.exchange.export import export_files, export_pieces, exportable
from tepi.exchange.registry import format_named
from tepi.exchange.safe_write import write_pieces_beside
from tepi.exchange.tables import FILES
from tepi.exchange.write_folder import write_folder_beside
from tepi.library import queries
from tepi.library.file import Library
from tepi.text.document import Document

STANDARD_OUTPUT = "-"
OPTIONS = ("partial", "bom", "formulas")


def run_export(library: Library, arguments: argparse.Namespace) -> None:
    """Write the documents named, each once; where none is named all but the example."""
    chosen = format_named(arguments.to)
    asked = {name: value for name in OPTIONS if (value := getattr(arguments, name))}
    documents = _wanted(library, arguments.documents)
    if chosen.files is not None:
        if arguments.output == STANDARD_OUTPUT:
            raise TepiError(f"{chosen.name} are a folder", "Name it with --output")
        write_folder_beside(
            Path(arguments.output),
            (
                (name, _encoded(text))
                for name, text in export_files(library, documents, to=chosen.id, **asked)
            ),
            FILES,
        )
        return
    write_out(arguments.output, export_pieces(library, documents, to=chosen.id, **asked))


def write_out(output: str, pieces: Iterator[str]) -> None:
    """Write a text to the file named, whole or not at all, or to standard output as it comes."""
    if output != STANDARD_OUTPUT:
        write_pieces_beside(Path(output), _encoded(pieces))
        return
    # Bytes, because a text stream would write other line ends on Windows.
    sys.stdout.flush()
    sys.stdout.buffer.writelines(_encoded(pieces))
    sys.stdout.buffer.flush()


def _encoded(pieces: Iterator[str]) -> Iterator[bytes]:
    return (piece.encode("utf-8") for piece in pieces)


def _wanted(library: Library, names: list[str]) -> list[Document]:
    if names:
        found = [finding.document(library, name) for name in names]
        return list({document.id: document for document in found}.values())
    if not queries.documents(library):
        raise TepiError("There is no document to export", "Add one with “tepi add FILE”")
    wanted = exportable(library)
    if not wanted:
        raise TepiError("There is only the example, which is left out unless it is named", "Name it")
    return wanted
