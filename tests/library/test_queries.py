"""Each question that a view, the shell or an export asks has one answer."""

from __future__ import annotations

import pytest
from tests.library.desk import TEXT, Desk

from tepi.library import queries
from tepi.library.edits.codebook import add_code
from tepi.library.edits.documents import add_document, trash_document
from tepi.library.edits.marks import decide_none, set_second
from tepi.library.edits.speakers import alter_source, attribute
from tepi.text.readers.plain import read


def test_the_first_codebook(desk: Desk) -> None:
    """Four groups with their rules, nine codes with the keys 1 to 9, each with a guideline, in one version."""
    book = desk.codebook

    assert [(g.name, g.choose, g.decide, g.counted) for g in book.groups] == [
        ("Kind", "one", True, True),
        ("Voice", "one", False, True),
        ("Device", "many", False, True),
        ("Text", "many", False, False),
    ]
    assert [code.key for code in book.codes] == list("123456789")
    assert all(code.guideline for code in book.codes)
    assert [group.name for group in book.deciding] == ["Kind"]
    assert book.version is not None
    assert book.version.number == 1
    assert queries.facts(desk.library)["codebook"] == book.name


def test_two_new_libraries_agree_on_their_codes(tmp_path) -> None:
    """What Tepi ships has fixed ids, so that marks of two libraries can meet."""
    from tepi.library.file import open_library

    with open_library(tmp_path / "a.tepi") as a, open_library(tmp_path / "b.tepi") as b:
        assert queries.codebook(a).codes == queries.codebook(b).codes
        assert queries.facts(a)["id"] != queries.facts(b)["id"]


def test_text_and_sentences(desk: Desk) -> None:
    """The text comes back to the character, the sentences in order."""
    starts, ends = queries.units(desk.library, desk.revision)

    assert queries.text(desk.library, desk.revision) == TEXT
    assert next(TEXT[start:end] for start, end in zip(starts, ends, strict=True)).endswith("had left.")
    assert list(starts) == sorted(starts)
    assert queries.sizes(desk.library) == {desk.document.id: (len(TEXT), len(starts))}


@pytest.mark.parametrize("ask", [queries.revision, queries.content, queries.text])
def test_what_is_not_there_is_a_key_error(desk: Desk, ask) -> None:
    """Asked for a revision or content that does not exist, it says so."""
    with pytest.raises(KeyError):
        ask(desk.library, "nothing")
    assert queries.document(desk.library, "nothing") is None
    assert queries.note(desk.library, "nothing") is None


def test_none_is_listed_by_sentence(desk: Desk) -> None:
    """Start of the sentence -> who said it of which group."""
    group = desk.codebook.groups[0].id
    places = [(desk.units[index].start, "x") for index in (0, 2)]
    desk.record(decide_none(desk.document.id, desk.revision, places, desk.me, group))
    desk.record(decide_none(desk.document.id, desk.revision, places[:1], desk.other, group))

    assert queries.nones(desk.library, desk.revision) == {
        places[0][0]: {(group, desk.me), (group, desk.other)},
        places[1][0]: {(group, desk.me)},
    }


def test_marks_are_counted_per_code_and_document(desk: Desk) -> None:
    """Second-best codes do not count; examples and the trash do not count for the library."""
    mark = desk.mark(0, 3, "Fact")
    desk.record(set_second(mark, desk.code("Opinion").id, desk.codebook, desk.me))
    desk.mark(4, 8, "Fact", "Loaded word")
    fact, loaded = desk.code("Fact").id, desk.code("Loaded word").id
    document = desk.document

    assert queries.marks_per_document(desk.library) == {document.id: 2}
    assert queries.marks_per_code(desk.library) == {fact: 2, loaded: 1}
    desk.record(trash_document(document))
    assert queries.marks_per_code(desk.library) == {}
    assert queries.marks_per_code(desk.library, document.id) == {fact: 2, loaded: 1}


def test_an_example_counts_for_itself_only(desk: Desk) -> None:
    """A document that is labelled Example is left out of the library's counts."""
    change = add_document(read(b"Some words.", "x.txt"), example=True, kind="Editorial")
    desk.record(change)
    document = queries.document(desk.library, change.values["document"])

    assert document.example
    assert document.kind == "Editorial"
    assert [each.id for each in queries.documents(desk.library)] == [desk.document.id, document.id]


def test_sources_by_name_with_their_uses(desk: Desk) -> None:
    """The register is sorted whatever the capitals, and knows aliases and how often each speaks."""
    for start, names in ((0, ["budi", "Ani"]), (4, ["Ani"]), (9, ["Zed"])):
        mark = desk.mark(start, start + 2)
        desk.record(attribute(mark, names, None, desk.me, queries.sources(desk.library)))
    ani = next(each for each in queries.sources(desk.library) if each.name == "Ani")
    desk.record(alter_source(ani, name="Ani L."))

    assert [(each.name, each.uses, each.aliases) for each in queries.sources(desk.library)] == [
        ("Ani L.", 2, ("Ani",)),
        ("budi", 1, ()),
        ("Zed", 1, ()),
    ]


def test_codes_come_in_the_order_shown(desk: Desk) -> None:
    """A code nested under another keeps its place in the list and has its parent."""
    fact = desk.code("Fact")
    desk.record(add_code(desk.codebook, fact.group, "Number", "#111111", parent=fact.id))

    assert [code.name for code, _ in desk.codebook.tree(fact.group)][:2] == ["Fact", "Number"]
    assert desk.codebook.codes[-1].name == "Number"


def test_many_ids_are_asked_in_portions() -> None:
    """However many ids are wanted, each portion fits one statement and none is lost."""
    ids = [str(number) for number in range(queries.CHUNK * 2 + 1)]
    portions = list(queries.chunks(ids))

    assert [len(portion) for portion in portions] == [queries.CHUNK, queries.CHUNK, 1]
    assert [each for portion in portions for each in portion] == ids
    assert list(queries.chunks([])) == []
    assert len(next(iter(queries.chunks(ids, 7)))) == 7
    assert [each for portion in queries.chunks(ids, 7) for each in portion] == ids
    assert list(queries.chunks([], 7)) == []


def test_sentences_and_decisions_of_a_stretch(desk: Desk) -> None:
    """Those that start in it, and how many there are, in all or before a place."""
    starts, ends = queries.units(desk.library, desk.revision)
    middle = starts[len(starts) // 2]
    desk.record(
        decide_none(
            desk.document.id,
            desk.revision,
            [(start, "") for start in starts],
            desk.me,
            desk.codebook.deciding[0].id,
        )
    )

    assert queries.units(desk.library, desk.revision, middle)[0].tolist() == [
        s for s in starts if s >= middle
    ]
    first = queries.units(desk.library, desk.revision, 0, middle)
    assert (first[0].tolist(), first[1].tolist()) == (
        [start for start in starts if start < middle],
        [end for start, end in zip(starts, ends, strict=True) if start < middle],
    )
    assert queries.unit_count(desk.library, desk.revision) == len(starts)
    assert queries.unit_count(desk.library, desk.revision, middle) == len(first[0])
    every = queries.nones(desk.library, desk.revision)
    assert set(every) == set(starts)
    assert queries.nones(desk.library, desk.revision, middle, middle + 1) == {middle: every[middle]}
