"""Outlines of marks: what counting and ordering need, the same as the whole marks say."""

from __future__ import annotations

from tests.library.desk import Desk

from tepi.library import mark_queries
from tepi.library.change import Change, lay
from tepi.library.mark_outlines import Outline, outlines


def outlined(desk: Desk) -> list[Outline]:
    steps = outlines(
        desk.library,
        desk.document.id,
        desk.revision,
        {code.id: desk.codebook.order(code.id) for code in desk.codebook.codes},
    )
    while True:
        try:
            next(steps)
        except StopIteration as done:
            return done.value


def test_marks_are_outlined_in_text_order(desk: Desk) -> None:
    """By start, then the longer, as everywhere; codes in the codebook's order."""
    for start, end, *codes in (
        (20, 30, "Fact"),
        (0, 12, "Reported", "Opinion"),
        (0, 40),
        (4, 5, "Text error"),
    ):
        desk.mark(start, end, *codes)
    found = outlined(desk)

    assert [mark.id for mark in found] == mark_queries.ids_in_text_order(desk.library, desk.document.id)
    for mark in found:
        whole = desk.get(mark.id)
        assert mark.parts == tuple((anchor.start, anchor.end) for anchor in whole.anchors)
        assert (mark.annotator, mark.created) == (whole.annotator, whole.created)
        assert mark.codes == tuple(sorted(whole.codes, key=desk.codebook.order))


def test_parts_stay_together(desk: Desk) -> None:
    """A mark of several parts stands where its first one does."""
    mark, other = desk.mark(20, 30, "Fact"), desk.mark(22, 24)
    part = {"highlight": mark.id, "revision": desk.revision, "quote": "x", "prefix": "", "suffix": ""}
    part.update(state="anchored", confidence=1.0)
    desk.record(
        Change(
            "x",
            "Parts",
            tuple(
                lay("anchors", {**part, "part": number, "start": start, "end": start + 1})
                for number, start in ((2, 60), (1, 40))
            ),
        )
    )

    assert [(each.id, each.parts) for each in outlined(desk)] == [
        (mark.id, ((20, 30), (40, 41), (60, 61))),
        (other.id, ((22, 24),)),
    ]


def test_nothing_is_outlined_of_an_unmarked_text(desk: Desk) -> None:
    """An empty list."""
    assert outlined(desk) == []
