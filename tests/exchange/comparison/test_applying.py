"""What a reader has chosen becomes one change, which one undo takes back."""

from __future__ import annotations

import pytest
from tests.exchange.comparison.reading_back import plan, written
from tests.library.desk import Desk

from tepi.exchange.comparison.applying import GROUP, change_of, counted
from tepi.exchange.comparison.comparing import compare_files
from tepi.exchange.comparison.plan import Plan
from tepi.exchange.markdown import pieces
from tepi.library import queries
from tepi.library.edits.codebook import alter_group
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import decide_none
from tepi.text.readers.plain import read

END = "<!-- tepi end"


def record(desk: Desk, found: Plan, *kinds: str):
    """Do the items of these kinds, or all."""
    items = [item for item in found.items if not kinds or item.kind in kinds]
    change = change_of(desk.library, [(found, items)], desk.me)
    assert change is not None
    desk.record(change)
    return change


def test_nothing_chosen_is_no_change(desk: Desk) -> None:
    """Neither no item nor one that does nothing makes an entry in the history."""
    found = plan(desk, written(desk))

    assert change_of(desk.library, [(found, found.items)], desk.me) is None
    assert change_of(desk.library, [], desk.me) is None


def test_the_history_names_all_texts(desk: Desk) -> None:
    """One text by its title; of several how many, and no single document is said to have changed."""
    other = add_document(read(b"Another text.", "other.txt"))
    desk.record(other)
    sources = [
        ("a", "".join(pieces(desk.library, [each])).replace("---\n\n# ", "author: Ani\n---\n\n# "))
        for each in queries.documents(desk.library)
    ]
    plans = [(each, each.items) for _, each in compare_files(desk.library, sources)]
    both, one = (change_of(desk.library, chosen, desk.me) for chosen in (plans, plans[:1]))

    assert both.label.endswith("and 1 other text back (2 changes)") and both.document is None
    assert both.values["documents"] == 2
    assert one.label.endswith("back (1 change)") and "other" not in one.label
    assert one.document == plans[0][0].document
    assert counted(12_000, "text") == "12,000 texts"


def test_new_codes_come_once_into_a_free_group(desk: Desk) -> None:
    """A code of the file that nobody has is made once, where codes are chosen freely; else in a group of its own."""
    desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Opinion")
    text = written(desk).replace("**Fact**", "**New**").replace("**Opinion**", "**New**")
    for group in desk.codebook.groups:
        desk.record(alter_group(desk.codebook, group, decide=True))
    before = desk.snapshot()
    record(desk, plan(desk, text))

    made = desk.code("New")
    assert desk.codebook.group(made.group).name == GROUP
    assert [desk.names(mark.id) for mark in desk.marks()] == [["New"], ["New"]]
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_a_new_code_that_was_not_chosen(desk: Desk) -> None:
    """Marks do not get it; what else is said of them is done."""
    mark = desk.mark(0, 12, "Fact")
    text = written(desk).replace("**Fact**", "**Fact**, **New**").replace("\n\n" + END, "\n\nWhy?\n\n" + END)
    record(desk, plan(desk, text), "mark.codes", "mark.note")

    assert desk.names(mark.id) == ["Fact"] and desk.get(mark.id).note.text == "Why?"
    assert desk.codebook.named("New") is None


def test_a_new_mark_has_all_that_the_file_says(desk: Desk) -> None:
    """Codes, doubt, speaker, reading, translation, note and whose it is; an unknown annotator is made once."""
    line = "**Fact** · unsure, perhaps **Prediction** · said by A < B (mixed) · [sic: x] · translation: “y” · Zoë"
    entry = f"> {{}}\n\n{line}\n\nWhy?\n\n"
    text = written(desk).replace(END, entry.format("Nobody knows") + entry.format("Will they return?") + END)
    record(desk, plan(desk, text))
    one, two = desk.marks()

    assert (one.annotator, one.annotator_name) == (two.annotator, "Zoë")
    assert (desk.names(one.id), one.unsure) == (["Fact"], True)
    assert desk.codebook.code(one.second_code).name == "Prediction"
    assert (one.attribution.names, one.attribution.manner) == (("A", "B"), "mixed")
    assert (one.reading, one.translation, one.note.text) == ("x", "y", "Why?")
    assert len(queries.sources(desk.library)) == 2
    assert plan(desk, written(desk)).items == ()


@pytest.mark.parametrize("new", [False, True])
def test_a_code_takes_none_of_these_back(desk: Desk, new: bool) -> None:
    """A code that the file gives on a sentence which its annotator had called none of these."""
    desk.record(
        decide_none(
            desk.document.id,
            desk.revision,
            [(desk.units[1].start, "")],
            desk.me,
            desk.codebook.deciding[0].id,
        )
    )
    if not new:
        desk.mark(51, 57)
    text = written(desk)
    text = (
        text.replace(END, f"> Nobody\n\n**Fact**\n\n{END}") if new else text.replace("*no code*", "**Fact**")
    )
    record(desk, plan(desk, text))

    assert queries.nones(desk.library, desk.revision) == {}


def test_each_mark_is_told(desk: Desk) -> None:
    """Whoever waits hears of each mark."""
    desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Fact")
    found = plan(desk, written(desk).replace("**Fact**", "**Opinion**"))
    steps: list[None] = []
    change_of(desk.library, [(found, found.items)], desk.me, lambda: steps.append(None))

    assert len(steps) == 2
