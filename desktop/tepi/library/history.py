"""The history: the one way to write to a library.

Every change is recorded in one transaction with what each row was and became, and is
never altered or removed afterwards. Undo and redo are changes themselves. So undo works
after a restart, and any state of the library can be explained.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Table, func, insert, inspect, select, update
from sqlalchemy import delete as delete_from
from sqlalchemy.exc import DBAPIError

from tepi.errors import TepiError
from tepi.library.change import Change, Edit
from tepi.library.changed import Changed, Listeners, changed_elsewhere, changed_from_rows
from tepi.library.losses import newer_by_loss
from tepi.library.packing import packed_content
from tepi.library.refusals import refused
from tepi.library.row_images import key_of, matching, text_named, without_text
from tepi.library.staging import READY, bare, columns_of, in_quotes, staged
from tepi.library.tables import changes, contents, metadata, notes
from tepi.marks.identity import new_id, now

# Undo steps over these: they have their own way back (Move to trash and Restore), or none.
STEPPED_OVER = (
    *("library.create", "library.update"),
    *("document.add", "document.trash", "document.restore", "annotator.add"),
)

Row = list[Any]


@dataclass(frozen=True, slots=True)
class Step:
    """What one undo takes back: one change, or several made as one (a sitting in the note editor)."""

    id: str
    seq: int
    at: str
    kind: str
    label: str
    values: Mapping[str, Any]
    document: str | None
    annotator: str | None


class History:
    """Records changes in one library and walks back and forth through them."""

    def __init__(
        self,
        connection: Connection,
        origin: str,
        read_only: str = "",
        may_write: Callable[[], None] = lambda: None,
    ) -> None:
        self._connection = connection
        self._may_write = may_write  # asked before every change; refuses with a TepiError
        self._origin = origin
        self._read_only = read_only
        self._seen = 0
        self._own: set[int] = set()
        self.listeners = Listeners()

    def record(self, change: Change, step: str | None = None) -> Changed:
        """Do what ``change`` says, durably, and tell every listener.

        Args:
            change: The row edits and what they are called.
            step: An earlier step to join (one sitting of typing); where another change
                has come in between, a new step of the same name's kind begins.

        Raises:
            TepiError: Nothing was changed; the message says why.
        """
        # Packing a book takes longer than writing it: nobody else's change waits for that.
        packed = [packed_content(data) for data in change.contents]
        with staged(self._connection, change) as ready, self._transaction():
            notice = self._record(ready, self._step_to_join(step), packed)
        self.tell(notice)
        return notice

    def create(self, change: Change, stamps: Iterable[str] = ()) -> None:
        """Make every table, set the file's stamps and record the first change, in one transaction.

        Where another program has done so a moment ago, its library stands.
        """
        with self._transaction():
            if inspect(self._connection).has_table(changes.name):
                return
            for stamp in stamps:
                self._connection.exec_driver_sql(stamp)
            metadata.create_all(self._connection)
            self._record(change, None)

    def rebuild(self, statements: Iterable[str], change: Change) -> bool:
        """Bring the tables to a newer scheme and record that, in one transaction; False where nothing is to do."""
        with self._transaction():
            wanted = list(statements)
            for statement in wanted:
                self._connection.exec_driver_sql(statement)
            if wanted:
                self._record(change, None)
        return bool(wanted)

    def next_undo(self) -> Step | None:
        """The step that an undo would take back, or None."""
        later = changes.alias("later")
        last_word = (
            select(later.c.kind)
            .where(later.c.undoes == changes.c.step)
            .order_by(later.c.seq.desc())
            .limit(1)
            .scalar_subquery()
        )
        query = (
            select(changes)
            .where(changes.c.undoes.is_(None), changes.c.kind.not_in(STEPPED_OVER))
            .where(func.coalesce(last_word, "redo") == "redo")
            .order_by(changes.c.seq.desc())
            .limit(1)
        )
        return self._step(query)

    def next_redo(self) -> Step | None:
        """The step that a redo would bring back, or None."""
        newest = select(func.max(changes.c.seq)).where(
            changes.c.undoes.is_(None), changes.c.kind.not_in(STEPPED_OVER)
        )
        later = changes.alias("later")
        redone = select(later.c.seq).where(
            later.c.undoes == changes.c.undoes, later.c.seq > changes.c.seq, later.c.kind == "redo"
        )
        undone = (
            select(changes.c.undoes)
            .where(changes.c.kind == "undo", changes.c.seq > func.coalesce(newest.scalar_subquery(), 0))
            .where(~redone.exists())
            .order_by(changes.c.seq.desc())
            .limit(1)
        )
        query = select(changes).where(changes.c.step == undone.scalar_subquery(), changes.c.undoes.is_(None))
        return self._step(query.order_by(changes.c.seq.desc()).limit(1))

    def undo(self) -> Step | None:
        """Take the last step back; returns it, or None where there is none."""
        return self._walk("undo")

    def redo(self) -> Step | None:
        """Bring the last step back that was taken away; returns it, or None."""
        return self._walk("redo")

    def entries(self, limit: int | None = None) -> Iterator[Mapping[str, Any]]:
        """The changes, newest first, without their rows."""
        columns = [column for column in changes.c if column.name != "rows"]
        query = select(*columns).order_by(changes.c.seq.desc())
        if limit is not None:
            query = query.limit(limit)
        for row in self._connection.execute(query).mappings():
            yield {**row, "values": json.loads(row["values"])}

    def last_seq(self) -> int:
        """The number of the newest change."""
        return int(self._connection.execute(select(func.max(changes.c.seq))).scalar() or 0)

    def watch(self) -> None:
        """Start to count what other processes write from here."""
        self._seen = self.last_seq()

    def poll(self) -> list[Changed]:
        """Tell listeners what other processes have changed since the last look."""
        query = select(changes).where(changes.c.seq > self._seen).order_by(changes.c.seq)
        found = []
        for row in self._connection.execute(query).all():
            self._seen = row.seq
            if row.seq in self._own:
                self._own.discard(row.seq)
                continue
            found.append(changed_elsewhere(row))
        for notice in found:
            self.listeners.tell(notice)
        return found

    def tell(self, notice: Changed) -> None:
        """After the commit, also that of another thread: it is no news to ``poll``; every listener hears of it."""
        if notice.seq == self._seen + 1:
            self._seen = notice.seq
        else:
            self._own.add(notice.seq)
        self.listeners.tell(notice)

    def _record(
        self, change: Change, step: str | None, packed: Sequence[dict[str, Any]] | None = None
    ) -> Changed:
        seq = self.last_seq() + 1
        for row in map(packed_content, change.contents) if packed is None else packed:
            self._connection.execute(insert(contents).prefix_with("OR IGNORE").values(row))
        images: list[Row] = []
        for edit in change.edits:
            images.extend(self._apply(edit, seq))
        for edit in newer_by_loss(self._connection, images):
            images.extend(self._apply(edit, seq))
        return self._log(seq, change.kind, change, images, step or new_id(), None)

    def _log(
        self, seq: int, kind: str, change: Change, images: Sequence[Row], step: str, undoes: str | None
    ) -> Changed:
        self._connection.execute(
            insert(changes).values(
                seq=seq,
                id=new_id(),
                at=now(),
                origin=self._origin,
                annotator=change.annotator,
                kind=kind,
                values=json.dumps(dict(change.values), ensure_ascii=False),
                label=change.label,
                step=step,
                undoes=undoes,
                document=change.document,
                rows=json.dumps(images, ensure_ascii=False, separators=(",", ":")),
            )
        )
        return changed_from_rows(
            images, seq=seq, kind=kind, document=change.document, by=change.annotator, here=True
        )

    def _apply(self, edit: Edit, seq: int) -> list[Row]:
        table = metadata.tables[edit.table]
        if edit.op == "put":
            return [self._insert(table, dict(edit.values), seq)]
        if edit.op == "lay":
            self._lay(table, edit.values)
            return []
        rows = self._connection.execute(select(table).where(matching(table, edit.match))).mappings().all()
        if edit.op == "drop":
            return [self._delete(table, dict(row)) for row in rows]
        images = []
        for row in rows:
            new = {name: value for name, value in edit.values.items() if row[name] != value}
            if new:
                images.append(self._update(table, dict(row), new, seq))
        return images

    def _lay(self, table: Table, values: Mapping[str, Any]) -> None:
        """Many rows, without a statement made for each of them: the file is locked meanwhile."""
        if READY in values:
            columns = in_quotes(values["columns"])
            self._connection.exec_driver_sql(
                f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM temp.{values[READY]}"  # noqa: S608  # our own names
            )
        elif values["rows"]:
            names = columns_of(table, values["rows"][0])
            statement = str(insert(table).compile(self._connection, column_keys=names))
            self._connection.exec_driver_sql(statement, bare(names, values["rows"]))

    def _insert(self, table: Table, row: dict[str, Any], seq: int) -> Row:
        if table is notes:
            row = {**row, "written": seq}
        self._connection.execute(insert(table).values(row))
        return [table.name, None, {name: value for name, value in row.items() if name != "written"}]

    def _delete(self, table: Table, row: dict[str, Any]) -> Row:
        self._connection.execute(delete_from(table).where(matching(table, key_of(table, row))))
        return [table.name, without_text(table, row), None]

    def _update(self, table: Table, row: dict[str, Any], new: dict[str, Any], seq: int) -> Row:
        key = key_of(table, row)
        before = {**key, **{name: row[name] for name in new}}
        after = {**key, **new}
        if table is notes:
            # The notice needs to know whose note it is.
            whose = {"target_kind": row["target_kind"], "target": row["target"]}
            before, after = {**whose, **before}, {**whose, **after}
            if "text" in new:
                before["text"] = {"seq": row["written"]}
                new = {**new, "written": seq}
        self._connection.execute(update(table).where(matching(table, key)).values(new))
        return [table.name, before, after]

    def _walk(self, way: str) -> Step | None:
        notice: Changed | None = None
        with self._transaction():
            step = self.next_undo() if way == "undo" else self.next_redo()
            if step is None:
                return None
            seq = self.last_seq() + 1
            query = select(changes.c.seq, changes.c.rows).where(
                changes.c.step == step.id, changes.c.undoes.is_(None)
            )
            order = changes.c.seq.desc() if way == "undo" else changes.c.seq
            images: list[Row] = []
            for writer, stored in self._connection.execute(query.order_by(order)).all():
                rows: list[Row] = json.loads(stored)
                if way == "undo":
                    rows = [[table, after, before] for table, before, after in reversed(rows)]
                else:
                    rows = [
                        [table, before, text_named(table, after, writer)] for table, before, after in rows
                    ]
                images.extend(self._restore(table, before, after, seq) for table, before, after in rows)
            as_change = Change(step.kind, step.label, (), step.values, step.document, step.annotator)
            notice = self._log(seq, way, as_change, images, new_id(), step.id)
        self.tell(notice)
        return step

    def _restore(
        self, name: str, before: dict[str, Any] | None, after: dict[str, Any] | None, seq: int
    ) -> Row:
        """Bring one row from ``before`` to ``after`` and return the image to store.

        A note's text in an image may be ``{"seq": n}``: the text that change n wrote.
        """
        table = metadata.tables[name]
        if after is None:
            assert before is not None
            current = self._current(table, before)
            return self._delete(table, current)
        if before is None:
            row = dict(after)
            if table is notes:
                row = {**row, "text": self._text_of(row["text"], row["id"]), "written": seq}
            self._connection.execute(insert(table).values(row))
            return [name, None, dict(after)]
        current = self._current(table, before)
        new = {column: value for column, value in after.items() if before.get(column) != value}
        image_before = dict(before)
        if table is notes and "text" in new:
            new = {**new, "text": self._text_of(new["text"], after["id"]), "written": seq}
            image_before["text"] = {"seq": current["written"]}
        self._connection.execute(update(table).where(matching(table, key_of(table, before))).values(new))
        return [name, image_before, after]

    def _current(self, table: Table, image: Mapping[str, Any]) -> dict[str, Any]:
        row = (
            self._connection.execute(select(table).where(matching(table, key_of(table, image))))
            .mappings()
            .first()
        )
        if row is None or any(
            row[name] != value for name, value in image.items() if name not in ("changed", "text", "written")
        ):
            raise TepiError(
                "This step cannot be walked, because something else has changed the same place since",
                "Undo or remove the later change first",
            )
        return dict(row)

    def _text_of(self, text: str | Mapping[str, int], note: str) -> str:
        while not isinstance(text, str):
            stored = self._connection.execute(
                select(changes.c.rows).where(changes.c.seq == text["seq"])
            ).scalar()
            images = [after for name, _, after in json.loads(stored or "[]") if name == "notes" and after]
            text = [after["text"] for after in images if after["id"] == note and "text" in after][-1]
        return text

    def _step(self, query: Any) -> Step | None:
        row = self._connection.execute(query).mappings().first()
        if row is None:
            return None
        named = {name: row[name] for name in ("seq", "at", "kind", "label", "document", "annotator")}
        return Step(id=row["step"], values=json.loads(row["values"]), **named)

    def _step_to_join(self, step: str | None) -> str | None:
        if step is None:
            return None
        query = select(changes.c.step).order_by(changes.c.seq.desc()).limit(1)
        exists = select(changes.c.seq).where(changes.c.step == step).limit(1)
        if self._connection.execute(query).scalar() == step:
            return step
        return step if self._connection.execute(exists).first() is None else None

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        if self._read_only:
            raise TepiError(self._read_only, "Nothing was changed")
        self._may_write()
        try:
            self._connection.exec_driver_sql("BEGIN IMMEDIATE")
        except DBAPIError as error:
            raise refused(error) from error
        try:
            self._connection.exec_driver_sql("PRAGMA defer_foreign_keys = ON")
            yield
            self._connection.exec_driver_sql("COMMIT")
        except BaseException as error:
            with suppress(DBAPIError):  # SQLite may have rolled back by itself, as on a full disk
                self._connection.exec_driver_sql("ROLLBACK")
            if isinstance(error, DBAPIError):
                raise refused(error) from error
            raise
