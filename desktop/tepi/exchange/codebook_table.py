"""A codebook as CSV, out and in: a row for each code, and one for a group without any."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator, Mapping
from contextlib import suppress

from tepi.errors import TepiError
from tepi.exchange.codebook_reading import (
    REMEDY,
    checked,
    color_of,
    examples_of,
    key_of,
    name_of,
    word_of,
)
from tepi.exchange.delimited import Cell, lines, restore
from tepi.marks.codebook import Codebook
from tepi.marks.codebook_entries import (
    CHOOSE,
    UNIT,
    CodebookEntries,
    CodeEntry,
    GroupEntry,
    entries,
    plain,
)
from tepi.text.one_line import one_line

COLUMNS = (
    "group",
    "group_id",
    "choose",
    "unit",
    "decide",
    "counted",
    "code",
    "code_id",
    "parent",
    "color",
    "key",
    "guideline",
    "examples",
    "state",
)
# As other programs call the same: Taguette's columns among them.
ALSO = {"name": "code", "tag": "code", "path": "code", "description": "guideline", "colour": "color"}
ONLY_GROUP = "Codes"
# Where a comma is the decimal sign, spreadsheets save a semicolon between cells.
DELIMITERS = (",", ";", "\t")


def pieces(codebook: Codebook, *, bom: bool = False, formulas: bool = False) -> Iterator[str]:
    """Write the codebook. ``bom`` and ``formulas`` are those of ``delimited.lines``."""
    return lines(COLUMNS, _rows(codebook), bom=bom, formulas=formulas)


def _rows(codebook: Codebook) -> Iterator[tuple[Cell, ...]]:
    book = entries(codebook)
    for group in book.groups:
        rules = (
            group.name,
            group.id,
            group.choose,
            group.unit,
            int(bool(group.decide)),
            int(bool(group.counted)),
        )
        here = [code for code in book.codes if code.group == group.name]
        for code in here:
            shown = [
                {"kind": kind, "quote": quote, "reference": reference}
                for kind, quote, reference in code.examples or ()
            ]
            examples = json.dumps(shown, ensure_ascii=False) if shown else ""
            yield (
                *rules,
                code.name,
                code.id,
                code.parent,
                code.color,
                code.key,
                code.guideline,
                examples,
                f"{group.state}-{code.state}",
            )
        if not here:
            yield (*rules, None, None, None, None, None, None, None, f"{group.state}-")


def read(text: str) -> CodebookEntries:
    """Read a codebook; columns may be missing and stand in any order, and only that of the code is needed.

    Raises:
        TepiError: It is no table of codes, or something in it cannot be.
    """
    try:
        rows = list(_reader(text, _delimiter(text)))
    except csv.Error as error:
        raise TepiError(f"This is no CSV ({error})", REMEDY) from None
    named = _columns(rows[0]) if rows else []
    if "code" not in named:
        raise TepiError("This table has no column “code”", "Name the column with the codes so")
    groups: dict[str, GroupEntry] = {}
    codes = []
    for number, row in enumerate(rows[1:], 2):
        if not any(cell.strip() for cell in row):
            continue
        if len(row) > len(named):
            raise TepiError(f"Row {number} has more cells than the table has columns", REMEDY)
        cells = {name: restore(cell) for name, cell in zip(named, row, strict=False)}
        group = _group(cells, number)
        if known := groups.get(group.name.casefold()):
            if known != group:
                raise TepiError(
                    f"Row {number}: the group {group.name} has other rules than further up", REMEDY
                )
        else:
            groups[group.name.casefold()] = group
        if cells.get("code", "").strip():
            codes.append(_code(cells, group.name, number))
    return checked("", list(groups.values()), codes)


def _reader(text: str, delimiter: str) -> Iterator[list[str]]:
    return csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)


def _delimiter(text: str) -> str:
    """The sign between cells that gives a column of codes; a comma where none does."""
    for delimiter in DELIMITERS:
        with suppress(csv.Error):
            if "code" in _columns(next(_reader(text, delimiter), [])):
                return delimiter
    return DELIMITERS[0]


def _columns(header: list[str]) -> list[str]:
    """The names of the columns as this program calls them."""
    names = (one_line(cell).casefold().replace(" ", "_") for cell in header)
    return [ALSO.get(name, name) for name in names]


def _group(cells: Mapping[str, str], number: int) -> GroupEntry:
    name = name_of(cells.get("group") or ONLY_GROUP, f"Row {number}: the group")
    where = f"Row {number}"
    return GroupEntry(
        cells.get("group_id", "").strip(),
        name,
        word_of(cells["choose"], CHOOSE, where) if cells.get("choose") else None,
        word_of(cells["unit"], UNIT, where) if cells.get("unit") else None,
        _flag(cells.get("decide", ""), where),
        _flag(cells.get("counted", ""), where),
        cells.get("state", "").partition("-")[0].strip(),
    )


def _code(cells: Mapping[str, str], group: str, number: int) -> CodeEntry:
    name, where = name_of(cells["code"], f"Row {number}"), f"Row {number}"
    return CodeEntry(
        cells.get("code_id", "").strip(),
        name,
        group,
        one_line(cells["parent"]) if "parent" in cells else None,
        color_of(cells["color"], where) if cells.get("color", "").strip() else None,
        key_of(cells["key"], where) if "key" in cells else None,
        plain(cells["guideline"]) if "guideline" in cells else None,
        _examples(cells["examples"], where) if "examples" in cells else None,
        cells.get("state", "").partition("-")[2].strip(),
    )


def _flag(cell: str, where: str) -> bool | None:
    return word_of(cell, ("0", "1"), where) == "1" if cell.strip() else None


def _examples(cell: str, where: str) -> tuple[tuple[str, str, str], ...]:
    if not cell.strip():
        return ()
    try:
        return examples_of(json.loads(cell), where)
    except (ValueError, RecursionError):
        raise TepiError(f"{where}: the examples are no JSON", REMEDY) from None
