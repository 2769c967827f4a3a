"""Notes on marks, documents and codes."""

from __future__ import annotations

from tepi.library.change import Change, Edit, alter, drop, put
from tepi.marks.highlight import Highlight
from tepi.marks.identity import new_id, now
from tepi.marks.note import Note


def write_note(
    target_kind: str,
    target: str,
    text: str,
    annotator: str,
    before: Note | None,
    *,
    document: str | None = None,
    about: str = "",
) -> Change:
    """Save a note's text; an empty text removes the note.

    Args:
        target_kind: What the note hangs on: highlight, document, code or library.
        target: That thing's id.
        before: The note as it was saved last, or None.
        about: What it is on, for the label (a shortened quote, a title, a code's name).
    """
    at = now()
    edits: list[Edit]
    if before is None:
        note = new_id()
        edits = [
            put(
                "notes",
                id=note,
                target_kind=target_kind,
                target=target,
                annotator=annotator,
                text=text,
                created=at,
                changed=at,
            )
        ]
    elif text.strip():
        note = before.id
        edits = [alter("notes", {"id": note}, text=text, changed=at)]
    else:
        note = before.id
        edits = [drop("notes", id=note)]
    if target_kind == "highlight":
        edits.append(alter("highlights", {"id": target}, changed=at))
    values = {"note": note, "target_kind": target_kind, "target": target, "about": about}
    if target_kind == "highlight":
        values["highlight"] = target
    return Change("note.write", f"Note on {about}", tuple(edits), values, document, annotator)


def remove_bare_mark(mark: Highlight) -> tuple[Edit, ...]:
    """The edits that let a mark go together with the only thing that was on it, its note; else none."""
    if mark.codes or mark.attribution or mark.kept or mark.reading or mark.translation:
        return ()
    return (
        drop("codings", highlight=mark.id),
        drop("anchors", highlight=mark.id),
        drop("highlights", id=mark.id),
    )
