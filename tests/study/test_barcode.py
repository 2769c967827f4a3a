"""The barcode: a column is under a code exactly where one of its marks lies."""

from __future__ import annotations

import itertools

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.codebook import Code, Codebook, Group
from tepi.study.barcode import BARE, CODE, OPEN, SEEN, Barcode, blocks
from tepi.study.figures import Figures
from tepi.text.ranges import Range
from tepi.text.units import Units

BOOK = Codebook(
    "Book",
    groups=(
        Group("aside", "Aside", counted=False),
        Group("kind", "Kind", decide=True),
        Group("idle", "Idle"),
    ),
    codes=(
        Code("error", "aside", "Error", "#888888"),
        Code("fact", "kind", "Fact", "#0072B2"),
        Code("claim", "kind", "Claim", "#D55E00", parent="fact"),
        Code("unused", "idle", "Unused", "#009E73"),
    ),
)
TEXT = "One two. Three four. Five six. Seven eight."
STARTS, ENDS = [0, 9, 21, 31], [8, 20, 30, 43]

marks = st.lists(st.tuples(st.integers(0, 90), st.integers(1, 40)), max_size=8)


@settings(max_examples=60)
@given(marks, st.integers(1, 300))
def test_columns_are_those_that_a_mark_touches(found: list[tuple[int, int]], columns: int) -> None:
    """Whatever overlaps; and each mark, however short, is seen."""
    length = 130
    barcode = Barcode(length, columns)
    touched = set()
    for start, size in found:
        barcode.add(start, start + size, ("fact",))
        touched |= {offset * columns // length for offset in range(start, start + size)}
        touched |= {
            column
            for column in range(columns)
            if column * length < (start + size) * columns and start * columns < (column + 1) * length
        }

    stripes = barcode.stripes("fact")

    assert {column for stripe in stripes for column in range(*stripe)} == touched
    assert all(one.end < other.start for one, other in itertools.pairwise(stripes))


@given(st.integers(0, 129), st.integers(1, 300))
def test_a_stripe_leads_back_to_its_mark(start: int, columns: int) -> None:
    """The characters of the only stripe hold the marked one."""
    barcode = Barcode(130, columns)
    barcode.add(start, start + 1, ("fact",))

    (stripe,) = barcode.stripes("fact")

    assert barcode.characters(stripe).contains(Range(start, start + 1))


def drawn(places: dict[str, Range], nones: dict[int, list[tuple[str, str]]]) -> dict[str, tuple]:
    units = Units(TEXT, STARTS, ENDS)
    barcode, figures = Barcode(len(TEXT), len(TEXT)), Figures(units, TEXT, BOOK, nones)
    for code, place in places.items():
        codes = (code,) if code else ()
        barcode.add(*place, codes)
        figures.add(place, codes)
    found = blocks(BOOK, barcode, units, figures, figures)
    assert [block.group for block in found] == ["kind", "aside", "", ""]
    return {row.code or row.kind: row for block in found for row in block.rows}


def test_rows() -> None:
    """Counted groups first, a group as soon as it is used, with all its codes; then bare marks and decisions."""
    rows = drawn({"fact": Range(0, 8), "error": Range(4, 8), "": Range(9, 14)}, {21: [("kind", "Sari")]})

    assert list(rows) == ["fact", "claim", "error", BARE, SEEN, OPEN]
    assert rows["fact"][:3] == (CODE, "fact", 0) and rows["claim"].depth == 1
    assert rows["fact"].stripes == (Range(0, 8),) and rows["claim"].stripes == ()
    assert rows["fact"].number == 1 and round(rows["fact"].share, 3) == round(7 / 36, 3)
    assert (rows["error"].number, rows["error"].share) == (1, None)
    assert rows[BARE].stripes == (Range(9, 14),)
    assert (rows[SEEN].stripes, rows[SEEN].number, rows[SEEN].share) == ((Range(21, 30),), 1, 0.25)
    assert (rows[OPEN].stripes, rows[OPEN].number) == ((Range(9, 20), Range(31, 43)), 2)


def test_nothing_to_decide_and_nothing_marked() -> None:
    """A codebook that wants no decision has no rows for them."""
    book = Codebook("Book", groups=(Group("kind", "Kind"),))
    units = Units(TEXT, STARTS, ENDS)
    figures = Figures(units, TEXT, book, {})

    assert blocks(book, Barcode(len(TEXT), 10), units, figures, figures) == ()
