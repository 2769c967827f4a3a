"""What the library is asked to do: one change, made of row edits. Plain data."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, NamedTuple

from tepi.text.quotations import in_marks


class Edit(NamedTuple):
    """One row edit: ``put`` a row, ``alter`` or ``drop`` the rows that match, or ``lay`` many rows."""

    op: str
    table: str
    match: Mapping[str, Any]
    values: Mapping[str, Any]


def put(table: str, **row: Any) -> Edit:
    """A new row."""
    return Edit("put", table, {}, row)


def alter(table: str, match: Mapping[str, Any], **values: Any) -> Edit:
    """New values in every row that matches; a row that has them already is left alone."""
    return Edit("alter", table, match, values)


def drop(table: str, **match: Any) -> Edit:
    """Remove every row that matches (a list or tuple means any of its members)."""
    return Edit("drop", table, match, {})


def lay(table: str, rows: Sequence[Mapping[str, Any]]) -> Edit:
    """Many new rows at once that the history does not list one by one: those of a new document."""
    return Edit("lay", table, {}, {"rows": rows})


@dataclass(frozen=True, slots=True)
class Change:
    """One entry of the history before it is recorded.

    ``kind`` and ``values`` say what was done in words of no language; ``label`` says it
    in English for the shell. ``contents`` are texts and original bytes to be stored
    once, under their sha256.
    """

    kind: str
    label: str
    edits: tuple[Edit, ...]
    values: Mapping[str, Any] = field(default_factory=dict)
    document: str | None = None
    annotator: str | None = None
    contents: tuple[bytes, ...] = ()

    def with_edits(self, *more: Edit) -> Change:
        """The same change with further row edits behind its own."""
        return replace(self, edits=(*self.edits, *more))

    def with_only(self, edits: Iterable[Edit]) -> Change:
        """The same change with these row edits in place of its own."""
        return replace(self, edits=tuple(edits))


def shorten(quote: str, most: int = 48) -> str:
    """The beginning of a quote for a label, in quotation marks, on one line."""
    line = " ".join(quote.split())
    if len(line) > most:
        line = line[: most - 1].rsplit(" ", 1)[0].rstrip(" ,;:.–—-") + "…"
    return in_marks(line)
