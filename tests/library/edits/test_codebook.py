"""The codebook is changed in place: what happens to marks is exact, and undo brings all of it back."""

from __future__ import annotations

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.edits import codebook as edits
from tepi.library.edits import marks as mark_edits
from tepi.library.edits.notes import write_note


def test_a_new_code_stands_last_and_takes_its_key(desk: Desk) -> None:
    """A new code is behind the others; the key it is given leaves the code that had it."""
    group = desk.codebook.groups[0].id
    change = edits.add_code(desk.codebook, group, "  Doubtful   claim ", "#123456", key="2")
    desk.record(change)
    code = desk.codebook.code(change.values["code"])

    assert code.name == "Doubtful claim"
    assert desk.codebook.by_key("2") == code
    assert desk.code("Opinion").key is None
    assert [each.name for each, _ in desk.codebook.tree(group)][-1] == "Doubtful claim"


@pytest.mark.parametrize("name", ["", "   ", "fact", "FACT "])
def test_a_name_is_there_once_and_not_blank(desk: Desk, name: str) -> None:
    """A blank name, or one that another code has in whatever capitals, is refused."""
    with pytest.raises(TepiError):
        edits.add_code(desk.codebook, desk.codebook.groups[0].id, name, "#123456")
    with pytest.raises(TepiError):
        edits.alter_code(desk.codebook, desk.code("Opinion"), name=name)


def test_a_code_may_keep_its_name(desk: Desk) -> None:
    """Changing only the capitals of a code's own name is no clash."""
    desk.record(edits.alter_code(desk.codebook, desk.code("Fact"), name="FACT", color="#000001", key="1"))

    assert (desk.code("fact").name, desk.code("fact").color, desk.code("fact").key) == (
        "FACT",
        "#000001",
        "1",
    )


def test_groups_have_rules(desk: Desk) -> None:
    """A group is added with its rules, changed, and removed while it is empty."""
    change = edits.add_group(desk.codebook, "Tone", choose="one", unit="sentence", decide=True, counted=False)
    desk.record(change)
    group = desk.codebook.group(change.values["group"])
    assert (group.name, group.choose, group.unit, group.decide, group.counted) == (
        "Tone",
        "one",
        "sentence",
        True,
        False,
    )
    desk.record(edits.alter_group(desk.codebook, group, name="Mood", decide=False))
    group = desk.codebook.group(group.id)
    assert (group.name, group.decide) == ("Mood", False)
    with pytest.raises(TepiError, match="already"):
        edits.alter_group(desk.codebook, group, name="kind")
    desk.record(edits.delete_group(desk.codebook, group))
    assert "Mood" not in [each.name for each in desk.codebook.groups]


def test_a_group_with_codes_stays(desk: Desk) -> None:
    """A group is not removed from under its codes."""
    with pytest.raises(TepiError, match="still has codes"):
        edits.delete_group(desk.codebook, desk.codebook.groups[0])


def test_codes_are_arranged_and_nested(desk: Desk) -> None:
    """A new order stands as given; a code inside another lies in that one's group."""
    book = desk.codebook
    order = [(code.id, code.group, code.parent) for code in reversed(book.codes)]
    fact, irony = desk.code("Fact"), desk.code("Irony or distance quotes")
    order = [(code, group, fact.id if code == irony.id else parent) for code, group, parent in order]
    desk.record(edits.arrange_codes(book, order))

    assert [code.id for code in desk.codebook.codes] == [code for code, _, _ in order]
    assert desk.codebook.code(irony.id).group == fact.group
    assert (irony.id, 1) in [(code.id, depth) for code, depth in desk.codebook.tree(fact.group)]


def test_a_code_cannot_lie_inside_itself(desk: Desk) -> None:
    """Nesting in a circle is refused."""
    book = desk.codebook
    fact, opinion = desk.code("Fact").id, desk.code("Opinion").id
    inside = {fact: opinion, opinion: fact}
    with pytest.raises(TepiError, match="inside itself"):
        edits.arrange_codes(book, [(code.id, code.group, inside.get(code.id)) for code in book.codes])


