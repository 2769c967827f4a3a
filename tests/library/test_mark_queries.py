"""Marks as light spans for painting, and whole for cards and exports."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.library.desk import TEXT, Desk

from tepi.library import mark_queries
from tepi.library.change import Change, put
from tepi.library.edits.marks import set_certainty, set_second
from tepi.library.edits.notes import write_note
from tepi.library.edits.speakers import attribute
from tepi.marks.index import Span
from tepi.text.ranges import Range


def test_a_span_has_what_painting_needs(desk: Desk) -> None:
    """Place, codes in codebook order, annotator, and signs for note, doubt and speaker."""
    mark = desk.mark(4, 12, "Loaded word", "Fact")
    plain = Span(
        4, 12, mark.id, (desk.code("Fact").id, desk.code("Loaded word").id), desk.me, False, False, False, 0
    )
    assert mark_queries.spans(desk.library, desk.revision) == [plain]
    desk.record(write_note("highlight", mark.id, "why", desk.me, None))
    desk.record(attribute(mark, ["Ani"], None, desk.me, []))
    desk.record(set_certainty(mark, True, desk.me))

    assert mark_queries.spans(desk.library, desk.revision) == [
        plain._replace(note=True, unsure=True, said=True)
    ]


def test_a_second_best_code_is_not_painted(desk: Desk) -> None:
    """Only codes that were given stand in a span."""
    mark = desk.mark(4, 12, "Fact")
    desk.record(set_second(mark, desk.code("Opinion").id, desk.codebook, desk.me))

    assert mark_queries.spans(desk.library, desk.revision)[0].codes == (desk.code("Fact").id,)


def test_spans_of_some_marks_only(desk: Desk) -> None:
    """After a notice only the marks that it names are read again."""
    first, second = desk.mark(0, 3, "Fact"), desk.mark(4, 8)
    asked = mark_queries.spans(desk.library, desk.revision, [second.id, "nothing"])

    assert [span.highlight for span in asked] == [second.id]
    assert mark_queries.spans(desk.library, desk.revision, []) == []
    assert mark_queries.spans(desk.library, "nothing") == []
    assert {span.highlight for span in mark_queries.spans(desk.library, desk.revision)} == {
        first.id,
        second.id,
    }


def test_whole_marks_come_in_the_order_asked(desk: Desk) -> None:
    """What is not there is left out; more than one statement can name are read as well."""
    marks = [desk.mark(number, number + 3, "Fact").id for number in range(5)]
    wanted = [marks[3], "nothing", marks[0], *(f"none {number}" for number in range(600)), marks[4]]

    assert [mark.id for mark in mark_queries.highlights(desk.library, wanted)] == [
        marks[3],
        marks[0],
        marks[4],
    ]
    assert mark_queries.highlight(desk.library, "nothing") is None


def test_text_order(desk: Desk) -> None:
    """By start, then longer first."""
    ids = [desk.mark(*place).id for place in ((8, 9), (4, 6), (4, 20), (0, 30))]

    assert mark_queries.ids_in_text_order(desk.library, desk.document.id) == ids[::-1]
    assert mark_queries.ids_in_text_order(desk.library, "nothing") == []


def test_some_in_text_order(desk: Desk) -> None:
    """From the one that is asked for on, as many as are wanted; or those whose id holds some signs."""
    ids = [desk.mark(*place).id for place in ((8, 9), (4, 6), (4, 20), (0, 30))][::-1]
    revision = desk.document.revision

    assert mark_queries.in_text_order(desk.library, revision, 2, 1) == [ids[2]]
    assert mark_queries.in_text_order(desk.library, revision, 1, 9) == ids[1:]
    assert mark_queries.in_text_order(desk.library, revision, 4, 1) == []
    assert mark_queries.in_text_order(desk.library, revision, 0, 9, ids[3][-8:]) == [ids[3]]
    assert mark_queries.in_text_order(desk.library, revision, 0, 9, "%") == []


def test_marks_with_exactly_a_range(desk: Desk) -> None:
    """Only this annotator's, only exactly this range, oldest first."""
    first = desk.mark(4, 12, "Fact")
    second = desk.mark(4, 12, "Opinion")
    desk.mark(4, 11, "Fact")
    desk.mark(5, 12, "Fact")
    theirs = desk.mark(4, 12, "Fact", by=desk.other)

    assert set(mark_queries.ids_at(desk.library, desk.revision, Range(4, 12), desk.me)) == {
        first.id,
        second.id,
    }
    assert mark_queries.ids_at(desk.library, desk.revision, Range(4, 12), desk.other) == [theirs.id]
    assert mark_queries.ids_at(desk.library, desk.revision, Range(4, 10), desk.me) == []


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    """One desk for many marks."""
    desk = Desk(tmp_path_factory.mktemp("marks") / "library.tepi")
    yield desk
    desk.library.close()


