"""Makes a document newer when something of it is taken away, so that two states never have the same time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, select

from tepi.library.change import Edit, alter
from tepi.library.tables import revisions
from tepi.marks.identity import now

Image = Sequence[Any]


def newer_by_loss(connection: Connection, images: Iterable[Image]) -> list[Edit]:
    """The edits that give the time of now to each document that these row images take something from.

    What is added or altered brings a time of its own. A mark, a note on a document or a decision that goes, and
    a sentence that is cut otherwise, would leave only the older times of what stays (see ``as_of``). These
    edits are part of the change: undo puts the time before back.
    """
    documents: set[str] = set()
    of_revisions: set[str] = set()
    for table, before, after in images:
        if table == "units":
            of_revisions.add((before or after)["revision"])
        elif after is not None:
            continue
        elif table == "decisions":
            of_revisions.add(before["revision"])
        elif table == "highlights":
            documents.add(before["document"])
        elif table == "notes" and before["target_kind"] == "document":
            documents.add(before["target"])
    for revision in of_revisions:
        found = connection.execute(select(revisions.c.document).where(revisions.c.id == revision)).scalar()
        documents.add(str(found))
    return [alter("documents", {"id": sorted(documents)}, changed=now())] if documents else []
