"""What is said of a mark is said anew: exactly that, and no more of its history is lost than must be."""

from __future__ import annotations

from tests.library.desk import Desk

from tepi.library import queries
from tepi.library.change import Change, Edit
from tepi.library.edits.marks import decide_none
from tepi.library.edits.restating import restate_codes, unsay
from tepi.library.edits.speakers import attribute
from tepi.marks.highlight import Highlight


def do(desk: Desk, edits: list[Edit]) -> None:
    desk.record(Change("x", "x", tuple(edits)))


def restated(
    desk: Desk, mark: Highlight, *codes: str, unsure: bool = False, second: str | None = None, nones=()
):
    ids = [desk.code(name).id for name in codes]
    other = desk.code(second).id if second else None
    do(desk, restate_codes(mark, ids, unsure, other, desk.codebook, desk.other, nones))
    return desk.get(mark.id)


def test_exactly_these_codes(desk: Desk) -> None:
    """Codes that stay keep who gave them; new ones are given by whoever restates; the others go."""
    mark = desk.mark(0, 12, "Fact", "Loaded word")
    after = restated(desk, mark, "Loaded word", "Opinion")

    assert {desk.codebook.code(each.code).name: each.annotator for each in after.codings} == {
        "Loaded word": desk.me,
        "Opinion": desk.other,
    }
    assert after.changed >= mark.changed and not after.unsure


def test_doubt_and_second_best(desk: Desk) -> None:
    """A second-best code makes a mark unsure; it is replaced and taken off; it is none of the codes."""
    mark = restated(desk, desk.mark(0, 12, "Fact"), "Fact", second="Opinion")
    assert mark.unsure and mark.second_code == desk.code("Opinion").id
    mark = restated(desk, mark, "Fact", unsure=True, second="Prediction")
    assert mark.second_code == desk.code("Prediction").id
    mark = restated(desk, mark, "Prediction", unsure=True, second="Prediction")
    assert desk.names(mark.id) == ["Prediction"] and mark.second_code is None and mark.unsure
    mark = restated(desk, mark, "Prediction")
    assert not mark.unsure


def test_without_codes_it_stays(desk: Desk) -> None:
    """A mark that loses its last code is kept, without doubt and without a second-best one."""
    mark = restated(desk, desk.mark(0, 12, "Fact", unsure=True), second="Opinion", unsure=True)

    assert (mark.codes, mark.unsure, mark.second_code, mark.kept) == ((), False, None, True)


def test_a_code_takes_decisions_back(desk: Desk) -> None:
    """The decisions that are named go; undo brings all back."""
    group = desk.codebook.deciding[0].id
    desk.record(decide_none(desk.document.id, desk.revision, [(0, "")], desk.other, group))
    mark = desk.mark(0, 12)
    before = desk.snapshot()
    restated(desk, mark, "Fact", nones=[(0, group)])

    assert queries.nones(desk.library, desk.revision) == {}
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_nobody_says_it_any_more(desk: Desk) -> None:
    """The speaker goes and the mark stays, whatever else is on it."""
    mark = desk.mark(0, 12)
    desk.record(attribute(mark, ["A", "B"], "direct", desk.me, []))
    mark = desk.get(mark.id)
    do(desk, unsay(mark, "2099-01-01T00:00:00.000Z"))
    after = desk.get(mark.id)

    assert after.attribution is None and after.changed == "2099-01-01T00:00:00.000Z"
    assert len(queries.sources(desk.library)) == 2
