"""Keeps an export from writing over what somebody has edited in the files of an earlier one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange import library_folder
from tepi.exchange.kept.files import is_of
from tepi.exchange.kept.judging import carried
from tepi.exchange.kept.own import DIALECTS, Own, with_own
from tepi.exchange.reading.files import source_of
from tepi.exchange.reading.pages import read_pages
from tepi.library.file import Library
from tepi.text.document import Document

Files = Iterator[tuple[str, Iterator[str]]]


def own_words(library: Library, folder: Path, documents: Sequence[Document]) -> dict[str, Own]:
    """What readers have added to the files of these documents in a folder of linked files, by the file's name.

    What cannot be read back (the flavour pandoc, templates) is written only, and so not looked at.

    Raises:
        TepiError: A file holds edits that the library lacks; its name is told.
    """
    before, names = library_folder.written_before(folder), library_folder.names(library)
    found: dict[str, Own] = {}
    for document in documents:
        path = folder / f"{names[document.id]}.md"
        if path.name not in before or not _can_be_read(path, document):
            continue
        own = carried(library, path, document.id)
        if own is None:
            raise _refusal(path)
        if own != Own():
            found[path.name] = own
    return found


def with_own_words(files: Files, own: Mapping[str, Own], folder: Path, flavour: str) -> Files:
    """The files with what readers have added. Raises TepiError, before the file, where it has no place for that."""
    for name, pieces in files:
        if name not in own:
            yield name, pieces
            continue
        text = with_own("".join(pieces), own[name], carries=flavour in DIALECTS)
        if text is None:
            raise _refusal(folder / name)
        yield name, iter((text,))


def _can_be_read(path: Path, document: Document) -> bool:
    try:
        return is_of(path, document.id) and any(
            page.document == document.id for page in read_pages(source_of(path))
        )
    except (OSError, TepiError):
        return False


def _refusal(path: Path) -> TepiError:
    return TepiError(
        f"{path} was edited, and not all of it is in the library", "Read it back first, or move it"
    )
