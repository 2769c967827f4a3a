"""Undo and redo, sentences put right, documents, annotator, examples, versions. No Qt."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from tepi.errors import TepiError
from tepi.text.one_line import one_line

if TYPE_CHECKING:
    from tepi.library.history import Step
    from tepi.text.document import Document
    from tepi.window.desk import Desk
    from tepi.window.seat import Seat

_CODEBOOK_KINDS = (
    "group.",
    "code.add",
    "code.alter",
    "code.arrange",
    "code.delete",
    "code.merge",
    "example.",
    "version.",
)
_EVERYWHERE_KINDS = ("source.", "annotator.")


def undo(desk: Desk) -> None:
    """Take the last step back and go to its place; what reaches far is shown first, and done by a second press."""
    _walk(desk, "undo")


def redo(desk: Desk) -> None:
    """Bring the last step back that was undone."""
    _walk(desk, "redo")


def join_next(desk: Desk) -> None:
    """Make one sentence of the focused one and the next."""
    from tepi.library.edits.units import join_units
    from tepi.window import stepping

    if desk.open is None or not len(desk.open.units):
        return
    units = desk.open.units
    at = units.at(desk.focus.start)
    if at + 1 >= len(units):
        desk.say("There is no sentence after this one to join with", "warning")
        return
    first, second = units[at], units[at + 1]
    change = join_units(
        desk.open.document.id, desk.open.revision, first, second, desk.open.nones, units.label(at)
    )
    if desk.record(change):
        stepping.focus_at(desk, first.start)
        desk.say(f"{units.label(at)} is one sentence now")


def split_here(desk: Desk) -> None:
    """Make two sentences of the focused one, at the caret (or where a focused clause begins)."""
    from tepi.library.edits.units import split_unit
    from tepi.window import stepping

    if desk.open is None or not len(desk.open.units):
        return
    at = desk.selection.start if desk.selection else desk.caret
    unit = desk.open.units.at(at)
    here = desk.open.units[unit]
    try:
        change = split_unit(
            desk.open.document.id,
            desk.open.revision,
            here,
            at,
            desk.open.text,
            desk.open.nones,
            desk.open.units.label(unit),
        )
    except TepiError as error:
        desk.say(str(error), "warning")
        return
    if desk.record(change):
        stepping.focus_at(desk, at)


def toggle_done(desk: Desk) -> None:
    """Say that the open document is done, and go on to the next one that is not."""
    from tepi.library import queries
    from tepi.library.edits.documents import alter_document

    if desk.open is None or desk.library is None:
        return
    document = desk.open.document
    if not desk.record(alter_document(document, _me(desk), done=not document.done)):
        return
    if document.done:
        desk.say(f"No longer done: {document.title}")
        return
    there = queries.documents(desk.library)
    at = next((place for place, each in enumerate(there) if each.id == document.id), 0)
    waiting = [each for each in (*there[at + 1 :], *there[:at]) if not each.done]
    if waiting:
        desk.show(waiting[0])
        desk.say(f"Done: {document.title}")
    else:
        desk.say("Done. Every document is done")


def alter_facts(desk: Desk, document: Document, facts: dict[str, object]) -> None:
    """Save a document's title and facts."""
    from tepi.library.edits.documents import alter_document

    changed = {name: value for name, value in facts.items() if getattr(document, name) != value}
    if document.title_guessed and "title" in facts:
        changed["title"] = facts["title"]
    if "title" in changed and not one_line(str(changed["title"])):
        desk.say("A document needs a title", "warning")
        return
    if changed:
        desk.record(alter_document(document, _me(desk), **changed))


def trash(desk: Desk, document: Document | None = None) -> None:
    """Move a document (the open one) to the trash, with a way back in the strip."""
    from tepi.library.edits.documents import trash_document

    document = document or (desk.open.document if desk.open else None)
    if document is None or not desk.record(trash_document(document)):
        return

    def back() -> None:
        restore(desk, document)

    desk.say(f"Moved to the trash: {document.title}", "info", "Restore", back)


def restore(desk: Desk, document: Document) -> None:
    """Bring a document back from the trash, and open it."""
    from tepi.library import queries
    from tepi.library.edits.documents import restore_document

    if desk.library is not None and desk.record(restore_document(document)):
        fresh = queries.document(desk.library, document.id)
        if fresh is not None:
            desk.show(fresh)
        desk.say(f"Restored: {document.title}")


def use_annotator(desk: Desk, name: str) -> None:
    """Mark under another name from now on: somebody known here, or somebody new."""
    from tepi.library.whoami import annotator

    name = " ".join(name.split())
    if not name or desk.library is None or (desk.annotator and desk.annotator.name == name):
        return
    desk.finish_typing()
    try:
        desk.annotator = annotator(desk.library, name)
    except TepiError as error:
        desk.say(str(error), "error")
        return
    desk.people_changed.tell()
    desk.say(f"You now mark as {desk.annotator.name}")


