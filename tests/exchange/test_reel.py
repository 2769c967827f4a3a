"""A reel: portions of a list that is gone through."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.exchange.reel import Reel


@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 6)), max_size=8))
@settings(max_examples=60)
def test_any_portions_are_those_of_the_list(wanted):
    """In order, over again, from the middle, beyond the end."""
    items = list(range(10))
    reel = Reel(lambda: iter(items))

    assert [reel.take(first, count) for first, count in wanted] == [
        items[first : first + count] for first, count in wanted
    ]


def test_it_goes_on_where_it_was():
    """One portion behind the other, the list is begun once; for one from further up again."""
    begun = []

    def begin():
        begun.append(1)
        return iter("abcdef")

    reel = Reel(begin)
    assert (reel.take(0, 2), reel.take(2, 2), reel.take(5, 1), len(begun)) == (
        ["a", "b"],
        ["c", "d"],
        ["f"],
        1,
    )
    assert (reel.take(0, 1), len(begun)) == (["a"], 2)
