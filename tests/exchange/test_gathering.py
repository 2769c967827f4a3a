"""Gathering: what a writer needs of a document, each part found when it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library.desk import TEXT

from tepi.errors import TepiError
from tepi.exchange.gathering import _coders, sheet
from tepi.exchange.markdown import pieces
from tepi.library import mark_queries, queries
from tepi.library.edits.documents import alter_document
from tepi.library.edits.marks import decide_none
from tepi.study.counts import Tally
from tepi.study.figures import Sums


def test_a_mark_counts_by_any_of_its_codes(desk):
    """Only a mark whose codes all lie in groups that are not counted stands apart."""
    alone, both, bare = (
        desk.mark(0, 3, "Text error"),
        desk.mark(4, 12, "Text error", "Fact"),
        desk.mark(13, 17),
    )
    found = sheet(desk.library, desk.document)

    ids = [alone.id, both.id, bare.id]
    assert found.aside_of(ids, 1) == {alone.id}
    assert not found.aside_of(ids[1:], 2)
    assert (found.chosen, found.aside) == (3, 1)
    assert [mark.counted for mark in found.entries(ids)] == [False, True, True]


def test_figures_are_those_of_the_tally(desk):
    """Counts name the counted codes that have marks; the sentences are those of everybody."""
    desk.mark(0, 12, "Opinion")
    desk.mark(0, 12, "Opinion", by=desk.other)
    desk.mark(0, 12, "Text error")
    found = sheet(desk.library, desk.document.id)

    assert [(count.name, count.marks) for count in found.counts] == [("Opinion", 2)]
    assert (found.decided, found.none, found.sentences) == (1, 0, len(desk.units))
    assert (found.chosen, found.marks) == (3, 3)
    assert found.annotators == ("Budi", "Sari")


@given(
    marks=st.lists(
        st.tuples(
            st.integers(0, 60),
            st.integers(1, 30),
            st.lists(st.sampled_from(["Opinion", "Fact", "Reported", "Text error"]), unique=True, max_size=3),
        ),
        min_size=1,
        max_size=3,
    )
)
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_figures_at_hand_give_the_same_sheet(desk, marks):
    """Whatever marks there are: with the tally's figures handed in, every letter of the file is the same."""
    for start, length, codes in marks:
        desk.mark(start, start + length, *codes)
    (group,) = (group.id for group in desk.codebook.deciding)
    last = len(desk.units) - 1
    if not queries.nones(desk.library, desk.revision):
        said = [(desk.units[last].start, desk.units.label(last))]
        desk.record(decide_none(desk.document.id, desk.revision, said, desk.me, group))
    spans, nones = mark_queries.spans(desk.library, desk.revision), queries.nones(desk.library, desk.revision)
    tally = Tally(desk.units, TEXT, desk.codebook, spans, nones)
    by_code = {code: (tally.marks(code), tally.share(code)) for code in tally.codes}
    ids = mark_queries.ids_in_text_order(desk.library, desk.document.id)
    for every in (None, len(ids)):
        sums = Sums(by_code, tally.decided, tally.none, tally.total, every)
        for chosen in (None, ids[:2]):
            plain, quick = (
                "".join(pieces(desk.library, [desk.document], chosen, sums=each, with_text=True))
                for each in (None, sums)
            )
            assert quick == plain


def test_a_choice_counts_itself_alone(desk):
    """With some marks chosen, people, figures and time are theirs."""
    kept = desk.mark(0, 12, "Opinion", by=desk.other)
    desk.mark(0, 12, "Fact")
    found = sheet(desk.library, desk.document, [kept.id])

    assert [count.name for count in found.counts] == ["Opinion"]
    assert found.annotators == ("Budi",)
    assert found.as_of == desk.get(kept.id).changed
    assert (found.chosen, found.marks) == (1, 2)


def test_who_decided_none_is_named_where_there_are_several(desk):
    """With one annotator the line holds places alone; with two, each has a line with the name."""
    first, second = desk.units[0].start, desk.units[1].start
    group = desk.codebook.deciding[0].id
    both = [(second, "¶1 s2"), (first, "¶1 s1")]
    desk.record(decide_none(desk.document.id, desk.revision, both, desk.me, group))
    alone = sheet(desk.library, desk.document).nones
    desk.record(decide_none(desk.document.id, desk.revision, [(second, "¶1 s2")], desk.other, group))
    together = sheet(desk.library, desk.document).nones

    assert [(each.places, each.annotator, each.group) for each in alone] == [(("¶1 s1", "¶1 s2"), "", "")]
    assert [(each.places, each.annotator) for each in together] == [
        (("¶1 s2",), "Budi"),
        (("¶1 s1", "¶1 s2"), "Sari"),
    ]


def test_facts_are_those_of_now(desk):
    """A document handed over is read again, so that an old copy does no harm."""
    old = desk.document
    desk.record(alter_document(old, title="New"))

    assert sheet(desk.library, replace(old, title="Old")).document.title == "New"


def test_a_document_that_is_not_there_is_named(desk):
    """By its title where there is one, else by its id."""
    with pytest.raises(TepiError, match="no document absent"):
        sheet(desk.library, "absent")
    with pytest.raises(TepiError, match="no document Gone"):
        sheet(desk.library, replace(desk.document, id="absent", title="Gone"))


def test_nobody_is_named_where_names_are_left_out(desk):
    """Annotators are coders, called in the order in which they came, wherever their names would stand."""
    desk.mark(0, 12, "Fact", by=desk.other), desk.mark(4, 12, "Opinion")
    group, unit = desk.codebook.deciding[0].id, desk.units[1].start
    desk.record(decide_none(desk.document.id, desk.revision, [(unit, "¶1 s2")], desk.other, group))
    found = sheet(desk.library, desk.document, anonymous=True)

    assert found.annotators == ("Coder A", "Coder B")
    assert [mark.annotator for mark in found.entries(list(found.order))] == ["Coder B", "Coder A"]
    assert [each.annotator for each in found.nones] == ["Coder B"]


def test_coders_do_not_run_out():
    """Behind Coder Z comes Coder AA."""
    names = list(_coders({str(number): "" for number in range(28)}).values())

    assert names[0] == "Coder A"
    assert names[25:] == ["Coder Z", "Coder AA", "Coder AB"]


def test_what_ordering_needs_is_there(desk):
    """Ids and outlines in text order, counted or not, and the codes that are used as the codebook has them."""
    second, first = desk.mark(20, 30, "Text error"), desk.mark(0, 12, "Reported", "Opinion", by=desk.other)
    found = sheet(desk.library, desk.document)
    only = sheet(desk.library, desk.document, [second.id])

    assert list(found.order) == [first.id, second.id]
    assert [each.mark for each in found.outline()] == [first.id, second.id]
    assert [code.name for code in found.used] == ["Opinion", "Reported", "Text error"]
    assert [each.mark for each in only.outline()] == [second.id]
    assert [code.name for code in only.used] == ["Text error"]


def test_a_code_without_a_mark_is_not_listed(desk):
    """Figures leave out what was never used."""
    assert sheet(desk.library, desk.document).counts == ()
