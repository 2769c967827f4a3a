"""Where a library is kept written to: begin and end."""

from __future__ import annotations

import os
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.kept.lock import held
from tepi.exchange.kept.place import forget, kept_folder, remember
from tepi.exchange.kept.record import NAME, Record, demanded, read_record, write_record
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.library.file import Library
from tepi.library.since import Place


def begin(library: Library, folder: Path, options: MarkdownOptions) -> Path:
    """Keep the library written to a folder from now on; returns where it lies. Nothing is written yet but the list.

    Raises:
        TepiError: The folder is not there or cannot be written, or another library is kept there.
    """
    try:
        folder = folder.expanduser().resolve()
        read_record(folder)  # says what is wrong with the folder before it is held
        with held(folder) as alone:
            if not alone:
                raise TepiError(f"Another Tepi is writing to {folder} just now", "Try again in a moment")
            record = read_record(folder)
            if record is not None and record.kept and record.library != library.id:
                raise TepiError(
                    f"The folder {folder} is kept for another library ({record.library_name})",
                    f"Choose another folder; or stop it in that library, or take {NAME} away",
                )
            if record is None or record.library != library.id:
                record = Record(library.id, library.path.name)
            if record.options != options:
                record.place = Place()
            record.options, record.kept, record.library_name = options, True, library.path.name
            write_record(folder, record)
        remember(library.id, folder)
    except (OSError, ValueError, RuntimeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TepiError(f"The folder {folder} cannot be used ({reason})", "Choose another folder") from error
    return folder


def end(library_id: str) -> None:
    """Keep the library written to a folder no longer. The files stay, and so does the list for a later day."""
    folder = kept_folder(library_id)
    if folder is None:
        return
    forget(library_id)
    try:
        with held(folder):
            record = demanded(folder, library_id)
            record.kept = False
            write_record(folder, record)
    except (TepiError, OSError):
        return  # it is not there, or no longer ours: there is nothing to give back


def refuse_kept(folder: Path) -> None:
    """Make sure that an export once and for all goes into no folder that a library is kept written to.

    Raises:
        TepiError: It is one; the two would take each other's files for edited.
    """
    record = read_record(folder) if os.path.isdir(folder) else None  # noqa: PTH112  # False for what no system takes
    if record is not None and record.kept:
        raise TepiError(
            f"A library ({record.library_name}) is kept written to the folder {folder}",
            "Name another folder, or stop that in the window",
        )
