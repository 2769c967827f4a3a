"""The panel's filter leaves exactly the marks that its words say, in text order."""

from __future__ import annotations

from itertools import islice
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.library.desk import ME, OTHER, TEXT, Desk

from tepi.library import filtering, mark_queries, queries
from tepi.library.change import Change, lay
from tepi.library.edits.documents import add_document
from tepi.library.edits.marks import (
    add_highlight,
    give_code,
    remove_highlight,
    set_certainty,
    set_reading,
    set_second,
    set_translation,
)
from tepi.library.edits.notes import write_note
from tepi.library.edits.speakers import alter_source, attribute
from tepi.library.filtering import Sieve, matching
from tepi.marks.filter import parse
from tepi.marks.identity import new_id
from tepi.text.folding import fold
from tepi.text.ranges import Range
from tepi.text.readers.plain import read
from tepi.text.units import Units


@pytest.fixture(scope="module")
def marked(tmp_path_factory):
    """Six marks: each has something that no other has."""
    desk = Desk(tmp_path_factory.mktemp("filtering") / "library.tepi")
    spots = {
        "fact": desk.mark(0, 12, "Fact"),
        "noted": desk.mark(4, 12, "Opinion", "Reported"),
        "doubtful": desk.mark(TEXT.index("Nobody"), TEXT.index("Will") - 1, "Opinion", by=desk.other),
        "second": desk.mark(TEXT.index("Will"), TEXT.index("?") + 1, "Prediction"),
        "bare": desk.mark(TEXT.index("Perhaps"), TEXT.index("sings"), kept=True),
        "faulty": desk.mark(TEXT.index("This"), len(TEXT), "Text error"),
    }
    ids = {name: mark.id for name, mark in spots.items()}

    def note(name: str, text: str) -> None:
        desk.record(write_note("highlight", ids[name], text, desk.me, None))

    note("noted", "Câfé #Field-work\n\n- [ ] ask Sari")
    note("second", "```\n- [ ] code #no\n```\n- [x] done 100%_")
    desk.record(attribute(desk.get(ids["noted"]), ["A paper", "Zoë Wood"], "direct", desk.me, []))
    desk.record(
        attribute(desk.get(ids["fact"]), ["The minister"], "hearsay", desk.me, queries.sources(desk.library))
    )
    woman = next(source for source in queries.sources(desk.library) if source.name == "Zoë Wood")
    desk.record(alter_source(woman, name="Mrs Wood"))
    desk.record(set_certainty(desk.get(ids["doubtful"]), unsure=True, annotator=desk.other))
    desk.record(set_second(desk.get(ids["second"]), desk.code("Fact").id, desk.codebook, desk.me))
    desk.record(set_reading(desk.get(ids["faulty"]), "That was a SHÄME", desk.me))
    desk.record(set_translation(desk.get(ids["bare"]), "Mungkin", desk.me))
    other = add_document(read(TEXT.encode() + b" ", "copy.txt"))
    desk.record(other)
    copy = queries.document(desk.library, other.values["document"])
    desk.record(
        add_highlight(
            copy.id, copy.revision, TEXT, Range(0, 12), desk.me, desk.codebook, [desk.code("Fact").id]
        )
    )
    document = next(each for each in queries.documents(desk.library) if each.id != copy.id)
    units = Units(TEXT, *queries.units(desk.library, document.revision))
    names = {mark: name for name, mark in ids.items()}
    book = desk.codebook

    def ask(text: str) -> list[str]:
        return [names[mark] for mark in matching(desk.library, document.id, parse(text), book, units)]

    yield SimpleNamespace(ask=ask, desk=desk, document=document, units=units, ids=ids, book=book)
    desk.library.close()


