"""Compares the notes on one thing: in the file, in the library now, and as they were."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tepi.exchange.comparison.plan import Item
from tepi.exchange.comparison.states import Notes, same_note
from tepi.exchange.reading.entries import Broken, has_code_line, read_entry, starts_of_quotes
from tepi.exchange.reading.shapes import MarkText, NoteText


def note_items(
    kind: str,
    target: str,
    where: str,
    file: Sequence[NoteText],
    now: Notes,
    then: Notes | None,
    line: int,
) -> Iterator[Item]:
    """What the file says otherwise of the notes on one thing; ``then`` is None where nobody knows."""
    notes_now, notes_then = dict(now), dict(then or ())
    said = named_notes(file, now, then)
    for note, (text, at) in said.items():
        before, was = notes_now.get(note), notes_then.get(note)
        if any(old is not None and same_note(text, old) for old in (before, was)):
            continue
        if before is None and any(same_note(text, old) for id_, old in now if id_ not in said):
            continue  # it was read from this file before
        conflict = before != was and not (then is None and before is None)
        what = "note changed" if before is not None else "new note"
        yield Item(
            kind,
            f"{kind} {target} {note}",
            where,
            what,
            before or "",
            text,
            at,
            conflict,
            target,
            (note if before is not None else "", text),
        )
    for note, text in now:
        if note in said or (then is not None and note not in notes_then):
            continue
        conflict = then is None or text != notes_then[note]
        yield Item(
            kind,
            f"{kind} {target} {note}",
            where,
            "note removed",
            text,
            "",
            line,
            conflict,
            target,
            (note, ""),
        )


def named_notes(file: Sequence[NoteText], now: Notes, then: Notes | None) -> dict[str, tuple[str, int]]:
    """The file's notes by id, with their lines: one without an id is the oldest, else new (an id of "")."""
    known = {note for note, _ in (*now, *(then or ()))}
    oldest = (then or now or (("", ""),))[0][0]
    found: dict[str, tuple[str, int]] = {}
    for note in file:
        id_ = (note.id if note.id in known else "") if note.id else oldest
        if id_ in found:
            id_ = f"new {len(found)}"
        found[id_] = (note.text, note.line)
    return found


def parted_from_new_marks(note: NoteText, known: Sequence[str]) -> Iterator[tuple[NoteText, list[MarkText]]]:
    """Ways in which a changed note may be an old or new note with marks that were written below it.

    A mark below a note has no comment of Tepi's above it: a quote with a line of codes under it is one; a quote
    without one may be, where the note above it is one of the ``known`` ones, word by word.
    """
    lines = note.text.split("\n")
    starts = starts_of_quotes(lines)
    coded = [at for at in starts if has_code_line(lines, at)]
    for old in sorted(known, key=len, reverse=True):
        kept = len(old.split("\n")) if old.strip() else 0
        if kept and "\n".join(lines[:kept]) != old:
            continue
        first = next((at for at in range(kept, len(lines)) if lines[at].strip(" \t")), None)
        if first in starts:
            begins = [first, *(at for at in coded if at > first)]
            yield from _parted(note, lines, begins)
        coded = [at for at in coded if at >= kept]
    if coded:
        yield from _parted(note, lines, coded)


def _parted(
    note: NoteText, lines: list[str], begins: Sequence[int]
) -> Iterator[tuple[NoteText, list[MarkText]]]:
    marks = []
    for begin, end in zip(begins, [*begins[1:], len(lines)], strict=True):
        try:
            marks.append(read_entry("", lines[begin:end], note.line + begin))
        except Broken:
            return
    above = "\n".join(lines[: begins[0]]).rstrip(" \t\n")
    yield note._replace(text=above), marks
