"""None-of-these in a file and in the library: each place by itself, also where sentences were cut otherwise since."""

from __future__ import annotations

import pytest
from tests.exchange.comparison.reading_back import apply, plan, written
from tests.library.desk import TEXT, Desk

from tepi.library import queries
from tepi.library.edits.codebook import alter_group
from tepi.library.edits.marks import decide_none, remove_highlight, undecide
from tepi.library.edits.people import rename_annotator
from tepi.library.edits.units import join_units, split_unit


def say(desk: Desk, *units: int, by: str | None = None, edit=decide_none) -> None:
    places = [(desk.units[unit].start, "") for unit in units]
    group = desk.codebook.deciding[0].id
    desk.record(edit(desk.document.id, desk.revision, places, by or desk.me, group))


def decided(desk: Desk) -> list[str]:
    return [
        desk.units.label(desk.units.at(start)) for start in sorted(queries.nones(desk.library, desk.revision))
    ]


def join(desk: Desk, first: int) -> None:
    units, nones = desk.units, queries.nones(desk.library, desk.revision)
    desk.record(join_units(desk.document.id, desk.revision, units[first], units[first + 1], nones, "x"))


def split(desk: Desk, unit: int) -> None:
    place, nones = desk.units[unit], queries.nones(desk.library, desk.revision)
    desk.record(split_unit(desk.document.id, desk.revision, place, place.start + 7, TEXT, nones, "x"))


@pytest.fixture
def two(desk: Desk) -> Desk:
    """The second and the third sentence are none of these."""
    say(desk, 1, 2)
    return desk


LINE = "tepi none ¶1 s2, ¶1 s3"


def test_taken_back_later_stays_taken_back(two: Desk) -> None:
    """The library's later word stands where the file was not edited; what the file edits beside it is taken."""
    text = written(two)
    say(two, 1, edit=undecide)

    assert plan(two, text).items == ()
    assert apply(two, text.replace(LINE, "tepi none ¶1 s1, ¶1 s2, ¶1 s3")) == ["none"]
    assert decided(two) == ["¶1 s1", "¶1 s3"]


def test_taken_back_before_the_file_was_made(two: Desk) -> None:
    """A file made after a decision was taken back may make it again."""
    two.mark(69, 80, "Fact")
    say(two, 1, edit=undecide)
    text = written(two)

    assert apply(two, text.replace("none ¶1 s3", "none ¶1 s2, ¶1 s3")) == ["none"]
    assert decided(two) == ["¶1 s2", "¶1 s3"]


def test_a_code_and_none_exclude_each_other(desk: Desk) -> None:
    """A sentence with a code of the group is not decided as none; where the file takes the code off, it is."""
    mark = desk.mark(51, 57, "Fact")
    say(desk, 2)
    edited = written(desk).replace("none ¶1 s3", "none ¶1 s2, ¶1 s3")
    begin, end = edited.index("<!-- tepi mark"), edited.index("<!-- tepi end")

    assert "¶1 s2 has the code Fact" in str(plan(desk, edited).left_out[0])
    assert plan(desk, edited).items == ()
    assert sorted(apply(desk, edited[:begin] + edited[end:])) == ["mark.remove", "none"]
    assert decided(desk) == ["¶1 s2", "¶1 s3"]
    assert mark.id not in {each.id for each in desk.marks()}


def test_names_of_then(two: Desk) -> None:
    """An annotator or a group that was renamed since, or a group that asks for no decisions any more, is known."""
    two.mark(0, 5, "Fact", by=two.other)
    text = written(two)
    assert "· Sari -->" in text
    me = next(each for each in queries.annotators(two.library) if each.id == two.me)
    two.record(rename_annotator(me, "Sari P."))

    assert plan(two, text).items == () == plan(two, text).left_out
    found = plan(two, text.replace("¶1 s3 · Sari", "¶1 s3, ¶2 s1 · Sari"))
    assert [str(item) for item in found.items] == ["Sari P.: none of these: ¶2 s1"]
    group = two.codebook.deciding[0]
    two.record(alter_group(two.codebook, group, name="Other", decide=False))
    assert plan(two, text).items == ()


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("tepi none ¶1 s2, ¶1 s9", "no sentence ¶1 s9"),
        ("tepi none ¶1 s2, here", "is not a place"),
        ("tepi none ¶1 s2 · Nobody", "whose decision"),
        ("tepi none ¶1 s2 · Nothing · Sari", "which group"),
    ],
)
def test_what_cannot_be_read_takes_nothing_back(two: Desk, line: str, why: str) -> None:
    """A place, an annotator or a group that is not there is said with its line; no decision is lost by it."""
    text = written(two).replace(LINE, line)
    found = plan(two, text)
    number = text[: text.index(line)].count("\n") + 1

    assert found.items == ()
    assert [left.line for left in found.left_out] == [number] and why in found.left_out[0].what


