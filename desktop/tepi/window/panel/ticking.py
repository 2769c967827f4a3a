"""Ticking the open questions of a mark's note. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tepi.window.desk import Desk


def tick_first(desk: Desk) -> bool:
    """Tick the first open question in the note of the mark that is meant; says what was ticked, or why not."""
    from tepi.marks.todo import open_questions
    from tepi.window.marking import meant

    mark_id = meant(desk)
    mark = desk.highlight(mark_id) if mark_id else None
    if mark is None:
        desk.say("There is no mark of yours at this place", "warning")
        return False
    waiting = open_questions(mark.note.text) if mark.note else []
    if not waiting:
        desk.say("The mark's note has no open question, a line that begins with - [ ]")
        return False
    done = tick_line(desk, mark.id, waiting[0].line)
    if done:
        desk.say(f"Ticked: {waiting[0].text}")
    return done


def tick_task(desk: Desk, mark_id: str, number: int) -> bool:
    """Tick task ``number`` (from 0) of a mark's note, or open it again."""
    from tepi.marks.todo import todos

    mark = desk.highlight(mark_id)
    tasks = todos(mark.note.text) if mark is not None and mark.note is not None else []
    return number < len(tasks) and tick_line(desk, mark_id, tasks[number].line)


def tick_line(desk: Desk, mark_id: str, line: int) -> bool:
    """Tick the task on a line (from 0) of a mark's note, or open it again; only of one's own mark."""
    from tepi.library.change import shorten
    from tepi.library.edits.notes import write_note
    from tepi.marks.todo import tick

    mark, me = desk.highlight(mark_id), desk.annotator
    if mark is None or mark.note is None or me is None:
        return False
    if mark.annotator != me.id:
        desk.say(f"This is {mark.annotator_name}'s mark, and its note stays as it is", "warning")
        return False
    text = tick(mark.note.text, line)
    return desk.record(
        write_note(
            "highlight", mark_id, text, me.id, mark.note, document=mark.document, about=shorten(mark.quote)
        )
    )
