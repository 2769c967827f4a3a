"""Replays the history on paper and compares the outcome with the rows that are there."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Table, select

from tepi.library.file import Library
from tepi.library.tables import changes, contents, metadata, notes, structure, units

Key = tuple[Any, ...]
Row = dict[str, Any]

# A document's sentences and structure are laid down without being listed: of these only what was
# altered later can be compared. Contents and the history itself are no rows of the history.
LAID = (units, structure)
REPLAYED = tuple(table for table in metadata.sorted_tables if table not in (contents, changes))


class Replay:
    """Every row as the history says it should be, built change by change."""

    def __init__(self) -> None:
        self.rows: defaultdict[str, dict[Key, Row | None]] = defaultdict(dict)
        self._texts: dict[tuple[int, str], str] = {}

    def take(self, seq: int, images: list[Any]) -> None:
        """Do on paper what change ``seq`` did: ``[table, before, after]`` images in their order.

        Raises:
            KeyError: An image names a row that is not there, or a text that was never written.
        """
        for name, before, after in images:
            table = metadata.tables[name]
            rows = self.rows[name]
            old: Row | None = None
            if before is not None:
                key = _key(table, before)
                old = rows.get(key) if table in LAID else rows[key]
                rows[key] = None
                old = old or before
            if after is not None:
                new = {**(old or {}), **self._with_text(seq, table, after)}
                rows[_key(table, after)] = new

    def _with_text(self, seq: int, table: Table, image: Row) -> Row:
        if table is not notes or "text" not in image:
            return image
        text = image["text"]
        if isinstance(text, Mapping):
            text = self._texts[text["seq"], image["id"]]
        self._texts[seq, image["id"]] = text
        return {**image, "text": text}


def differences(library: Library) -> Iterator[str]:
    """Say in a sentence each where the rows are not what the history made of them."""
    replay = Replay()
    query = select(changes.c.seq, changes.c.rows).order_by(changes.c.seq)
    for seq, stored in library.connection.execute(query):
        try:
            replay.take(seq, json.loads(stored))
        except (KeyError, ValueError, TypeError):
            yield f"Change {seq} of the history does not fit what was there before it"
            return
    for table in filter(library.has, REPLAYED):
        yield from _compared(library, table, replay.rows[table.name])


def _compared(library: Library, table: Table, wanted: dict[Key, Row | None]) -> Iterator[str]:
    seen = set()
    for found in library.connection.execute(select(table)).mappings():
        key = _key(table, found)
        seen.add(key)
        row = wanted.get(key)
        if row is None:
            if table not in LAID or key in wanted:
                yield f"A row of {table.name} ({_shown(key)}) is not of the history's making"
        elif any(found[name] != value for name, value in row.items()):
            yield f"A row of {table.name} ({_shown(key)}) is not as the history left it"
    for key, row in wanted.items():
        if row is not None and key not in seen:
            yield f"A row of {table.name} ({_shown(key)}) is missing"


def _key(table: Table, row: Mapping[Any, Any]) -> Key:
    return tuple(row[column.name] for column in table.primary_key.columns)


def _shown(key: Key) -> str:
    return ", ".join(str(part) for part in key)
