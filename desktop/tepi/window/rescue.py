"""A last place for a note that the library would not take: a file of its own in the data folder. No Qt."""

from __future__ import annotations

from pathlib import Path

from tepi.errors import TepiError

NAME = "unsaved notes.md"


def keep(text: str) -> Path | None:
    """Add a note to the file, durably; returns where it lies, or None where that cannot be written either."""
    from tepi.exchange.safe_write import sync
    from tepi.library.places import data_folder
    from tepi.marks.identity import now

    try:
        path = data_folder() / NAME
        with path.open("a", encoding="utf-8", errors="replace") as file:
            file.write(f"<!-- {now()} -->\n\n{text.rstrip()}\n\n")
            file.flush()
            sync(file.fileno())
    except (OSError, TepiError):
        return None
    return path


def waiting() -> Path | None:
    """The file with notes that were kept, where there is one."""
    from tepi.library.places import data_folder

    try:
        path = data_folder() / NAME
        return path if path.is_file() else None
    except (OSError, TepiError):
        return None
