"""Ties: two documents said to be versions of one another, and their paragraphs paired by hand."""

from __future__ import annotations

from collections.abc import Sequence

from tepi.library.change import Change, drop, put
from tepi.marks.identity import new_id, now
from tepi.marks.tie import Tie
from tepi.text.document import Document


def tie_documents(left: Document, right: Document, kind: str, annotator: str) -> Change:
    """Say that two documents are versions; of a ``translation`` the left one is the original.

    ``values["tie"]`` of the change is the tie's id.
    """
    tie = new_id()
    edit = put("ties", id=tie, left=left.id, right=right.id, kind=kind, annotator=annotator, created=now())
    label = f"Tied {left.title} and {right.title} as versions"
    return Change("tie.add", label, (edit,), {"tie": tie, "other": right.id}, left.id, annotator)


def untie(tie: Tie, left: Document, right: Document, annotator: str) -> Change:
    """Two documents are no versions any more; what was said of their paragraphs goes with the tie."""
    edits = (drop("tie_pairs", tie=tie.id), drop("ties", id=tie.id))
    label = f"Untied {left.title} and {right.title}"
    return Change("tie.remove", label, edits, {"tie": tie.id, "other": right.id}, left.id, annotator)


def say_pair(
    tie: Tie,
    revisions: tuple[str, str],
    starts: tuple[int | None, int | None],
    places: tuple[str, str],
    annotator: str,
    instead_of: Sequence[str] = (),
) -> Change:
    """Say that the paragraphs that start there (code points) belong together; None: the other stands alone.

    Args:
        tie: The tie.
        revisions: The left and the right text.
        starts: Where the left and the right paragraph start.
        places: How the two are cited; "" for none.
        annotator: Who says so.
        instead_of: Ids of points that this one contradicts; they go.
    """
    edits = [drop("tie_pairs", id=list(instead_of))] if instead_of else []
    made = put(
        "tie_pairs",
        id=new_id(),
        tie=tie.id,
        left_revision=revisions[0],
        left_start=starts[0],
        right_revision=revisions[1],
        right_start=starts[1],
        annotator=annotator,
        created=now(),
    )
    label = f"Paired {places[0]} and {places[1]}" if all(places) else f"{''.join(places)} stands alone"
    kind = "tie.pair" if all(places) else "tie.alone"
    return Change(kind, label, (*edits, made), {"tie": tie.id, "other": tie.right}, tie.left, annotator)


def unsay_pairs(tie: Tie, points: Sequence[str], place: str, annotator: str) -> Change:
    """Take back what was said of a paragraph: its counterpart is found by the texts again."""
    edit = drop("tie_pairs", id=list(points))
    values = {"tie": tie.id, "other": tie.right}
    return Change("tie.unpair", f"Unpaired {place}", (edit,), values, tie.left, annotator)
