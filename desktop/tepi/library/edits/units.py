"""Sentences put right: joined with the next, or split, without moving a mark."""

from __future__ import annotations

from collections.abc import Mapping

from tepi.errors import TepiError
from tepi.library.change import Change, Edit, alter, drop, put
from tepi.marks.identity import now
from tepi.text.ranges import Range

Nones = Mapping[int, frozenset[tuple[str, str]]]


def join_units(document: str, revision: str, first: Range, second: Range, nones: Nones, place: str) -> Change:
    """Make one sentence of two neighbours; it is none-of-these only for who said so of both."""
    both = nones.get(first.start, frozenset()) & nones.get(second.start, frozenset())
    edits: list[Edit] = [
        drop("units", revision=revision, start=second.start),
        alter("units", {"revision": revision, "start": first.start}, end=second.end),
    ]
    for start in (first.start, second.start):
        for group, annotator in sorted(nones.get(start, frozenset())):
            if start == second.start or (group, annotator) not in both:
                edits.append(
                    drop("decisions", revision=revision, start=start, group=group, annotator=annotator)
                )
    return Change(
        "unit.join", f"Joined {place} with the next sentence", tuple(edits), {"place": place}, document
    )


def split_unit(
    document: str, revision: str, unit: Range, at: int, text: str, nones: Nones, place: str
) -> Change:
    """Make two sentences of one at ``at`` (code points); both keep its none-of-these.

    Raises:
        TepiError: One side would hold nothing but white space.
    """
    left, right = text[unit.start : at].rstrip(), text[at : unit.end]
    if not left.strip() or not right.strip():
        raise TepiError("A sentence cannot be split at its edge", "Put the caret inside it, before a word")
    start = unit.end - len(right.lstrip())
    edits: list[Edit] = [
        alter("units", {"revision": revision, "start": unit.start}, end=unit.start + len(left)),
        put("units", revision=revision, start=start, end=unit.end),
    ]
    stamp = now()
    for group, annotator in sorted(nones.get(unit.start, frozenset())):
        edits.append(
            put("decisions", revision=revision, start=start, group=group, annotator=annotator, created=stamp)
        )
    return Change("unit.split", f"Split {place}", tuple(edits), {"place": place}, document)
