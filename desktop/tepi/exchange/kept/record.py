"""The list that lies in a kept folder: whose it is, which files Tepi wrote there, and what was in them.

It lies in the folder, not beside the library: so a library can be moved, several processes go by the same
list, and a second library sees that the folder is taken.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from tepi.errors import TepiError
from tepi.exchange.markdown_options import MarkdownOptions, from_json
from tepi.exchange.safe_write import write_beside
from tepi.library.since import Place

NAME = ".tepi-folder.json"
FORMAT = 1
LARGEST = 64 << 20


class Written(NamedTuple):
    """One file: its name in the folder, and the sha256 of what may stand in it without an edit by others.

    These are what was written, and for a moment also what is just being written. ``due``: what the library
    holds is not in it yet. ``copied`` is the sha256 of an edited file that lies beside as a copy, so that it may
    be written anew.
    """

    name: str
    sha256: tuple[str, ...] = ()
    due: bool = False
    copied: str = ""


@dataclass(slots=True)
class Record:
    """What is known of a folder. ``place`` is how far in the history its files are; ``files`` are by document.

    ``kept`` is false once it was stopped: then any library may take the folder over.
    """

    library: str
    library_name: str
    options: MarkdownOptions = field(default_factory=lambda: MarkdownOptions("obsidian"))
    kept: bool = True
    place: Place = field(default_factory=Place)
    files: dict[str, Written] = field(default_factory=dict)


def read_record(folder: Path) -> Record | None:
    """The list in a folder, or None where there is none.

    Raises:
        TepiError: The folder is not there or cannot be read, or what lies there is no such list.
    """
    path = folder / NAME
    try:
        if not folder.is_dir():
            raise TepiError(f"The folder {folder} is not there", "Tepi goes on when it is back")
        with path.open("rb") as file:
            read = json.loads(file.read(LARGEST))
        if not isinstance(read, dict) or read.get("tepi") != FORMAT:
            raise TepiError(
                f"The list {path} is of another Tepi",
                "Update Tepi, or take it away and choose the folder again",
            )
        return _from_json(read)
    except FileNotFoundError:
        return None
    except OSError as error:
        reason = error.strerror or str(error)
        raise TepiError(f"The folder {folder} cannot be read ({reason})", "Allow reading it") from error
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise TepiError(f"The list {path} is damaged", "Take it away and choose the folder again") from error


def demanded(folder: Path, library_id: str) -> Record:
    """The list of a folder that is kept for this library. Raises TepiError where there is none."""
    record = read_record(folder)
    if record is None:
        raise TepiError(
            f"The folder {folder} does not hold Tepi's list of its files",
            "Bring its disk back, or choose the folder again",
        )
    if record.library != library_id or not record.kept:
        raise TepiError(f"The folder {folder} is kept for another library now", "Choose another folder")
    return record


def write_record(folder: Path, record: Record) -> None:
    """Put the list into the folder, whole or not at all.

    Raises:
        TepiError: The folder cannot be written.
    """
    shown = {
        "tepi": FORMAT,
        "about": "Tepi keeps the Markdown files below up to date. What you add to them stays; edits are never lost.",
        "library": record.library,
        "library_name": record.library_name,
        "kept": record.kept,
        "markdown": record.options.as_json(),
        "place": list(record.place),
        "files": {
            document: {"name": file.name, "sha256": list(file.sha256), "due": file.due}
            | ({"copied": file.copied} if file.copied else {})
            for document, file in sorted(record.files.items(), key=lambda each: each[1].name)
        },
    }
    text = json.dumps(shown, ensure_ascii=False, indent=1) + "\n"
    try:
        write_beside(folder / NAME, text.encode("utf-8", errors="replace"))
    except TepiError as error:
        cause = error.__cause__
        reason = (
            (getattr(cause, "strerror", None) or "it is read-only") if folder.is_dir() else "it is not there"
        )
        raise TepiError(f"The folder {folder} cannot be written ({reason})", "Tepi tries again") from error


def _from_json(read: dict[str, Any]) -> Record:
    seq, change = read["place"]
    files = {
        str(document): Written(
            str(file["name"]),
            tuple(map(str, file["sha256"])),
            file.get("due") is True,
            str(file.get("copied", "")),
        )
        for document, file in read["files"].items()
        if not set(str(file["name"])) & set("/\\:\0")  # never out of the folder, nor to another drive
    }
    return Record(
        str(read["library"]),
        str(read.get("library_name", "")),
        from_json(read.get("markdown")),
        read.get("kept") is not False,
        Place(int(seq), str(change)),
        files,
    )
