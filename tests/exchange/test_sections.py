"""Sections: the order of marks, and the headings they stand under."""

from __future__ import annotations

from functools import partial

import pytest

from tepi.exchange.gathering import sheet
from tepi.exchange.markdown_options import MarkdownOptions
from tepi.exchange.sections import sections
from tepi.library.edits.speakers import attribute
from tepi.library.source_queries import speakers


def listed(desk, **options):
    """What stands under each heading: the starts of the marks, those that stand there again as negatives."""
    page = sheet(desk.library, desk.document)
    found = done(sections(page, MarkdownOptions(**options), partial(speakers, desk.library)))
    starts = {each.mark: each.place.start for each in page.outline()}
    numbers = {mark: number for number, mark in enumerate(page.order, 1)}
    lists = {each.title: each.marks.take(0, 99) for each in found}
    assert [each.size for each in found] == [len(marks) for marks in lists.values()]
    assert all(mark.number == numbers[mark.mark] for marks in lists.values() for mark in marks)
    return {
        title: [-starts[each.mark] if each.again else starts[each.mark] for each in marks]
        for title, marks in lists.items()
    }


def done(steps):
    """What the steps come to."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return end.value


@pytest.fixture
def marked(desk):
    """Marks made out of text order, by two people, with codes of several groups and none."""
    desk.mark(20, 30, "Fact")
    desk.mark(1, 12, "Opinion", "Reported", by=desk.other)
    desk.mark(40, 44, "Text error")
    said = desk.mark(30, 44)
    desk.record(attribute(said, ["A paper", "Robert Wood"], "direct", desk.me, []))
    return desk


def test_text_order_is_the_usual_one(marked):
    """One list of marks, and one of those that are not counted."""
    assert listed(marked) == {"Marks": [1, 20, 30], "Marks that are not counted": [40]}


def test_other_orders(marked):
    """By the first code as the codebook has it, those without one last; by when a mark was made."""
    assert listed(marked, order="code")["Marks"] == [20, 1, 30]
    assert listed(marked, order="time")["Marks"] == [20, 1, 30]


def test_a_heading_a_code(marked):
    """A mark of two codes stands under both, the second time as one that is there already."""
    assert listed(marked, group_by="code") == {
        "Fact": [20],
        "Opinion": [1],
        "Reported": [-1],
        "Text error": [40],
        "No code": [30],
    }


def test_a_heading_a_speaker(marked):
    """The whole chain is the heading; marks without a speaker come last, uncounted ones after them."""
    assert listed(marked, group_by="speaker") == {
        "A paper < Robert Wood": [30],
        "No speaker": [1, 20],
        "Marks that are not counted": [40],
    }


def test_a_heading_an_annotator(marked):
    """By name; in each list the order asked for holds."""
    assert listed(marked, group_by="annotator", order="time") == {
        "Budi": [1],
        "Sari": [20, 30],
        "Marks that are not counted": [40],
    }


def test_nothing_has_no_heading(desk):
    """A document without marks has no empty list."""
    assert listed(desk) == listed(desk, group_by="code") == listed(desk, group_by="speaker") == {}
