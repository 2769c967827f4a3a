"""The formats of a codebook alone: the shell and the documentation are built from this table."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange import codebook_json, codebook_markdown, codebook_table
from tepi.exchange.codebook_reading import LARGEST, decoded
from tepi.marks.codebook import Codebook
from tepi.marks.codebook_entries import CodebookEntries


@dataclass(frozen=True, slots=True)
class CodebookFormat:
    """One form of a codebook: ``write`` gives it piece by piece, ``read`` takes the text of a whole file."""

    id: str
    name: str
    suffix: str
    others: tuple[str, ...]  # endings by which it is known too
    write: Callable[[Codebook], Iterator[str]]
    read: Callable[[str], CodebookEntries]


CODEBOOK_FORMATS = (
    CodebookFormat(
        "markdown", "Markdown", ".md", (".markdown",), codebook_markdown.pieces, codebook_markdown.read
    ),
    CodebookFormat("csv", "CSV", ".csv", (), codebook_table.pieces, codebook_table.read),
    CodebookFormat("json", "JSON", ".json", (), codebook_json.pieces, codebook_json.read),
)


def codebook_format(name: str) -> CodebookFormat:
    """The format with this id or suffix, whatever its capitals.

    Raises:
        TepiError: There is none; the message lists those there are.
    """
    wanted = name.casefold().strip().lstrip(".")
    for known in CODEBOOK_FORMATS:
        if wanted in (known.id, known.suffix.lstrip(".")):
            return known
    ids = ", ".join(known.id for known in CODEBOOK_FORMATS)
    raise TepiError(f"A codebook is not written as “{name}”", f"Choose one of {ids}")


def read_codebook(path: Path) -> CodebookEntries:
    """Read a codebook from a file; the ending of its name says how.

    Raises:
        TepiError: It cannot be read, has another ending, or holds no codebook.
    """
    if os.path.isdir(path):  # noqa: PTH112  # Path.is_dir raises where a name is too long or may not be looked at
        raise TepiError(f"“{path.resolve().name or path}” is a folder", "Name the codebook in it")
    suffix = path.suffix.casefold()
    known = next((each for each in CODEBOOK_FORMATS if suffix in (each.suffix, *each.others)), None)
    if known is None:
        endings = ", ".join(each.suffix for each in CODEBOOK_FORMATS)
        raise TepiError(f"{path.name} ends in none of {endings}", "Choose a codebook")
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise TepiError(f"{path} cannot be read ({reason})", "Choose another file") from error
    return known.read(decoded(data, path.name))
