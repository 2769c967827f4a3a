"""What a key does to marks: choose-one replaces, the last code takes a bare mark with it, none comes and goes."""

from __future__ import annotations

import pytest
from tests.library.desk import TEXT, Desk

from tepi.library import queries
from tepi.library.edits import marks as mark_edits
from tepi.library.edits.notes import write_note
from tepi.library.edits.speakers import attribute
from tepi.text.ranges import Range


def give(desk: Desk, mark: str, name: str) -> list[str]:
    """Give a mark a code; the names of its codes afterwards."""
    desk.record(mark_edits.give_code(desk.get(mark), desk.code(name).id, desk.codebook, desk.me))
    return desk.names(mark)


def take(desk: Desk, mark: str, name: str) -> None:
    """Take a code off a mark."""
    desk.record(mark_edits.take_code(desk.get(mark), desk.code(name).id, desk.codebook, desk.me))


def test_a_mark_describes_its_place(desk: Desk) -> None:
    """A new mark has its words and 32 characters on either side, and counts code points behind an emoji."""
    start = TEXT.index("10.000")
    mark = desk.mark(start, start + 6, "Fact", "Loaded word")
    anchor = mark.anchors[0]

    assert anchor.quote == "10.000"
    assert anchor.prefix == TEXT[:start][-32:]
    assert anchor.suffix == TEXT[start + 6 : start + 38]
    assert (anchor.state, anchor.confidence) == ("anchored", 1.0)
    assert desk.names(mark.id) == ["Fact", "Loaded word"]
    assert mark.annotator == desk.me


def test_a_coding_carries_the_codebook_version(desk: Desk) -> None:
    """Each coding keeps the version in force when it was given."""
    version = desk.codebook.version
    assert version is not None
    assert desk.mark(0, 3, "Fact").codings[0].version == version.id


def test_choose_one_replaces(desk: Desk) -> None:
    """In a choose-one group a second code takes the place of the first, as one change."""
    mark = desk.mark(0, 3, "Fact")

    assert give(desk, mark.id, "Opinion") == ["Opinion"]
    assert give(desk, mark.id, "Reported") == ["Opinion", "Reported"]
    desk.library.history.undo()
    desk.library.history.undo()
    assert desk.names(mark.id) == ["Fact"]


def test_choose_many_adds(desk: Desk) -> None:
    """In a group of many, codes stand beside each other, in the codebook's order."""
    mark = desk.mark(0, 3, "Rhetorical question")

    assert give(desk, mark.id, "Loaded word") == ["Loaded word", "Rhetorical question"]


def test_a_replacing_code_inherits_the_doubt(desk: Desk) -> None:
    """Who was unsure about Fact is unsure about Opinion in its place."""
    mark = desk.mark(0, 3, "Fact", unsure=True)
    give(desk, mark.id, "Opinion")

    assert desk.get(mark.id).unsure


def test_the_second_best_code_may_become_the_code(desk: Desk) -> None:
    """Given as code, a second-best code is no longer second-best."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(mark_edits.set_second(mark, desk.code("Opinion").id, desk.codebook, desk.me))
    assert desk.get(mark.id).second_code == desk.code("Opinion").id

    assert give(desk, mark.id, "Opinion") == ["Opinion"]
    assert desk.get(mark.id).second_code is None


def test_the_last_code_takes_a_bare_mark_with_it(desk: Desk) -> None:
    """A mark that has nothing but its code goes with it, its second-best code too; undo brings all back."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(mark_edits.set_second(mark, desk.code("Opinion").id, desk.codebook, desk.me))
    before = desk.get(mark.id)
    take(desk, mark.id, "Fact")

    assert desk.marks() == []
    desk.library.history.undo()
    assert desk.get(mark.id) == before


def test_one_of_several_codes_goes_alone(desk: Desk) -> None:
    """While another code is on it, a mark stays."""
    mark = desk.mark(0, 3, "Fact", "Loaded word")
    take(desk, mark.id, "Fact")

    assert desk.names(mark.id) == ["Loaded word"]


@pytest.mark.parametrize("held_by", ["note", "speaker", "kept", "reading", "translation"])
def test_a_mark_with_more_than_codes_stays(desk: Desk, held_by: str) -> None:
    """A note, a speaker, a reading or a translation, or having been made without a code, keeps a mark."""
    mark = desk.mark(0, 3, "Fact", kept=held_by == "kept")
    if held_by == "note":
        desk.record(write_note("highlight", mark.id, "why", desk.me, None))
    elif held_by == "speaker":
        desk.record(attribute(mark, ["Ani"], None, desk.me, []))
    elif held_by == "reading":
        desk.record(mark_edits.set_reading(mark, "sic", desk.me))
    elif held_by == "translation":
        desk.record(mark_edits.set_translation(mark, "in English", desk.me))
    take(desk, mark.id, "Fact")

    assert desk.names(mark.id) == []
    assert desk.get(mark.id).codings == ()


