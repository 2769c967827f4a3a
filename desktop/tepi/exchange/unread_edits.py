"""Keeps an export from writing over what somebody has edited in the files of an earlier one."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange import library_folder
from tepi.exchange.comparison.comparing import plan_of
from tepi.exchange.kept.files import is_of
from tepi.exchange.reading.files import source_of
from tepi.exchange.reading.pages import read_pages
from tepi.library.file import Library
from tepi.text.document import Document


def refuse_unread(library: Library, folder: Path, documents: Sequence[Document]) -> None:
    """Make sure that no file of these documents in a folder of linked files holds edits that the library lacks.

    What cannot be read back (the flavour pandoc, templates) is written only, and so not looked at.

    Raises:
        TepiError: One does; its name is told.
    """
    before, names = library_folder.written_before(folder), library_folder.names(library)
    for document in documents:
        path = folder / f"{names[document.id]}.md"
        if path.name in before and _is_edited(library, path, document):
            raise TepiError(
                f"{path} was edited, and not all of it is in the library", "Read it back first, or move it"
            )


def _is_edited(library: Library, path: Path, document: Document) -> bool:
    try:
        if not is_of(path, document.id):
            return False
        pages = read_pages(source_of(path))
    except (OSError, TepiError):
        return False
    plans = [plan_of(library, page) for page in pages if page.document == document.id]
    return any(plan.items or plan.left_out for plan in plans)
