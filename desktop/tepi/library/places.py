"""Where things lie: the data folder, the library in it, the log."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import quote

from tepi.errors import TepiError


def data_folder() -> Path:
    """The folder for Tepi's data: TEPI_DATA, else the platform's; made where it is missing.

    Raises:
        TepiError: It is missing and cannot be made.
    """
    if named := os.environ.get("TEPI_DATA"):
        folder = Path(named).expanduser().absolute()
    else:
        from platformdirs import user_data_path

        folder = user_data_path("tepi", appauthor=False, roaming=False)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TepiError(
            f"The folder for Tepi's data, {folder}, cannot be made ({error.strerror})",
            "Make it, or name a library elsewhere with --library",
        ) from error
    return folder


def library_path(named: str | os.PathLike[str] | None = None) -> Path:
    """The library to use: the one named, else TEPI_LIBRARY, else the one in the data folder.

    Raises:
        TepiError: The name is empty, as where a script's variable was not set, or the folder cannot be made.
    """
    if named is not None and not os.fspath(named):
        raise TepiError("--library was given an empty name", "Name a file, or leave --library out")
    chosen = named or os.environ.get("TEPI_LIBRARY")
    return Path(chosen).expanduser().absolute() if chosen else data_folder() / "library.tepi"


def log_path() -> Path:
    """The file that holds the details of what went wrong; never texts or notes."""
    return data_folder() / "tepi.log"


def address(path: str, separator: str = os.sep) -> str:
    """An absolute path as the address that SQLite wants; the parameters follow behind ``?``.

    A share on Windows' network (two strokes in front) needs an empty host before it: SQLite asks no host.
    """
    plain = path.replace(separator, "/")
    return f"file://{'' if plain.startswith('/') else '/'}{quote(os.fsencode(plain), safe='/:')}"
