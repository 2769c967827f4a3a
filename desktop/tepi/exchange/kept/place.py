"""Which folder a library is kept written to on this computer. Asked at every start: imports nothing heavy."""

from __future__ import annotations

import json
from pathlib import Path

from tepi.errors import TepiError
from tepi.library.places import data_folder


def kept_folder(library_id: str) -> Path | None:
    """The folder that a library is kept written to on this computer, or None."""
    try:
        read = json.loads(_place(library_id).read_text(encoding="utf-8"))
        folder = read["folder"]
    except (OSError, ValueError, TypeError, KeyError, TepiError):
        return None
    return Path(folder) if isinstance(folder, str) and folder else None


def remember(library_id: str, folder: Path) -> None:
    """Note the folder. Raises TepiError or OSError where the data folder cannot be written."""
    from tepi.exchange.safe_write import write_beside

    place = _place(library_id)
    place.parent.mkdir(parents=True, exist_ok=True)
    write_beside(place, json.dumps({"folder": str(folder)}).encode())


def forget(library_id: str) -> None:
    """Note that there is none. Raises TepiError where the data folder cannot be written."""
    place = _place(library_id)
    try:
        place.unlink(missing_ok=True)
    except OSError as error:
        raise TepiError(f"{place} cannot be taken away ({error.strerror})", "Allow writing to it") from error


def _place(library_id: str) -> Path:
    return data_folder() / "desk" / f"{library_id}.folder.json"
