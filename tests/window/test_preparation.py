"""A long document is read piece by piece, and is at every moment what the library holds."""

from __future__ import annotations

import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import event
from tests.window import test_desk_walk as walk
from tests.window.conftest import Reader

from tepi.library import mark_queries, queries
from tepi.library.edits.codebook import alter_group
from tepi.library.edits.marks import add_highlight
from tepi.library.file import Library, open_library
from tepi.library.whoami import annotator
from tepi.marks.index import reading_order
from tepi.study import cover
from tepi.text import growing_units, paragraphs
from tepi.text.ranges import Range
from tepi.window import open_document, preparation, stepping
from tepi.window.desk import Desk
from tepi.window.open_document import OpenDocument
from tepi.window.preparation import Preparation

SENTENCES = "".join(f"Sentence number {n} is here. " for n in range(40)).strip()


@pytest.fixture
def piecemeal() -> Iterator[pytest.MonkeyPatch]:
    """Even a short document is read in very small pieces."""
    with pytest.MonkeyPatch.context() as patch:
        make_small(patch)
        yield patch


def make_small(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(open_document, "AT_ONCE", 0)
    patch.setattr(open_document, "PATIENCE", 0)
    for name, value in (("WIDTH", 17), ("PORTION", 2), ("FAR", 12), ("AROUND", 3), ("BEFORE", 10)):
        patch.setattr(preparation, name, value)
    patch.setattr(growing_units, "FIRST", 11)
    patch.setattr(growing_units, "PIECE", 23)
    patch.setattr(cover, "STRETCH", 19)


def agree(opened: OpenDocument, library: Library, place: int) -> None:
    """What is said of a place is what the library holds."""
    every = mark_queries.spans(library, opened.revision)
    here = Range(max(place - 5, 0), place + 6)
    expected = sorted((span for span in every if span.range.overlaps(here)), key=reading_order)
    assert opened.index.overlapping(*here) == expected
    key = (place, 0, "")
    following = [span for span in every if reading_order(span) > key]
    assert opened.index.after(key) == min(following, key=reading_order, default=None)
    unit = opened.units.at(place)
    fresh = OpenDocumentAtOnce(opened, library)
    assert opened.units[unit] == fresh.units[unit]
    assert opened.units.label(unit) == fresh.units.label(unit)
    opened.index.overlapping(*opened.units[unit])
    assert opened.tally.state(unit) == fresh.tally.state(unit)
    start = opened.units[unit].start
    assert opened.nones.get(start, frozenset()) == fresh.nones.get(start, frozenset())


def OpenDocumentAtOnce(opened: OpenDocument, library: Library) -> OpenDocument:  # reads as a class
    """The same document, read as a short one is."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(open_document, "AT_ONCE", 1 << 30)
        made = OpenDocument(library, opened.document, queries.codebook(library), opened.text)
    assert made.is_prepared
    return made


def hold(opened: OpenDocument, library: Library) -> None:
    """Once it is prepared it is the same as read at once."""
    fresh = OpenDocumentAtOnce(opened, library)
    assert list(opened.units) == list(fresh.units)
    assert sorted(opened.index) == sorted(fresh.index)
    assert dict(opened.nones) == fresh.nones
    assert opened.tally.states == fresh.tally.states
    # What each sentence's state stands on too: a mark that counted twice would show only when it is removed.
    assert (opened.tally._coded, opened.tally._said) == (fresh.tally._coded, fresh.tally._said)
    assert (opened.tally.decided, opened.tally.total) == (fresh.tally.decided, fresh.tally.total)
    assert opened.tally.marks_total == fresh.tally.marks_total
    for code in queries.codebook(library).codes:
        assert opened.tally.marks(code.id) == fresh.tally.marks(code.id)
        assert opened.tally.share(code.id) == pytest.approx(fresh.tally.share(code.id))
    assert opened.words == fresh.words


OUTSIDE = st.sampled_from(
    ["J", "2", "5", "0", "Del", "Alt+Right", "Ctrl+J", "Ctrl+Shift+J", "Ctrl+Z", "]", "Right"]
)
FORE = st.one_of(st.sampled_from(["0", "2", "1", "J", "J", "]"]), walk.DEEDS)
STEPS = st.one_of(
    st.just(("slice",)),
    st.just(("slice",)),
    st.tuples(st.just("ask"), st.integers(0, len(walk.TEXT) - 1)),
    st.tuples(st.just("do"), walk.DEEDS),
    st.tuples(st.just("elsewhere"), OUTSIDE),
    st.just(("look outside",)),
)


@settings(max_examples=40, deadline=None)
@given(
    before=st.lists(FORE, min_size=4, max_size=16),
    near=st.integers(0, len(walk.TEXT)),
    steps=st.lists(STEPS, max_size=16),
)
def test_any_order_of_reading_and_changes(before: list[object], near: int, steps: list[tuple]) -> None:
    """Slices, questions, the reader's changes and those of another process, in any order: each mark comes in once."""
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as patch:
        path = Path(folder) / "walk.tepi"
        path.write_bytes(walk._template())
        with open_library(path) as library, open_library(path) as other:
            reader, elsewhere = Reader(Desk()), Reader(Desk())
            for each, where, name in ((reader, library, "Sari"), (elsewhere, other, "Budi")):
                each.desk.use(where, annotator(where, name))
            document = queries.documents(library)[0]
            elsewhere.desk.show(document)
            for deed in before:
                walk.do(elsewhere, deed)
            library.history.watch()
            make_small(patch)
            desk = reader.desk
            desk.codebook = queries.codebook(library)
            desk.show(document, caret=near)
            read: Counter[tuple[str, int]] = Counter()
            for step in steps:
                match step:
                    case ("slice",):
                        generation = desk.open._preparation
                        prepared = desk.open.prepare(desk.codebook, 0)
                        read.update((span.highlight, span.part) for span in prepared.spans)
                        assert max(read.values(), default=1) == 1
                        if desk.open._preparation is not generation:
                            read.clear()
                    case ("ask", place):
                        desk.look_outside()
                        agree(desk.open, library, place)
                    case ("do", deed):
                        desk.look_outside()
                        generation = desk.open._preparation
                        walk.do(reader, deed)
                        if desk.open._preparation is not generation:
                            read.clear()
                    case ("elsewhere", key):
                        elsewhere.desk.look_outside()
                        elsewhere.press(key)
                    case ("look outside",):
                        desk.look_outside()
            desk.look_outside()
            while not desk.open.prepare(desk.codebook).done:
                pass
            hold(desk.open, library)
            assert desk.open.is_prepared


def test_what_needs_the_whole_text_is_not_known_before(piecemeal, page) -> None:
    """Counts and words are none until all is read, and then they are right."""
    reader = page(SENTENCES)
    opened = reader.desk.open

    assert (opened.is_prepared, opened.counts, opened.words) == (False, None, None)
    reader.press("2")
    while not opened.prepare(reader.desk.codebook, 0).done:
        assert opened.counts is None and opened.words is None
    assert (opened.counts.decided, opened.words) == (1, 200)


def test_what_is_rehearsed_is_what_is_asked(page) -> None:
    """Once rehearsed, no question about the first page of a long document has to be worded."""
    desk = page(SENTENCES).desk
    preparation.rehearse(desk.library)
    asked: list[str] = []

    def look(connection, cursor, statement, parameters, context, many) -> None:
        asked.append(context.cache_hit.name)

    engine = desk.library.connection.engine
    event.listen(engine, "before_cursor_execute", look)
    try:
        opened = desk.open
        Preparation(opened, desk.library, desk.codebook, 0).reach(0, 50)
    finally:
        event.remove(engine, "before_cursor_execute", look)

    assert len(asked) > 5
    assert set(asked) == {"CACHE_HIT"}


def test_it_goes_on_from_where_the_reader_looks(piecemeal, page) -> None:
    """A jump has its own surroundings read, and what follows before what lies in front."""
    opened = page(SENTENCES).desk.open
    far = opened.units[30]
    opened.index.overlapping(*far)
    for _ in range(12):
        opened.prepare(None, 0)

    assert opened.has(far)
    assert opened.has(Range(far.end, far.end + 30))
    assert not opened.has(opened.units[15])


def test_where_paragraphs_are_is_known_before_anybody_goes_far(piecemeal, page) -> None:
    """Once all is ready a place at the end is named without a look at the text."""
    piecemeal.setattr(paragraphs, "PIECE", 30)
    reader = page("\n".join(SENTENCES.split(". ")))
    opened = reader.desk.open
    while not opened.prepare(reader.desk.codebook, 0).done:
        pass
    piecemeal.setattr(paragraphs.Paragraphs, "_find_more", None)

    assert opened.units.label(len(opened.units) - 1) == "¶40 s1"


def test_other_rules_meanwhile(piecemeal, page) -> None:
    """Rules of the codebook that change the figures have them counted again."""
    reader = page(SENTENCES)
    reader.press("5")
    desk = reader.desk
    voice = next(group for group in desk.codebook.groups if group.name == "Voice")
    desk.open.prepare(desk.codebook, 0)
    desk.record(alter_group(desk.codebook, voice, decide=True))
    desk.open.prepare(desk.codebook)

    assert desk.open.counts.decided == 1
    hold(desk.open, desk.library)


@pytest.mark.parametrize("read", [0, 1, 4])
def test_sentences_joined_elsewhere_meanwhile(piecemeal, page, read) -> None:
    """Two sentences that become one while their marks and decisions are unread count as one, and once."""
    reader = page(SENTENCES)
    desk = reader.desk
    units = list(desk.open.units)
    for unit in (20, 21, 23):
        reader.lay(units[unit])
    stepping.focus_at(desk, units[24].start)
    reader.press("0")
    desk.show(desk.open.document, caret=0)
    for _ in range(read):
        desk.open.prepare(desk.codebook, 0)
    with open_library(desk.library.path) as other:
        elsewhere = Reader(Desk())
        elsewhere.desk.use(other, annotator(other, "Budi"))
        elsewhere.desk.show(desk.open.document)
        for unit in (20, 23):
            stepping.focus_at(elsewhere.desk, units[unit].start)
            elsewhere.press("Ctrl+J")
    desk.look_outside()
    desk.open.prepare(desk.codebook)

    hold(desk.open, desk.library)
    assert desk.open.counts.decided == 2


def test_a_new_name_has_nothing_counted_again(piecemeal, page) -> None:
    """What changes no figure leaves what was read and counted as it is."""
    reader = page(SENTENCES)
    desk = reader.desk
    desk.open.prepare(desk.codebook)
    tally = desk.open.tally
    desk.record(alter_group(desk.codebook, desk.codebook.groups[0], name="Another name"))

    assert desk.open.tally is tally and desk.open.is_prepared


def test_many_marks_at_once_are_read_like_a_document_just_opened(piecemeal, page) -> None:
    """A change that names very many marks begins anew, and says that all is to be painted."""
    reader = page(SENTENCES)
    desk = reader.desk
    piecemeal.setattr(open_document, "MANY", 1)
    desk.open.prepare(desk.codebook)
    heard = []
    desk.refreshed.join(heard.append)
    code = desk.codebook.named("Opinion")
    change = None
    for unit in list(desk.open.units)[:3]:
        opened = desk.open
        made = add_highlight(
            opened.document.id,
            opened.revision,
            opened.text,
            unit,
            desk.annotator.id,
            desk.codebook,
            [code.id],
        )
        change = change.with_edits(*made.edits) if change else made
    desk.record(change)

    assert not desk.open.is_prepared
    assert heard[-1].ranges == (Range(0, len(SENTENCES)),) and len(heard[-1].marks) == 3
    desk.open.prepare(desk.codebook)
    hold(desk.open, desk.library)


def test_the_next_undecided_sentence_is_looked_for_until_it_is_found(piecemeal, page) -> None:
    """U on a text of which little is read says that it looks, and goes there once it knows; not if the reader left."""
    reader = page(SENTENCES)
    desk = reader.desk
    for unit in list(desk.open.units)[1:35]:
        reader.lay(unit)
    document = desk.open.document
    desk.show(document, caret=0)
    said = []
    desk.said.join(lambda message: said.append(message.text if message else ""))
    reader.press("U")
    waiting = desk.put_off
    while desk.put_off is not None:
        desk.open.prepare(desk.codebook, 0)
        desk.put_off()

    assert said[0] == "Looking for the next undecided sentence…" and waiting is not None
    assert desk.caret == desk.open.units[35].start
    assert not desk.open.is_prepared

    desk.show(document, caret=0)
    reader.press("U")
    stepping.focus_at(desk, 70)
    desk.put_off()
    assert desk.put_off is None and desk.caret == 70


def test_all_decided_is_said_only_when_all_is_read(piecemeal, page) -> None:
    """“Every sentence is decided” is no guess."""
    reader = page(SENTENCES)
    desk = reader.desk
    for unit in list(desk.open.units):
        reader.lay(unit)
    desk.show(desk.open.document, caret=0)
    said = []
    desk.said.join(lambda message: said.append(message.text if message else ""))
    reader.press("U")
    assert "Every sentence is decided" not in said
    while desk.put_off is not None:
        desk.open.prepare(desk.codebook, 0)
        desk.put_off()

    assert said[-1] == "Every sentence is decided"


def test_many_long_marks_are_not_read_at_once(piecemeal, page) -> None:
    """Where most marks are long only the longest come first, and every place still knows its own."""
    reader = page(SENTENCES)
    desk = reader.desk
    for start in range(0, 300, 20):
        reader.lay(Range(start, start + 60))
    desk.show(desk.open.document, caret=0)
    opened = desk.open
    opened.has(Range(0, 1))
    agree(opened, desk.library, 150)
    read = len(opened.index)
    opened.prepare(desk.codebook)

    assert read < 15
    hold(opened, desk.library)


def test_a_closed_library_ends_the_reading(piecemeal, page) -> None:
    """What is asked after the library was closed is answered from what was read."""
    reader = page(SENTENCES)
    opened = reader.desk.open
    reader.desk.library.close()

    assert opened.index.overlapping(900, 910) == []
    assert opened.index.after((500, 0, "")) is None
    assert len(opened.units) == len(list(opened.units)) == 40
