"""Annotators."""

from __future__ import annotations

from tepi.library.change import Change, alter, put
from tepi.marks.identity import new_id, now
from tepi.marks.people import Annotator


def add_annotator(name: str) -> Change:
    """A new annotator; ``values["annotator"]`` of the change is the id."""
    annotator = new_id()
    edit = put("annotators", id=annotator, name=name, created=now())
    return Change("annotator.add", f"Annotator {name}", (edit,), {"annotator": annotator, "name": name})


def rename_annotator(annotator: Annotator, name: str) -> Change:
    """Give an annotator another name everywhere."""
    edit = alter("annotators", {"id": annotator.id}, name=name)
    label = f"Annotator {annotator.name} is now {name}"
    return Change(
        "annotator.rename", label, (edit,), {"annotator": annotator.id, "name": name}, None, annotator.id
    )
