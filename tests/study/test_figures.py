"""Figures from marks that come one by one are those of the tally that holds them all."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.codebook import Code, Codebook, Group
from tepi.marks.index import Span, reading_order
from tepi.study.counts import Tally
from tepi.study.figures import Figures
from tepi.text.ranges import Range
from tepi.text.units import Units

TEXT = "Satu dua.  Tiga! … Empat lima enam?\n\n🙂 Tujuh."
UNITS = Units(TEXT, [0, 11, 17, 19, 37, 39], [9, 16, 18, 35, 38, 45])
BOOK = Codebook(
    "B",
    (Group("g", "Kind", decide=True), Group("h", "Device"), Group("x", "Text", counted=False)),
    (
        Code("fact", "g", "Fact", "#000000"),
        Code("opinion", "g", "Opinion", "#000000"),
        Code("irony", "h", "Irony", "#000000"),
        Code("error", "x", "Error", "#000000"),
    ),
)
CODES = [code.id for code in BOOK.codes]

marks = st.lists(
    st.tuples(
        st.lists(st.tuples(st.integers(0, len(TEXT) - 1), st.integers(1, 20)), min_size=1, max_size=3),
        st.lists(st.sampled_from(CODES), unique=True, max_size=3),
    ),
    max_size=8,
)
nones = st.dictionaries(
    st.sampled_from([*(unit.start for unit in UNITS), 3]),
    st.frozensets(st.tuples(st.sampled_from("ghx"), st.sampled_from("ab")), max_size=2),
)


@settings(max_examples=150)
@given(marks, nones)
def test_sums_are_those_of_the_tally(found, said):
    """Whatever is marked, in however many parts, and decided as none."""
    spans = sorted(
        (
            Span(start, min(start + length, len(TEXT)), f"m{number}", tuple(codes), "a", part=part)
            for number, (places, codes) in enumerate(found)
            for part, (start, length) in enumerate(places)
        ),
        key=reading_order,
    )
    tally, figures = Tally(UNITS, TEXT, BOOK, spans, said), Figures(UNITS, TEXT, BOOK, said)
    for span in spans:
        figures.add(span.range, span.codes, first=not span.part)

    assert (figures.decided, figures.none, figures.total) == (tally.decided, tally.none, tally.total)
    for code in CODES:
        assert figures.is_counted(code) == tally.is_counted(code)
        assert figures.marks(code) == tally.marks(code)
        assert figures.share(code) == tally.share(code)


def test_what_stands_aside():
    """A mark whose codes all lie in groups that are not counted; not one without a code."""
    figures = Figures(UNITS, TEXT, BOOK, {})

    assert figures.aside(("error",))
    assert not figures.aside(("error", "fact"))
    assert not figures.aside(())


def test_an_empty_text_has_no_shares():
    """Nothing is divided by nothing."""
    figures = Figures(Units("", [], []), "", BOOK, {})
    figures.add(Range(0, 0), ("fact",))

    assert (figures.share("fact"), figures.decided, figures.total) == (0.0, 0, 0)
