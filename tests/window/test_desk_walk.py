"""Whatever keys are pressed in whatever order, the desk, the library and the counts stay of one mind."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from tests.window.conftest import Reader

from tepi.library import mark_queries, queries, tables
from tepi.library.check import check
from tepi.library.edits.codebook import alter_group
from tepi.library.edits.documents import add_document
from tepi.library.edits.notes import write_note
from tepi.library.edits.people import add_annotator
from tepi.library.file import Library, open_library
from tepi.library.whoami import annotator
from tepi.study.counts import Tally
from tepi.text.offsets import snap
from tepi.text.readers.plain import read
from tepi.window import marking, remarks
from tepi.window.desk import Desk

TEXT = (
    "Alpha beta, 🙂 gamma 👩‍🌾 delta. The “eta theta” iota – he said – is e\u0301 so! …\n"
    "\n"
    "  Kappa lambda mu. पक्षी गाता है। Nu xi omicron?\nPi."
)
KEYS = (
    *"JKUHDNEO0123456789[]",
    *("Shift+J", "Shift+K", "Right", "Left", "Shift+Right", "Shift+Left", "Ctrl+Right", "Ctrl+Shift+Right"),
    *("Ctrl+Shift+Left", "Tab", '"', "Del", "Alt+Right", "Alt+Left", "Alt+Shift+Right", "Alt+Shift+Left"),
    *("Ctrl+J", "Ctrl+Shift+J", "Ctrl+Z", "Ctrl+Shift+Z", "Shift+2"),
)
DEEDS = st.one_of(
    st.sampled_from(KEYS),
    st.tuples(st.just("select"), st.integers(0, len(TEXT)), st.integers(0, len(TEXT))),
    st.tuples(st.just("drag"), st.integers(0, len(TEXT)), st.integers(0, len(TEXT))),
    st.tuples(st.just("note"), st.sampled_from(["", "why?", "- [ ] ask"])),
    st.tuples(st.just("speaker"), st.sampled_from([[], ["Budi"], ["Antara", "Budi"]])),
    st.tuples(st.just("by"), st.sampled_from(["Sari", "Budi"])),
    st.tuples(st.just("rule"), st.sampled_from(["Kind", "Voice"]), st.sampled_from(["free", "sentence"])),
    st.just(("move on",)),
)


@cache
def _template() -> bytes:
    """A closed library with the text and two annotators: made once, copied often."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.tepi"
        with open_library(path) as library:
            library.history.record(add_document(read(TEXT.encode(), "walk.txt")))
            for name in ("Sari", "Budi"):
                library.history.record(add_annotator(name))
        return path.read_bytes()


def do(reader: Reader, deed: object) -> None:
    """One thing that a reader does."""
    desk = reader.desk
    match deed:
        case str(key):
            reader.press(key)
        case ("select", one, other):
            desk.current = None
            desk.place(caret=other, anchor=one, focus=desk.open.units[desk.open.units.at(max(one, other))])
        case ("drag", one, other) if desk.current is not None:
            wanted = desk.focus._replace(start=min(one, other), end=max(one, other))
            marking.set_range(desk, desk.current, wanted)
        case ("note", text) if desk.current is not None:
            mark = reader.current
            if marking.is_mine(desk, mark):
                desk.record(
                    write_note("highlight", mark.id, text, mark.annotator, mark.note, document=mark.document)
                )
        case ("speaker", names) if desk.current is not None:
            if marking.is_mine(desk, reader.current):
                remarks.set_speaker(desk, desk.current, names, None)
        case ("by", name):
            desk.annotator = annotator(desk.library, name)
        case ("rule", name, unit):
            group = next(each for each in desk.codebook.groups if each.name == name)
            desk.record(alter_group(desk.codebook, group, unit=unit, decide=unit == "sentence"))
        case ("move on",):
            desk.move_on = not desk.move_on


def rows(library: Library) -> dict[str, list[str]]:
    """Every row of every table but the history, without where a note's text is kept in it."""
    return {
        table.name: sorted(
            repr([value for name, value in row.items() if name != "written"])
            for row in library.connection.execute(select(table)).mappings()
        )
        for table in tables.metadata.sorted_tables
        if table is not tables.changes
    }


def hold(desk: Desk) -> None:
    """What must be so after every key."""
    library, opened = desk.library, desk.open
    assert sorted(opened.index) == sorted(mark_queries.spans(library, opened.revision))
    assert opened.nones == queries.nones(library, opened.revision)
    assert desk.codebook == queries.codebook(library)
    fresh = Tally(opened.units, TEXT, desk.codebook, iter(opened.index), opened.nones)
    assert opened.tally.states == fresh.states
    assert (opened.tally.decided, opened.tally.total) == (fresh.decided, fresh.total)
    for code in desk.codebook.codes:
        assert opened.tally.marks(code.id) == fresh.marks(code.id)
        assert abs(opened.tally.share(code.id) - fresh.share(code.id)) < 1e-9
    assert desk.current is None or desk.current in opened.index
    assert 0 <= desk.caret <= len(TEXT) and 0 <= desk.anchor <= len(TEXT)
    assert 0 <= desk.focus.start < desk.focus.end <= len(TEXT)
    for span in opened.index:
        assert span.range == snap(TEXT, span.range)
        assert TEXT[span.start : span.end].strip()


@settings(max_examples=22, deadline=None)
@given(deeds=st.lists(DEEDS, min_size=5, max_size=22))
def test_any_walk(deeds: list[object]) -> None:
    """After every key index, counts and rows agree and no mark tears a character; all undone is the first state."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "walk.tepi"
        path.write_bytes(_template())
        with open_library(path) as library:
            desk = Desk()
            desk.use(library, annotator(library, "Sari"))
            reader = Reader(desk)
            desk.show(queries.documents(library)[0])
            first = rows(library)
            for deed in deeds:
                do(reader, deed)
                hold(desk)
            last = rows(library)
            assert check(library) == []
            steps = 0
            while library.history.next_undo() is not None:
                library.history.undo()
                steps += 1
            hold(desk)
            assert rows(library) == first
            for _ in range(steps):
                library.history.redo()
            assert rows(library) == last
            hold(desk)
            assert check(library) == []
