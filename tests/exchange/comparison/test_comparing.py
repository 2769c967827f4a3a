"""A file and the library: nothing to do where nothing was edited, and exactly the edit where something was."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from tests.exchange.comparison.reading_back import apply, plan, written
from tests.exchange.rendering import notes
from tests.library import deeds as hands
from tests.library.deeds import DEEDS
from tests.library.desk import TEXT, Desk

from tepi.errors import TepiError
from tepi.exchange.comparison.applying import change_of
from tepi.exchange.comparison.comparing import compare_files
from tepi.exchange.markdown import pieces
from tepi.library.edits.documents import alter_document, trash_document
from tepi.library.edits.marks import remove_highlight
from tepi.library.edits.notes import write_note

FLAVOURS = ("commonmark", "obsidian")
OWN_LINES = st.sampled_from(
    (
        "<!-- tepi end -->",
        "---",
        "^01936b1e-91aa-7c10-8f65-5a0f4e1b2c3d",
        "> Nobody",
        "**Fact** · ¶1 s1",
        "```",
    )
)
written_notes = st.one_of(
    notes, st.lists(st.one_of(OWN_LINES, st.just(""), notes), max_size=5).map("\n".join)
)


@pytest.mark.parametrize("flavour", FLAVOURS)
@settings(max_examples=12, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(
    deeds=st.lists(st.tuples(st.sampled_from(DEEDS), st.integers(0, 999), st.integers(0, 999)), max_size=14),
    words=st.lists(written_notes, max_size=4),
    options=st.sampled_from(
        (
            {},
            {"with_text": True},
            {"group_by": "code", "context": "sentence"},
            {"guidelines": True, "order": "time"},
        )
    ),
)
def test_nothing_to_do(tmp_path_factory, flavour, deeds, words, options):
    """Whatever a library holds: its export says nothing new to it, and stays the same bytes."""
    desk = Desk(tmp_path_factory.mktemp("library") / "library.tepi")
    try:
        for deed, one, two in deeds:
            change = deed(desk, one, two)
            if change is not None:
                desk.record(change)
        for number, note in enumerate(words):
            mark = desk.mark(number, 20 + number)
            if note.strip():
                desk.record(write_note("highlight", mark.id, note, desk.me, None))
        text = written(desk, flavour, **options)
        found = plan(desk, text)

        assert (found.items, found.left_out) == ((), ())
        assert plan(desk, text.replace("\n", "\r\n")).items == ()
    finally:
        desk.library.close()


@pytest.mark.parametrize("flavour", FLAVOURS)
@settings(max_examples=15, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(before=written_notes, after=written_notes)
def test_a_note_is_taken_as_it_stands(tmp_path_factory, flavour, before, after):
    """A note edited in the file becomes that note, whatever is in it, and the next export is the file."""
    desk = Desk(tmp_path_factory.mktemp("library") / "library.tepi")
    try:
        mark = desk.mark(0, 12, "Fact")
        desk.mark(20, 30)
        desk.record(write_note("highlight", mark.id, after.strip() or "x", desk.me, None))
        edited = written(desk, flavour)
        wanted = desk.get(mark.id).note
        desk.library.history.undo()
        if before.strip():
            desk.record(write_note("highlight", mark.id, before, desk.me, None))
        base = written(desk, flavour)
        edited = edited.replace(_as_of(edited), _as_of(base))
        found = plan(desk, edited)

        assert {item.kind for item in found.items} <= {"mark.note", "mark.new", "code.new"}
        change = change_of(desk.library, [(found, found.items)], desk.me)
        if change is not None and all(item.kind == "mark.note" for item in found.items):
            desk.record(change)
            assert desk.get(mark.id).note.text.strip() == wanted.text.strip() or before.strip()
            assert written(desk, flavour).count("\n<!-- tepi mark") == 2
    finally:
        desk.library.close()


EDITS = (
    *(hands.give, hands.take, hands.doubt, hands.second, hands.sic, hands.note, hands.document_note),
    *(hands.speak, hands.hush, hands.none, hands.facts, hands.remove),
)
numbers = st.integers(0, 999)


@pytest.mark.parametrize("flavour", FLAVOURS)
@settings(max_examples=12, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), max_size=10),
    edits=st.lists(st.tuples(st.sampled_from(EDITS), numbers, numbers), min_size=1, max_size=4),
)
def test_an_edit_is_exactly_that_edit(tmp_path_factory, flavour, before, edits):
    """A file in which something was edited makes the library say just that: its next export is the file."""
    desk = Desk(tmp_path_factory.mktemp("library") / "library.tepi")
    try:
        for deed, one, two in before:
            if (change := deed(desk, one, two)) is not None:
                desk.record(change)
        desk.mark(4, 40), desk.mark(51, 57)
        base = written(desk, flavour)
        done = 0
        for deed, one, two in edits:
            if (change := deed(desk, one, two)) is not None:
                desk.record(change)
                done += 1
        edited = written(desk, flavour)
        for _ in range(done):
            desk.library.history.undo()
        assert written(desk, flavour) == base
        found = plan(desk, edited.replace(_as_of(edited), _as_of(base)))

        assert (found.conflicts, found.left_out) == ((), ())
        change = change_of(desk.library, [(found, found.items)], desk.me)
        if change is not None:
            desk.record(change)
        again = written(desk, flavour)
        assert again.replace(_as_of(again), "") == edited.replace(_as_of(edited), "")
    finally:
        desk.library.close()


@pytest.mark.parametrize("flavour", FLAVOURS)
@settings(max_examples=12, deadline=None, phases=(Phase.generate,), suppress_health_check=list(HealthCheck))
@given(
    before=st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), max_size=8),
    undone=st.integers(0, 2),
    later=st.lists(st.tuples(st.sampled_from(DEEDS), numbers, numbers), min_size=1, max_size=8),
)
def test_later_work_is_not_taken_back(tmp_path_factory, flavour, before, undone, later):
    """A file that nobody has edited says nothing to the library, whatever was done there since."""
    desk = Desk(tmp_path_factory.mktemp("library") / "library.tepi")
    try:
        for deed, one, two in before:
            if (change := deed(desk, one, two)) is not None:
                desk.record(change)
        desk.mark(4, 40), desk.mark(51, 57)
        text = written(desk, flavour)
        for deed, one, two in later:
            if (change := deed(desk, one, two)) is not None:
                desk.record(change)
        for _ in range(undone):
            desk.library.history.undo()
        found = plan(desk, text)

        assert (found.items, found.left_out) == ((), ())
    finally:
        desk.library.close()


def _as_of(text: str) -> str:
    return next(line for line in text.split("\n") if line.startswith("as-of"))


@pytest.mark.parametrize("flavour", FLAVOURS)
def test_every_kind_of_edit(desk, flavour):
    """Codes, doubt, speaker, notes, title and facts, new marks and removed ones: one change, one undo."""
    one = desk.mark(0, 12, "Fact")
    two = desk.mark(4, 40, "Opinion")
    desk.mark(51, 57, "Fact")
    desk.record(write_note("highlight", two.id, "Why?", desk.me, None))
    text = written(desk, flavour)
    begin = text.index(f"<!-- tepi mark {one.id}")
    end = text.index("<!-- tepi mark", begin + 5)
    text = text[:begin] + text[end:]
    text = text.replace(
        "**Opinion** ·", "**Reported**, **War** · unsure, perhaps **Opinion** · said by A < B (mixed) ·"
    )
    text = text.replace("Why?", "Because.\n\n- so").replace('language: "en"', "language: no\nauthor: 1.200")
    text = text.replace("<!-- tepi end -->", "> Will they return?\n\nA question.\n\n<!-- tepi end -->")
    text = text.replace("# The minister said", "# Once the minister said")
    before = desk.snapshot()
    kinds = apply(desk, text)

    assert sorted(kinds) == sorted(
        [
            *("code.new", "fact", "fact", "fact", "mark.codes", "mark.doubt", "mark.speaker", "mark.note"),
            *("mark.remove", "mark.new"),
        ]
    )
    mark = desk.get(two.id)
    assert desk.names(two.id) == ["Reported", "War"]
    assert (mark.unsure, desk.codebook.code(mark.second_code).name) == (True, "Opinion")
    assert (mark.attribution.names, mark.attribution.manner) == (("A", "B"), "mixed")
    assert mark.note.text == "Because.\n\n- so"
    assert (desk.document.language, desk.document.author) == ("no", "1.200")
    assert desk.document.title.startswith("Once the minister")
    assert [each.quote for each in desk.marks()] == [TEXT[4:40], "Nobody", "Will they return?"]
    assert desk.marks()[2].note.text == "A question."
    assert plan(desk, written(desk, flavour)).items == ()
    assert plan(desk, text).changes == ()
    desk.library.history.undo()
    assert desk.snapshot() == before


def test_order_changed_is_nothing(desk):
    """Marks moved about in the file are the same marks."""
    desk.mark(0, 12, "Fact")
    desk.mark(20, 30, "Fact")
    text = written(desk)
    head, one, two = text.split("<!-- tepi mark ")
    two, tail = two.split("<!-- tepi end -->")
    moved = f"{head}<!-- tepi mark {two}\n<!-- tepi mark {one}<!-- tepi end -->{tail}"

    assert plan(desk, moved).items == ()


def test_later_work_is_a_conflict(desk):
    """What both have changed is shown with both; what only the library has changed stays."""
    mark = desk.mark(0, 12, "Fact")
    other = desk.mark(20, 30, "Fact")
    desk.record(write_note("highlight", mark.id, "first", desk.me, None))
    text = written(desk)
    desk.record(write_note("highlight", mark.id, "library", desk.me, desk.get(mark.id).note))
    desk.record(write_note("highlight", other.id, "later", desk.me, None))
    (conflict,) = plan(desk, text.replace("first", "file")).items

    assert (conflict.conflict, conflict.before, conflict.after) == (True, "library", "file")
    assert plan(desk, text).items == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("**Fact**", "**Opinion**"),
        ("> The minister", "> minister said"),
        ("\n\n<!-- tepi end", "\n\nA note\n\n<!-- tepi end"),
        ("A first note", "A second note"),
        (" · ¶1", " · said by Ann · ¶1"),
    ],
)
def test_removed_here_and_edited_there(desk, old, new):
    """A mark that was removed since stays removed; where the file has edited it, whatever of it, both are shown."""
    mark = desk.mark(0, 12, "Fact")
    if "note" in old:
        desk.record(write_note("highlight", mark.id, "A first note", desk.me, None))
    text = written(desk)
    desk.record(remove_highlight(desk.get(mark.id), desk.me))
    found = plan(desk, text.replace(old, new, 1))

    assert plan(desk, text).items == ()
    assert [(item.kind, item.conflict) for item in found.items] == [("mark.new", True)]
    desk.library.history.undo()
    assert [item.conflict for item in plan(desk, text.replace(old, new, 1)).items] == [False]


def test_a_part_of_the_marks_removes_none(desk):
    """A file of some marks, and one that ends early, removes nothing."""
    desk.mark(0, 12, "Fact")
    kept = desk.mark(20, 30, "Fact")
    some = "".join(pieces(desk.library, [desk.document], {kept.id}))
    cut = written(desk).split("<!-- tepi mark ")[0]

    assert plan(desk, some).items == ()
    assert plan(desk, cut).items == ()
    assert "ends before its end" in str(plan(desk, cut).left_out[0])


def test_a_quote_that_is_no_longer_there_is_listed(desk):
    """It is not guessed; one that is there moves the mark."""
    mark = desk.mark(4, 12, "Fact")
    text = written(desk)
    lost = plan(desk, text.replace("> minister", "> ministers"))
    moved = apply(desk, text.replace("> minister", "> The minister"))

    assert lost.items == () and "is not in the text" in str(lost.left_out[0])
    assert moved == ["mark.move"] and desk.get(mark.id).quote == "The minister"


def test_each_entry_stands_alone(desk):
    """A broken one is said with its line, the others are read."""
    one, two = desk.mark(0, 12, "Fact"), desk.mark(20, 30, "Fact")
    text = written(desk).replace("**Fact** · ¶1 s1 · Sari", "**Fact** · what · ever · Sari", 1)
    text = f"{text[: text.rindex('**Fact**')]}**Opinion**{text[text.rindex('**Fact**') + 8 :]}"
    found = plan(desk, text)
    line = next(n for n, each in enumerate(text.split("\n"), 1) if "what · ever" in each)

    assert [item.target for item in found.items] == [two.id]
    assert [(left.line, one.id in text) for left in found.left_out] == [(line, True)]


def test_ids_that_do_not_belong_here(desk):
    """Ids that stand twice, and those of no mark of the document, are said and not read."""
    mark = desk.mark(0, 12, "Fact")
    text = written(desk)
    entry = text[text.index("<!-- tepi mark") : text.index("<!-- tepi end")]
    twice = text.replace(entry, entry + entry.replace("Fact", "Opinion"))
    foreign = text.replace(mark.id, "01936b1e-91aa-7c10-8f65-5a0f4e1b2c3d")

    assert plan(desk, twice).items == () and len(plan(desk, twice).left_out) == 2
    assert "is not in this document" in str(plan(desk, foreign).left_out[0])
    assert plan(desk, foreign).items == (), "its mark is not taken for removed"


def test_a_mark_under_the_id_of_another_is_not_removed(desk):
    """Where an id was copied over another's, the words of both still stand in the file: nothing was deleted."""
    one, two = desk.mark(0, 12, "Fact"), desk.mark(13, 20, "Fact")

    found = plan(desk, written(desk).replace(two.id, one.id))

    assert found.items == () and len(found.left_out) == 2


