"""How a document and its marks were at an earlier moment, worked out backwards from the history."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from sqlalchemy import Table, select

from tepi.library import tables as t
from tepi.library.changed import changed_from_rows
from tepi.library.file import Library
from tepi.library.row_images import key_of, matching
from tepi.library.tables import metadata

Key = tuple[Any, ...]
Row = dict[str, Any]


class Past:
    """The rows of a library as they were when the newest thing among some was of the time ``as_of``.

    ``known`` is false where the history has no such moment; everything then is as it is now. ``marks`` are
    the ids of the marks of which anything has changed since, in any document.
    """

    def __init__(self, library: Library, as_of: str) -> None:
        self._library = library
        self._rows: defaultdict[str, dict[Key, Row | None]] = defaultdict(dict)
        self._index: dict[tuple[str, str], dict[Any, list[Key]]] = {}
        self._texts: dict[int, list[Any]] = {}
        self.marks: set[str] = set()
        cutoff = _moment(library, as_of)
        self.known = cutoff is not None
        if cutoff is None:
            return
        query = select(t.changes.c.rows).where(t.changes.c.seq > cutoff).order_by(t.changes.c.seq.desc())
        for (stored,) in library.connection.execute(query).all():
            images = json.loads(stored)
            notice = changed_from_rows(images, seq=0, kind="", document=None, by=None, here=True)
            self.marks |= notice.highlights
            for name, before, after in reversed(images):
                self._take_back(metadata.tables[name], before, after)

    def rows(self, table: Table, column: str, value: Any) -> list[Row]:
        """The rows with this value then, in no order."""
        now = self._library.connection.execute(select(table).where(table.c[column] == value)).mappings()
        found = {self._key(table, row): dict(row) for row in now}
        past = self._rows[table.name]
        for key in [key for key in found if key in past]:
            del found[key]
        for key in self._indexed(table, column).get(value, ()):
            row = past[key]
            assert row is not None
            found[key] = row
        return [self._with_text(table, row) for row in found.values()]

    def row(self, table: Table, value: str) -> Row | None:
        """The one row with this id then, or None."""
        return next(iter(self.rows(table, "id", value)), None)

    def rows_that_changed(self, table: Table) -> Mapping[Any, Row | None]:
        """The rows of a table that have changed since, as they were, by id: None for one that was not there.

        By all of the key, where it has several columns.
        """
        rows = self._rows[table.name].items()
        return {key[0] if len(key) == 1 else key: row for key, row in rows}

    def _indexed(self, table: Table, column: str) -> dict[Any, list[Key]]:
        """The rows that have changed since, by their value in a column then; made once."""
        made = self._index.get((table.name, column))
        if made is None:
            made = self._index[table.name, column] = {}
            for key, row in self._rows[table.name].items():
                if row is not None:
                    made.setdefault(row[column], []).append(key)
        return made

    def _take_back(self, table: Table, before: Row | None, after: Row | None) -> None:
        rows = self._rows[table.name]
        old: Row | None = None
        if after is not None:
            key = self._key(table, after)
            old = rows[key] if key in rows else self._now(table, after)
            rows[key] = None
        if before is not None:
            rows[self._key(table, before)] = {**(old or {}), **before}

    def _now(self, table: Table, image: Row) -> Row | None:
        query = select(table).where(matching(table, key_of(table, image)))
        found = self._library.connection.execute(query).mappings().first()
        return dict(found) if found else None

    def _with_text(self, table: Table, row: Row) -> Row:
        """The row of a note with its words, where only the change that wrote them is known."""
        if table is not t.notes:
            return row
        text = row["text"]
        while isinstance(text, Mapping):
            seq = int(text["seq"])
            if seq not in self._texts:
                query = select(t.changes.c.rows).where(t.changes.c.seq == seq)
                stored = self._library.connection.execute(query).scalar()
                self._texts[seq] = json.loads(stored or "[]")
            written = [
                after["text"]
                for name, _, after in self._texts[seq]
                if name == "notes" and after and after["id"] == row["id"] and "text" in after
            ]
            text = written[-1] if written else ""
        return {**row, "text": text}

    @staticmethod
    def _key(table: Table, row: Mapping[Any, Any]) -> Key:
        return tuple(row[column.name] for column in table.primary_key.columns)


def _moment(library: Library, as_of: str) -> int | None:
    """The change that left this time behind (its number), or None; a time in whole seconds means the last then."""
    stamp = as_of.strip().removesuffix("Z")
    if len(stamp) < 19 or not stamp[:4].isdigit() or set(stamp) - set("0123456789-:T."):
        return None
    columns = t.changes.c
    if len(stamp) == 19:
        query = select(columns.seq).where(columns.at < f"{stamp}.999Z").order_by(columns.seq.desc())
        found = library.connection.execute(query.limit(1)).scalar()
        return None if found is None else int(found)
    like = columns.rows.contains(f'"{stamp}Z"')
    rows = select(columns.seq, columns.rows).where(like).order_by(columns.seq)
    for seq, stored in library.connection.execute(rows).all():
        if any(
            value == f"{stamp}Z" for _, _, after in json.loads(stored) if after for value in after.values()
        ):
            return int(seq)
    return None