def test_a_bad_line_leaves_the_good_one(two: Desk) -> None:
    """Each line stands alone: what the other adds is taken."""
    text = written(two).replace(
        f"<!-- {LINE} -->", f"<!-- {LINE}, ¶2 s1 -->\n\n<!-- tepi none ¶3 s1 · Nobody -->"
    )

    found = plan(two, text)
    assert [item.what for item in found.items] == ["none of these: ¶2 s1"] and len(found.left_out) == 1


def test_joined_since(two: Desk) -> None:
    """A part of a longer sentence: said of all parts it is said of the whole; taken from one, it is taken from it."""
    text = written(two)
    join(two, 1)
    assert plan(two, text).items == () == plan(two, text).left_out
    assert apply(two, text.replace(LINE, "tepi none ¶1 s3")) == ["none"]
    assert decided(two) == []
    two.library.history.undo()
    assert decided(two) == ["¶1 s2"]


def test_joined_with_one_that_is_undecided(two: Desk) -> None:
    """It is said that the file speaks of a part alone; the other places of the line are read."""
    text = written(two)
    say(two, 1, edit=undecide)
    text = text.replace(LINE, "tepi none ¶1 s3")
    base = written(two)
    assert plan(two, text).items == ()
    join(two, 0)
    edited = base.replace("none ¶1 s3", "none ¶1 s2, ¶1 s3, ¶3 s1")
    found = plan(two, edited)

    assert [item.what for item in found.items] == ["none of these: ¶3 s1"]
    assert "¶1 s2 of the file is a part of ¶1 s1 today" in str(found.left_out[0])
    both = plan(two, base.replace("none ¶1 s3", "none ¶1 s1, ¶1 s2, ¶1 s3"))
    assert [item.what for item in both.items] == ["none of these: ¶1 s1"] and both.left_out == ()


def test_split_since(two: Desk) -> None:
    """Of a sentence that is two today both are meant, as when it was split."""
    text = written(two)
    split(two, 1)
    assert plan(two, text).items == () == plan(two, text).left_out
    assert apply(two, text.replace(LINE, "tepi none ¶1 s3")) == ["none"]
    assert decided(two) == ["¶1 s4"]
    two.library.history.undo()
    split(two, 0)
    assert apply(two, text.replace(LINE, f"tepi none ¶1 s1, {LINE[10:]}")) == ["none"]
    assert decided(two) == ["¶1 s1", "¶1 s2", "¶1 s3", "¶1 s4", "¶1 s5"]


def test_cut_elsewhere_since(desk: Desk) -> None:
    """Where a sentence of the file is parts of two today, that is said, and nothing is done."""
    text = written(desk).replace("<!-- tepi end", "<!-- tepi none ¶1 s2 · Sari -->\n\n<!-- tepi end")
    split(desk, 1)
    join(desk, 0)
    found = plan(desk, text)

    assert found.items == () and "¶1 s2 of the file was cut otherwise since" in str(found.left_out[0])


def test_after_the_file_was_made_from_the_new_cut(two: Desk) -> None:
    """A file that was made after a join counts as the library does."""
    join(two, 0)
    text = written(two)

    assert plan(two, text).items == () == plan(two, text).left_out
    assert apply(two, text.replace("none ¶1 s2", "none ¶1 s1, ¶1 s2")) == ["none"]
    assert decided(two) == ["¶1 s1", "¶1 s2"]


def test_a_mark_that_is_gone_does_not_stand_in_the_way(desk: Desk) -> None:
    """A code that the library took off since leaves the sentence free for the file's word."""
    mark = desk.mark(51, 57, "Fact")
    say(desk, 2)
    text = written(desk).replace("none ¶1 s3", "none ¶1 s2, ¶1 s3")
    desk.record(remove_highlight(mark, desk.me))

    assert apply(desk, text) == ["none"]


@pytest.mark.parametrize("lost", ["<!-- tepi end -->", "<!-- tepi none ¶1 s2, ¶1 s3 -->", "<!--"])
def test_a_file_without_its_end_takes_nothing_back(two: Desk, lost: str) -> None:
    """Where Tepi's lines were stripped or cut off, a list of places that is missing was not emptied by a reader."""
    text = "\n".join(line for line in written(two).split("\n") if not line.startswith(lost))
    found = plan(two, text)

    taken_back = lost.startswith("<!-- tepi none")  # the only one of them that a reader may mean
    assert bool(found.items) == taken_back
    assert bool(found.left_out) != taken_back
