"""What a new document brings much of, made ready for the database before its file is locked."""

from __future__ import annotations

import zlib
from collections.abc import Mapping, Sequence
from hashlib import sha256
from operator import itemgetter
from typing import Any

from sqlalchemy import Table


def packed_content(data: bytes) -> dict[str, Any]:
    """The row that keeps some bytes once, under their sha256."""
    return {"sha256": sha256(data).hexdigest(), "size": len(data), "data": zlib.compress(data, 6)}


def bare(table: Table, rows: Sequence[Mapping[str, Any]]) -> tuple[list[str], list[tuple[Any, ...]]]:
    """The columns that the rows have (the first says which), as the table orders them, and each row's values so."""
    names = [column.name for column in table.columns if column.name in rows[0]]
    values = list(map(itemgetter(*names), rows))
    return names, [(each,) for each in values] if len(names) == 1 else values
