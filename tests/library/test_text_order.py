"""Text order: the ids of marks, a page at a time, as one statement would give them all."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library.desk import Desk

from tepi.library import mark_queries, text_order
from tepi.library.text_order import TextOrder


@pytest.fixture(scope="module")
def marked(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    """A dozen marks: several begin together, several end together, one lies over another."""
    desk = Desk(tmp_path_factory.mktemp("order") / "library.tepi")
    for start, end in (
        (20, 30),
        (0, 12),
        (0, 40),
        (4, 5),
        (0, 12),
        (0, 12),
        (4, 5),
        (4, 9),
        (20, 30),
        (41, 44),
    ):
        desk.mark(start, end)
    yield desk
    desk.library.close()


@pytest.mark.parametrize(("first", "page"), [(1, 1), (1, 2), (2, 3), (3, 100)])
def test_pages_are_the_whole(marked: Desk, monkeypatch: pytest.MonkeyPatch, first: int, page: int) -> None:
    """Each mark once and in order, however small the pages; again when it is gone through again."""
    monkeypatch.setattr(text_order, "FIRST", first)
    monkeypatch.setattr(text_order, "PAGE", page)
    order = TextOrder(marked.library, marked.revision)
    whole = mark_queries.ids_in_text_order(marked.library, marked.document.id)

    assert list(order) == list(order) == whole
    assert len(order) == len(whole)
    assert next(map(len, order.pages())) == first


@given(seed=st.sets(st.integers(0, 11)), few=st.sampled_from([0, 3, 100]))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_some_are_in_the_same_order(marked: Desk, seed: set[int], few: int) -> None:
    """Whichever are chosen, whether their places are held or walked past; strangers are left out."""
    whole = mark_queries.ids_in_text_order(marked.library, marked.document.id)
    chosen = {*(whole[number] for number in seed if number < len(whole)), "absent"}
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(text_order, "FEW", few)
        order = TextOrder(marked.library, marked.revision, chosen)
        assert list(order) == [mark for mark in whole if mark in chosen]
        assert len(order) == len(chosen) - 1


def test_the_library_may_be_written_to_meanwhile(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A mark that goes before its page is left out; one that comes behind the last page is met, one before not."""
    monkeypatch.setattr(text_order, "FIRST", 1)
    first, second = desk.mark(0, 3).id, desk.mark(20, 30).id
    gone = desk.mark(13, 17)
    reading = iter(TextOrder(desk.library, desk.revision))
    assert next(reading) == first
    desk.library.history.undo()
    later = desk.mark(40, 44).id
    desk.mark(0, 9)

    assert list(reading) == [second, later]
    assert gone.id not in {first, second, later}


def test_a_count_at_hand_is_believed(desk: Desk) -> None:
    """Nothing is asked for it."""
    assert len(TextOrder(desk.library, desk.revision, count=7)) == 7
