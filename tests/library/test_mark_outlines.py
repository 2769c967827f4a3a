"""Outlines of marks: what counting and ordering need, the same as the whole marks say."""

from __future__ import annotations

import pytest
from tests.library.desk import Desk

from tepi.library import mark_queries
from tepi.library.change import Change, lay
from tepi.library.mark_outlines import Outline, annotators_of, in_parts, outlines, places


def outlined(desk: Desk) -> list[Outline]:
    order = {code.id: desk.codebook.order(code.id) for code in desk.codebook.codes}
    return [each for some in outlines(desk.library, desk.revision, order) for each in some]


@pytest.mark.parametrize("at_once", [1, 2, 3, 2_000])
def test_marks_are_outlined_in_text_order(desk: Desk, monkeypatch: pytest.MonkeyPatch, at_once: int) -> None:
    """By start, then the longer, then id, each once, however few come at a time; codes in the codebook's order."""
    monkeypatch.setattr("tepi.library.mark_outlines.AT_ONCE", at_once)
    places = [(20, 30, "Fact"), (0, 12, "Reported", "Opinion"), (0, 40), (4, 5, "Text error")]
    for start, end, *codes in (*places, (0, 12), (0, 12, "Fact"), (4, 5)):
        desk.mark(start, end, *codes)
    found = outlined(desk)

    assert [each.mark for each in found] == mark_queries.ids_in_text_order(desk.library, desk.document.id)
    for each in found:
        whole = desk.get(each.mark)
        assert each[1:5] == (0, whole.range, whole.annotator, whole.created)
        assert each.codes == tuple(sorted(whole.codes, key=desk.codebook.order))


def test_parts_stand_where_they_are(desk: Desk) -> None:
    """A mark of several parts comes once for each, in the order of the text."""
    mark, other = desk.mark(20, 30, "Fact"), desk.mark(22, 24)
    part = {"highlight": mark.id, "revision": desk.revision, "quote": "x", "prefix": "", "suffix": ""}
    part.update(state="anchored", confidence=1.0)
    rows = (
        {**part, "part": number, "start": start, "end": start + 1} for number, start in ((2, 60), (1, 22))
    )
    desk.record(Change("x", "Parts", tuple(lay("anchors", [row]) for row in rows)))

    assert [(each.mark, each.part, each.place) for each in outlined(desk)] == [
        (mark.id, 0, (20, 30)),
        (other.id, 0, (22, 24)),
        (mark.id, 1, (22, 23)),
        (mark.id, 2, (60, 61)),
    ]


def test_the_library_may_be_written_to_meanwhile(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """No statement stays open between two portions."""
    monkeypatch.setattr("tepi.library.mark_outlines.AT_ONCE", 1)
    marks = [desk.mark(0, 3).id, desk.mark(4, 12).id]
    reading = outlines(desk.library, desk.revision, {})
    next(reading)
    desk.mark(0, 2)

    assert [each.mark for some in reading for each in some][-1] == marks[1]


def test_places_are_the_same_with_less(desk: Desk) -> None:
    """What counting needs, in the same order."""
    for start, end, *codes in ((20, 30, "Fact"), (0, 12, "Reported", "Opinion"), (0, 40)):
        desk.mark(start, end, *codes)
    order = {code.id: desk.codebook.order(code.id) for code in desk.codebook.codes}
    found = [each for some in places(desk.library, desk.revision, order) for each in some]

    assert found == [(each.mark, each.part, each.place, each.codes) for each in outlined(desk)]


def test_who_made_them(desk: Desk) -> None:
    """All annotators of a document; those who made none are not among them."""
    assert annotators_of(desk.library, desk.document.id) == set()
    desk.mark(4, 12, by=desk.other)
    assert annotators_of(desk.library, desk.document.id) == {desk.other}
    desk.mark(0, 3)
    assert annotators_of(desk.library, desk.document.id) == {desk.me, desk.other}


@pytest.mark.parametrize("few", [0, 100])
def test_some_marks_in_the_same_order(desk: Desk, monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    """Whether asked for by id or left over from all; strangers are none."""
    monkeypatch.setattr("tepi.library.mark_outlines.FEW", few)
    monkeypatch.setattr("tepi.library.mark_outlines.AT_ONCE", 2)
    ids = [desk.mark(start, start + 5, "Fact").id for start in (40, 0, 20, 10, 30)]
    chosen = {ids[0], ids[2], ids[3], "absent"}
    found = [each for some in outlines(desk.library, desk.revision, {}, chosen) for each in some]

    assert [each.place.start for each in found] == [10, 20, 40]
    assert [each.mark for some in places(desk.library, desk.revision, {}, chosen) for each in some] == [
        each.mark for each in found
    ]
    assert list(outlines(desk.library, desk.revision, {}, set())) in ([], [[]], [[], [], []])


def test_marks_in_several_parts_are_known(desk: Desk) -> None:
    """By id, each once."""
    mark, _ = desk.mark(20, 30, "Fact"), desk.mark(22, 24)
    part = {"highlight": mark.id, "revision": desk.revision, "quote": "x", "prefix": "", "suffix": ""}
    part.update(state="anchored", confidence=1.0, start=40, end=41)
    rows = tuple(lay("anchors", [{**part, "part": number}]) for number in (1, 2))
    desk.record(Change("x", "Parts", rows))

    assert in_parts(desk.library, desk.revision) == {mark.id}


def test_nothing_is_outlined_of_an_unmarked_text(desk: Desk) -> None:
    """No portion at all."""
    assert outlined(desk) == []
