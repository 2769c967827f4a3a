"""What the margin knows of notes: the beginnings of those beside it, read when they come into view. No Qt."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepi.library.changed import Changed
    from tepi.window.desk import Desk

READ = 400  # characters of a note's source: more than the margin's lines hold
KEPT = 2000


class NoteBeginnings:
    """Plain beginnings of notes by mark. Each is read once, and again after a change of its note."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._kept: dict[str, str] = {}
        desk.recorded.join(self._changed)

    def of(self, marks: Iterable[str]) -> dict[str, str]:
        """The beginnings for these marks ("" where there is no note), with one question for those not known."""
        wanted = list(marks)
        missing = [mark for mark in wanted if mark not in self._kept]
        if missing and self._desk.library is not None:
            from tepi.library.note_queries import beginnings
            from tepi.marks.plain_note import plain

            if len(self._kept) > KEPT:
                self._kept.clear()
                missing = wanted
            read = beginnings(self._desk.library, missing, READ)
            for mark in missing:
                source = read.get(mark, "")
                self._kept[mark] = plain(source) + ("…" if len(source) == READ else "")
        return {mark: self._kept.get(mark, "") for mark in wanted}

    def _changed(self, changed: Changed) -> None:
        for mark in changed.notes | changed.highlights:
            self._kept.pop(mark, None)
