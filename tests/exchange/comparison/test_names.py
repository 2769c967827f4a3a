"""Names in a file mean what they meant when it was made, whatever was renamed, merged or deleted since."""

from __future__ import annotations

import pytest
from tests.exchange.comparison.reading_back import apply, plan, written
from tests.library.desk import Desk

from tepi.exchange.comparison.names import NEW, CodeNames, Groups, People, Speakers
from tepi.library import queries, source_queries
from tepi.library.edits.codebook import alter_code, delete_code, merge_codes
from tepi.library.edits.people import rename_annotator
from tepi.library.edits.speakers import alter_source, attribute, merge_sources
from tepi.library.past_state import Past
from tepi.marks.people import Source

TODAY = (("1", "Facts"), ("2", "Fact"), ("3", "War"))
THEN = (("1", "Fact"), ("2", "Opinion"), ("4", "Gone"))


def test_names_of_then_come_first() -> None:
    """A name that two codes have had is the one that had it then; names of today and of gone codes are known too."""
    codes = CodeNames(TODAY, THEN)

    assert [codes.id(name) for name in ("fact", "FACTS", "Opinion", "War", "Gone")] == [
        "1",
        "1",
        "2",
        "3",
        "4",
    ]
    assert [codes.name(code) for code in ("1", "4", f"{NEW}x", "9")] == ["Facts", "Gone", "x", "?"]
    assert codes.id("Else") == codes.id("ELSE") == f"{NEW}Else"
    assert [codes.today(code) for code in ("1", "4", f"{NEW}x")] == ["1", f"{NEW}Gone", f"{NEW}x"]


@pytest.mark.parametrize(("codes", "meant"), [({"1"}, "1"), ({"2"}, "2"), ({"3"}, "1")])
def test_marks_that_nobody_touched_weigh(codes: set[str], meant: str) -> None:
    """They show whether the file was made before the rename or after it; where they do not, it was before."""
    names = CodeNames(TODAY, THEN)
    names.weigh([(["War"], frozenset({"1"})), (["Fact"], frozenset(codes))])

    assert names.id("Fact") == meant


def test_a_code_deleted_and_made_anew() -> None:
    """What is to be given for a code that is gone is the code that has its name today."""
    assert CodeNames((("2", "Gone"),), (("1", "Gone"),)).today("1") == "2"


def test_renamed_and_another_takes_the_name(desk: Desk) -> None:
    """Neither a file made before the change of names nor one made after it says anything."""
    desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Opinion"), desk.mark(69, 80, "Opinion")
    before = written(desk)
    desk.record(alter_code(desk.codebook, desk.code("Fact"), name="Facts"))
    desk.record(alter_code(desk.codebook, desk.code("Opinion"), name="Fact"))

    assert plan(desk, before).items == () == plan(desk, written(desk)).items
    assert apply(desk, written(desk).replace("**Facts**", "**Fact**")) == ["mark.codes"]
    assert [desk.names(mark.id) for mark in desk.marks()] == [["Fact"], ["Fact"], ["Fact"]]


def test_deleted_and_merged(desk: Desk) -> None:
    """A code that was deleted or merged since stays so; one that the file gives anew is a new code."""
    one, two, three = desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Opinion"), desk.mark(33, 40, "Prediction")
    text = written(desk)
    desk.record(merge_codes(desk.codebook, desk.code("Fact"), desk.code("Opinion"), [one.id], []))
    desk.record(delete_code(desk.codebook, desk.code("Prediction"), [three.id], []))

    assert plan(desk, text).items == ()
    found = plan(desk, text.replace("**Opinion**", "**Prediction**"))
    assert [item.what for item in found.items] == ["new code Prediction", "codes: Opinion → Prediction"]
    assert found.items[1].target == two.id


def test_speakers_by_any_of_their_names(desk: Desk) -> None:
    """A speaker who was renamed or merged since is the same one; another name is another speaker."""
    one, two = desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Fact")
    for mark, name in ((one, "army"), (two, "navy")):
        desk.record(attribute(mark, ["Ann", name], "direct", desk.me, queries.sources(desk.library)))
    text = written(desk)
    register = {each.name: each for each in queries.sources(desk.library)}
    desk.record(alter_source(register["army"], name="The Army"))
    kept, gone = (each for each in queries.sources(desk.library) if each.name in ("The Army", "navy"))
    desk.record(merge_sources(kept, gone, source_queries.marks_naming(desk.library, gone.id)))

    assert plan(desk, text).items == () == plan(desk, written(desk)).items
    assert apply(desk, text.replace("army", "police")) == ["mark.speaker"]
    assert not Speakers([Source("1", "A", aliases=("a.",))]).same(["A", "b"], ["A"])
    assert Speakers([Source("1", "A", aliases=("a.",))]).same(["A.", "b"], ["a", "b"])


def test_annotators_and_groups(desk: Desk) -> None:
    """Old names and new ones are known; an unknown annotator is a new one, and shown as such."""
    desk.mark(0, 12, "Fact")
    text = written(desk)
    sari = next(each for each in queries.annotators(desk.library) if each.name == "Sari")
    past = text.split('as-of: "')[1].split('"')[0]
    desk.record(rename_annotator(sari, "Sari P."))
    people = People(desk.library, Past(desk.library, past))

    assert people.id("sari") == people.id("Sari  P.") == sari.id
    assert (people.id("Nobody"), people.id(" ")) == (f"{NEW}Nobody", "")
    assert plan(desk, text).left_out == ()
    new = "\n> Nobody knows\n\n**Fact** · Zoë\n\n<!-- tepi end"
    (item,) = plan(desk, text.replace("<!-- tepi end", new)).items
    assert "Zoë is a new annotator" in item.what
    book = desk.codebook
    assert (
        Groups(book, None).only()
        == book.deciding[0].id
        == Groups(book, None).id(book.deciding[0].name.upper())
    )
