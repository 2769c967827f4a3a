"""Marks in bulk say the same as marks one by one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library import deeds
from tests.library.desk import Desk

from tepi.library import mark_queries, queries
from tepi.library.change import Change, put
from tepi.library.mark_records import codings, mark_records

MAKING = (deeds.add, deeds.give, deeds.doubt, deeds.second, deeds.sic, deeds.note, deeds.copy)


def agree(desk: Desk) -> None:
    marks = desk.marks()
    found = list(mark_records(desk.library, desk.revision, [mark.id for mark in marks]))
    assert [record.id for record in found] == [mark.id for mark in marks]
    for record, mark in zip(found, marks, strict=True):
        assert (record.range, record.quote) == (mark.range, mark.quote)
        assert record.annotator == mark.annotator
        assert (record.reading, record.translation) == (mark.reading, mark.translation)
        assert (record.created, record.changed) == (mark.created, mark.changed)
        assert set(record.given) == {(each.code, each.rank, each.certainty) for each in mark.codings}
        assert record.notes == tuple((note.id, note.text) for note in mark.notes)
        assert [(each.manner, each.sources) for each in record.said] == [
            (each.manner, each.sources) for each in mark.attributions
        ]
    coded = list(codings(desk.library, [mark.id for mark in marks]))
    assert {
        (each.mark, each.code, each.rank, each.version, each.annotator, each.created) for each in coded
    } == {
        (mark.id, each.code, each.rank, each.version, each.annotator, each.created)
        for mark in marks
        for each in mark.codings
    }


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    done=st.lists(
        st.tuples(st.sampled_from(MAKING), st.integers(0, 200), st.integers(0, 200)), min_size=3, max_size=12
    )
)
def test_whatever_was_done(done, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any marks, codes, doubts, readings and notes are the same both ways."""
    desk = Desk(tmp_path_factory.mktemp("records") / "library.tepi")
    try:
        for deed, first, second in done:
            change = deed(desk, first, second)
            if change is not None:
                desk.record(change)
        agree(desk)
    finally:
        desk.library.close()


def test_speakers_and_parts(desk: Desk) -> None:
    """A chain keeps its order; a mark of several parts has them all."""
    from tepi.library.edits.speakers import attribute

    mark = desk.mark(4, 12, "Fact")
    desk.record(attribute(mark, ["Z", "A"], "direct", desk.me, queries.sources(desk.library)))
    row = {"quote": "soldiers", "prefix": "", "suffix": "", "state": "anchored", "confidence": 1.0}
    desk.record(
        Change(
            "x",
            "x",
            (put("anchors", highlight=mark.id, revision=desk.revision, part=1, start=37, end=45, **row),),
        )
    )
    agree(desk)
    (record,) = mark_records(desk.library, desk.revision, [mark.id])

    assert record.quote == "minister … soldiers"
    assert len(record.said[0].sources) == 2


def test_only_those_asked_for_in_that_order(desk: Desk) -> None:
    """Ids that are not there, or not in this revision, are left out."""
    first, second = desk.mark(0, 3), desk.mark(4, 12)

    found = mark_records(desk.library, desk.revision, [second.id, "absent", first.id])
    assert [record.id for record in found] == [second.id, first.id]
    assert list(mark_records(desk.library, "no revision", [first.id])) == []
    assert mark_queries.highlight(desk.library, first.id) is not None


def test_the_library_may_be_written_to_meanwhile(desk: Desk) -> None:
    """No statement stays open between two marks."""
    marks = [desk.mark(0, 3).id, desk.mark(4, 12).id]
    reading = mark_records(desk.library, desk.revision, marks)
    next(reading)
    desk.mark(13, 17)

    assert next(reading).id == marks[1]
