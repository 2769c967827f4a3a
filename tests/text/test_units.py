"""Paragraphs, sentences and words are counted alike everywhere, and a place has one name."""

from __future__ import annotations

import sys
from importlib.metadata import version
from types import SimpleNamespace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.text.strategies import boundaries, places, texts

from tepi.text import units as module
from tepi.text.ranges import Range
from tepi.text.units import Place, Units, paragraphs, segment, word_count, word_counts


@pytest.fixture(scope="module")
def editorial(editorial_path):
    return editorial_path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def editorial_units(editorial):
    found = segment(editorial, "id")
    return Units(editorial, found.starts, found.ends)


def units_of(text, language="en"):
    found = segment(text, language)
    return Units(text, found.starts, found.ends)


def test_the_editorial_has_its_counts(editorial, editorial_units):
    """The editorial has 11 paragraphs, 35 sentences and 564 words."""
    assert len(paragraphs(editorial)) == 11
    assert len(editorial_units) == 35
    assert word_count(editorial) == 564


def test_a_thousands_point_ends_nothing(editorial, editorial_units):
    """No sentence of the editorial ends inside 10.000 or 1.200."""
    for number, label in (("10.000", "¶1 s1"), ("1.200", "¶4 s2")):
        start = editorial.index(number)
        assert editorial_units.label_of(Range(start, start + len(number))) == label


@given(st.lists(st.integers(-35, 34), max_size=12))
def test_places_are_the_same_in_any_order(editorial_units, editorial, wanted):
    """What was asked before helps, and changes nothing."""
    starts, ends = zip(*editorial_units, strict=True)
    for index in wanted:
        assert editorial_units.place(index) == Units(editorial, starts, ends).place(index)
    with pytest.raises(IndexError):
        editorial_units.place(35)


def test_segmentation_names_its_engine(editorial):
    """The engine and its version come with the sentences, to be stored beside them."""
    found = segment(editorial, "id")
    assert (found.engine, found.version) == ("sentencex", version("sentencex"))


@pytest.mark.parametrize("language", ["id", "", "xx", "not a code", "ja", "pt-BR", "-", "\0", "x" * 1000])
def test_any_language_code_is_taken(language):
    """An unknown or empty language gets general rules and never an error."""
    assert len(segment("Satu kalimat. Dua kalimat.", language).starts) == 2


def test_a_region_does_not_hide_the_language():
    """The code "de-AT" gets the rules of "de", under which a day of the month ends nothing."""
    text = "Am 3. Oktober war es so. Ja."
    assert list(segment(text, "de-AT").starts) == list(segment(text, "de").starts)
    assert list(segment(text, "de").starts) != list(segment(text, "en").starts)


@settings(max_examples=300)
@given(texts, st.sampled_from(["", "en", "id", "ja", "hi"]))
def test_sentences_leave_nothing_out_and_never_overlap(text, language):
    """Units are ordered, whole, trimmed, in one paragraph, and hold every visible character once."""
    found = segment(text, language)
    lines = paragraphs(text)
    edges = boundaries(text)
    last = 0
    covered = set()
    for start, end in zip(found.starts, found.ends, strict=True):
        assert last <= start < end
        last = end
        assert any(line.start <= start and end <= line.end for line in lines)
        assert {start, end} <= edges
        assert not text[start:end].isspace()
        covered.update(range(start, end))
    assert covered >= {offset for offset, character in enumerate(text) if not character.isspace()}


