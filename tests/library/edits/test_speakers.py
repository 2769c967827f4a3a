"""Who says it: chains of sources, one register, renames and merges as one change."""

from __future__ import annotations

import pytest
from tests.library.desk import Desk

from tepi.errors import TepiError
from tepi.library import queries
from tepi.library.edits import speakers
from tepi.text.ranges import Range


def say(desk: Desk, mark, *names: str, manner: str | None = None, cue: Range | None = None):
    """Attribute a mark; the attribution that it has afterwards."""
    register = queries.sources(desk.library)
    desk.record(speakers.attribute(desk.get(mark.id), names, manner, desk.me, register, cue))
    return desk.get(mark.id).attribution


def source(desk: Desk, name: str):
    """The source of this name."""
    return next(each for each in queries.sources(desk.library) if each.name == name)


def test_a_chain_is_kept_outermost_first(desk: Desk) -> None:
    """Names, manner and cue are as given; new names enter the register."""
    said = say(desk, desk.mark(0, 3), "The agency", " Ani ", manner="direct", cue=Range(4, 9))

    assert said.names == ("The agency", "Ani")
    assert said.manner == "direct"
    assert said.cue == (4, 9)
    assert {each.name: each.uses for each in queries.sources(desk.library)} == {"Ani": 1, "The agency": 1}


def test_a_known_name_or_alias_is_that_source(desk: Desk) -> None:
    """Whatever its capitals, and by an old name too, a source is found instead of made anew."""
    first = say(desk, desk.mark(0, 3), "Ani")
    desk.record(speakers.alter_source(source(desk, "Ani"), name="Ani Lestari"))
    second = say(desk, desk.mark(4, 8), "ANI")

    assert second.sources == first.sources
    assert second.names == ("Ani Lestari",)
    assert len(queries.sources(desk.library)) == 1


def test_a_new_attribution_takes_the_place_of_the_old(desk: Desk) -> None:
    """A mark has one attribution; undo brings the earlier one back."""
    mark = desk.mark(0, 3)
    first = say(desk, mark, "Ani")
    say(desk, mark, "Budi", "Ani")
    assert len(desk.get(mark.id).attributions) == 1
    desk.library.history.undo()

    assert desk.get(mark.id).attribution == first


@pytest.mark.parametrize(("names", "manner"), [([], None), (["  "], None), (["Ani"], "shouted")])
def test_a_blank_name_and_an_unknown_manner_are_refused(desk: Desk, names: list[str], manner) -> None:
    """The reader is told what would do."""
    with pytest.raises(TepiError) as caught:
        speakers.attribute(desk.mark(0, 3), names, manner, desk.me, [])
    assert caught.value.remedy


def test_taking_the_speaker_off(desk: Desk) -> None:
    """A mark with a code stays, a mark that had only a speaker goes, and undo brings it back."""
    coded, bare = desk.mark(0, 3, "Fact"), desk.mark(4, 8)
    for mark in (coded, bare):
        say(desk, mark, "Ani")
    before = desk.snapshot()
    for mark in (coded, bare):
        desk.record(speakers.unattribute(desk.get(mark.id), desk.me))

    assert [mark.id for mark in desk.marks()] == [coded.id]
    assert desk.get(coded.id).attribution is None
    desk.library.history.undo()
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_merged_sources_speak_as_one(desk: Desk) -> None:
    """All that the one says, the other says; its names become aliases; undo parts them again."""
    mark = desk.mark(0, 3)
    say(desk, mark, "Robert Wood", "Wood")
    before = desk.snapshot()
    kept, gone = source(desk, "Robert Wood"), source(desk, "Wood")
    notice = desk.record(speakers.merge_sources(kept, gone, [mark.id]))

    assert desk.get(mark.id).attribution.names == ("Robert Wood", "Robert Wood")
    assert source(desk, "Robert Wood").aliases == ("Wood",)
    assert notice.highlights == {mark.id}
    assert notice.people
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_a_source_has_a_kind(desk: Desk) -> None:
    """A source is a person unless said otherwise; only known kinds are taken."""
    say(desk, desk.mark(0, 3), "The army")
    assert source(desk, "The army").kind == "person"
    desk.record(speakers.alter_source(source(desk, "The army"), kind="institution"))
    assert source(desk, "The army").kind == "institution"
    with pytest.raises(TepiError, match="no kind"):
        speakers.alter_source(source(desk, "The army"), kind="animal")
