"""What came after a place in the history is known, and queries of one moment agree."""

from __future__ import annotations

from tepi.library import mark_queries
from tepi.library.file import open_library
from tepi.library.since import Place, newest, one_moment, since


def test_what_came_since(desk) -> None:
    """Each later change by the documents and marks that it touched, undo as well."""
    before = newest(desk.library)
    assert since(desk.library, before) == []
    desk.mark(0, 12, "Fact")
    desk.library.history.undo()
    found = since(desk.library, before)
    assert found is not None
    assert [change.seq for change in found] == [before.seq + 1, before.seq + 2]
    assert all(change.documents == {desk.document.id} for change in found)
    assert newest(desk.library).seq == before.seq + 2


def test_a_place_of_another_history(desk) -> None:
    """The number alone does not make it this history's."""
    here = newest(desk.library)
    for place in (Place(), here._replace(change="other"), here._replace(seq=here.seq + 9)):
        assert since(desk.library, place) is None


def test_one_moment(desk) -> None:
    """What another connection writes meanwhile is not seen inside, and is seen afterwards."""
    document = desk.document.id
    with open_library(desk.path) as other:
        with one_moment(other):
            before = newest(other)
            desk.mark(0, 12, "Fact")
            assert newest(other) == before
            assert mark_queries.ids_in_text_order(other, document) == []
        assert newest(other) != before
        assert len(mark_queries.ids_in_text_order(other, document)) == 1
