"""How a document and its marks were at an earlier moment, worked out backwards from the history."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import Table, select

from tepi.library import tables as t
from tepi.library.changed import changed_from_rows
from tepi.library.file import Library
from tepi.library.queries import chunks, driver_rows
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
        self._parts: set[tuple[str, Key]] = set()  # rows of which only what has changed since is known
        self._index: dict[tuple[str, str], dict[Any, list[Key]]] = {}
        self._fetched: defaultdict[tuple[str, str], dict[Any, list[Row]]] = defaultdict(dict)
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
        fetched = self._fetched[table.name, column].get(value)
        now = self._select(table, table.c[column] == value) if fetched is None else fetched
        past = self._rows[table.name]
        found: dict[Key, Row] = {}
        for row in now:
            key = self._key(table, row)
            if key not in past:
                found[key] = row
            elif (name := (table.name, key)) in self._parts and past[key] is not None:
                past[key] = {**row, **(past[key] or {})}
                self._parts.discard(name)
            if (old := past.get(key)) is not None and old[column] == value:
                found[key] = old
        for key in self._indexed(table, column).get(value, ()):
            if key not in found:
                found[key] = self._whole(table, key)
        return [self._with_text(table, row) for row in found.values()]

    def fetch(self, table: Table, column: str, values: Iterable[Any]) -> None:
        """Read at once what ``rows`` will be asked for one by one: a question for each would take long."""
        at_hand = self._fetched[table.name, column]
        wanted = [value for value in dict.fromkeys(values) if value not in at_hand]
        for portion in chunks(wanted):
            at_hand.update((value, []) for value in portion)
            for row in self._select(table, table.c[column].in_(portion)):
                at_hand[row[column]].append(row)

    def row(self, table: Table, value: str) -> Row | None:
        """The one row with this id then, or None."""
        return next(iter(self.rows(table, "id", value)), None)

    def rows_that_changed(self, table: Table) -> Mapping[Any, Row | None]:
        """The rows of a table that have changed since, as they were, by id: None for one that was not there.

        By all of the key, where it has several columns.
        """
        rows = self._rows[table.name]
        return {
            key[0] if len(key) == 1 else key: None if row is None else self._whole(table, key)
            for key, row in list(rows.items())
        }

    def _select(self, table: Table, where: Any) -> list[Row]:
        columns = [column.name for column in table.columns]
        query = select(table).where(where)
        return [dict(zip(columns, row, strict=True)) for row in driver_rows(self._library, query)]

    def _whole(self, table: Table, key: Key) -> Row:
        """A row that was there then, with what has not changed since."""
        row = self._rows[table.name][key]
        assert row is not None
        if (table.name, key) in self._parts:
            self._parts.discard((table.name, key))
            row = self._rows[table.name][key] = {**(self._now(table, row) or {}), **row}
        return row

    def _indexed(self, table: Table, column: str) -> dict[Any, list[Key]]:
        """The rows that have changed since, by their value in a column then, where that is known without today's row."""
        made = self._index.get((table.name, column))
        if made is None:
            made = self._index[table.name, column] = {}
            for key, row in self._rows[table.name].items():
                if row is not None and column in row:
                    made.setdefault(row[column], []).append(key)
        return made

    def _take_back(self, table: Table, before: Row | None, after: Row | None) -> None:
        rows = self._rows[table.name]
        if after is not None and before is None:
            rows[self._key(table, after)] = None
            return
        assert before is not None
        key = self._key(table, before)
        if after is None:
            rows[key] = before
            self._parts.discard((table.name, key))
            return
        last = self._key(table, after)
        if last in rows:
            old = rows[last] or {}
        elif last == key:
            old = {}
            self._parts.add((table.name, key))
        else:
            old = self._now(table, after) or {}
        if last != key:
            if (table.name, last) in self._parts:
                self._parts.discard((table.name, last))
                old = {**(self._now(table, after) or {}), **old}
            rows[last] = None
        rows[key] = {**old, **before}

    def _now(self, table: Table, image: Row) -> Row | None:
        return next(iter(self._select(table, matching(table, key_of(table, image)))), None)

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