def test_deleting_a_code_and_undoing_it(desk: Desk) -> None:
    """Its bare marks go, from others it comes off, its children move up; undo brings every row back."""
    fact = desk.code("Fact")
    desk.record(edits.add_code(desk.codebook, fact.group, "Number", "#111111", parent=fact.id))
    desk.record(write_note("code", fact.id, "on the code", desk.me, None))
    bare = desk.mark(0, 3, "Fact")
    both = desk.mark(4, 8, "Fact", "Loaded word")
    before = desk.snapshot()
    desk.record(edits.delete_code(desk.codebook, fact, [bare.id], [both.id]))

    assert [mark.id for mark in desk.marks()] == [both.id]
    assert desk.names(both.id) == ["Loaded word"]
    assert desk.codebook.named("Fact") is None
    assert desk.code("Number").parent is None
    assert queries.notes_on(desk.library, fact.id) == []
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_merging_codes_and_undoing_it(desk: Desk) -> None:
    """Every mark of the one gets the other, once; children, notes and examples go along; undo restores all."""
    gone, kept = desk.code("Loaded word"), desk.code("Irony or distance quotes")
    desk.record(edits.add_code(desk.codebook, gone.group, "Slur", "#111111", parent=gone.id))
    desk.record(edits.add_example(gone, "example", "a quote", "Title, ¶1 s1", None))
    desk.record(write_note("code", gone.id, "on the code", desk.me, None))
    moved = desk.mark(0, 3, gone.name)
    both = desk.mark(4, 8, gone.name, kept.name)
    before = desk.snapshot()
    desk.record(edits.merge_codes(desk.codebook, gone, kept, [moved.id], [both.id]))

    assert desk.names(moved.id) == desk.names(both.id) == [kept.name]
    assert desk.codebook.named(gone.name) is None
    assert desk.code("Slur").parent == kept.id
    assert "a quote" in [example.quote for example in desk.codebook.code(kept.id).examples]
    assert queries.notes_on(desk.library, kept.id)[0].text == "on the code"
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_merging_makes_a_second_best_code_the_code(desk: Desk) -> None:
    """Where the kept code was only second-best beside the other, it becomes the mark's code."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(mark_edits.set_second(mark, desk.code("Opinion").id, desk.codebook, desk.me))
    before = desk.snapshot()
    desk.record(edits.merge_codes(desk.codebook, desk.code("Fact"), desk.code("Opinion"), [], [mark.id]))

    assert desk.names(mark.id) == ["Opinion"]
    assert desk.get(mark.id).second_code is None
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_merging_displaces_what_a_choose_one_group_excludes(desk: Desk) -> None:
    """A code that may not stand beside the kept one comes off, as said."""
    mark = desk.mark(0, 3, "Loaded word", "Fact")
    gone, kept = desk.code("Loaded word"), desk.code("Opinion")
    desk.record(
        edits.merge_codes(desk.codebook, gone, kept, [mark.id], [], [(mark.id, desk.code("Fact").id)])
    )

    assert desk.names(mark.id) == ["Opinion"]


def test_examples_come_and_go(desk: Desk) -> None:
    """A quote is put under a guideline with its reference, as example or counter-example, and taken away."""
    fact = desk.code("Fact")
    count = len(fact.examples)
    desk.record(edits.add_example(fact, "counter", "a quote", "Title, ¶1 s1", None))
    added = desk.code("Fact").examples[-1]
    assert (added.kind, added.quote, added.reference) == ("counter", "a quote", "Title, ¶1 s1")
    desk.record(edits.drop_example(desk.code("Fact"), added))

    assert len(desk.code("Fact").examples) == count


def test_a_version_keeps_the_wording_and_counts_from_now(desk: Desk) -> None:
    """A named version has a number, a name and a reason; earlier codings keep theirs, later ones carry it."""
    early = desk.mark(0, 3, "Fact")
    desk.record(edits.name_version(desk.codebook, "After the pilot", "Fact\nwas too wide"))
    late = desk.mark(4, 8, "Fact")
    newest, first = queries.codebook_versions(desk.library)

    assert (newest.number, newest.name, newest.why) == (2, "After the pilot", "Fact was too wide")
    assert early.codings[0].version == first.id
    assert late.codings[0].version == newest.id