ALL = ["fact", "noted", "doubtful", "second", "bare", "faulty"]


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("", ALL),
        ("code:fact", ["fact"]),
        ("code:fact code:prediction", ["fact", "second"]),
        ("-code:fact -code:opinion", ["second", "bare", "faulty"]),
        ('code:"text error"', ["faulty"]),
        ("code:report code:opinion", ["noted", "doubtful"]),
        ("code:absent", []),
        ("-code:absent", ALL),
        ("group:kind", ["fact", "noted", "doubtful", "second"]),
        ("group:voice", ["noted"]),
        ("-group:kind", ["bare", "faulty"]),
        (f"by:{OTHER}", ["doubtful"]),
        (f"by:{ME} -has:code", ["bare"]),
        ("said:wood", ["noted"]),
        ("said:zoe", ["noted"]),
        ('said:"a paper"', ["noted"]),
        ("said:wood said:minister", ["fact", "noted"]),
        ("manner:direct", ["noted"]),
        ("manner:direct manner:hearsay", ["fact", "noted"]),
        ("has:note", ["noted", "second"]),
        ("has:todo", ["noted"]),
        ("has:doubt", ["doubtful", "second"]),
        ("has:speaker", ["fact", "noted"]),
        ("has:reading", ["faulty"]),
        ("has:translation", ["bare"]),
        ("has:code", ["fact", "noted", "doubtful", "second", "faulty"]),
        ("has:note -has:todo", ["second"]),
        ("has:note has:speaker", ["noted"]),
        ("tag:field-work", ["noted"]),
        ("tag:#FIELD-WORK", ["noted"]),
        ("tag:field", []),
        ("tag:no", []),
        ("¶1", ["fact", "noted", "doubtful", "second"]),
        ("¶:2", ["bare"]),
        ("¶:2-3", ["bare", "faulty"]),
        ("¶3 ¶1 -¶1", ["faulty"]),
        ("¶:9", []),
        ("¶:0", []),
        ("¶:2-999", ["bare", "faulty"]),
        ("minister", ["fact", "noted"]),
        ("MINISTER nobody", []),
        ("cafe", ["noted"]),
        ("CÂFÉ", ["noted"]),
        ("shame", ["faulty"]),
        ("mungkin", ["bare"]),
        ("wood", ["noted"]),
        ("zoe", ["noted"]),
        ("predict", ["second"]),
        ("पक्षी", ["bare"]),
        ('"they return"', ["second"]),
        ("100%_", ["second"]),
        ("%", ["second"]),
        ("-minister -has:note", ["doubtful", "bare", "faulty"]),
        ("copy", []),
    ],
)
def test_what_a_filter_leaves(marked, text, left):
    """Each key, negated and together with others, and words in every field; other documents never."""
    assert marked.ask(text) == left


def test_the_order_is_that_of_the_text(marked):
    """What is left stands in text order, and is what the plain list of marks has."""
    ids = mark_queries.ids_in_text_order(marked.desk.library, marked.document.id)

    assert [marked.ids[name] for name in marked.ask("-zzz")] == ids


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(min_size=1, max_size=3), st.sampled_from([TEXT[i : i + 4] for i in range(len(TEXT) - 4)])
    )
)
def test_words_are_found_as_folding_finds_them(marked, words):
    """A phrase is found in exactly the marks in which folding the fields by hand finds it."""
    sought = parse('"' + words.replace('"', "").replace("“", "").replace("”", "").replace("„", "") + '"')
    marks = mark_queries.highlights(marked.desk.library, marked.ids.values())
    sources = {s.id: (s.name, *s.aliases) for s in queries.sources(marked.desk.library)}

    def fields(mark):
        yield from (mark.quote, mark.reading or "", mark.translation or "")
        yield from (note.text for note in mark.notes)
        yield from (marked.book.code(code).name for code in mark.codes)
        yield from (name for said in mark.attributions for source in said.sources for name in sources[source])

    expected = {
        mark.id
        for mark in marks
        if all(any(term.value in fold(field) for field in fields(mark)) for term in sought.terms)
    }

    assert (
        set(matching(marked.desk.library, marked.document.id, sought, marked.book, marked.units)) == expected
    )


def test_a_document_without_marks(desk):
    """Where there is no mark, nothing is left; a document that is not there has none either."""
    for document in (desk.document.id, "absent"):
        assert matching(desk.library, document, parse("minister -has:note"), desk.codebook, desk.units) == []


def test_parts_are_looked_into_one_by_one(desk):
    """A mark of two parts is found by the words of either, once, where its first part stands."""
    mark = desk.mark(4, 12, "Fact")
    later = desk.mark(20, 40, "Fact")
    start = TEXT.index("Perhaps")
    part = {"quote": "Perhaps", "start": start, "end": start + 7, "part": 1}
    desk.record(
        Change("t", "t", (lay("anchors", [{"highlight": mark.id, "revision": desk.revision, **part}]),))
    )

    def ask(text):
        return matching(desk.library, desk.document.id, parse(text), desk.codebook, desk.units)

    assert ask("perhaps") == ask("¶2") == [mark.id]
    assert ask("code:fact") == [mark.id, later.id]


