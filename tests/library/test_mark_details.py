"""Details of marks say the same as marks one by one."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library import deeds
from tests.library.desk import Desk

from tepi.library import mark_queries
from tepi.library.change import Change, lay
from tepi.library.edits.speakers import attribute
from tepi.library.mark_details import Detail, Details

MAKING = (deeds.add, deeds.give, deeds.doubt, deeds.second, deeds.sic, deeds.note, deeds.copy)


def details(desk: Desk) -> Details:
    order = {code.id: desk.codebook.order(code.id) for code in desk.codebook.codes}
    return Details(desk.library, desk.revision, order)


def agree(desk: Desk) -> None:
    marks = desk.marks()
    found = list(details(desk).of([mark.id for mark in marks]))
    assert len(found) == len(marks)
    for mark, detail in zip(marks, found, strict=True):
        said = mark.attribution
        assert detail == Detail(
            mark.id,
            mark.range,
            mark.quote,
            mark.annotator,
            mark.created,
            tuple(sorted(mark.codes, key=desk.codebook.order)),
            mark.unsure,
            mark.second_code,
            said.names if said else (),
            said.manner if said else None,
            mark.reading,
            mark.translation,
            tuple((note.id, note.text) for note in mark.notes),
        )


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    done=st.lists(
        st.tuples(st.sampled_from(MAKING), st.integers(0, 200), st.integers(0, 200)), min_size=3, max_size=12
    )
)
def test_whatever_was_done(done, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Any words, doubts, readings and notes are the same both ways."""
    desk = Desk(tmp_path_factory.mktemp("details") / "library.tepi")
    try:
        for deed, first, second in done:
            change = deed(desk, first, second)
            if change is not None:
                desk.record(change)
        agree(desk)
    finally:
        desk.library.close()


def test_speakers_and_parts(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A chain in its order, parts joined; however few are asked for at once."""
    monkeypatch.setattr("tepi.library.queries.CHUNK", 2)
    marks = [desk.mark(start, start + 5, "Fact") for start in (0, 6, 12)]
    desk.record(attribute(marks[1], ["A paper", "Robert Wood"], "mixed", desk.me, []))
    part = {"highlight": marks[0].id, "revision": desk.revision, "part": 1, "start": 40, "end": 41}
    words = {"quote": "x", "prefix": "", "suffix": "", "state": "anchored", "confidence": 1.0}
    desk.record(Change("x", "A part", (lay("anchors", [{**part, **words}]),)))
    agree(desk)
    found = list(details(desk).of([mark.id for mark in marks]))

    assert (found[0].quote, found[0].place) == ("The m … x", (0, 41))
    assert found[1].said_by == ("A paper", "Robert Wood")


def test_a_mark_that_is_gone_is_left_out(desk: Desk) -> None:
    """Between the outline and the words somebody may have taken it away."""
    gone, kept = desk.mark(0, 5, "Fact"), desk.mark(6, 9)
    desk.library.history.undo()

    assert [
        mark.id for mark in details(desk).of([gone.id, kept.id, "absent"])
    ] == mark_queries.ids_in_text_order(desk.library, desk.document.id)