def test_removing_takes_everything_on_it(desk: Desk) -> None:
    """A removed mark leaves no row behind; its speaker stays in the register."""
    mark = desk.mark(0, 3, "Fact")
    before = desk.snapshot()
    desk.record(write_note("highlight", mark.id, "why", desk.me, None))
    desk.record(attribute(desk.get(mark.id), ["Ani"], "direct", desk.me, []))
    desk.record(mark_edits.remove_highlight(desk.get(mark.id), desk.me))
    after = desk.snapshot()

    for table in ("highlights", "anchors", "codings", "notes", "attributions", "attribution_sources"):
        assert after[table] == []
        assert table == "sources" or before[table] != [] or table not in ("highlights", "anchors", "codings")
    assert [source.name for source in queries.sources(desk.library)] == ["Ani"]


def test_a_copy_is_ones_own(desk: Desk) -> None:
    """Another's mark copied has the same place and codes, a new id and oneself as annotator."""
    theirs = desk.mark(4, 12, "Fact", by=desk.other)
    change = mark_edits.copy_highlight(theirs, desk.me, desk.codebook)
    desk.record(change)
    mine = desk.get(change.values["highlight"])

    assert mine.annotator == desk.me
    assert mine.id != theirs.id
    assert mine.anchors == theirs.anchors
    assert mine.codes == theirs.codes
    assert desk.get(theirs.id) == theirs


def test_moved_edges_are_described_anew(desk: Desk) -> None:
    """A mark whose edge moves has the words of its new place."""
    mark = desk.mark(4, 12, "Fact")
    desk.record(mark_edits.move_edges(mark, TEXT, Range(4, 17), desk.me))
    moved = desk.get(mark.id)

    assert moved.range == (4, 17)
    assert moved.quote == TEXT[4:17]
    assert moved.anchors[0].suffix == TEXT[17:49]


def test_a_sure_mark_has_no_second_code(desk: Desk) -> None:
    """A second-best code makes a mark unsure; being sure again takes it off; taking it off leaves the doubt."""
    mark = desk.mark(0, 3, "Fact")
    second = desk.code("Opinion").id
    desk.record(mark_edits.set_second(mark, second, desk.codebook, desk.me))
    assert desk.get(mark.id).unsure
    desk.record(mark_edits.set_second(desk.get(mark.id), None, desk.codebook, desk.me))
    assert desk.get(mark.id).unsure
    desk.record(mark_edits.set_second(desk.get(mark.id), second, desk.codebook, desk.me))
    desk.record(mark_edits.set_certainty(desk.get(mark.id), False, desk.me))

    assert not desk.get(mark.id).unsure
    assert desk.get(mark.id).second_code is None


@pytest.mark.parametrize("edit", [mark_edits.set_reading, mark_edits.set_translation])
def test_an_empty_reading_is_none(desk: Desk, edit) -> None:
    """Set to nothing, a reading or translation is gone, not empty."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(edit(mark, "words", desk.me))
    given = desk.get(mark.id)
    assert "words" in (given.reading, given.translation)
    desk.record(edit(given, "", desk.me))

    assert (desk.get(mark.id).reading, desk.get(mark.id).translation) == (None, None)


def test_none_is_said_and_taken_back(desk: Desk) -> None:
    """None-of-these is kept per sentence, group and annotator."""
    unit, group = desk.units[1], desk.codebook.groups[0].id
    place = [(unit.start, "¶1 s2")]
    desk.record(mark_edits.decide_none(desk.document.id, desk.revision, place, desk.me, group))
    desk.record(mark_edits.decide_none(desk.document.id, desk.revision, place, desk.other, group))
    desk.record(mark_edits.undecide(desk.document.id, desk.revision, place, desk.me, group))

    assert queries.nones(desk.library, desk.revision) == {unit.start: {(group, desk.other)}}
    assert desk.library.history.next_undo().label == "Not none of these: ¶1 s2"


def test_a_code_takes_none_back(desk: Desk) -> None:
    """A new mark, and a code given, take the none-of-these of their sentence with them, in the same step."""
    unit, group = desk.units[1], desk.codebook.groups[0].id
    place = [(unit.start, "¶1 s2")]
    desk.record(mark_edits.decide_none(desk.document.id, desk.revision, place, desk.me, group))
    mark = desk.mark(*unit, "Fact", nones=[(unit.start, group)])
    assert queries.nones(desk.library, desk.revision) == {}
    desk.library.history.undo()
    assert queries.nones(desk.library, desk.revision) == {unit.start: {(group, desk.me)}}
    desk.library.history.redo()

    desk.record(mark_edits.decide_none(desk.document.id, desk.revision, place, desk.me, group))
    code = desk.code("Opinion").id
    desk.record(mark_edits.give_code(desk.get(mark.id), code, desk.codebook, desk.me, [(unit.start, group)]))
    assert queries.nones(desk.library, desk.revision) == {}
