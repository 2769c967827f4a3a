"""Where words part in scripts that write no spaces between them.

Chinese, Japanese and Thai words are found by BudouX, whose small models weigh the three letters on either
side of a place; Lao, Khmer and Burmese go by syllables. So every answer depends on the neighbourhood of a
place alone: asking from the middle of a book and from its start finds the same words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from tepi.text.offsets import previous_boundary
from tepi.text.syllables import PATTERNS, syllable_starts

SCRIPTS = {
    "east": "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u303b\u3041-\u3096\u3099\u309a\u309d-\u309f"
    "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f"
    "\U00020000-\U0003ffff",
    "thai": "\u0e01-\u0e3a\u0e40-\u0e4e",
    "lao": "\u0e81-\u0ec6\u0ec8-\u0ece\u0edc-\u0edf",
    "khmer": "\u1780-\u17d3\u17d7\u17dc\u17dd",
    "burmese": "\u1000-\u103f\u104c-\u108f\u109a-\u109f\uaa60-\uaa7f",
}
LETTERS = "".join(SCRIPTS.values())

# A model, or the way a text divides its words itself, is chosen for so many characters at a time, by
# these and as many on either side.
BLOCK = 256
# How far a model looks.
REACH = 3
# A text that parts its words itself has a zero-width space every few letters.
SPACE = "\u200b"
LETTERS_A_SPACE = 24

KANA = re.compile("[\u3041-\u30ff\uff66-\uff9f]")
TRADITIONAL = re.compile("[們這來時為國說會過後麼還對開學沒個與從應當發長問間東車馬書見實樣將經現點進種關]")
SIMPLIFIED = re.compile("[们这来时为国说会过后么还对开学没个与从应当发长问间东车马书见实样将经现点进种关]")
# A sign that repeats, lengthens or follows is never the first of a word, nor a vowel written first the last.
FOLLOWS = re.compile("[\u3005\u309d\u309e\u30fc-\u30fe\u0e2f\u0e30-\u0e3a\u0e45-\u0e4e]")
LEADS = re.compile("[\u0e40-\u0e44]")


def script_of(character: str) -> str:
    """Name the script without spaces that a character belongs to; "" for all others."""
    if character < "\u0e01":
        return ""
    return next((script for script, is_in in _letters().items() if is_in.match(character)), "")


def word_starts(text: str, start: int, end: int) -> Iterator[int]:
    """Give where a word begins after ``start`` and before ``end``, between letters of one such script.

    ``text[start:end]`` holds letters of one script. Offsets are code points, in order, and tear no grapheme cluster.
    """
    script = script_of(text[start])
    for block in range(start - start % BLOCK, end, BLOCK):
        low, high = max(block, start + 1), min(block + BLOCK, end)
        around = text[max(block - BLOCK, 0) : block + 2 * BLOCK]
        if script != "east" and around.count(SPACE) * LETTERS_A_SPACE > len(
            _letters()[script].findall(around)
        ):
            continue
        found = (
            syllable_starts(script, text, low, high)
            if script in PATTERNS
            else _parted(_model(script, around), text, low, high)
        )
        for offset in found:
            if previous_boundary(text, offset) == offset:
                yield offset


def _parted(model: str, text: str, low: int, high: int) -> Iterator[int]:
    """Give where a model parts words."""
    first = max(low - REACH, 0)
    offset = first
    for piece in _parser(model).parse(text[first : high + REACH]):
        fits = not FOLLOWS.match(text, offset) and not LEADS.match(text, offset - 1)
        if low <= offset < high and fits:
            yield offset
        offset += len(piece)


def _model(script: str, around: str) -> str:
    """Choose the model by the letters round a place: kana are Japanese, Han characters alone Chinese."""
    if script == "thai":
        return "th"
    if KANA.search(around):
        return "ja_word"
    traditional, simplified = len(TRADITIONAL.findall(around)), len(SIMPLIFIED.findall(around))
    return "zh-hant" if traditional > simplified else "zh-hans"


@cache
def _letters() -> dict[str, re.Pattern[str]]:
    return {script: re.compile(f"[{letters}]") for script, letters in SCRIPTS.items()}


@cache
def _parser(model: str) -> Any:
    """Load a model once."""
    import json
    from importlib.resources import files

    from budoux import Parser

    return Parser(json.loads((files("budoux") / "models" / f"{model}.json").read_text(encoding="utf-8")))
