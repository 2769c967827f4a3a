"""Words part where readers of Chinese, Japanese and Thai part them, and no model tears a letter."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.text.strategies import boundaries

from tepi.text.unspaced import SCRIPTS, script_of, word_starts

SAMPLES = {
    "east": "ノ々ー漢字を読むかがっ\u3099們们",
    "thai": "เกาะไม่ได้ๆน้ำกำฯ",
    "lao": "ເກາະຫຼວງໃຈນ້ຳໆ",
    "khmer": "ខ្មែរចាប់ៗស្ត្រី",
    "burmese": "မြန်မာသင်္ဘော",
}


def parted(text):
    edges = [0, *word_starts(text, 0, len(text)), len(text)]
    return [text[start:end] for start, end in pairwise(edges)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("市民の反応は冷ややかだった", ["市民", "の", "反応", "は", "冷ややか", "だっ", "た"]),
        ("中国政府昨天宣布", ["中国", "政府", "昨天", "宣布"]),
        ("專家認為這項政策", ["專家", "認為", "這", "項", "政策"]),
        ("ทุกคนเสมอภาคกัน", ["ทุก", "คน", "เสมอภาค", "กัน"]),
        ("ພາສາລາວ", ["ພາ", "ສາ", "ລາວ"]),
    ],
)
def test_words_part(text, found):
    """A plain phrase of each script comes apart into its words, or into syllables."""
    assert parted(text) == found


@settings(max_examples=60)
@given(st.data(), st.sampled_from(sorted(SAMPLES)))
def test_no_letter_is_torn(data, script):
    """Whatever letters follow each other, words begin inside, in order, and between grapheme clusters."""
    text = data.draw(st.text(st.sampled_from(SAMPLES[script]), min_size=1, max_size=40))
    found = list(word_starts(text, 0, len(text)))
    assert found == sorted(set(found))
    assert set(found) <= boundaries(text) - {0, len(text)}


@settings(max_examples=40)
@given(st.integers(0, 900), st.integers(1, 500), st.sampled_from(sorted(SAMPLES)))
def test_an_answer_depends_on_the_place_alone(start, length, script):
    """Asked for any stretch, the same places part words as in the whole text."""
    text = (SAMPLES[script] * 120)[:1200]
    whole = [at for at in word_starts(text, 0, len(text)) if start < at < start + length]
    assert list(word_starts(text, start, min(start + length, len(text)))) == whole


def test_a_vowel_written_first_keeps_its_consonant():
    """No Thai word ends with a vowel that is written before its consonant, nor begins with a repeater."""
    found = parted("เเแแโโใใไไกๆๆะะาา" * 20)
    assert not any(word[-1] in "เแโใไ" for word in found[:-1])
    assert not any(word[0] in "ๆะา" for word in found[1:])


def test_zero_width_spaces_decide():
    """Where a text parts its Khmer words itself, a word between two such spaces is not cut again."""
    text = "\u200b".join(["ភាសា", "ខ្មែរ", "រដ្ឋាភិបាល"] * 10)
    at = text.index("រដ្ឋាភិបាល")
    assert list(word_starts(text, at, at + len("រដ្ឋាភិបាល"))) == []
    assert parted("រដ្ឋាភិបាល") != ["រដ្ឋាភិបាល"]


@pytest.mark.parametrize("script", sorted(SCRIPTS))
def test_letters_have_a_script(script):
    """Letters of each script are known by it; a Latin letter, a digit and an emoji belong to none."""
    assert {script_of(letter) for letter in SAMPLES[script]} <= {script}
    assert {script_of(letter) for letter in "a1๑🙂ا"} == {""}
