"""Which mark a quote without an id is: by place, then annotator, then codes."""

from __future__ import annotations

from tests.library.desk import Desk

from tepi.exchange.comparison.standing import Standing
from tepi.text.ranges import Range


def test_by_place_then_annotator_then_codes(desk: Desk) -> None:
    """Only marks at these very places; of several the annotator's, of several those with the codes."""
    mine, theirs, other = (
        desk.mark(0, 12, "Fact"),
        desk.mark(0, 12, "Fact", by=desk.other),
        desk.mark(0, 12, "Opinion"),
    )
    desk.mark(0, 11, "Fact")
    standing = Standing(desk.marks(), set())
    fact = frozenset({desk.code("Fact").id})

    def found(claimed: set[str], annotator: str = "", codes: frozenset[str] = frozenset()) -> set[str]:
        return {mark.id for mark in standing.there([Range(0, 12)], claimed, annotator, codes)}

    assert found(set()) == {mine.id, theirs.id, other.id}
    assert found({mine.id}) == {theirs.id, other.id}
    assert found(set(), "budi") == {theirs.id}
    assert found(set(), "sari") == {mine.id, other.id}
    assert found(set(), "sari", fact) == {mine.id}
    assert found(set(), "Nobody") == {mine.id, theirs.id, other.id}
    assert standing.there([Range(0, 13)], set(), "", fact) == []
    standing.let_go()
    assert found(set()) == set()


def test_marks_of_the_file_are_not_found(desk: Desk) -> None:
    """What stands in the file under its own id is no other entry's mark."""
    mark = desk.mark(0, 12, "Fact")

    assert Standing([mark], {mark.id}).there([mark.range], set(), "", frozenset()) == []