def test_a_document_that_is_not_here(desk):
    """Another library's document, one in the trash, one that comes twice, and no export at all are said."""
    text = written(desk)
    other = text.replace(desk.document.id, "01936b1e-91aa-7c10-8f65-5a0f4e1b2c3d")
    (_, second) = compare_files(desk.library, [("a", text), ("b", text)])

    assert "not in this library" in str(plan(desk, other).left_out[0])
    assert "second time" in str(second[1].left_out[0])
    with pytest.raises(TepiError, match="no Markdown that Tepi can read back"):
        plan(desk, "# A text\n")
    desk.record(trash_document(desk.document))
    assert "in the trash" in str(plan(desk, text).left_out[0])


def test_a_file_without_its_head(desk):
    """It is said what is missing and where to get it, in place of calling it no export."""
    desk.mark(0, 12, "Fact")
    text = written(desk)

    for lost in (text.split("---\n\n", 1)[1], text.replace("tepi: {", "tape: {")):
        with pytest.raises(TepiError, match="does not say which text it is of") as told:
            plan(desk, lost)
        assert "from a new export" in told.value.remedy


def test_hand_edits_that_say_nothing(desk):
    """A byte order mark, wrapped quotes, trimmed blanks, more blank lines, lost comments: nothing to do."""
    mark = desk.mark(0, 44, "Fact")
    desk.record(write_note("highlight", mark.id, "one  \ntwo", desk.me, None))
    desk.record(alter_document(desk.document, title="A title", fields={"x": "no", "y": ": é 🙂"}))
    text = written(desk)
    edits = (
        "\ufeff" + text,
        text.replace("10.000 soldiers", "10.000\n> soldiers"),
        text.replace("10.000 soldiers", "10.000\nsoldiers"),
        text.replace("one  \n", "one\n"),
        text.replace("## Marks\n\n", "## Marks\n\n\n\n"),
        text.replace(" -->\n", " -->   \n"),
        text.replace(f"<!-- tepi mark {mark.id} -->\n", ""),
        text.replace(" · Sari", "\n· Sari"),
        text.replace(" · ", "\u00a0·\u00a0"),
        text.replace("**Fact**", "__Fact__"),
    )

    assert [(plan(desk, edit).items, plan(desk, edit).left_out) for edit in edits] == [((), ())] * len(edits)


def test_read_twice_is_read_once(desk):
    """New marks of a file of some marks, and notes whose ids nobody knows, come once however often it is read."""
    kept = desk.mark(20, 30, "Fact")
    desk.mark(0, 12, "Fact")
    some = "".join(pieces(desk.library, [desk.document], {kept.id}))
    some = some.replace(
        "<!-- tepi end -->", "<!-- tepi note x -->\n\nfirst\n\n<!-- tepi end -->\n\n> Nobody\n\n**Fact**"
    )

    assert sorted(apply(desk, some)) == ["mark.new", "mark.note"]
    assert plan(desk, some).items == ()
