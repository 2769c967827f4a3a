"""Tells files that Tepi has exported from texts to be read: an export added as a text is seldom what was meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

from tepi.errors import TepiError
from tepi.exchange.reading.files import SUFFIXES, has_lost_its_head, head_of, is_export

FEWEST = 9  # columns; no table of Tepi's has fewer
_PAGE = re.compile(r"""<meta\s+name=["']generator["']\s+content=["']Tepi["']""", re.IGNORECASE)
_MARK_LINE = re.compile(r'\{"document": "[0-9a-f-]{36}", "title": "')
_CODEBOOK = re.compile(r"<!-- tepi codebook \d+ -->")


def what_it_is(path: Path) -> TepiError | None:
    """What an exported file is and what to do with it, as an error to be shown; None for any other file.

    Looks at the beginning alone, and raises nothing: what cannot be read is for a reader to say.
    """
    looks = LOOKS.get(path.suffix.lower())
    if looks is None:
        return None
    try:
        if not path.is_file():  # a pipe would keep whoever opens it waiting
            return None
        found = looks(head_of(path))
    except (OSError, ValueError):
        return None
    return TepiError(f"“{path.name}” is {found[0]}", found[1]) if found else None


def _markdown(head: str) -> tuple[str, str] | None:
    if is_export(head):
        return "an export of Tepi", "Read it back with “tepi import”, or add the text that it was made of"
    if has_lost_its_head(head):
        return (
            "an export of Tepi without the lines between --- and --- at its beginning",
            "Copy them there from a new export of the text, and it can be read back",
        )
    if _CODEBOOK.match(head):
        return "a codebook that Tepi has exported", "Take it in with “tepi codebook import”"
    return None


def _page(head: str) -> tuple[str, str] | None:
    if _PAGE.search(head):
        return (
            "a reading copy that Tepi has exported, with the notes in it",
            "Add the text that it was made of; marks come home from Markdown alone",
        )
    return None


def _table(head: str) -> tuple[str, str] | None:
    names = re.split(r"[,;\t]", head.partition("\n")[0].replace('"', ""))
    if len(names) < FEWEST:
        return None
    from tepi.exchange import codebook_table, marks_table, tables

    if names == list(codebook_table.COLUMNS):
        return "a codebook that Tepi has exported", "Take it in with “tepi codebook import”"
    own = (marks_table.COLUMNS, tables.CODINGS, tables.ATTRIBUTIONS, tables.DOCUMENTS, tables.UNITS)
    if any(names[: len(columns)] == list(columns) for columns in own):
        return (
            "a table that Tepi has exported",
            "Open it in R, Python or a spreadsheet; marks come home from Markdown alone",
        )
    return None


def _json(head: str) -> tuple[str, str] | None:
    from tepi.exchange import codebook_json, marks_json

    named = re.match(r'\{\s*"format":\s*"([a-z-]+)"', head)
    if named and named[1] == codebook_json.FORMAT:
        return "a codebook that Tepi has exported", "Take it in with “tepi codebook import”"
    if (named and named[1] == marks_json.FORMAT) or _MARK_LINE.match(head):
        return "a file of marks that Tepi has exported", "Marks come home from Markdown alone"
    return None


LOOKS: dict[str, Callable[[str], tuple[str, str] | None]] = {
    **dict.fromkeys(SUFFIXES, _markdown),
    **dict.fromkeys((".html", ".htm"), _page),
    **dict.fromkeys((".csv", ".tsv", ".txt"), _table),
    **dict.fromkeys((".json", ".jsonl"), _json),
}
