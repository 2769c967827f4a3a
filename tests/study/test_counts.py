"""Counts mean the same everywhere, and stay right from change to change."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.marks.codebook import Code, Codebook, Group
from tepi.marks.index import RangeIndex, Span
from tepi.study.counts import CODED, NONE, UNDECIDED, Tally, decided, percent
from tepi.text.units import Units, segment

TEXT = "Satu dua. Tiga!\n“…” 🙂\nEmpat lima, enam.  Tujuh\u00a0delapan?"
#       0         10          sentence of signs   paragraph 3
UNITS = Units(TEXT, [0, 10, 16, 22, 41], [9, 15, 21, 39, 55])

BOOK = Codebook(
    "b",
    (Group("kind", "Kind", decide=True), Group("voice", "Voice"), Group("text", "Text", counted=False)),
    (
        Code("fact", "kind", "Fact", "#000000"),
        Code("opinion", "kind", "Opinion", "#000000"),
        Code("reported", "voice", "Reported", "#000000"),
        Code("error", "text", "Error", "#000000"),
    ),
)
CODES = [code.id for code in BOOK.codes]
WORDS = [sum(1 for sign in TEXT[unit.start : unit.end] if sign.isalnum()) for unit in UNITS]

spans = st.builds(
    lambda ends, highlight, codes, annotator: Span(
        min(ends), max(ends) + 1, highlight, tuple(sorted(codes)), annotator
    ),
    st.tuples(st.integers(0, len(TEXT) - 1), st.integers(0, len(TEXT) - 1)),
    st.sampled_from("abcdefgh"),
    st.sets(st.sampled_from(CODES), max_size=3),
    st.sampled_from(["me", "you"]),
)
marks = st.lists(spans, max_size=8, unique_by=lambda span: span.highlight)
pairs = st.frozensets(st.tuples(st.sampled_from(["kind", "voice"]), st.sampled_from(["me", "you"])))
nones = st.dictionaries(st.sampled_from([unit.start for unit in UNITS]), pairs)
shown = st.sampled_from([None, {"me"}, {"you"}, set()])


def tally(*found: Span, said: dict | None = None, annotators: set[str] | None = None) -> Tally:
    return Tally(UNITS, TEXT, BOOK, found, said or {}, annotators)


def counted_by_hand(found, said, annotators):
    """Every figure from the definitions, character by character."""
    found = [span for span in found if annotators is None or span.annotator in annotators]
    states = []
    for unit, words in zip(UNITS, WORDS, strict=True):
        coded = any(
            set(span.codes) & {"fact", "opinion"}
            and any(
                sign.isalnum() if words else not sign.isspace()
                for place, sign in enumerate(TEXT[unit.start : unit.end], unit.start)
                if span.start <= place < span.end
            )
            for span in found
        )
        none = any(
            group == "kind" and (annotators is None or who in annotators)
            for group, who in said.get(unit.start, ())
        )
        states.append(CODED if coded else NONE if none else UNDECIDED)
    signs = {place for place, sign in enumerate(TEXT) if not sign.isspace()}
    shares = {}
    for code in CODES:
        under = {place for span in found if code in span.codes for place in range(span.start, span.end)}
        shares[code] = 0.0 if code == "error" else len(under & signs) / len(signs)
    return {
        "states": states,
        "decided": sum(state != UNDECIDED for state in states),
        "none": states.count(NONE),
        "marks": {code: sum(code in span.codes for span in found) for code in CODES},
        "total": sum(set(span.codes) != {"error"} for span in found),
        "shares": pytest.approx(shares),
    }


def figures(tally):
    return {
        "states": list(tally.states),
        "decided": tally.decided,
        "none": tally.none,
        "marks": {code: tally.marks(code) for code in CODES},
        "total": tally.marks_total,
        "shares": {code: tally.share(code) for code in CODES},
    }


@given(marks, nones, shown)
def test_figures_are_those_of_the_definitions(found, said, annotators):
    """Decided, none, marks and share are what counting character by character gives."""
    made = tally(*found, said=said, annotators=annotators)

    assert figures(made) == counted_by_hand(found, said, annotators)
    assert decided(UNITS, TEXT, found, BOOK, said, annotators) == made.states


@settings(max_examples=200)
@given(
    marks,
    nones,
    shown,
    st.lists(st.one_of(spans, st.sampled_from("abcdefgh"), st.tuples(st.integers(0, 4), pairs)), max_size=8),
    st.booleans(),
)
def test_changes_keep_every_figure(found, said, annotators, steps, early):
    """Marks made, altered and removed, and decisions, leave the figures that a fresh count gives."""
    made = tally(*found, said=said, annotators=annotators)
    now = {span.highlight: span for span in found}
    said = dict(said)
    if early:
        figures(made)  # shares that were asked for are kept right, the others are counted later
    for step in steps:
        if isinstance(step, Span):
            before = [now[step.highlight]] if step.highlight in now else []
            states = made.states
            touched = made.put(before, [step])
            now[step.highlight] = step
            changed = [index for index, state in enumerate(made.states) if state != states[index]]
            assert set(changed) <= set(touched)
        elif isinstance(step, str):
            made.put([now.pop(step)] if step in now else [], [])
        else:
            start = UNITS[step[0]].start
            said[start] = step[1]
            made.set_none(start, step[1])

    assert figures(made) == counted_by_hand(list(now.values()), said, annotators)


def test_a_word_must_be_touched():
    """A code over the full stop, or the space behind it, does not decide a sentence."""
    assert list(tally(Span(8, 10, "m", ("fact",))).states) == [UNDECIDED] * 5
    assert tally(Span(7, 9, "m", ("fact",))).is_decided(0)


def test_a_sentence_without_words_can_be_decided():
    """Where a sentence has no letter or digit, any of its signs stands for a word; a space does not."""
    assert tally(Span(16, 17, "m", ("fact",))).state(2) == CODED
    assert tally(Span(19, 20, "m", ("fact",))).state(2) == UNDECIDED


def test_only_deciding_groups_decide():
    """A code of another group leaves the sentence undecided."""
    assert tally(Span(0, 9, "m", ("reported",))).decided == 0


def test_a_code_weighs_more_than_none():
    """A sentence that one coded and another decided as none is coded."""
    made = tally(Span(0, 9, "m", ("fact",), "me"), said={0: {("kind", "you")}})

    assert (made.state(0), made.decided, made.none) == (CODED, 1, 0)


def test_a_decision_that_is_no_sentences_is_left_out():
    """A place where no sentence begins changes nothing."""
    made = tally(said={3: {("kind", "me")}})

    assert made.decided == 0


def test_a_mark_of_several_parts_is_one():
    """Parts count as one mark; each decides the sentences that it covers."""
    parts = [Span(0, 4, "m", ("fact",)), Span(22, 27, "m", ("fact",), part=1)]
    made = tally(*parts)

    assert (made.marks("fact"), made.marks_total, made.decided) == (1, 1, 2)
    made.put(parts, parts[:1])
    assert (made.marks("fact"), made.decided) == (1, 1)
    made.put(parts[:1], [])
    assert (made.marks("fact"), made.marks_total, made.decided) == (0, 0, 0)


def test_the_next_undecided_sentence():
    """Forward and backward, round the ends of the text, the one asked from last of all."""
    made = tally(Span(0, 9, "a", ("fact",)), Span(22, 39, "b", ("fact",)))  # leaves 1, 2 and 4

    assert [made.next_undecided(index) for index in (-1, 0, 1, 2, 3, 4)] == [1, 1, 2, 4, 4, 1]
    assert [made.next_undecided(index, -1) for index in (0, 1, 2, 3, 4)] == [4, 4, 1, 2, 2]


@given(marks, st.integers(0, 4), st.sampled_from([1, -1]))
def test_the_next_undecided_is_the_first_met(found, index, step):
    """Walking sentence by sentence, and round, meets the same one first."""
    made = tally(*found)
    walk = [(index + step * many) % 5 for many in range(1, 6)]

    assert made.next_undecided(index, step) == next((i for i in walk if not made.is_decided(i)), None)


def test_nothing_left_to_decide():
    """Where every sentence is decided there is no next one; nor in a text without sentences."""
    everything = Tally(UNITS, TEXT, BOOK, [Span(0, len(TEXT), "m", ("fact",))], {})
    empty = Tally(Units("", [], []), "", BOOK, [], {0: {("kind", "me")}})

    assert everything.next_undecided(0) is everything.next_undecided(4, -1) is None
    assert everything.share_decided == 1
    assert empty.next_undecided(-1) is None
    assert (empty.share_decided, empty.share("fact"), empty.total) == (0, 0, 0)


@pytest.mark.parametrize(
    ("share", "words"),
    [
        (0, "0 %"),
        (0.001, "< 1 %"),
        (0.005, "< 1 %"),
        (0.006, "1 %"),
        (0.344, "34 %"),
        (0.996, "> 99 %"),
        (1, "100 %"),
    ],
)
def test_percent_says_nothing_or_all_only_where_it_is(share, words):
    """Little is not nothing, and nearly all is not all."""
    assert percent(share) == words


def test_a_press_costs_the_same_beside_twenty_thousand_marks():
    """One mark more asks for the sentences under it alone, however many marks there are."""
    text = "Satu dua tiga. " * 5_000
    found = segment(text, "id")
    units = Units(text, found.starts, found.ends)
    many = [Span(n * 3, n * 3 + 40, str(n), ("fact",)) for n in range(20_000)]
    made = Tally(units, text, BOOK, many, {})
    made.share("fact")
    asked = []
    within = units.within

    class Watched(Units):
        __slots__ = ()

        def within(self, span):
            asked.append(within(span))
            return asked[-1]

        def __getitem__(self, index):
            asked.append(index)
            return super().__getitem__(index)

    made._units = Watched(text, found.starts, found.ends)
    made.put([], [Span(300, 314, "new", ("fact",))])
    made.share("fact")

    assert 0 < len(asked) <= 4


cuts = st.sets(st.integers(0, len(UNITS) - 1)).map(
    lambda joined: Units(
        TEXT,
        [unit.start for index, unit in enumerate(UNITS) if index not in joined or index == 0],
        [unit.end for index, unit in enumerate(UNITS) if index + 1 not in joined],
    )
)


@settings(max_examples=80)
@given(marks, nones, cuts, cuts, shown)
def test_after_a_new_cut_all_is_as_if_counted_afresh(found, said, before, after, annotators):
    """Whatever sentences are joined or split, the figures are those of a count from scratch."""
    kept = Tally(before, TEXT, BOOK, found, said, annotators)
    kept.recut(after, said)
    afresh = Tally(after, TEXT, BOOK, found, said, annotators)

    assert kept.states == afresh.states
    assert (kept.decided, kept.none, kept.total) == (afresh.decided, afresh.none, afresh.total)
    for span in found:
        kept.put([span], [])
        afresh.put([span], [])
    assert kept.states == afresh.states


RENAMED = replace(BOOK, codes=(replace(BOOK.codes[0], name="Truth"), *BOOK.codes[1:]))
DECIDING = replace(BOOK, groups=(BOOK.groups[0], replace(BOOK.groups[1], decide=True), BOOK.groups[2]))
SMALLER = replace(BOOK, codes=BOOK.codes[:2])


@pytest.mark.parametrize(
    ("used", "book", "same"),
    [
        ("fact", RENAMED, True),
        ("fact", DECIDING, False),
        ("fact", SMALLER, True),
        ("reported", SMALLER, False),
    ],
)
def test_another_codebook_is_counted_anew_only_where_it_matters(used, book, same):
    """New names and codes that nobody has used leave the figures; what was adopted holds for later marks."""
    made = tally(Span(0, 9, "a", (used,)))
    assert made.adopt(book) is same
    if same:
        made.put((), [Span(10, 15, "b", ("reported",))])
        fresh = Tally(UNITS, TEXT, book, [Span(0, 9, "a", (used,)), Span(10, 15, "b", ("reported",))], {})
        assert (made.states, made.marks_total) == (fresh.states, fresh.marks_total)


@given(marks, st.lists(st.one_of(spans, st.sampled_from("abcdefgh")), max_size=8))
def test_a_shared_index_is_not_kept_twice(found, steps):
    """Where somebody else keeps the marks, figures are those of an own index."""
    index = RangeIndex(found)
    shared = Tally(UNITS, TEXT, BOOK, iter(index), {}, index=index)
    shared.share("fact")
    for step in steps:
        mark, after = (step, []) if isinstance(step, str) else (step.highlight, [step])
        shared.put(index.put(mark, after), after)

    assert shared._index is index
    assert figures(shared) == figures(tally(*index))
