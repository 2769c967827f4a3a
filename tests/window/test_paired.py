"""Which paragraph answers to which, and what was said of them by hand."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.tie import PairPoint, Tie
from tepi.text.ranges import Range
from tepi.window.paired import Paired
from tepi.window.tie_sides import LEFT, RIGHT

ONE = "Alpha beta gamma.\n\nDelta epsilon zeta eta theta.\nIota kappa.\n  Lambda mu nu xi omicron."
TWO = "Satu dua tiga em.\nLima enam tujuh delapan s.\n\nSepuluh seb.\nDua belas tiga belas empa."


def tie(*points: tuple[int | None, int | None]) -> Tie:
    """A tie with these pairs, each by where its paragraphs start."""
    named = tuple(PairPoint(f"p{at}", *point) for at, point in enumerate(points))
    return Tie("tie", "left", "right", "translation", "me", "now", named)


def ready(*points: tuple[int | None, int | None]) -> Paired:
    """The two texts, paired to the end."""
    made = Paired(tie(*points), ONE, TWO)
    while not made.advance(0):
        pass
    return made


def test_what_answers() -> None:
    """Every place of a paragraph, and the gap behind it, answers to the whole paragraph of the other text."""
    paired = ready()
    assert [tuple(bead.left) for bead in paired.beads] == [(0, 1), (1, 2), (2, 3), (3, 4)]
    start, other = ONE.index("Iota"), TWO.index("Sepuluh")
    for offset in (start, start + 4, ONE.index("\n  Lambda")):
        assert paired.counterpart(LEFT, offset) == Range(other, TWO.index("\nDua belas"))
    assert paired.counterpart(RIGHT, len(TWO)) == Range(ONE.index("  Lambda"), len(ONE))
    assert paired.after(LEFT, 3) == len(ONE) and paired.after(LEFT, 0) == ONE.index("Delta")
    assert (paired.places(LEFT, 1), paired.said_of(1)) == ("¶2", "")


def test_nothing_answers_before_it_is_paired() -> None:
    """While the pairing is under way nothing is shown that might be wrong."""
    paired = Paired(tie(), ONE, TWO)
    assert not paired.done and paired.counterpart(LEFT, 0) is None and paired.bead_at(LEFT, 0) == -1


def test_said_by_hand() -> None:
    """A pair by hand leads; one said to stand alone has no counterpart; both say so."""
    paired = ready((0, TWO.index("Lima")), (ONE.index("Iota"), None))
    first, third = paired.bead_at(LEFT, 0), paired.bead_at(LEFT, ONE.index("Iota"))
    assert paired.counterpart(LEFT, 0) == paired.range_of(RIGHT, first)
    assert paired.range_of(RIGHT, first).start == TWO.index("Lima")
    assert paired.said_of(first) == "paired"
    assert paired.counterpart(LEFT, ONE.index("Iota")) is None and paired.said_of(third) == "alone"
    assert paired.places(RIGHT, third) == ""


def test_neighbours_make_one_bead() -> None:
    """One paragraph paired with two neighbours answers to both, and is cited so."""
    paired = ready((ONE.index("Delta"), TWO.index("Lima")), (ONE.index("Delta"), TWO.index("Sepuluh")))
    bead = paired.bead_at(LEFT, ONE.index("Delta"))
    assert paired.places(RIGHT, bead) == "¶2–3" and paired.places(LEFT, bead) == "¶2"


def test_what_a_new_pair_contradicts() -> None:
    """Crossing pairs, another pair of the same paragraph and its standing alone go; what agrees stays."""
    paired = ready((0, 0), (ONE.index("Iota"), TWO.index("Lima")), (None, TWO.index("Dua belas")))
    assert [point.id for point in paired.against((1, 2))] == ["p1"]
    assert [point.id for point in paired.against((3, 3))] == ["p2"]
    assert [point.id for point in paired.against((0, None))] == ["p0"]
    assert [point.id for point in paired.points_of(RIGHT, 1)] == ["p1"]


def test_renewed_only_where_something_was_said() -> None:
    """The same points again leave the pairing as it is; others pair anew."""
    paired = ready((0, 0))
    beads = paired.beads
    paired.renew(tie((0, 0)))
    assert paired.done and paired.beads is beads
    paired.renew(tie((0, TWO.index("Lima"))))
    assert paired.beads is beads and not paired.advance(-1)
    while not paired.advance(0):
        pass
    assert paired.counterpart(LEFT, 0).start == TWO.index("Lima")


@settings(max_examples=60, deadline=None)
@given(
    left=st.text(alphabet="ab \n🙂", max_size=80),
    right=st.text(alphabet="cd \n", max_size=80),
    at=st.integers(0, 80),
)
def test_any_texts(left: str, right: str, at: int) -> None:
    """Whatever the texts, every place is answered by whole paragraphs of the other, or by none."""
    paired = Paired(tie(), left, right)
    while not paired.advance(0):
        pass
    for side, text, other in ((LEFT, left, right), (RIGHT, right, left)):
        found = paired.counterpart(side, min(at, len(text)))
        if found is not None:
            assert other[found.start : found.end].strip()
            assert found.start == 0 or other[found.start - 1] == "\n"
            assert found.end == len(other) or other[found.end] == "\n"
