r"""Lines of CSV and TSV that a spreadsheet, R and pandas read alike (RFC 4180, with ``\n`` as line end).

A spreadsheet runs a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a carriage return as a
formula, and the words of a text may begin with any of them. Such a cell gets an apostrophe in front, unless
it is asked for as it is. A cell that begins with apostrophes before such a sign gets one more, so that
taking one away always gives back what was there.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence

BOM = "\ufeff"
FIRST, AT_ONCE = 40, 100

_DANGER = re.compile(r"'*[=+\-@\t\r]")
_SUSPECT = frozenset("'=+-@\t\r")

Cell = str | int | None


def defuse(cell: str) -> str:
    """The cell so that no spreadsheet runs it."""
    return f"'{cell}" if cell[:1] in _SUSPECT and _DANGER.match(cell) else cell


def restore(cell: str) -> str:
    """The opposite of ``defuse``: what was there before."""
    return cell[1:] if cell[:1] == "'" and _DANGER.match(cell, 1) else cell


def lines(
    header: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    *,
    delimiter: str = ",",
    bom: bool = False,
    formulas: bool = False,
) -> Iterator[str]:
    r"""The header and the rows as pieces of text, each of whole rows; None is an empty cell.

    With ``bom`` the text begins with a byte order mark, by which Excel knows UTF-8. With ``formulas``
    no cell is defused. Line ends within a cell are ``\n``.
    """
    buffer = io.StringIO()
    if bom:
        buffer.write(BOM)
    write = csv.writer(buffer, delimiter=delimiter, lineterminator="\n").writerow

    def clean(cell: Cell) -> Cell:
        if not cell or not isinstance(cell, str):
            return cell
        if "\r" in cell:
            cell = cell.replace("\r\n", "\n").replace("\r", "\n")
        return cell if formulas or cell[0] not in _SUSPECT else defuse(cell)

    write([clean(cell) for cell in header])
    for number, row in enumerate(rows, 1):
        write([clean(cell) for cell in row])
        if number == FIRST or number % AT_ONCE == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()
