"""The range index answers as a look at every mark would."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.index import RangeIndex, Span, reading_order
from tepi.text.ranges import Range

offsets = st.integers(0, 70)
spans = st.builds(
    lambda start, length, highlight, part: Span(start, start + length, highlight, part=part),
    offsets,
    st.one_of(st.integers(1, 9), st.sampled_from([16, 31, 32, 33, 64])),
    st.sampled_from("abcdefghij"),
    st.integers(0, 2),
)
many = st.lists(spans, max_size=14, unique_by=lambda span: (span.highlight, span.part))


def filled(found):
    index = RangeIndex()
    for highlight in {span.highlight for span in found}:
        index.put(highlight, [span for span in found if span.highlight == highlight])
    return index


@given(many, offsets, offsets)
def test_overlapping_is_what_shares_a_character(found, one, other):
    """Every span that shares a character with the range, in text order; none with an empty range's edge."""
    start, end = min(one, other), max(one, other) + 1
    expected = sorted((s for s in found if s.start < end and start < s.end), key=reading_order)

    assert [span[:3] for span in RangeIndex(found).overlapping(start, end)] == [span[:3] for span in expected]


@given(many, offsets)
def test_touching_is_what_a_caret_stands_in(found, caret):
    """The spans around a caret, ends included, the shortest first."""
    expected = [span for span in found if span.start <= caret <= span.end]
    result = RangeIndex(found).touching(caret)

    assert sorted(result) == sorted(expected)
    lengths = [span.end - span.start for span in result]
    assert lengths == sorted(lengths)


@given(many)
def test_places_are_one_of_each_mark_in_text_order(found):
    """Of the first part of each mark, also where marks were put again or taken away."""
    index = filled(found)
    gone = min((span.highlight for span in found), default=None)
    if gone is not None:
        index.put(gone, ())
    first = {span.highlight: index.parts(span.highlight) for span in found if span.highlight != gone}
    expected = sorted(
        (7, span.start, -span.end, mark) for mark, parts in first.items() for span in parts if not span.part
    )

    assert index.places(7) == expected


@given(many, st.tuples(offsets, st.integers(-80, 0), st.sampled_from("abcdefghij")))
def test_neighbours_in_text_order(found, key):
    """The nearest span behind a place in text order, and the nearest in front of it."""
    keys = sorted(map(reading_order, found))
    index = RangeIndex(found)
    after, before = index.after(key), index.before(key)

    assert (reading_order(after) if after else None) == next((k for k in keys if k > key), None)
    assert (reading_order(before) if before else None) == next((k for k in reversed(keys) if k < key), None)


@given(many)
def test_a_walk_meets_every_place_once(found):
    """Going on from one span to the next visits each place in text order, and back again."""
    keys = sorted(set(map(reading_order, found)))
    index = RangeIndex(found)
    walked, at = [], index.after((-1, 0, ""))
    while at:
        walked.append(reading_order(at))
        at = index.after(walked[-1])
    back, at = [], index.before((1000, 0, ""))
    while at:
        back.append(reading_order(at))
        at = index.before(back[-1])

    assert walked == keys
    assert back == keys[::-1]


@settings(max_examples=200)
@given(many, st.lists(st.tuples(st.sampled_from("abcdefghij"), many), max_size=6), offsets, offsets)
def test_put_leaves_what_a_new_index_would_hold(found, puts, one, other):
    """Setting, replacing and removing marks gives the index of the marks that are left."""
    index = filled(found)
    now = {}
    for span in found:
        now.setdefault(span.highlight, []).append(span)
    for highlight, news in puts:
        parts = [span._replace(highlight=highlight, part=number) for number, span in enumerate(news)]
        before = index.put(highlight, parts)
        assert sorted(before) == sorted(now.pop(highlight, []))
        if parts:
            now[highlight] = parts
    left = [span for parts in now.values() for span in parts]
    start, end = min(one, other), max(one, other) + 1

    assert sorted(index) == sorted(left)
    assert len(index) == len(now)
    assert set(index.ids()) == set(now)
    assert all(sorted(parts) == list(index.parts(highlight)) for highlight, parts in now.items())
    assert sorted(index.overlapping(start, end)) == sorted(s for s in left if s.start < end and start < s.end)


def test_an_index_knows_its_marks():
    """A mark is in it by its id; one that is not there has no parts."""
    index = RangeIndex([Span(3, 5, "a"), Span(9, 12, "a", part=1)])

    assert "a" in index
    assert "b" not in index
    assert index.parts("b") == ()
    assert [span.range for span in index.parts("a")] == [Range(3, 5), Range(9, 12)]


def test_order_is_start_then_longer_then_id():
    """Of marks that begin together the longer comes first; of equal ranges the one with the lower id."""
    unsorted = [Span(4, 6, "a"), Span(0, 2, "b"), Span(4, 9, "c"), Span(0, 2, "a")]

    assert [s.highlight + str(s.end) for s in RangeIndex(unsorted).overlapping(0, 99)] == [
        "a2",
        "b2",
        "c9",
        "a6",
    ]


def test_a_long_mark_does_not_slow_the_short_ones():
    """A question among twenty thousand marks under one that covers all looks at few of them."""
    index = RangeIndex(
        [Span(0, 1_000_000, "all"), *(Span(n * 50, n * 50 + 40, str(n)) for n in range(20_000))]
    )
    look = []
    for level in index._levels.values():
        level.rows = Watched(level.rows, look)
    found = index.overlapping(500_010, 500_020)

    assert [span.highlight for span in found] == ["all", "10000"]
    assert sum(look) <= 6


class Watched(list):
    """Rows that say how long the slices are that are taken of them."""

    def __init__(self, items, look):
        super().__init__(items)
        self.look = look

    def __getitem__(self, key):
        taken = super().__getitem__(key)
        if isinstance(key, slice):
            self.look.append(len(taken))
        return taken
