"""What is said about a mark besides its codes: note, speaker, doubt, reading, translation. No Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tepi.window import marking

if TYPE_CHECKING:
    from collections.abc import Callable

    from tepi.library.change import Change
    from tepi.marks.highlight import Highlight
    from tepi.text.ranges import Range
    from tepi.window.desk import Desk


def note(desk: Desk) -> None:
    """Write the note of the mark that is meant; where there is none, mark the range first."""
    mark = _meant_or_made(desk)
    if mark is not None and desk.front is not None:
        desk.choose(mark.id, go=False)
        desk.front.edit_note("highlight", mark.id)


def speaker(desk: Desk) -> None:
    """Say who says the words of the mark that is meant, or of the range."""
    mark = _meant_or_made(desk)
    if mark is not None and desk.front is not None:
        desk.choose(mark.id, go=False)
        desk.front.ask_speaker(mark)


def doubt(desk: Desk) -> None:
    """Turn unsure into sure and back; after unsure, a digit sets the second-best code."""
    from tepi.library.edits.marks import set_certainty

    mark = marking.meant_or_say(desk)
    if mark is None or desk.annotator is None:
        return
    if not mark.codes:
        desk.say("A doubt is about a code, and this mark has none. Give it one first", "warning")
        return
    unsure = not mark.unsure
    if desk.record(set_certainty(mark, unsure, desk.annotator.id)):
        desk.choose(mark.id, go=False)
        desk.second_wanted = unsure
        desk.say("Unsure. A digit now sets the second-best code" if unsure else "Sure")


def reading(desk: Desk) -> None:
    """Record what the faulty words of the mark should say (sic)."""
    from tepi.library.edits.marks import set_reading

    _line(desk, "What it should say (sic)", "reading", set_reading)


def translation(desk: Desk) -> None:
    """Record a translation of the mark's words."""
    from tepi.library.edits.marks import set_translation

    _line(desk, "Translation", "translation", set_translation)


def set_speaker(
    desk: Desk, mark_id: str, names: list[str], manner: str | None, cue: Range | None = None
) -> bool:
    """Save who says the words; no name takes the speaker off. False where it could not be saved."""
    from tepi.errors import TepiError
    from tepi.library import queries
    from tepi.library.edits.speakers import attribute, unattribute

    mark = desk.highlight(mark_id)
    if mark is None or desk.library is None or desk.annotator is None:
        return False
    try:
        if not names:
            return not mark.attribution or desk.record(unattribute(mark, desk.annotator.id))
        register = queries.sources(desk.library)
        return desk.record(attribute(mark, names, manner, desk.annotator.id, register, cue))
    except TepiError as error:
        desk.say(str(error), "error")
        return False


def drop_bare(desk: Desk, mark_id: str) -> None:
    """Let a mark go that was made only for a note, a speaker or a line that then was not given.

    Where making it was the last step, that step is taken back: the next undo means what was done before.
    """
    from tepi.errors import TepiError
    from tepi.library.edits.marks import remove_highlight

    mark = desk.highlight(mark_id)
    if mark is None or desk.annotator is None or desk.library is None or mark.annotator != desk.annotator.id:
        return
    if mark.codes or mark.note or mark.attribution or mark.kept or mark.reading or mark.translation:
        return
    step = desk.library.history.next_undo()
    if step is None or step.kind != "mark.add" or step.values.get("highlight") != mark_id:
        desk.record(remove_highlight(mark, desk.annotator.id))
        return
    try:
        desk.library.history.undo()
    except TepiError as error:
        desk.say(str(error), "error")


def _meant_or_made(desk: Desk) -> Highlight | None:
    """The mark that is meant, else a new one on the range; None for another annotator's, which the strip says."""
    if desk.open is None or desk.front is None:
        return None
    mark_id = marking.meant(desk)
    if mark_id is None:
        mark_id = marking.make(desk, desk.range)
        if mark_id is not None:
            marking.settle(desk, mark_id)
    mark = desk.highlight(mark_id) if mark_id else None
    return mark if mark is not None and marking.is_mine(desk, mark) else None


def _line(desk: Desk, title: str, field: str, edit: Callable[[Highlight, str | None, str], Change]) -> None:
    """Ask for one line that is kept with the mark."""
    mark = _meant_or_made(desk)
    if mark is None or desk.front is None or desk.annotator is None:
        return
    me = desk.annotator.id
    desk.choose(mark.id, go=False)

    def save(line: str) -> None:
        fresh = desk.highlight(mark.id)
        if fresh is not None and line.strip() != (getattr(fresh, field) or ""):
            desk.record(edit(fresh, line.strip() or None, me))
        drop_bare(desk, mark.id)

    desk.front.ask_line(title, getattr(mark, field) or "", save, lambda: drop_bare(desk, mark.id))
