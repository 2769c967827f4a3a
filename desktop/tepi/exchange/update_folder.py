"""Brings the files of an export up to date in a folder that may hold other things, such as an Obsidian vault."""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.file_names import as_systems_see
from tepi.exchange.safe_write import write_pieces_beside
from tepi.exchange.write_folder import write_folder_beside

SAYS_SO = (b"\ntepi: {format: ", b"\ntepi-document: ")
LOOKED_AT = 1 << 16


def update_folder(
    path: str | os.PathLike[str],
    files: Iterable[tuple[str, Iterable[bytes]]],
    names: Collection[str],
    before: Collection[str],
) -> Path:
    """Write these files into the folder at ``path``; returns where it lies.

    ``names`` are those of the files, ``before`` those that an earlier export wrote here. A new or empty folder
    gets all of them or none. In another each file is replaced whole, one after another; what an earlier
    export wrote, is not written now, and says that it is Tepi's, is taken away. All else is left alone.
    A name that has changed in its capitals only is the same file on many systems, and stays it.

    Raises:
        TepiError: A file of somebody else's has one of the names (nothing is written then), or a place
            cannot be written (each file is whole, the old one or the new).
    """
    target = Path(path).expanduser()
    try:
        if not target.is_dir() or not any(target.iterdir()):
            return write_folder_beside(target, files, ())
        olds = {as_systems_see(name): name for name in sorted(set(before) - set(names))}
        moved = {}
        for name in sorted(names):
            if name not in before and os.path.lexists(target / name):
                old = olds.get(as_systems_see(name))
                if old is None or not _are_one(target / old, target / name):
                    raise TepiError(
                        f"{target / name} was not written by an export like this",
                        "Move it, or name another folder",
                    )
                moved[old] = name
        for old, name in moved.items():
            (target / old).rename(target / name)
        for name, pieces in files:
            write_pieces_beside(target / name, pieces)
        for name in olds.values():
            if name not in moved or not _are_one(target / name, target / moved[name]):
                _remove_ours(target / name)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TepiError(f"{target} cannot be written ({reason})", "Choose another place") from error
    return target


def _are_one(one: Path, other: Path) -> bool:
    """Whether two names are of one file: where capitals make no difference, as on Windows and macOS."""
    try:
        return one.samefile(other)
    except OSError:
        return False


def _remove_ours(path: Path) -> None:
    with suppress(OSError):
        with path.open("rb") as file:
            head = file.read(LOOKED_AT)
        if any(sign in head for sign in SAYS_SO):
            path.unlink()
