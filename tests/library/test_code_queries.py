"""What deleting or merging a code would do is known beforehand, and is what then happens."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library import deeds
from tests.library.desk import Desk

from tepi.library.code_queries import marks_with, merging
from tepi.library.edits.codebook import delete_code, merge_codes
from tepi.library.edits.marks import set_second
from tepi.library.edits.notes import write_note

# Moving codes between groups may leave a mark with two codes of a choose-one group: that is the reader's doing.
DEEDS = [deed for deed in deeds.DEEDS if deed not in (deeds.nest_code, deeds.join, deeds.split)]


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 999), st.integers(0, 999)), max_size=20))
def test_marks_stay_sound(wanted) -> None:
    """Whatever is done, no mark is left with nothing on it, two codes that exclude each other, or a second code alone."""
    with TemporaryDirectory() as folder:
        desk = Desk(Path(folder) / "library.tepi")
        for deed, a, b in wanted:
            change = deed(desk, a, b)
            if change is not None:
                desk.record(change)
        book = desk.codebook
        for mark in desk.marks():
            more = mark.note or mark.attribution or mark.kept or mark.reading or mark.translation
            assert mark.codes or more
            assert mark.codes or mark.second_code is None
            groups = [book.group_of(code) for code in mark.codes]
            for group in groups:
                assert group.choose == "many" or groups.count(group) == 1
        desk.library.close()


def test_bare_marks_are_told_from_others(desk: Desk) -> None:
    """Bare is what would go with the code: a second-best code holds no mark, a note does."""
    bare, doubted, noted = (desk.mark(start, start + 2, "Fact") for start in (0, 4, 8))
    both = desk.mark(12, 14, "Fact", "Loaded word")
    desk.mark(16, 18, "Opinion")
    desk.record(set_second(doubted, desk.code("Opinion").id, desk.codebook, desk.me))
    desk.record(write_note("highlight", noted.id, "why", desk.me, None))
    found = marks_with(desk.library, desk.code("Fact").id)

    assert set(found.bare) == {bare.id, doubted.id}
    assert set(found.others) == {noted.id, both.id}
    desk.record(delete_code(desk.codebook, desk.code("Fact"), *found))
    assert {mark.id for mark in desk.marks()} & {*found.bare, *found.others} == set(found.others)
    assert found.uncoded == (noted.id,)


def test_a_second_best_code_goes_with_the_last_code(desk: Desk) -> None:
    """A mark that a note holds loses its second-best code with the only code that it doubted."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(set_second(mark, desk.code("Opinion").id, desk.codebook, desk.me))
    desk.record(write_note("highlight", mark.id, "why", desk.me, None))
    before = desk.snapshot()
    desk.record(
        delete_code(desk.codebook, desk.code("Fact"), *marks_with(desk.library, desk.code("Fact").id))
    )

    assert desk.get(mark.id).codings == ()
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_merging_is_known_beforehand(desk: Desk) -> None:
    """Moved, doubled, and what a choose-one group displaces."""
    moved = desk.mark(0, 3, "Loaded word")
    doubled = desk.mark(4, 8, "Loaded word", "Opinion")
    displaced = desk.mark(9, 12, "Loaded word", "Fact")
    gone, kept, fact = (desk.code(name) for name in ("Loaded word", "Opinion", "Fact"))
    found = merging(desk.library, desk.codebook, gone.id, kept.id)

    assert set(found.moved) == {moved.id, displaced.id}
    assert found.doubled == (doubled.id,)
    assert found.displaced == ((displaced.id, fact.id),)
    desk.record(merge_codes(desk.codebook, gone, kept, *found))
    assert [desk.names(mark.id) for mark in (moved, doubled, displaced)] == [["Opinion"]] * 3


def test_a_group_of_many_displaces_nothing(desk: Desk) -> None:
    """Where codes stand beside each other, merging takes no third one off."""
    desk.mark(0, 3, "Fact", "Loaded word")
    book = desk.codebook

    assert (
        merging(desk.library, book, desk.code("Fact").id, desk.code("Rhetorical question").id).displaced == ()
    )
