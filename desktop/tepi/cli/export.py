"""The verb export: documents with their marks, to a file, to a folder or to standard output."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from tepi.cli import finding
from tepi.cli.pictures import write_pictures
from tepi.errors import TepiError
from tepi.exchange import library_folder
from tepi.exchange.companion import companion, write_companion
from tepi.exchange.export import export_bytes, export_files, exportable
from tepi.exchange.file_names import safe_name
from tepi.exchange.kept.beginning import refuse_kept
from tepi.exchange.markdown_options import OPTIONS, MarkdownOptions, checked
from tepi.exchange.registry import Format, format_named
from tepi.exchange.safe_write import write_pieces_beside
from tepi.exchange.scopes import Asked, scope
from tepi.exchange.tables import FILES
from tepi.exchange.unread_edits import own_words, with_own_words
from tepi.exchange.update_folder import update_folder
from tepi.exchange.write_folder import write_folder_beside
from tepi.library import queries
from tepi.library.file import Library
from tepi.library.since import one_moment
from tepi.text.document import Document

STANDARD_OUTPUT = "-"
ENDS = ("/", "\\") if os.name == "nt" else ("/",)
ASKED = ("partial", "bom", "formulas", "annotator", "dark", *OPTIONS)
PATIENCE, EVERY = 1.0, 0.2


def run_export(library: Library, arguments: argparse.Namespace) -> None:
    """Write the documents named, each once; where none is named all but the example. All is of one moment."""
    with one_moment(library):
        _export(library, arguments)


def _export(library: Library, arguments: argparse.Namespace) -> None:
    chosen = format_named(arguments.to)
    asked = {name: value for name in ASKED if (value := getattr(arguments, name)) is not None}
    wanted = Asked(tuple(arguments.mark), tuple(arguments.code), arguments.filter)
    documents, marks = scope(library, _wanted(library, arguments.documents), wanted)
    if arguments.folder:
        _write_library(library, documents, marks, chosen, asked, arguments.output)
    elif chosen.id == "picture":
        write_pictures(library, documents, marks, asked, arguments)
    elif arguments.image is not None:
        raise TepiError(f"The format {chosen.id} has no --image", "Leave it out")
    elif chosen.files is not None:
        target = _folder(arguments.output, f"{chosen.name} are a folder")
        files = export_files(library, documents, to=chosen.id, filter_ids=marks, **asked)
        write_folder_beside(target, ((name, _encoded(text)) for name, text in files), FILES)
    else:
        if chosen.data is not None and arguments.output == STANDARD_OUTPUT and sys.stdout.isatty():
            raise TepiError(f"A file for {chosen.name} is nothing for a terminal", "Name one with --output")
        pieces = export_bytes(library, documents, to=chosen.id, filter_ids=marks, **asked)
        output = into(arguments.output, _name(documents) + chosen.suffix, one=_one_file(chosen, documents))
        beside = _beside(library, documents, chosen, asked, output)
        write_out(output, pieces)
        if beside is not None:
            write_companion(library, documents, beside)


def into(output: str, name: str, *, one: bool = True) -> str:
    """The file to write: the one named, or, in a folder that is named, a new one of this name, which is told.

    Raises:
        TepiError: The folder is not there, has a file of that name, or ``one`` file is not what is usual in one.
    """
    folder = Path(output).expanduser()
    there = os.path.isdir(folder)  # noqa: PTH112  # False, too, for a name that no system takes
    if output == STANDARD_OUTPUT or not (output.endswith(ENDS) or there):
        return output
    if not there:
        raise TepiError(f"There is no folder {output}", "Make it first, or name a file")
    if not one:
        raise TepiError(f"{output} is a folder", "Name a file in it, or add --folder for a file a document")
    if os.path.lexists(folder / name):
        raise TepiError(f"{folder / name} is there already", "Name it with --output to replace it")
    print(folder / name)
    return str(folder / name)


def write_out(output: str, pieces: Iterator[str] | Iterator[bytes]) -> None:
    """Write text or bytes to the file named, whole or not at all, or to standard output as they come."""
    if output != STANDARD_OUTPUT:
        write_pieces_beside(Path(output), _encoded(pieces))
        return
    # Bytes, because a text stream would write other line ends on Windows.
    sys.stdout.flush()
    sys.stdout.buffer.writelines(_encoded(pieces))
    sys.stdout.buffer.flush()


def _write_library(
    library: Library,
    documents: list[Document],
    marks: frozenset[str] | None,
    chosen: Format,
    asked: dict[str, bool | str],
    output: str,
) -> None:
    """Write a folder of linked files, or bring up to date one that was written before."""
    if chosen.id != "markdown":
        raise TepiError(f"The format {chosen.id} has no --folder", "Leave it out")
    target = _folder(output, "A whole library is a folder")
    refuse_kept(target)
    own = own_words(library, target, documents)
    options = checked(replace(MarkdownOptions(), **asked))  # type: ignore[arg-type]  # checked is what it says
    files = library_folder.files(library, documents, marks, options)
    files = with_own_words(files, own, target, options.flavour)
    update_folder(
        target,
        ((name, _encoded(text)) for name, text in files),
        library_folder.file_list(library, documents, options),
        library_folder.written_before(target),
    )


def _one_file(chosen: Format, documents: list[Document]) -> bool:
    return chosen.id != "markdown" or len(documents) == 1


def _name(documents: list[Document]) -> str:
    return safe_name(documents[0].title) if len(documents) == 1 else "Library"


def _folder(output: str, what: str) -> Path:
    if output == STANDARD_OUTPUT:
        raise TepiError(what, "Name it with --output")
    return Path(output).expanduser()


def _beside(
    library: Library,
    documents: list[Document],
    chosen: Format,
    asked: dict[str, bool | str],
    output: str,
) -> Path | None:
    """Where the bibliography goes that belongs to the file; None where none does, or there is no file."""
    if chosen.id != "markdown" or output == STANDARD_OUTPUT:
        return None
    options = replace(MarkdownOptions(), **asked)  # type: ignore[arg-type]  # checked before
    return companion(library, documents, options, Path(output))


def _encoded(pieces: Iterable[str] | Iterable[bytes]) -> Iterator[bytes]:
    """The pieces as bytes; who waits for long at a terminal is told how much there is."""
    began, told, size = time.monotonic(), 0.0, 0
    watched = sys.stderr.isatty()
    try:
        for piece in pieces:
            data = piece if isinstance(piece, bytes) else piece.encode("utf-8")
            size += len(data)
            if watched and (now := time.monotonic()) - began > PATIENCE and now - told > EVERY:
                told = now
                print(f"\rtepi: {size / 1e6:.1f} MB written", end="", file=sys.stderr, flush=True)
            if data:
                yield data
    finally:
        if told:
            # No escape sequence: not every console of Windows reads them.
            print(f"\r{'':30}\r", end="", file=sys.stderr, flush=True)


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
