"""The notice that follows every change: what may be stale, by id."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

Row = Sequence[Any]
_OF_MARK = {"highlights": "id", "anchors": "highlight", "codings": "highlight", "attributions": "highlight"}
_OF_TIE = {"ties": "id", "tie_pairs": "tie"}
_ONLY_NEWER = {"id", "changed"}  # what an image says of a document that only lost something
_CODEBOOK = frozenset({"code_groups", "codes", "code_examples", "codebook_versions", "facts"})


@dataclass(frozen=True, slots=True)
class Changed:
    """What one change (or undo, redo, another process's change) touched.

    Attributes:
        seq: Its place in the history.
        kind: Its kind, as in the history.
        documents: Documents whose own rows changed or that hold changed marks.
        highlights: Marks made, altered or removed.
        notes: Targets of changed notes.
        units: Revisions whose sentences changed.
        decisions: (revision, start) of sentences whose none-of-these changed.
        ties: Ties made or taken away, or whose pairs changed.
        codebook: Whether a group, code, example or version changed.
        people: Whether an annotator or a source changed.
        listing: Whether the list of documents changed (added, trashed, renamed).
        by: The annotator, or None.
        here: Whether this process made it.
    """

    seq: int
    kind: str
    documents: frozenset[str] = frozenset()
    highlights: frozenset[str] = frozenset()
    notes: frozenset[str] = frozenset()
    units: frozenset[str] = frozenset()
    decisions: frozenset[tuple[str, int]] = frozenset()
    ties: frozenset[str] = frozenset()
    codebook: bool = False
    people: bool = False
    listing: bool = False
    by: str | None = None
    here: bool = True


def changed_from_rows(
    rows: Iterable[Row], *, seq: int, kind: str, document: str | None, by: str | None, here: bool
) -> Changed:
    """The notice for row images as the history stores them: ``[table, before, after]`` each."""
    documents = {document} if document else set[str]()
    highlights: set[str] = set()
    notes: set[str] = set()
    units: set[str] = set()
    decisions: set[tuple[str, int]] = set()
    ties: set[str] = set()
    tables: set[str] = set()
    listing = False
    for table, before, after in rows:
        tables.add(table)
        row = {**(before or {}), **(after or {})}
        if table in _OF_MARK:
            highlights.add(row[_OF_MARK[table]])
        elif table == "notes":
            notes.add(row["target"])
            if row["target_kind"] == "highlight":
                highlights.add(row["target"])
        elif table == "units":
            units.add(row["revision"])
        elif table == "decisions":
            decisions.add((row["revision"], row["start"]))
        elif table in _OF_TIE:
            ties.add(row[_OF_TIE[table]])
        elif table == "documents":
            documents.add(row["id"])
            listing = listing or not row.keys() <= _ONLY_NEWER
    return Changed(
        seq=seq,
        kind=kind,
        documents=frozenset(documents),
        highlights=frozenset(highlights),
        notes=frozenset(notes),
        units=frozenset(units),
        decisions=frozenset(decisions),
        ties=frozenset(ties),
        codebook=bool(tables & _CODEBOOK),
        people=bool(tables & {"annotators", "sources", "source_aliases"}),
        listing=listing,
        by=by,
        here=here,
    )


def changed_elsewhere(row: Any) -> Changed:
    """The notice for a row of the log that this process has not written."""
    return changed_from_rows(
        json.loads(row.rows),
        seq=row.seq,
        kind=row.kind,
        document=row.document,
        by=row.annotator,
        here=False,
    )


class Listeners:
    """Who hears of changes. A listener is called in the order in which it joined."""

    def __init__(self) -> None:
        self._listeners: list[Callable[[Changed], None]] = []

    def join(self, listener: Callable[[Changed], None]) -> Callable[[], None]:
        """Call ``listener`` with every notice from now on; returns the function that ends this."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener) if listener in self._listeners else None

    def tell(self, notice: Changed) -> None:
        """Give the notice to every listener."""
        for listener in tuple(self._listeners):
            listener(notice)
