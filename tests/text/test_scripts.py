"""Stretches of scripts: who is asked for a face, and whose letter forms Han has."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tepi.text.beyond_latin import goes_beyond_latin
from tepi.text.scripts import SCRIPTS, han_of, main_script, stretches

ANY = st.text(
    st.one_of(
        st.sampled_from("aé “”’.1—骨の한شא𠀀🙂ก"),
        st.sampled_from([letters[0] for letters in SCRIPTS.values()]),
    )
)


@given(ANY)
@settings(max_examples=150)
def test_stretches_are_in_order_and_never_lie_over_each_other(text: str) -> None:
    """What is found lies in the text, one behind the other, and holds a letter of its script."""
    end = 0
    for each in stretches(text):
        assert end <= each.start < each.end <= len(text)
        end = each.end
    assert not stretches(text) or goes_beyond_latin(text)


@given(st.sampled_from(sorted(SCRIPTS)), st.sampled_from(["a ", "1998 ", ""]))
def test_every_letter_of_a_script_belongs_to_a_stretch(script: str, before: str) -> None:
    """The first letter of each script is found as one of that script, whatever Latin stands before it."""
    text = before + SCRIPTS[script][0]

    found = stretches(text)

    assert [each.script for each in found] == [script]
    assert found[0].end == len(text)


@pytest.mark.parametrize("text", ["", "plain", "naïve “quoted” — 12 €", "🙂👍🏽🇮🇩", "→ ≤ ½"])
def test_latin_signs_and_emoji_have_no_stretch(text: str) -> None:
    """A text in Latin letters is left alone, with its quotation marks, signs and emoji."""
    assert not goes_beyond_latin(text)
    assert not stretches(text)


def test_digits_and_latin_inside_stay_out() -> None:
    """What is written in Latin letters inside of another script keeps the reading face, the spaces between words not."""
    text = "عام طويل 1998 في New York"

    assert [text[each.start : each.end] for each in stretches(text)] == ["عام طويل", "في"]


def test_quotation_marks_round_han_belong_to_it() -> None:
    """In Chinese they are as wide as a letter; round Latin words they are not."""
    text = "读“骨”字……and “so” on"

    assert [text[each.start : each.end] for each in stretches(text)] == ["读“骨”字……"]


def test_what_qt_sets_by_the_rules_of_a_script_belongs_to_it() -> None:
    """Digits and signs between Devanagari letters are asked of its face: another face would lack the rules."""
    text = "“यह 1998।” He said"

    assert [text[each.start : each.end] for each in stretches(text)] == ["“यह 1998।” "]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("这是一个关于阅读的段落", "", "zh-Hans"),
        ("這是一個關於閱讀的段落", "", "zh-Hant"),
        ("這是一個關於閱讀的段落", "zh", "zh-Hant"),
        ("这是", "zh-TW", "zh-Hant"),
        ("這是", "zh-Hans-CN", "zh-Hans"),
        ("這是", "zh_HK", "zh-HK"),
        ("骨直角", "yue", "zh-HK"),
        ("骨直角", "ja", "ja"),
        ("骨直角", "ko", "ko"),
        ("骨と直角について", "", "ja"),
        ("骨と直角について", "en", "ja"),
        ("韓國의 역사와 문화에 대하여", "", "ko"),
        ("骨直角", "", "zh-Hans"),
        ("no such letters", "zh", ""),
    ],
)
def test_whose_letter_forms_han_has(text: str, language: str, expected: str) -> None:
    """The named language says it; where it says nothing of that, the letters do."""
    assert han_of(text, language) == expected


def test_the_main_script_is_that_of_most_letters() -> None:
    """A few foreign words do not make a text one of their script."""
    assert main_script("A long English sentence that quotes 骨直角 once.") == ""
    assert main_script("这是一个关于阅读的段落, he said") == "han"
    assert main_script("1998") == ""