@settings(max_examples=100)
@given(texts, st.lists(st.integers(-5, 80), max_size=8))
def test_a_wrong_engine_does_no_harm(text, cuts):
    """Whatever offsets an engine answers, the units still leave nothing out and never overlap."""
    engine = SimpleNamespace(
        get_sentence_boundaries=lambda _language, _line: [
            {"start_index": cut, "end_index": cut + 2} for cut in cuts
        ]
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(sys.modules, "sentencex", engine)
        found = segment(text, "id")
    covered = [
        offset for start, end in zip(found.starts, found.ends, strict=True) for offset in range(start, end)
    ]
    assert len(covered) == len(set(covered))
    assert covered == sorted(covered)
    assert set(covered) >= {offset for offset, character in enumerate(text) if not character.isspace()}


@given(texts)
def test_paragraphs_are_the_lines_that_hold_something(text):
    """The paragraphs are the text's non-blank lines, unchanged and in order."""
    assert [text[slice(*line)] for line in paragraphs(text)] == [
        line for line in text.split("\n") if line.strip()
    ]


def test_a_unit_has_a_place_and_a_name(editorial_units):
    """The tenth sentence of the editorial is the second of its fourth paragraph."""
    assert editorial_units.place(9) == Place(4, 2)
    assert editorial_units.label(9) == "¶4 s2"
    assert editorial_units.place(-1) == Place(11, 3)
    with pytest.raises(IndexError):
        editorial_units.place(35)


@given(texts)
def test_a_name_finds_the_unit_again(text):
    """For every unit its label, in each spelling, leads back to it."""
    units = units_of(text)
    for index in range(len(units)):
        place = units.place(index)
        for words in (
            units.label(index),
            f"{place.paragraph}.{place.sentence}",
            f"p{place.paragraph} s{place.sentence}",
        ):
            assert units.find(words) == index


@pytest.mark.parametrize(
    "words", ["", "¶", "¶4", "44", "s2", "¶4 s9", "¶0 s1", "¶4 s0", "¶99 s1", "four two"]
)
def test_a_place_that_is_not_there_is_refused(editorial_units, words):
    """Words that are no place, or a place the text lacks, raise ValueError."""
    with pytest.raises(ValueError, match=r"place|sentence"):
        editorial_units.find(words)


def test_a_range_is_cited_by_its_first_and_last_sentence(editorial_units):
    """A range in one sentence, in one paragraph, or over several has the three forms of a citation."""
    units = editorial_units
    assert units.label_of(Range(units[9].start + 3, units[9].start + 9)) == "¶4 s2"
    assert units.label_of(Range(units[9].start, units[10].end)) == "¶4 s2–s3"
    assert units.label_of(Range(units[10].start, units[11].start + 1)) == "¶4 s3–¶5 s1"
    assert units.label_of(Range(units[9].end, units[10].start)) == "¶4 s2"
    assert Units("", [], []).label_of(Range(0, 0)) == ""


@settings(max_examples=200)
@given(places())
def test_within_gives_the_units_that_share_a_character(place):
    """The indices are those that looking at every unit gives; an empty range shares nothing."""
    text, span = place
    units = units_of(text)
    expected = [index for index, unit in enumerate(units) if span.length and unit.overlaps(span)]
    assert list(units.within(span)) == expected


@settings(max_examples=200)
@given(places())
@example(("satu.\n\n dua.", Range(6, 6)))
@example(("satu. \ndua.", Range(5, 5)))
@example(("\nsatu.\n", Range(7, 7)))
def test_at_gives_the_unit_that_holds_an_offset(place):
    """A character of a unit leads to it; any other offset to the one before on its line, or the next."""
    text, (offset, _) = place
    units = units_of(text)
    index = units.at(offset)
    holding = [number for number, unit in enumerate(units) if unit.start <= offset < unit.end]
    before = [number for number, unit in enumerate(units) if unit.end <= offset]
    if holding:
        assert index == holding[0]
    elif not len(units):
        assert index == -1
    elif before and "\n" not in text[units[before[-1]].end : offset]:
        assert index == before[-1]
    else:
        assert index == min(before[-1] + 1 if before else 0, len(units) - 1)


def test_a_joined_unit_belongs_to_the_paragraph_where_it_starts():
    """A unit over a line break is counted before it, and the next paragraph counts from its own first."""
    text = "Satu. Dua\ntiga. Empat.\n\nLima."
    joined = Units(text, [0, 6, 16, 24], [5, 15, 22, 29])
    assert [joined.label(index) for index in range(4)] == ["¶1 s1", "¶1 s2", "¶2 s1", "¶3 s1"]
    assert joined.find("¶2 s1") == 2
    swallowed = Units(text, [0, 6, 24], [5, 22, 29])
    assert swallowed.find("¶3 s1") == 2
    with pytest.raises(ValueError, match="no sentence ¶2 s1"):
        swallowed.find("¶2 s1")


def test_paragraphs_are_numbered_from_one():
    """An offset between paragraphs belongs to the one before; a text without any has number 0."""
    units = units_of("\n Satu.\n\nDua.")
    assert [units.paragraph_of(offset) for offset in (0, 1, 7, 8, 9, 13)] == [1, 1, 1, 1, 2, 2]
    assert units.paragraph_range(2) == Range(9, 13)
    assert units.paragraph_count == 2
    with pytest.raises(IndexError):
        units.paragraph_range(3)
    assert units_of(" \n").paragraph_of(0) == 0


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        (" \n\t", 0),
        ("satu dua – tiga", 4),
        ("timur-barat 1.200", 2),
        ("猫である。「はい」", 6),
        ("kata 猫 kata", 3),
        ("kata – 猫", 3),
    ],
)
def test_words_are_what_stands_between_spaces(text, words):
    """Words count as wc counts them; where nothing divides them, each character is one."""
    assert word_count(text) == words


@given(st.sets(st.integers(0, 29)), st.sets(st.integers(0, 29)))
def test_the_difference_is_all_that_is_not_shared_at_the_ends(mine, theirs):
    """In front of both stretches and behind them the units are the same, and nowhere could they be shorter."""
    text = "abc " * 30
    here, there = (
        Units(text, [4 * at for at in sorted(wanted)], [4 * at + 3 for at in sorted(wanted)])
        for wanted in (mine, theirs)
    )
    new, old = here.difference(there)

    assert list(here)[: new.start] == list(there)[: old.start]
    assert list(here)[new.stop :] == list(there)[old.stop :]
    assert new.start == old.start
    if new and old:
        assert here[new[0]] != there[old[0]]
        assert here[new[-1]] != there[old[-1]]


@given(texts, st.integers(1, 7))
def test_words_can_be_counted_stretch_by_stretch(text, stretch):
    """Wherever a text is cut for counting, the words are as many."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "STRETCH", stretch)
        parts = list(word_counts(text))

    assert sum(parts) == word_count(text)
