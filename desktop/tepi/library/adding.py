"""Brings texts into the library, each as one change; a text that is there already is that document."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.edits.documents import add_document, restore_document
from tepi.library.file import Library
from tepi.marks.identity import document_id
from tepi.text.document import Reading, sha256
from tepi.text.readers.registry import bytes_of, read_bytes, shown
from tepi.text.readers.telling import Tell, silent
from tepi.text.seeds import seed_for

# What became of a text.
NEW, THERE, BACK, FAILED = "new", "there", "back", "failed"
# How much of the work reading is.
READ = 0.75


class Outcome(NamedTuple):
    """What became of one text that was to be added.

    ``name`` is its file's, "" of a pasted one; ``how`` is NEW, THERE (the same bytes are that document), BACK
    (it was in the trash) or FAILED, which ``problem`` explains in one line.
    """

    name: str
    how: str
    document: str = ""
    title: str = ""
    problem: str = ""


def add_file(library: Library, path: Path, tell: Tell = silent) -> Outcome:
    """Add a file, or say why it cannot be: in the outcome, never as an error.

    ``tell`` hears the share of the work that is done.
    """
    name = shown(path.name or str(path))
    try:
        data = bytes_of(path)
        found = _already(library, name, data)
        if found is not None:
            return found
        return add_reading(library, read_bytes(data, path, tell=lambda share: tell(share * READ)))
    except TepiError as error:
        return Outcome(name, FAILED, problem=str(error))
    except MemoryError:
        return Outcome(name, FAILED, problem=str(too_large(name)))


def add_words(library: Library, text: str, tell: Tell = silent) -> Outcome:
    """Add a text that has no file, as it was pasted; the same as above for the rest."""
    from tepi.text.readers.plain import read

    data = text.encode("utf-8", errors="replace")
    try:
        found = _already(library, "", data)
        if found is not None:
            return found
        return add_reading(library, read(data, "", lambda share: tell(share * READ)))
    except TepiError as error:
        return Outcome("", FAILED, problem=str(error))


def add_reading(library: Library, reading: Reading) -> Outcome:
    """Add what a reader has made of a file. Raises TepiError where the library cannot take it."""
    key = sha256(reading.source_bytes)
    found = _already(library, reading.name, reading.source_bytes)
    if found is not None:
        return found
    seed = seed_for(key)
    change = add_document(reading, kind=seed.kind if seed else "")
    library.history.record(change)
    return Outcome(reading.name, NEW, str(change.values["document"]), reading.title)


def too_large(name: str) -> TepiError:
    """There was not enough memory for a text."""
    return TepiError(
        f"“{name}” takes more memory to be read than there is", "Divide it into several files and add those"
    )


def _already(library: Library, name: str, data: bytes) -> Outcome | None:
    """The document that these bytes are already, taken out of the trash; None where they are none."""
    known = queries.document(library, document_id(sha256(data)))
    if known is None:
        return None
    if known.trashed is not None:
        library.history.record(restore_document(known))
    return Outcome(name, THERE if known.trashed is None else BACK, known.id, known.title)
