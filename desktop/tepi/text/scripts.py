"""Which scripts a text is written in, stretch by stretch, as far as a face of their own is wanted for them."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from tepi.text.beyond_latin import goes_beyond_latin

SAMPLE = 5_000
# Han and kana are one: the same face sets both, and which one the language decides.
HAN = "han"
SCRIPTS = {
    HAN: "\u2e80-\u2fdf\u3001-\u312f\u3190-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff9f\uffe0-\uffe6"
    "\U0001b000-\U0001b16f\U00020000-\U000323af",
    "hangul": "\u1100-\u11ff\u3131-\u318f\ua960-\ua97f\uac00-\ud7ff\uffa0-\uffdc",
    "arabic": "\u0600-\u06ff\u0750-\u077f\u0870-\u08ff\ufb50-\ufdff\ufe70-\ufefc",
    "hebrew": "\u0591-\u05ff\ufb1d-\ufb4f",
    "greek": "\u0370-\u03ff\u1f00-\u1fff",
    "cyrillic": "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f",
    "armenian": "\u0531-\u058f\ufb13-\ufb17",
    "georgian": "\u10a0-\u10ff\u1c90-\u1cbf\u2d00-\u2d2f",
    "syriac": "\u0700-\u074f\u0860-\u086f",
    "devanagari": "\u0900-\u097f\u1cd0-\u1cff\ua8e0-\ua8ff",
    "bengali": "\u0980-\u09ff",
    "gurmukhi": "\u0a00-\u0a7f",
    "gujarati": "\u0a80-\u0aff",
    "oriya": "\u0b00-\u0b7f",
    "tamil": "\u0b80-\u0bff",
    "telugu": "\u0c00-\u0c7f",
    "kannada": "\u0c80-\u0cff",
    "malayalam": "\u0d00-\u0d7f",
    "sinhala": "\u0d80-\u0dff",
    "thai": "\u0e01-\u0e5b",
    "lao": "\u0e81-\u0edf",
    "tibetan": "\u0f00-\u0fff",
    "myanmar": "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f",
    "khmer": "\u1780-\u17ff\u19e0-\u19ff",
    "ethiopic": "\u1200-\u139f\u2d80-\u2ddf\uab00-\uab2f",
}
# Signs that these scripts share with Latin and that are set in their own way there.
SHARED = {HAN: "“”‘’…—·"}
# What stands between two words of one script and has no look of its own.
BETWEEN = " \u00a0\u200b-\u200f"
# Scripts whose letters need rules to be joined. What is of no script after them, or before them at a paragraph's
# beginning, is set by Qt by their rules too, and so has to be in a face that knows these.
JOINED = frozenset(
    [
        *("syriac", "devanagari", "bengali", "gurmukhi", "gujarati", "oriya", "tamil", "telugu"),
        *("kannada", "malayalam", "sinhala", "khmer"),
    ]
)
NO_SCRIPT = (
    r"\s!-@\[-`{-~\u00a0-\u00a9\u00ab-\u00b9\u00bb-\u00bf\u00d7\u00f7\u0964\u0965\u2000-\u206f\u20a0-\u20cf"
)

CHINESE = ("zh", "lzh", "cmn")
# Common letters that only one of the two ways to write Chinese has; Japanese is told by its kana before.
SIMPLIFIED = frozenset("们这说时个为对发过还经现动样开问关间长点门车东业进边实让种应书头话见听万专乐给从两认")
TRADITIONAL = frozenset(
    "們這說時個為對發過還經現動樣開問關間長點門車東業進邊實讓種應書頭話見聽萬專樂給從兩認國會來學與"
)
HAN_LETTER = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
KANA = "[\u3041-\u30ff]"
SYLLABLE = "[\uac00-\ud7af]"


class Stretch(NamedTuple):
    """Some characters of one script (code points)."""

    script: str
    start: int
    end: int


def stretches(text: str) -> list[Stretch]:
    """The stretches of a text that are written in one of SCRIPTS, in order; white space inside belongs to them."""
    if not goes_beyond_latin(text):
        return []
    return [Stretch(str(found.lastgroup), *found.span()) for found in _pattern().finditer(text)]


def main_script(text: str) -> str:
    """The script with most characters at a text's beginning, "" where that is Latin or none of SCRIPTS."""
    sample = text[:SAMPLE]
    counts: dict[str, int] = {}
    for script, start, end in stretches(sample):
        counts[script] = counts.get(script, 0) + end - start
    rest = sum(character.isalpha() for character in sample) - sum(counts.values())
    most = max(counts, key=lambda script: counts[script], default="")
    return most if most and counts[most] >= rest else ""


def han_of(text: str, language: str = "") -> str:
    """Whose letter forms Han has in a text: "ja", "ko", "zh-Hans", "zh-Hant" or "zh-HK"; "" in one without Han.

    The language (ISO 639-1, with or without script or region) says so; "zh" alone, another language and
    none leave it to the letters of the first 5,000 characters.
    """
    return _han_of(text[:SAMPLE], language)


@lru_cache(16)
def _han_of(sample: str, language: str) -> str:
    han, kana = _count(HAN_LETTER, sample), _count(KANA, sample)
    if not han + kana:
        return ""
    code, *more = re.split("[-_]", language.strip().lower())
    if code in ("ja", "ko"):
        return code
    if code == "yue" or "hk" in more:
        return "zh-HK"
    if code in CHINESE:
        if {"hant", "tw", "mo"}.intersection(more):
            return "zh-Hant"
        if {"hans", "cn", "sg"}.intersection(more):
            return "zh-Hans"
    elif kana > (han + kana) / 20:
        return "ja"
    elif _count(SYLLABLE, sample) > han:
        return "ko"
    simplified = sum(map(SIMPLIFIED.__contains__, sample))
    return "zh-Hant" if sum(map(TRADITIONAL.__contains__, sample)) > simplified else "zh-Hans"


def _count(letters: str, sample: str) -> int:
    return len(_compiled(letters).findall(sample))


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Not at import: the first page of most texts needs none of them."""
    return re.compile(pattern)


@cache
def _pattern() -> re.Pattern[str]:
    """One group a script: its letters, with what is shared before, among and behind them."""
    groups = []
    for script, letters in SCRIPTS.items():
        shared = SHARED.get(script, "")
        before = behind = f"[{shared}]*" if shared else ""
        if script in JOINED:
            before, shared, behind = rf"(?:\A[{NO_SCRIPT}]*)?", NO_SCRIPT, f"[{NO_SCRIPT}]*"
        groups.append(f"(?P<{script}>{before}[{letters}]+(?:[{BETWEEN}{shared}]*[{letters}]+)*{behind})")
    return re.compile("|".join(groups))
