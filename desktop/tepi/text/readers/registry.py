"""Which reader reads which file. A new format is a new file here and one line in ``READERS``."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import cast

from tepi.errors import TepiError
from tepi.text.document import Reading, sha256
from tepi.text.one_line import one_line
from tepi.text.readers.telling import Tell, silent
from tepi.text.seeds import seed_for

LIMIT = 100_000_000
SHOWN = 160

# Suffix in lower case: the module whose ``read(data, name)`` reads it, imported on use.
READERS = {
    ".txt": "tepi.text.readers.plain",
    ".md": "tepi.text.readers.markdown",
    ".markdown": "tepi.text.readers.markdown",
    ".html": "tepi.text.readers.html",
    ".htm": "tepi.text.readers.html",
    ".xhtml": "tepi.text.readers.html",
}
FALLBACK = "tepi.text.readers.plain"


def read_file(path: Path, title: str | None = None, language: str | None = None) -> Reading:
    """Read a file into text, title and language; a suffix without a reader is tried as plain text.

    ``title`` and ``language`` take the place of what the reader would guess; a text that ships with Tepi
    brings its own. Raises TepiError, naming the file, for whatever cannot be read; files above 100 MB
    are refused unread.
    """
    return read_bytes(bytes_of(path), path, title, language)


def read_bytes(
    data: bytes, path: Path, title: str | None = None, language: str | None = None, tell: Tell = silent
) -> Reading:
    """The same of a file whose bytes are at hand; ``tell`` hears how far the reader is."""
    reader = cast(
        "Callable[[bytes, str, Tell], Reading]",
        import_module(READERS.get(path.suffix.lower(), FALLBACK)).read,
    )
    reading = reader(data, shown(path.name), tell)
    seed = seed_for(sha256(data))
    if seed is not None:
        reading = replace(reading, title=seed.title, title_guessed=False, language=seed.language)
    if title is not None and one_line(title):
        reading = replace(reading, title=one_line(title), title_guessed=False)
    if language is not None:
        reading = replace(reading, language=language)
    return reading


def suffixes() -> tuple[str, ...]:
    """The suffixes that have a reader of their own, in lower case with their dot."""
    return tuple(READERS)


def bytes_of(path: Path) -> bytes:
    """Take the bytes of a file. Raises TepiError that says in one line why they cannot be had."""
    name = shown(str(path))
    if len(name) > SHOWN:
        name = "…" + name[-SHOWN:]
    try:
        if path.is_dir():
            raise TepiError(f"“{name}” is a folder", "Name the files in it that are to be added")
        size = path.stat().st_size
        if not path.is_file():
            raise TepiError(f"“{name}” is not an ordinary file", "Save its text as a file and add that")
        if size > LIMIT:
            raise TepiError(
                f"“{name}” is too large ({size / 1e6:,.0f} MB; the most is {LIMIT // 1_000_000} MB)",
                "Divide it into several files and add those",
            )
        return path.read_bytes()
    except FileNotFoundError as error:
        raise TepiError(f"There is no file “{name}”", "Check its name and folder") from error
    except PermissionError as error:
        raise TepiError(
            f"“{name}” may not be read", "Allow yourself to read the file, then add it again"
        ) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TepiError(
            f"“{name}” cannot be read ({reason})", "Copy the file elsewhere and add the copy"
        ) from error


def shown(name: str) -> str:
    """Make a file's name fit for one line, for the library and for any terminal."""
    whole = name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
    return "".join(
        character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in whole
    )
