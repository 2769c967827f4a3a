"""The verb export: documents with their marks, to a file or to standard output."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tepi.cli import finding
from tepi.errors import TepiError
from tepi.exchange.export import export_documents, exportable
from tepi.exchange.safe_write import write_beside
from tepi.library import queries
from tepi.library.file import Library
from tepi.text.document import Document

STANDARD_OUTPUT = "-"


def run_export(library: Library, arguments: argparse.Namespace) -> None:
    """Write the documents named, each once; where none is named all but the example."""
    data = export_documents(library, _wanted(library, arguments.documents), to=arguments.to).encode("utf-8")
    if arguments.output != STANDARD_OUTPUT:
        write_beside(Path(arguments.output), data)
        return
    # Bytes, because a text stream would write other line ends on Windows.
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


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
