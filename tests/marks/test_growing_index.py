"""An index that is filled when somebody asks answers as one that holds every mark."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from tests.marks.test_index import many, offsets

from tepi.marks.growing_index import GrowingIndex
from tepi.marks.index import RangeIndex


class Store:
    """Marks by where they begin; each is given out once, and whole."""

    def __init__(self, spans):
        self.left = list(spans)
        self.index = GrowingIndex(self)

    def give(self, wanted):
        # A mark comes with all its parts, as a reader of marks is to see to.
        named = {span.highlight for span in wanted}
        self.index.add([span for span in self.left if span.highlight in named])
        self.left = [span for span in self.left if span.highlight not in named]

    def reach(self, start, end):
        self.give([span for span in self.left if span.start < end and start < span.end])

    def read_towards(self, start, end, *, forward):
        inside = sorted((span for span in self.left if start <= span.start < end), reverse=not forward)
        self.give(inside[:1])
        return bool(inside)

    def find(self, highlight):
        self.give([span for span in self.left if span.highlight == highlight])


keys = st.tuples(offsets, st.integers(-80, 0), st.sampled_from("abcdefghij"))
questions = st.one_of(
    st.tuples(st.sampled_from(["overlapping", "touching", "after", "before"]), keys),
    st.tuples(st.sampled_from(["parts", "in"]), st.sampled_from("abcdefghij")),
)


@given(many, st.lists(questions, max_size=6))
def test_every_answer_is_that_of_all_marks(found, asked):
    """Whatever is asked first, and of which nothing was read before."""
    store, whole = Store(found), RangeIndex(found)
    for what, value in asked:
        here = store.index
        match what:
            case "overlapping":
                got, expected = (
                    here.overlapping(value[0], value[0] + 5),
                    whole.overlapping(value[0], value[0] + 5),
                )
                assert sorted(got) == sorted(expected)
            case "touching":
                assert sorted(here.touching(value[0])) == sorted(whole.touching(value[0]))
            case "after" | "before":
                got, expected = getattr(here, what)(value), getattr(whole, what)(value)
                assert got[:3] == expected[:3] if expected else got is None
            case "parts":
                assert here.parts(value) == whole.parts(value)
            case "in":
                assert (value in here) == (value in whole)


def test_when_all_is_there_nobody_is_asked():
    """A settled index answers from what it holds."""
    store = Store([])
    store.index.settle()
    store.left = [None]

    assert store.index.overlapping(0, 9) == []
    assert store.index.after((0, 0, "")) is None
    assert "a" not in store.index and not store.index.knows("a")
