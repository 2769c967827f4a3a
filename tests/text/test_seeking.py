"""Words are found where they stand, folded or exactly, whole or in part, piece by piece."""

from __future__ import annotations

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tepi.text import seeking
from tepi.text.folding import fold
from tepi.text.seeking import Wanted, search

ODD = "aAbé\u0301ßﬁ \n\tがか🙂_-"


def found(text: str, words: str, caret: int = 0, **options: bool) -> list[str]:
    """The words found, in text order."""
    looking = search(text, Wanted(words, **options), caret)
    while not looking.done:
        looking.advance(0)
    return [text[hit.start : hit.end] for hit in looking.hits]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("CAFÉ café cafe cafe\u0301s", "cafe", ["CAFÉ", "café", "cafe", "cafe\u0301"]),
        ("Straße", "STRASSE", ["Straße"]),
        ("Straße", "s", ["S", "ß"]),
        ("ﬁn", "i", ["ﬁ"]),
        ("كِتَاب", "كتاب", ["كِتَاب"]),
        ("がかカ", "か", ["か"]),
        ("one\ntwo\tthree", "one two three", ["one\ntwo\tthree"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("a.b axb", ".", ["."]),
        ("x\u0301", "\u0301", ["\u0301"]),
        ("abc", "", []),
    ],
)
def test_capitals_and_accents_are_one(text: str, words: str, expected: list[str]) -> None:
    """Without match case; a hit holds whole signs with their accents, and words are never a pattern."""
    assert found(text, words) == expected


def test_match_case() -> None:
    """Then only the very same characters are equal."""
    assert found("Café cafe CAFE café", "café", case=True) == ["café"]


@pytest.mark.parametrize(
    ("words", "expected"),
    [("art", ["art", "art"]), ("art.", ["art."]), ("-art", ["-art"]), ("तकनी", []), ("तकनीक", ["तकनीक"])],
)
def test_whole_words(words: str, expected: list[str]) -> None:
    """No letter, digit, underline or combining mark goes on at an end; signs end a word."""
    assert found("art party art_1 art2 pop-art. तकनीक", words, whole=True) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("我们去北京大学学习中文。", "大学", ["大学"]),
        ("我们去北京大学学习中文。", "京大", []),
        ("用Python写的Pythons", "Python", ["Python"]),
        ("ฉันรักประเทศไทยมากที่สุด", "ประเทศ", ["ประเทศ"]),
        ("ฉันรักประเทศไทยมากที่สุด", "ทศ", []),
    ],
)
def test_whole_words_without_spaces(text: str, words: str, expected: list[str]) -> None:
    """Words end where the keys that go by words find an end, and where another script begins."""
    assert found(text, words, whole=True) == expected


def test_from_the_reader_on() -> None:
    """The first piece looked through is the reader's paragraph; the whole text is looked through at last."""
    text = "ax\n" + "b" * seeking.CHUNK + "\nax here\n" + "c" * 3 * seeking.CHUNK + "ax"
    looking = search(text, Wanted("ax"), text.index("here"))
    looking.advance(0)
    first = [hit.start for hit in looking.hits]
    while not looking.done:
        looking.advance(0)

    assert first == [text.index("ax here")]
    assert [hit.start for hit in looking.hits] == [0, first[0], len(text) - 2]


def test_a_search_can_be_stopped() -> None:
    """What was found by then stays, and nothing follows."""
    looking = search("ax" * seeking.CHUNK, Wanted("ax"), 0)
    looking.advance(0)
    count = len(looking.hits)
    looking.stop()
    looking.advance(1)

    assert looking.done
    assert 0 < count == len(looking.hits) < seeking.CHUNK


def test_the_largest_number(monkeypatch: pytest.MonkeyPatch) -> None:
    """A search that finds very much ends there and says so."""
    monkeypatch.setattr(seeking, "MOST", 5)
    looking = search("a" * 9, Wanted("a"), 0)
    looking.advance(1)

    assert (looking.done, looking.cut, len(looking.hits)) == (True, True, 5)


@given(
    st.text(alphabet=ODD, max_size=40),
    st.text(alphabet=ODD, min_size=1, max_size=3),
    st.integers(0, 40),
    st.booleans(),
    st.integers(1, 9),
)
@example("a\u0301\u0301\u0301b", "ab", 0, False, 1)
def test_pieces_make_no_difference(text: str, words: str, caret: int, case: bool, chunk: int) -> None:
    """However small the pieces and wherever the reader is, the same is found, and nothing is missed."""
    whole = found(text, words, 0, case=case)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(seeking, "CHUNK", chunk)
        pieces = found(text, words, 0, case=case)
        assert pieces == whole
        assert bool(found(text, words, min(caret, len(text)), case=case)) == bool(whole)

    lined, sought = (re.sub("[\n\t]", " ", each) for each in (text, words))
    if case or not fold(sought):
        assert len(whole) == len(re.findall(re.escape(sought), lined))
    else:
        assert bool(whole) == (fold(sought) in fold(lined))
        assert all(fold(sought) in fold(re.sub("[\n\t]", " ", each)) for each in whole)