def test_a_filter_asks_the_library_a_few_times_however_many_marks(desk):
    """Two marks or three hundred: the same number of questions; of many more, the same for each portion."""
    asked = []
    run = desk.library.connection.execute

    def count(sought: str) -> int:
        asked.clear()
        found = parse(sought)
        connection = SimpleNamespace(execute=lambda *a, **k: asked.append(a) or run(*a, **k))
        library = SimpleNamespace(connection=connection)
        matching(library, desk.document.id, found, desk.codebook, desk.units)
        return len(asked)

    texts = ("minister", "has:todo", "code:fact ¶1", "said:x", "tag:y -by:z")
    lay_marks(desk, 2)
    count("minister")  # the text is folded once
    first = [count(text) for text in texts]
    lay_marks(desk, 300)

    assert [count(text) for text in texts] == first
    assert max(first) <= 12
    lay_marks(desk, 4 * filtering.PORTION)
    assert max(count(text) for text in texts) <= 12 * 6


def test_many_marks_at_one_place_come_in_portions(desk):
    """Also where thousands begin together none is left out and none comes twice; each step looks at few."""
    lay_marks(desk, 3 * filtering.PORTION + 5)
    sieve = Sieve(desk.library, desk.document.id, parse("minister"), desk.codebook, desk.units)
    portions = list(sieve.portions())

    assert [mark for some in portions for mark in some] == mark_queries.ids_in_text_order(
        desk.library, desk.document.id
    )
    assert max(map(len, portions)) == filtering.PORTION


deeds = st.lists(
    st.one_of(
        st.tuples(st.just("go"), st.integers(1, 3)),
        st.tuples(st.sampled_from(("make", "unmake", "note", "code")), st.integers(0, 1000)),
    ),
    max_size=12,
)


@settings(
    max_examples=12,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.sampled_from(("minister", "code:fact", "-has:note", "¶1", "has:note said", "-code:opinion")), deeds)
def test_marks_made_and_undone_meanwhile(desk, sought, deeds):
    """Whatever happens between two portions: with what has changed asked again, the end is a fresh filter's."""
    with patch.object(filtering, "PORTION", 2):
        made = [desk.mark(at, at + 9, "Fact").id for at in range(0, len(TEXT) - 9, 12)]
        sieve = Sieve(desk.library, desk.document.id, parse(sought), desk.codebook, desk.units)
        portions, found = sieve.portions(), set[str]()
        for deed, number in (*deeds, ("go", 1000)):
            changed = [made[number % len(made)]] if made else []
            if deed == "go":
                for portion in islice(portions, number):
                    found.update(portion)
                continue
            if deed == "make":
                at = number % (len(TEXT) - 9)
                changed = [desk.mark(at, at + 9, "Opinion").id]
                made += changed
            elif changed and deed == "unmake":
                made.remove(changed[0])
                desk.record(remove_highlight(desk.get(changed[0]), desk.me))
            elif changed and deed == "note":
                desk.record(write_note("highlight", changed[0], "it said so", desk.me, None))
            elif changed:
                code = desk.code("Opinion").id
                desk.record(give_code(desk.get(changed[0]), code, desk.codebook, desk.me))
            found.difference_update(changed)
            found |= sieve.among(changed)

        fresh = matching(desk.library, desk.document.id, parse(sought), desk.codebook, desk.units)
        assert found == set(fresh)
        for mark in made:
            desk.record(remove_highlight(desk.get(mark), desk.me))


def lay_marks(desk: Desk, many: int) -> None:
    """So many marks on the first words, written at once."""
    made = [new_id() for _ in range(many)]
    shared = {"document": desk.document.id, "annotator": desk.me, "created": "2026", "changed": "2026"}
    place = {"revision": desk.revision, "part": 0, "start": 0, "end": 12, "quote": TEXT[:12]}
    desk.record(
        Change(
            "test",
            "many",
            (
                lay("highlights", [{"id": mark, **shared} for mark in made]),
                lay("anchors", [{"highlight": mark, **place} for mark in made]),
            ),
        )
    )
