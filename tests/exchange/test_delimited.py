"""Cells: read back exactly by any reader of CSV, and harmless in a spreadsheet."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.delimited import AT_ONCE, BOM, FIRST, defuse, lines, restore

CELLS = st.text(st.sampled_from("'=+-@\t\r\n,\"; a🙂é"), max_size=8)


@given(CELLS)
def test_a_defused_cell_comes_back(cell: str) -> None:
    """Nothing that a spreadsheet would run is left, and taking the apostrophe away gives the cell again."""
    assert defuse(cell)[:1] not in set("=+-@\t\r")
    assert restore(defuse(cell)) == cell


@pytest.mark.parametrize("cell", ["=1+1", "+49", "-5 %", "@cmd", "\tx", "'=1", "''-"])
def test_what_is_defused(cell: str) -> None:
    """Each sign that begins a formula gets an apostrophe, and so does what already has one."""
    assert defuse(cell) == "'" + cell


@pytest.mark.parametrize("cell", ["", "a=b", "'tis", "“=”", "5-4"])
def test_what_is_left_alone(cell: str) -> None:
    """A cell that nothing would run stays as it is."""
    assert defuse(cell) == cell == restore(cell)


@settings(max_examples=60)
@given(st.lists(st.tuples(CELLS, CELLS), max_size=5), st.sampled_from(",\t"))
def test_rows_are_read_back(rows: list[tuple[str, str]], delimiter: str) -> None:
    """Python's reader gives every cell, but for line ends, which are one kind."""
    text = "".join(lines(("a", "b"), rows, delimiter=delimiter, formulas=True))
    found = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))

    assert found[0] == ["a", "b"]
    assert found[1:] == [[cell.replace("\r\n", "\n").replace("\r", "\n") for cell in row] for row in rows]


def test_a_byte_order_mark_is_an_option() -> None:
    """It comes first, and only when it is asked for."""
    assert "".join(lines(("a",), [], bom=True)) == BOM + "a\n"
    assert "".join(lines(("a",), [])) == "a\n"


def test_rows_come_in_portions() -> None:
    """No more than a portion of rows is asked for before the first of them is given."""
    asked: list[int] = []

    def rows():
        for number in range(10 * AT_ONCE):
            asked.append(number)
            yield (number,)

    pieces = lines(("n",), rows())
    next(pieces)
    assert len(asked) == FIRST
    next(pieces)
    assert len(asked) == AT_ONCE
    assert "".join(pieces).endswith(f"{10 * AT_ONCE - 1}\n")