@settings(max_examples=30, deadline=None)
@given(st.integers(0, len(TEXT) - 1), st.integers(1, 50))
def test_any_place_comes_back_as_it_was(shared: Desk, start: int, length: int) -> None:
    """Wherever a mark is put, beside emoji and combining signs too, its place and words are the text's own."""
    end = min(len(TEXT), start + length)
    mark = shared.mark(start, end, "Fact")

    assert mark.range == (start, end)
    assert mark.quote == TEXT[start:end]
    assert mark.anchors[0].prefix + mark.quote + mark.anchors[0].suffix in TEXT
    assert mark.id in mark_queries.ids_at(shared.library, shared.revision, Range(start, end), shared.me)


def test_marks_by_where_they_begin(desk: Desk) -> None:
    """A stretch has the marks that begin in it, wherever they end; the next begins where so many have begun."""
    marks = [desk.mark(start, start + 9, "Fact") for start in (4, 12, 12, 20)]

    def begun(start: int, end: int) -> set[str]:
        return {span.highlight for span in mark_queries.spans_from(desk.library, desk.revision, start, end)}

    assert begun(5, 20) == {marks[1].id, marks[2].id}
    assert begun(4, 5) == {marks[0].id}
    assert begun(21, 99) == set()
    starts = [mark_queries.start_of_next(desk.library, desk.revision, 5, count) for count in range(4)]
    assert starts == [12, 12, 20, None]


def test_marks_that_reach_far(desk: Desk) -> None:
    """A long mark, and one of several parts, each with its length and its parts."""
    desk.mark(4, 9, "Fact")
    long = desk.mark(2, 18, "Fact")
    parts = desk.mark(4, 7, "Opinion")
    part = put("anchors", highlight=parts.id, revision=desk.revision, part=1, start=10, end=15, quote="x")
    desk.record(Change("test.part", "A second part", (part,)))

    found = mark_queries.wide_spread(desk.library, desk.revision, 10)
    assert sorted(found) == sorted([(long.id, 16, 1), (parts.id, 5, 2)])


def test_marks_with_these_codes_and_no_other(desk: Desk) -> None:
    """A mark without codes is none of them, nor one that has another code; a second-best is no code of it."""
    alone, doubted = desk.mark(0, 3, "Text error"), desk.mark(0, 4, "Text error")
    desk.mark(4, 12, "Text error", "Fact")
    desk.mark(13, 17)
    desk.record(set_second(doubted, desk.code("Fact").id, desk.codebook, desk.me))
    ask = [desk.code("Text error").id]

    with_only = mark_queries.WithOnly(desk.library, ask)
    every = mark_queries.ids_in_text_order(desk.library, desk.document.id)

    assert with_only.of(every) == {alone.id, doubted.id}
    assert with_only.of([alone.id, "absent"]) == {alone.id}
    assert with_only.count(desk.document.id) == 2
    none = mark_queries.WithOnly(desk.library, [])
    assert (none.of(every), none.count(desk.document.id)) == (frozenset(), 0)