def rename_annotator(desk: Desk, name: str) -> None:
    """Give the annotator another name, on every mark they made."""
    from tepi.library import queries
    from tepi.library.edits.people import rename_annotator as rename

    name = " ".join(name.split())
    if not name or desk.annotator is None or desk.library is None or name == desk.annotator.name:
        return
    if any(other.name.casefold() == name.casefold() for other in queries.annotators(desk.library)):
        use_annotator(desk, name)
    elif desk.record(rename(desk.annotator, name)):
        desk.say(f"Your marks now carry the name {name}")


def example(desk: Desk, kind: str) -> None:
    """Put the words of the current mark, with their reference, under its code's guideline."""
    from tepi.exchange.quoting import reference
    from tepi.library.edits.codebook import add_example
    from tepi.window import marking

    mark_id = marking.meant(desk)
    mark = desk.highlight(mark_id) if mark_id else None
    if mark is None or desk.open is None or desk.codebook is None or not mark.codes:
        desk.say("An example is the quote of a mark that has a code. Choose such a mark first", "warning")
        return
    code = desk.codebook.code(desk.last_code if desk.last_code in mark.codes else mark.codes[0])
    cited = reference(desk.open.document, desk.open.units, mark.range)
    if desk.record(add_example(code, kind, mark.quote, cited, mark.id)):
        word = "an example" if kind == "example" else "a counter-example"
        desk.say(f"Now {word} for {code.name}")
        desk.code_used.tell(code.id)


def name_version(desk: Desk, name: str, why: str) -> None:
    """Keep the codebook's wording as a named version; codes given from now on carry it."""
    from tepi.library.edits.codebook import name_version as named

    if desk.codebook is not None and desk.record(named(desk.codebook, name, why)):
        desk.say(f"Codebook version {name.strip() or 'named'}: codes given from now on carry it")


def write_document_note(desk: Desk) -> None:
    """Open the note on the document itself."""
    if desk.open is not None and desk.front is not None:
        desk.front.edit_note("document", desk.open.document.id)


def ago(at: str, moment: datetime | None = None) -> str:
    """How long ago a stored time was, in words."""
    then = datetime.fromisoformat(at)
    seconds = ((moment or datetime.now(UTC)) - then).total_seconds()
    for size, word in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= size:
            count = int(seconds // size)
            return f"{count} {word}{'s' if count > 1 else ''} ago"
    return "just now"


def _walk(desk: Desk, way: str) -> None:
    if desk.library is None:
        return
    desk.finish_typing()
    history = desk.library.history
    step = history.next_undo() if way == "undo" else history.next_redo()
    if step is None:
        desk.say(f"There is nothing to {way}")
        return
    doubt = _reaches_far(desk, step)
    if doubt and desk.armed != (way, step.id):
        word = "Undo" if way == "undo" else "Redo"
        desk.say(
            f"{word} this? {step.label} ({doubt}, {ago(step.at)}). Press again to do it",
            "warning",
            word,
            lambda: _walk(desk, way),
        )
        desk.armed = (way, step.id)
        return
    desk.armed = None
    _show_document(desk, step)
    try:
        done = history.undo() if way == "undo" else history.redo()
    except TepiError as error:
        desk.say(str(error), "error")
        return
    if done is not None:
        _go_to(desk, done)
        desk.say(f"{'Undone' if way == 'undo' else 'Done again'}: {done.label}, {ago(done.at)}")


def _reaches_far(desk: Desk, step: Step) -> str:
    """Why a step wants a second press, in a few words; empty where it does not."""
    if step.document and desk.open and _seat_with(desk, step.document) is None:
        return "in another document"
    if step.kind.startswith(_CODEBOOK_KINDS):
        return "in the codebook"
    if not step.document and step.kind.startswith(_EVERYWHERE_KINDS):
        return "in every document"
    local = datetime.fromisoformat(step.at).astimezone().date()
    return "an earlier day's work" if local != datetime.now().astimezone().date() else ""


def _show_document(desk: Desk, step: Step) -> None:
    """Show the document of a step before it is walked, so that the desk hears which place it reaches."""
    from tepi.library import queries

    if desk.library is None or not step.document:
        return
    if desk.open is not None and desk.open.document.id == step.values.get("other"):
        return  # of two tied texts the one in use is as good
    there = _seat_with(desk, step.document)
    if there is not None:
        there.desk.sit()
        return
    document = queries.document(desk.library, step.document)
    if document is not None and not document.trashed:
        desk.show(document)


def _seat_with(desk: Desk, document: str) -> Seat | None:
    """The seat that shows a document, the one in use first; None where none does."""
    seats = sorted(desk.seats, key=lambda seat: not seat.in_use)
    return next((seat for seat in seats if seat.open and seat.open.document.id == document), None)


def _go_to(desk: Desk, step: Step) -> None:
    """Go to the place that a walked step has reached in the open document."""
    from tepi.window import stepping

    if desk.open is None or (step.document and step.document != desk.open.document.id):
        return
    mark, touched = step.values.get("highlight"), desk.touched
    if mark and mark in desk.open.index:
        desk.choose(mark)
    elif touched is not None:
        desk.current = None
        stepping.focus_at(desk, touched.start)


def _me(desk: Desk) -> str | None:
    return desk.annotator.id if desk.annotator else None
